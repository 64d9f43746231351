import { useEffect, useState } from 'react';
import type { FileToken, IntakePreview } from '../../../shared/contract/views.ts';
import type { Problem } from '../../../shared/orders/order.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { JobProgress } from '../../status-bar.tsx';
import { Fault, Field, PlaceHead } from '../../ui/pieces.tsx';
import { type Choices, doubleFields, firstChoices, openColumns } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { Problems } from './problems.tsx';

/** A file on its way in: what it is read as, which column means what, what is wrong with it. Nothing is stored before "Import". */
export const IntakeView = onlyFor('intake.import', IntakeViewInside);

function IntakeViewInside({ file }: { readonly file: FileToken }) {
  const { t } = useSpeech();
  const { go, notify, refresh } = useDesk();
  const [reading, setReading] = useState<{ readonly encoding?: string; readonly sheet?: string }>({});
  const [choices, setChoices] = useState<Choices>({});
  const [remember, setRemember] = useState(true);
  const answer = useCall('intake.preview', { token: file.token, ...reading });
  const load = useAction('intake.import');
  const preview = answer.value;

  // Another sheet or encoding has other columns; choices that were made for the same columns stay.
  const layout = preview === null ? '' : `${preview.sheet}\n${preview.layoutId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout stands for the columns
  useEffect(() => {
    if (preview !== null) setChoices(firstChoices(preview.columns));
  }, [layout]);

  const open = preview === null ? [] : openColumns(preview.columns, choices);
  const start = async () => {
    if (preview === null) return;
    const book = await load.run({
      token: file.token,
      mapping: choices,
      remember,
      layoutId: preview.layoutId,
      sheet: preview.sheet,
      ...(preview.encoding === null ? {} : { encoding: preview.encoding }),
    });
    if (!book.ok) return;
    notify(t('orderdesk:intake.done', { lines: book.value.lines, undecided: book.value.undecided }));
    await refresh();
    go({ at: 'orders', bookId: book.value.id });
  };

  return (
    <>
      <PlaceHead title={t('orderdesk:intake.title', { file: file.name })}>
        <span className="spacer" />
        <button type="button" onClick={() => go({ at: 'orders' })} disabled={load.busy}>
          {t('orderdesk:intake.cancel')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={preview === null || answer.error !== null || open.length > 0 || load.busy}
          onClick={() => void start()}
        >
          {load.busy
            ? t('orderdesk:intake.running')
            : t('orderdesk:intake.start', { lines: preview?.lineCount ?? 0 })}
        </button>
      </PlaceHead>
      <div className="place-body stack">
        <Fault error={answer.error ?? load.error} />
        {load.busy && <JobProgress large />}
        {preview === null && answer.error === null && (
          <p className="soft" role="status">
            {t('orderdesk:intake.reading')}
          </p>
        )}
        {preview !== null && (
          <>
            <HowItIsRead preview={preview} onChange={setReading} />
            {open.length > 0 && (
              <div className="banner ask" role="status">
                {t('orderdesk:intake.open', { columns: open.map((column) => column.column).join(', ') })}
              </div>
            )}
            {doubleFields(choices).map(({ field, columns }) => (
              <div key={field} className="banner ask" role="status">
                {t('orderdesk:intake.double', {
                  field: t(`intake:field.${field}`),
                  columns: columns.join(', '),
                })}
              </div>
            ))}
            <FoundProblems
              id="pressing"
              problems={preview.problems.filter((problem) => problem.severity !== 'note')}
            />
            <MappingTable columns={preview.columns} choices={choices} onChange={setChoices} />
            <label className="check">
              <input
                type="checkbox"
                checked={remember}
                onChange={(event) => setRemember(event.target.checked)}
              />
              {t('orderdesk:intake.remember')}
            </label>
            <FoundProblems
              id="notes"
              problems={preview.problems.filter((problem) => problem.severity === 'note')}
            />
          </>
        )}
      </div>
    </>
  );
}

function FoundProblems({
  id,
  problems,
}: {
  readonly id: 'pressing' | 'notes';
  readonly problems: readonly Problem[];
}) {
  const { t } = useSpeech();
  if (problems.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t(`orderdesk:problem.${id}`, { count: problems.length })}</h2>
      <Problems problems={problems} />
    </section>
  );
}

function HowItIsRead(props: {
  readonly preview: IntakePreview;
  onChange(reading: { readonly encoding?: string; readonly sheet?: string }): void;
}) {
  const { t } = useSpeech();
  const { preview, onChange } = props;
  const { encoding } = preview;
  return (
    <section className="card reading" aria-label={t('orderdesk:intake.reading-as')}>
      {encoding !== null && (
        <Field label={t('orderdesk:intake.encoding')} hint={t('orderdesk:intake.encoding-hint')}>
          {(tie) => (
            <select
              {...tie}
              value={encoding}
              onChange={(event) => onChange({ encoding: event.target.value })}
            >
              {preview.encodings.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {preview.sheets.length > 1 && (
        <Field label={t('orderdesk:intake.sheet')}>
          {(tie) => (
            <select
              {...tie}
              value={preview.sheet}
              onChange={(event) =>
                onChange({ sheet: event.target.value, ...(encoding === null ? {} : { encoding }) })
              }
            >
              {preview.sheets.map((sheet) => (
                <option key={sheet.name} value={sheet.name}>
                  {t(sheet.hidden ? 'orderdesk:intake.sheet-hidden' : 'orderdesk:intake.sheet-rows', {
                    name: sheet.name,
                    rows: sheet.rows,
                  })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <dl className="facts">
        <dt>{t('orderdesk:intake.format')}</dt>
        <dd>{preview.format}</dd>
        <dt>{t('orderdesk:intake.header')}</dt>
        <dd>
          {preview.sheet} · {t('orderdesk:intake.rows', { rows: preview.headerRows.join(', ') })}
        </dd>
        <dt>{t('orderdesk:intake.lines')}</dt>
        <dd>
          {preview.hiddenRows > 0
            ? t('orderdesk:intake.lines-hidden', { lines: preview.lineCount, hidden: preview.hiddenRows })
            : t('orderdesk:intake.lines-count', { lines: preview.lineCount })}
        </dd>
      </dl>
    </section>
  );
}
