import { parseCsv, writeCsv } from 'hucre';

/** A CSV with a header: rows as objects by column name. A byte order mark is tolerated. */
export function parseCsvObjects(text: string): {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
} {
  const [header = [], ...rows] = parseCsv(text.replace(/^\uFEFF/, '')) as string[][];
  const named = rows
    .filter((row) => row.some((cell) => String(cell ?? '') !== ''))
    .map((row) => Object.fromEntries(header.map((name, i) => [String(name), String(row[i] ?? '')])));
  return { header: header.map(String), rows: named };
}

export function writeCsvRows(rows: readonly (readonly string[])[]): string {
  return writeCsv(rows as string[][], { lineSeparator: '\n' }).replace(/\n?$/, '\n');
}
