import { useState } from 'react';
import type { Input } from '../../../shared/contract/channels.ts';
import { TABLE_FIELDS, type TableField } from '../../../shared/lists/draft.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

export type Mapping = NonNullable<Input<'lists.read'>['mapping']>;
const NAMES: ReadonlySet<TableField> = new Set(['name', 'name_zh', 'name_ja', 'name_en']);

/** What the columns of a table hold, as a person says it. */
export function TableColumnsForm(props: {
  readonly token: string;
  readonly busy: boolean;
  onRead(mapping: Mapping): void;
}) {
  const { t } = useSpeech();
  const found = useCall('lists.columns', { token: props.token });
  const [said, setSaid] = useState<ReadonlyMap<number, TableField | null>>(new Map());
  const [row, setRow] = useState<string | null>(null);
  const table = found.value;
  const headerRow = row ?? String(table?.headerRow ?? 0);
  const rowFits = /^\d{1,2}$/.test(headerRow);
  const fieldOf = (column: number, suggested: TableField | null) =>
    said.has(column) ? (said.get(column) ?? null) : suggested;
  const columns = (table?.columns ?? []).flatMap(({ column, suggested }) => {
    const field = fieldOf(column, suggested);
    return field === null ? [] : [{ column, field }];
  });
  const named = columns.some(({ field }) => NAMES.has(field));
  return (
    <div className="stack">
      <Fault error={found.error} />
      {table !== null && found.error === null && (
        <>
          <p className="soft small">{t('lists:columns.what', { sheet: table.sheet })}</p>
          <Field label={t('lists:columns.header-row')} hint={t('lists:columns.header-row-hint')}>
            {(tie) => (
              <input
                {...tie}
                inputMode="numeric"
                value={headerRow}
                onChange={(event) => setRow(event.target.value.trim())}
              />
            )}
          </Field>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('lists:columns.header')}</th>
                <th scope="col">{t('lists:columns.samples')}</th>
                <th scope="col">{t('lists:columns.holds')}</th>
              </tr>
            </thead>
            <tbody>
              {table.columns.map(({ column, header, samples, suggested }) => (
                <tr key={column}>
                  <td>{header || t('lists:columns.nameless', { number: column + 1 })}</td>
                  <td className="small anywhere">{samples.join(' · ')}</td>
                  <td>
                    <select
                      aria-label={header || t('lists:columns.nameless', { number: column + 1 })}
                      value={fieldOf(column, suggested) ?? ''}
                      onChange={(event) => {
                        const field = TABLE_FIELDS.find((each) => each === event.target.value) ?? null;
                        setSaid(new Map(said).set(column, field));
                      }}
                    >
                      <option value="">{t('lists:columns.unused')}</option>
                      {TABLE_FIELDS.map((field) => (
                        <option key={field} value={field}>
                          {t(`lists:columns.field.${field}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="row">
            <button
              type="button"
              className="primary"
              disabled={props.busy || !named || !rowFits}
              onClick={() => props.onRead({ sheet: table.sheet, headerRow: Number(headerRow), columns })}
            >
              {t('lists:columns.read')}
            </button>
            {!named && <span className="soft small">{t('lists:columns.no-name')}</span>}
          </div>
        </>
      )}
    </div>
  );
}
