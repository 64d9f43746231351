import { type FormEvent, useState } from 'react';
import type { KeepingView } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { isComplete, NewPassphraseFields, NO_PASSPHRASE } from '../start/new-passphrase.tsx';
import { BackupFolder } from './backup-folder.tsx';
import './settings.css';

/** What brings the data and the people back: backup, recovery key, own passphrase. */
export function Safekeeping() {
  const { t } = useSpeech();
  const keeping = useCall('vault.keeping', {});
  return (
    <section className="card stack safekeeping" aria-labelledby="safekeeping">
      <h2 id="safekeeping">{t('keeping:title')}</h2>
      <Fault error={keeping.error} />
      {keeping.value !== null && (
        <>
          <BackupPart keeping={keeping.value} onDone={keeping.reload} />
          <RecoveryPart made={keeping.value.recoveryKey} onDone={keeping.reload} />
        </>
      )}
      <PassphrasePart />
    </section>
  );
}

const BackupPart = onlyFor('vault.backup', BackupPartInside);

function BackupPartInside({ keeping, onDone }: { readonly keeping: KeepingView; onDone(): void }) {
  const { t, locale } = useSpeech();
  const { notify } = useDesk();
  const { busy, error, run } = useAction('vault.backup');
  const { lastBackup, eventsSince } = keeping;
  const when = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

  const save = async () => {
    const saved = await run({});
    if (!saved.ok || saved.value === null) return;
    notify(t('keeping:backup.saved', { name: saved.value.name }));
    onDone();
  };

  return (
    <div className="stack">
      <h3>{t('keeping:backup.title')}</h3>
      <p className="soft small">{t('keeping:backup.what')}</p>
      <p>
        {lastBackup === null
          ? t('keeping:backup.never')
          : t('keeping:backup.last', {
              when: when(lastBackup.at),
              by: lastBackup.by,
              name: lastBackup.name,
            })}{' '}
        {lastBackup !== null && eventsSince > 0 && t('keeping:backup.since', { events: eventsSince })}
      </p>
      {lastBackup !== null && <p className="soft small code">SHA-256 {lastBackup.sha256}</p>}
      <Fault error={error} />
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void save()}>
          {busy ? t('keeping:backup.doing') : t('keeping:backup.do')}
        </button>
      </div>
      <BackupFolder keeping={keeping} onDone={onDone} />
    </div>
  );
}

/** The key is shown once, to be written down or printed; the vault itself does not know it. */
const RecoveryPart = onlyFor('vault.recovery-key', RecoveryPartInside);

function RecoveryPartInside({ made, onDone }: { readonly made: boolean; onDone(): void }) {
  const { t } = useSpeech();
  const [passphrase, setPassphrase] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const { busy, error, run } = useAction('vault.recovery-key');

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ passphrase });
    setPassphrase('');
    if (!answer.ok) return;
    setKey(answer.value.key);
    onDone();
  };

  if (key !== null) {
    return (
      <div className="stack" aria-live="polite">
        <h3>{t('keeping:recovery.title')}</h3>
        <p>{t('keeping:recovery.shown')}</p>
        <p className="recovery-key code">{key}</p>
        <div className="row">
          <button type="button" onClick={() => setKey(null)}>
            {t('keeping:recovery.written')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={(event) => void make(event)}>
      <h3>{t('keeping:recovery.title')}</h3>
      <p className="soft small">{t('keeping:recovery.what')}</p>
      <p>{t(made ? 'keeping:recovery.there' : 'keeping:recovery.none')}</p>
      <PassphraseField
        label={t('keeping:passphrase.current')}
        use="current"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Fault error={error} />
      <div className="row">
        <button type="submit" disabled={busy || passphrase === ''}>
          {t(made ? 'keeping:recovery.again' : 'keeping:recovery.do')}
        </button>
      </div>
    </form>
  );
}

function PassphrasePart() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const { busy, error, run } = useAction('vault.passphrase');

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const changed = await run({ current, next: next.first });
    setCurrent('');
    if (!changed.ok) return;
    setNext(NO_PASSPHRASE);
    notify(t('keeping:passphrase.changed'));
  };

  return (
    <form className="stack" onSubmit={(event) => void change(event)}>
      <h3>{t('keeping:passphrase.title')}</h3>
      <PassphraseField
        label={t('keeping:passphrase.current')}
        use="current"
        value={current}
        onChange={setCurrent}
      />
      <NewPassphraseFields label={t('keeping:passphrase.next')} value={next} onChange={setNext} />
      <Fault error={error} />
      <div className="row">
        <button type="submit" disabled={busy || current === '' || !isComplete(next)}>
          {t('keeping:passphrase.do')}
        </button>
      </div>
    </form>
  );
}
