import { type FormEvent, useState } from 'react';
import type { AppState, UserRole } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';
import { isComplete, NewPassphraseFields, NO_PASSPHRASE } from './new-passphrase.tsx';
import { WhoIsIt } from './who.tsx';

/** A forgotten passphrase and the printed recovery key: a new passphrase, and the vault is open. */
export function Recover({
  roles,
  onState,
}: {
  readonly roles: readonly UserRole[];
  onState(state: AppState): Promise<void>;
}) {
  const { t } = useSpeech();
  const [user, setUser] = useState<UserRole>('officer');
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const { busy, error, run } = useAction('vault.recover');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const opened = await run({
      key,
      user,
      passphrase: passphrase.first,
      ...(name.trim() === '' ? {} : { name }),
    });
    if (!opened.ok) return;
    setKey('');
    setPassphrase(NO_PASSPHRASE);
    await onState(opened.value);
  };

  return (
    <details className="card">
      <summary>{t('keeping:recover.title')}</summary>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="soft small">{t('keeping:recover.what')}</p>
        <WhoIsIt roles={roles} user={user} onPick={setUser} />
        <Field label={t('people:recover-name')} hint={t('people:recover-name-hint')}>
          {(tie) => (
            <input
              {...tie}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('keeping:recover.key')} hint={t('keeping:recover.key-hint')}>
          {(tie) => (
            <input
              {...tie}
              className="code"
              autoComplete="off"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
        <NewPassphraseFields
          label={t('keeping:passphrase.next')}
          value={passphrase}
          onChange={setPassphrase}
        />
        <Fault error={error} />
        <button
          type="submit"
          className="primary"
          disabled={busy || key.trim() === '' || !isComplete(passphrase)}
        >
          {t('keeping:recover.do')}
        </button>
      </form>
    </details>
  );
}
