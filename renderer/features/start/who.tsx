import type { UserRole } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';

/** Which of the vault's users is there; the header of a vault tells roles, never names. */
export function WhoIsIt(props: { readonly user: UserRole; onPick(user: UserRole): void }) {
  const { t } = useSpeech();
  return (
    <fieldset className="people">
      <legend className="visually-hidden">{t('ui:unlock.who')}</legend>
      {(['officer', 'reviewer'] as const).map((role) => (
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
