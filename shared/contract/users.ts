/** What a user of a vault can be. */
export const USER_ROLES = ['officer', 'reviewer', 'auditor', 'administrator'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** A user as the settings show them. Who has left stays, since the journal names them. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly role: UserRole;
  /** Null for users of earlier versions. */
  readonly created: string | null;
  readonly retired: string | null;
  /** The passphrase is an administrator's, until the user has chosen an own one. */
  readonly mustChange: boolean;
}

/**
 * Who may administer: every administrator. Where a vault has none yet, its oldest officer does, so that a small office
 * and a vault of an earlier version can go on.
 */
export function administrators(users: readonly UserView[]): readonly UserView[] {
  const present = users.filter((user) => user.retired === null);
  const named = present.filter((user) => user.role === 'administrator');
  return named.length > 0 ? named : present.filter((user) => user.role === 'officer').slice(0, 1);
}
