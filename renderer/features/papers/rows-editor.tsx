import type { ClipboardEvent } from 'react';
import type { Wording } from '../../../shared/papers/clauses.ts';
import { useSpeech } from '../../i18n.ts';
import { useWording } from './wording.ts';

/** A table that is filled row by row and kept as lines with tabs: cells copied from a sheet can be pasted as they are. */
export function RowsEditor(props: {
  readonly label: string;
  readonly columns: readonly Wording[];
  readonly value: string;
  onChange(value: string): void;
}) {
  const { t } = useSpeech();
  const wording = useWording();
  const { label, columns, value, onChange } = props;
  const lines = value.split('\n').map((line) => line.split('\t'));
  const rows = lines.map((cells) => columns.map((_, i) => cells[i] ?? ''));
  const keep = (next: readonly (readonly string[])[]) =>
    onChange(next.map((cells) => cells.join('\t')).join('\n'));
  const set = (row: number, column: number, text: string) =>
    keep(
      rows.map((cells, r) =>
        r === row ? cells.map((cell, c) => (c === column ? clean(text) : cell)) : cells,
      ),
    );
  const paste = (event: ClipboardEvent, row: number) => {
    const text = event.clipboardData.getData('text/plain').replace(/\r/g, '').replace(/\n+$/, '');
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const pasted = text.split('\n').map((line) => columns.map((_, i) => line.split('\t')[i] ?? ''));
    keep([...rows.slice(0, row), ...pasted, ...rows.slice(row + 1)]);
  };
  return (
    <fieldset className="fill-wide rows-editor">
      <legend className="label">{label}</legend>
      <table className="fill-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.en} scope="col">
                {wording(column)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
            <tr key={r}>
              {cells.map((cell, c) => (
                <td key={columns[c]?.en ?? c}>
                  <input
                    type="text"
                    aria-label={`${label} ${r + 1} – ${wording(columns[c] ?? EMPTY)}`}
                    value={cell}
                    onChange={(event) => set(r, c, event.target.value)}
                    onPaste={(event) => paste(event, r)}
                  />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('paperdesk:fill.remove-row', { row: r + 1 })}
                  disabled={rows.length === 1}
                  onClick={() => keep(rows.filter((_, at) => at !== r))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="quiet" onClick={() => keep([...rows, columns.map(() => '')])}>
        {t('paperdesk:fill.add-row')}
      </button>
    </fieldset>
  );
}

const EMPTY: Wording = { zh: '', ja: '', en: '' };

/** Tabs and line breaks part the cells, so they cannot stand inside one. */
function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
