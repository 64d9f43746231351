import { client } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Field } from '../../ui/pieces.tsx';

const CHOICES = [2, 5, 10, 15, 30, 60, 120] as const;

/** After how long without a touch the vault locks itself. */
export function IdleMinutes() {
  const { t } = useSpeech();
  const { state, refresh } = useDesk();
  const choices = [...new Set([...CHOICES, state.idleMinutes])].sort((a, b) => a - b);
  return (
    <section className="card stack" aria-labelledby="idle">
      <h2 id="idle">{t('keeping:idle.title')}</h2>
      <Field label={t('keeping:idle.label')} hint={t('keeping:idle.what')}>
        {(tie) => (
          <select
            {...tie}
            value={state.idleMinutes}
            onChange={(event) =>
              void client.call('prefs.set', { idleMinutes: Number(event.target.value) }).then(refresh)
            }
          >
            {choices.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t('keeping:idle.minutes', { minutes })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  );
}
