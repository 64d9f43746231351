import { type FormEvent, useState } from 'react';
import type { LineDetail } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';

/** Evidence of origin, where it decides: for goods that are passed on abroad. */
export const OriginForm = onlyFor('lines.origin', OriginFormInside);

function OriginFormInside({ line }: { readonly line: LineDetail }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const given = line.originRecord;
  const [origin, setOrigin] = useState<'prc' | 'other'>('other');
  const [country, setCountry] = useState(line.fields.origin?.text ?? '');
  const [basis, setBasis] = useState('');
  const [open, setOpen] = useState(false);
  const record = useAction('lines.origin');
  if (line.perspective !== 'overseas') return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await record.run({
      bookId: line.bookId,
      key: line.key,
      origin,
      country: country.trim(),
      basis: basis.trim(),
    });
    if (!done.ok) return;
    setOpen(false);
    notify(t('ruledesk:origin.recorded'));
    await refresh();
  };
  return (
    <section className="stack" aria-labelledby="origin">
      <h3 id="origin">{t('ruledesk:origin.title')}</h3>
      {given === null ? (
        <p className="soft small">{t('ruledesk:origin.none')}</p>
      ) : (
        <p className="banner">
          {t('ruledesk:origin.is', { country: given.country, basis: given.basis, by: given.by })}
        </p>
      )}
      {open ? (
        <form
          className="card stack"
          onSubmit={(event) => void submit(event)}
          aria-label={t('ruledesk:origin.title')}
        >
          <fieldset className="choices">
            <legend className="label">{t('ruledesk:origin.question')}</legend>
            {(['prc', 'other'] as const).map((each) => (
              <label key={each} className="check">
                <input
                  type="radio"
                  name="origin"
                  checked={origin === each}
                  onChange={() => setOrigin(each)}
                />
                {t(`ruledesk:origin.${each}`)}
              </label>
            ))}
          </fieldset>
          <div className="columns-2">
            <Field label={t('ruledesk:origin.country')}>
              {(tie) => (
                <input {...tie} value={country} onChange={(event) => setCountry(event.target.value)} />
              )}
            </Field>
            <Field label={t('ruledesk:origin.basis')} hint={t('ruledesk:origin.basis-hint')}>
              {(tie) => <input {...tie} value={basis} onChange={(event) => setBasis(event.target.value)} />}
            </Field>
          </div>
          <Fault error={record.error} />
          <div className="row">
            <button
              type="submit"
              className="primary"
              disabled={record.busy || country.trim() === '' || basis.trim().length < 3}
            >
              {t('ruledesk:origin.save')}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {t('orderdesk:intake.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <div className="row">
          <button type="button" onClick={() => setOpen(true)}>
            {t('ruledesk:origin.record')}
          </button>
        </div>
      )}
    </section>
  );
}
