import type { PaperFieldView } from '../../../shared/contract/paper-channels.ts';
import { Control } from './field-input.tsx';
import { useFieldLabel, useWording } from './wording.ts';

/** A matrix with fixed rows: every cell is an answer of the officer. */
export function Matrix(props: {
  readonly cells: readonly PaperFieldView[];
  textOf(field: PaperFieldView): string;
  onChange(field: PaperFieldView, value: string): void;
}) {
  const wording = useWording();
  const labelOf = useFieldLabel();
  const { cells, textOf, onChange } = props;
  const rowOf = (field: PaperFieldView) => field.key.split('.').slice(0, 3).join('.');
  const rows = [...new Set(cells.map(rowOf))].map((key) => cells.filter((field) => rowOf(field) === key));
  return (
    <table className="fill-table fill-wide">
      <thead>
        <tr>
          <td />
          {rows[0]?.map((field) => (
            <th key={field.key} scope="col">
              {field.cell === undefined ? '' : wording(field.cell.column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]?.key}>
            <th scope="row">{row[0]?.cell === undefined ? '' : wording(row[0].cell.row)}</th>
            {row.map((field) => (
              <td key={field.key} className={field.kind === 'choice' ? 'fill-choice' : ''}>
                <Control
                  field={field}
                  value={textOf(field)}
                  onChange={(value) => onChange(field, value)}
                  tie={{ 'aria-label': labelOf(field) }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
