import { type FormEvent, useState } from 'react';
import { client, useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault, PlaceHead } from '../../ui/pieces.tsx';
import { isComplete, NewPassphraseFields, NO_PASSPHRASE } from '../start/new-passphrase.tsx';

/** Stands in every place until a user has replaced the passphrase that an administrator gave. */
export function ChangeFirst() {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const { busy, error, run } = useAction('vault.passphrase');

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const changed = await run({ current, next: next.first });
    if (!changed.ok) return;
    setCurrent('');
    setNext(NO_PASSPHRASE);
    await refresh();
  };

  return (
    <>
      <PlaceHead title={t('people:change.title')} />
      <div className="place-body">
        <form className="card stack change-first" onSubmit={(event) => void change(event)}>
          <p className="soft">{t('people:change.what')}</p>
          <PassphraseField
            label={t('people:change.current')}
            use="current"
            value={current}
            onChange={setCurrent}
          />
          <NewPassphraseFields label={t('keeping:passphrase.next')} value={next} onChange={setNext} />
          <Fault error={error} />
          <div className="row">
            <button type="submit" className="primary" disabled={busy || current === '' || !isComplete(next)}>
              {t('people:change.do')}
            </button>
            <button type="button" onClick={() => void client.call('vault.lock', {}).then(refresh)}>
              {t('people:change.lock')}
            </button>
          </div>
        </form>
      </div>
    </>
  );
}
