import type { UserRole, UserView } from '../../shared/contract/users.ts';
import type { IsoInstant } from '../../shared/message.ts';
import type { Db } from './database.ts';

/** The tables of users and their public keys. What is journalled of a change is the caller's. */

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly role: UserRole;
  readonly created: string | null;
  readonly retired: string | null;
  readonly must_change: number;
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly role: UserRole;
  readonly created: IsoInstant;
  readonly mustChange: boolean;
  /** Of the signing key, where the user has one already. */
  readonly publicKey: string | null;
}

/** Oldest first. */
export function readUsers(db: Db): UserView[] {
  return db
    .prepare<[], UserRow>('SELECT id, name, role, created, retired, must_change FROM users ORDER BY rowid')
    .all()
    .map(({ must_change, ...user }) => ({ ...user, mustChange: must_change === 1 }));
}

export function insertPerson(db: Db, person: NewPerson): void {
  db.prepare('INSERT INTO users (id, name, role, created, must_change) VALUES (?, ?, ?, ?, ?)').run(
    person.id,
    person.name,
    person.role,
    person.created,
    person.mustChange ? 1 : 0,
  );
  if (person.publicKey !== null) insertKey(db, person.id, person.publicKey, person.created);
}

export function updateRole(db: Db, userId: string, role: UserRole): void {
  db.prepare('UPDATE users SET role = ? WHERE id = ?').run(role, userId);
}

export function updateMustChange(db: Db, userId: string, mustChange: boolean): void {
  db.prepare('UPDATE users SET must_change = ? WHERE id = ?').run(mustChange ? 1 : 0, userId);
}

export function updateRetired(db: Db, userId: string, at: IsoInstant): void {
  db.prepare('UPDATE users SET retired = ? WHERE id = ?').run(at, userId);
}

export function insertKey(db: Db, userId: string, publicKey: string, since: IsoInstant): void {
  db.prepare('INSERT INTO user_keys (user_id, public_key, since) VALUES (?, ?, ?)').run(
    userId,
    publicKey,
    since,
  );
}

/** Whether the key has ever been the user's: earlier checkpoints were signed with earlier keys. */
export function isKeyOf(db: Db, userId: string, publicKey: string): boolean {
  return (
    db.prepare('SELECT 1 FROM user_keys WHERE user_id = ? AND public_key = ?').get(userId, publicKey) !==
    undefined
  );
}
