import { type FormEvent, useEffect, useState } from 'react';
import type { PaperFieldView } from '../../../shared/contract/channels.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

/** The fields of a draft: first what is missing, then what is there. Only changed values are sent. */
export function FillForm({ paper }: { readonly paper: PaperRow }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const fields = useCall('papers.fields', { paperId: paper.id });
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [showAll, setShowAll] = useState(false);
  const fill = useAction('papers.fill');
  const { sha256 } = paper;
  const { reload } = fields;

  // A newly printed draft has new values.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the draft
  useEffect(() => {
    setValues({});
    reload();
  }, [sha256, reload]);

  const all = fields.value ?? [];
  const missing = all.filter((field) => field.missing);
  const given = all.filter((field) => !field.missing);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const filled = await fill.run({ paperId: paper.id, fields: values });
    if (!filled.ok) return;
    notify(t('paperdesk:fill.done', { count: filled.value.missing.length }));
    await refresh();
  };
  const input = (field: PaperFieldView) => (
    <FieldInput
      key={field.key}
      field={field}
      value={values[field.key] ?? field.value}
      onChange={(value) => setValues({ ...values, [field.key]: value })}
    />
  );

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} aria-labelledby="fill">
      <h3 id="fill">{t('paperdesk:fill.title')}</h3>
      <p className="soft small">{t('paperdesk:fill.what')}</p>
      <Fault error={fields.error} />
      {fields.value === null ? (
        <p role="status">{t('ui:loading')}</p>
      ) : missing.length > 0 ? (
        <div className="fill-fields">{missing.map(input)}</div>
      ) : (
        <p>{t('paperdesk:fill.complete')}</p>
      )}
      <Fault error={fill.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={fill.busy || Object.keys(values).length === 0}>
          {fill.busy ? t('paperdesk:fill.running') : t('paperdesk:fill.start')}
        </button>
        <button type="button" className="quiet" aria-expanded={showAll} onClick={() => setShowAll(!showAll)}>
          {t(showAll ? 'paperdesk:fill.hide-given' : 'paperdesk:fill.show-given', { count: given.length })}
        </button>
      </div>
      {showAll && <div className="fill-fields">{given.map(input)}</div>}
    </form>
  );
}

const OWN_WORDS = '\u0000own';

function FieldInput(props: {
  readonly field: PaperFieldView;
  readonly value: string;
  onChange(value: string): void;
}) {
  const { t, say } = useSpeech();
  const { field, value, onChange } = props;
  const label = say({
    key: field.labelKey,
    ...(field.labelParams === undefined ? {} : { params: field.labelParams }),
  });
  const choices = field.choices ?? [];
  const own = value !== '' && !choices.includes(value);
  const [ownWords, setOwnWords] = useState(own);
  const free = field.key !== 'pledgorRoles';
  return (
    <Field label={label} hint={field.kind === 'date' ? t('paperdesk:fill.date') : undefined}>
      {(tie) => {
        if (field.kind === 'choice' && !ownWords) {
          return (
            <select
              {...tie}
              value={value}
              onChange={(event) => {
                if (event.target.value === OWN_WORDS) setOwnWords(true);
                else onChange(event.target.value);
              }}
            >
              <option value="">{t('paperdesk:fill.choose')}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {say({ key: `papers:choice.${choice}` })}
                </option>
              ))}
              {free && <option value={OWN_WORDS}>{t('paperdesk:fill.own-words')}</option>}
            </select>
          );
        }
        if (field.long)
          return (
            <textarea {...tie} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
          );
        return (
          <input
            {...tie}
            type={field.kind === 'date' ? 'date' : 'text'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
