import { useId } from 'react';
import { useSpeech } from '../i18n.ts';
import './columns-chart.css';

interface Props<Part extends string> {
  readonly title: string;
  /** What the columns count, for the head of the table. */
  readonly of: string;
  readonly columns: readonly { readonly label: string; readonly parts: Readonly<Record<Part, number>> }[];
  readonly parts: readonly { readonly id: Part; readonly text: string }[];
  /** Said in place of the chart where every column is empty. */
  readonly empty: string;
}

/** Stacked columns with a legend; the same numbers stand in a table for whoever reads rather than looks. */
export function ColumnsChart<Part extends string>({ title, of, columns, parts, empty }: Props<Part>) {
  const { t, locale } = useSpeech();
  const id = useId();
  const count = (n: number) => n.toLocaleString(locale);
  const sum = (column: (typeof columns)[number]) => parts.reduce((all, { id }) => all + column.parts[id], 0);
  const most = Math.max(0, ...columns.map(sum));
  return (
    <figure className="card chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {most === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <>
          <div className="chart-columns" aria-hidden="true">
            {columns.map((column) => (
              <div key={column.label} className="chart-column">
                <span className="chart-sum">{sum(column) > 0 && count(sum(column))}</span>
                <div className="chart-stack" style={{ height: `${(100 * sum(column)) / most}%` }}>
                  {parts.map(({ id: part }) => (
                    <span
                      key={part}
                      className={`chart-part ${part}`}
                      style={{ flexGrow: column.parts[part] }}
                    />
                  ))}
                </div>
                <span className="chart-label">{column.label}</span>
              </div>
            ))}
          </div>
          <ul className="chart-legend" aria-hidden="true">
            {parts.map(({ id: part, text }) => (
              <li key={part}>
                <span className={`chart-key ${part}`} />
                {text}
              </li>
            ))}
          </ul>
          <details>
            <summary className="soft small">{t('ui:figures.as-table')}</summary>
            <div className="chart-table">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{of}</th>
                    {parts.map(({ id: part, text }) => (
                      <th key={part} scope="col" className="number">
                        {text}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {columns.map((column) => (
                    <tr key={column.label}>
                      <th scope="row">{column.label}</th>
                      {parts.map(({ id: part }) => (
                        <td key={part} className="number">
                          {count(column.parts[part])}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </figure>
  );
}
