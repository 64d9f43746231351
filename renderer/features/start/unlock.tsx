import { type FormEvent, useState } from 'react';
import type { AppState, UserRole } from '../../../shared/contract/views.ts';
import { client, useAction } from '../../desk.ts';
import { changeLocale, useSpeech } from '../../i18n.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { Recover } from './recover.tsx';
import { Restore } from './restore.tsx';
import { WhoIsIt } from './who.tsx';
import './start.css';

/** Who is there, and their passphrase. A wrong passphrase and a damaged vault are two different sentences. */
export function Unlock({
  state,
  onState,
}: {
  readonly state: AppState;
  onState(state: AppState): Promise<void>;
}) {
  const { t, say } = useSpeech();
  const [user, setUser] = useState<UserRole>('officer');
  const [passphrase, setPassphrase] = useState('');
  const { busy, error, run } = useAction('vault.unlock');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const opened = await run({ user, passphrase });
    setPassphrase('');
    if (opened.ok) await onState(opened.value);
  };

  return (
    <main className="gate narrow">
      <form className="card stack" onSubmit={(event) => void submit(event)}>
        <div className="spread">
          <h1>{t('ui:product')}</h1>
          <LanguagePicker
            onPick={(locale) => {
              void client.call('prefs.set', { locale });
              void changeLocale(locale);
            }}
          />
        </div>
        {state.problem !== null ? (
          <div className="banner bad" role="alert">
            {say(state.problem)}
          </div>
        ) : (
          <>
            <p className="soft">{t('ui:unlock.locked')}</p>
            <Warnings warnings={state.warnings} />
            <WhoIsIt roles={state.signIn} user={user} onPick={setUser} />
            <PassphraseField
              label={t('ui:start.passphrase')}
              use="current"
              value={passphrase}
              onChange={setPassphrase}
            />
            <Fault error={error} />
            <button type="submit" className="primary" disabled={busy || passphrase === ''}>
              {busy ? t('ui:unlock.opening') : t('ui:unlock.open')}
            </button>
          </>
        )}
        <p className="soft small">
          {t('ui:status.lists', {
            day: state.lists.checkedThrough,
            days: state.lists.ageDays,
            entries: state.lists.entries,
          })}
        </p>
      </form>
      {state.vault === 'locked' && <Recover roles={state.signIn} onState={onState} />}
      {state.vault === 'damaged' && <Restore onState={onState} />}
    </main>
  );
}
