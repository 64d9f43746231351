import { type FormEvent, useState } from 'react';
import { USER_ROLES, type UserRole } from '../../../shared/contract/users.ts';
import type { AppState, FileToken } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { WhoIsIt } from './who.tsx';

/** Where there is no vault that opens: the way to bring one back from a backup. */
export function Restore({ onState }: { onState(state: AppState): Promise<void> }) {
  const { t } = useSpeech();
  const [file, setFile] = useState<FileToken | null>(null);
  const [user, setUser] = useState<UserRole>('officer');
  const [passphrase, setPassphrase] = useState('');
  const pick = useAction('files.pick');
  const restore = useAction('vault.restore');

  const choose = async () => {
    const picked = await pick.run({ kind: 'backup' });
    if (picked.ok && picked.value !== null) setFile(picked.value);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const opened = await restore.run({ token: file.token, user, passphrase });
    setPassphrase('');
    if (opened.ok) await onState(opened.value);
  };

  return (
    <details className="card">
      <summary>{t('keeping:restore.title')}</summary>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="soft small">{t('keeping:restore.what')}</p>
        <div className="row">
          <button type="button" onClick={() => void choose()}>
            {t('keeping:restore.choose')}
          </button>
          <span className="clip">{file === null ? t('keeping:restore.no-file') : file.name}</span>
        </div>
        <WhoIsIt roles={USER_ROLES} user={user} onPick={setUser} />
        <PassphraseField
          label={t('ui:start.passphrase')}
          hint={t('keeping:restore.passphrase-hint')}
          use="current"
          value={passphrase}
          onChange={setPassphrase}
        />
        <Fault error={pick.error ?? restore.error} />
        <button
          type="submit"
          className="primary"
          disabled={restore.busy || file === null || passphrase === ''}
        >
          {restore.busy ? t('keeping:restore.doing') : t('keeping:restore.do')}
        </button>
      </form>
    </details>
  );
}
