import type { UserRole } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';

/**
 * As what somebody signs in. The header of a vault tells roles, never names: where a role has several users, the
 * passphrase tells which one is there. `roles`: those of the vault; a backup is opened before they are known.
 */
export function WhoIsIt(props: {
  readonly roles: readonly UserRole[];
  readonly user: UserRole;
  onPick(user: UserRole): void;
}) {
  const { t } = useSpeech();
  return (
    <fieldset className="people">
      <legend className="visually-hidden">{t('ui:unlock.who')}</legend>
      {props.roles.map((role) => (
        <button
          key={role}
          type="button"
          aria-pressed={props.user === role}
          onClick={() => props.onPick(role)}
        >
          {t(`ui:user.${role}`)}
        </button>
      ))}
    </fieldset>
  );
}
