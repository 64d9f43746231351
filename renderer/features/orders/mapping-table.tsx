import type { PreviewColumn } from '../../../shared/contract/views.ts';
import { FIELD_KEYS, type FieldKey } from '../../../shared/orders/order.ts';
import { useSpeech } from '../../i18n.ts';
import { languageOf } from '../hits/language.ts';
import { type Choices, fieldOrder } from './mapping.ts';

const UNUSED = '-';

/** Each column of the sheet, what it holds, and what it is taken for. */
export function MappingTable(props: {
  readonly columns: readonly PreviewColumn[];
  readonly choices: Choices;
  onChange(choices: Choices): void;
}) {
  const { t } = useSpeech();
  return (
    <table className="plain mapping">
      <caption className="visually-hidden">{t('orderdesk:mapping.caption')}</caption>
      <thead>
        <tr>
          <th>{t('orderdesk:mapping.column')}</th>
          <th>{t('orderdesk:mapping.header')}</th>
          <th>{t('orderdesk:mapping.samples')}</th>
          <th>{t('orderdesk:mapping.field')}</th>
          <th>{t('orderdesk:mapping.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {props.columns.map((column) => (
          <MappingRow
            key={column.column}
            column={column}
            chosen={props.choices[column.column]}
            onChoose={(field) => props.onChange({ ...props.choices, [column.column]: field })}
          />
        ))}
      </tbody>
    </table>
  );
}

function MappingRow(props: {
  readonly column: PreviewColumn;
  /** Undefined: still open. */
  readonly chosen: FieldKey | null | undefined;
  onChoose(field: FieldKey | null): void;
}) {
  const { t, locale } = useSpeech();
  const { column, chosen } = props;
  const { likely, others } = fieldOrder(column, FIELD_KEYS);
  const open = chosen === undefined;
  const option = (field: FieldKey) => (
    <option key={field} value={field}>
      {t(`intake:field.${field}`)}
    </option>
  );
  return (
    <tr className={open ? 'open' : ''}>
      <td className="code">{column.column}</td>
      <td lang={languageOf(column.header, locale)}>
        {column.header === '' ? (
          <span className="soft">{t('orderdesk:mapping.no-header')}</span>
        ) : (
          column.header
        )}
      </td>
      <td className="samples">
        {column.samples.map((sample) => (
          <span key={sample} className="clip" lang={languageOf(sample, locale)} title={sample}>
            {sample}
          </span>
        ))}
      </td>
      <td>
        <select
          aria-label={t('orderdesk:mapping.choose-for', { column: column.column, header: column.header })}
          aria-invalid={open ? true : undefined}
          value={open ? '' : (chosen ?? UNUSED)}
          onChange={(event) =>
            props.onChoose(event.target.value === UNUSED ? null : (event.target.value as FieldKey))
          }
        >
          {open && (
            <option value="" disabled>
              {t('orderdesk:mapping.choose')}
            </option>
          )}
          {likely.length > 0 && (
            <optgroup label={t('orderdesk:mapping.likely')}>{likely.map(option)}</optgroup>
          )}
          <option value={UNUSED}>{t('orderdesk:mapping.unused')}</option>
          <optgroup label={t('orderdesk:mapping.all')}>{others.map(option)}</optgroup>
        </select>
      </td>
      <td className="soft small">
        {open
          ? t('orderdesk:mapping.basis-open')
          : chosen === column.suggested && !column.ambiguous
            ? t(`orderdesk:mapping.basis-${column.basis}`)
            : t('orderdesk:mapping.basis-officer')}
      </td>
    </tr>
  );
}
