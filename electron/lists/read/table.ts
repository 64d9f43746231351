import type { PartyKind, TableField, TableMapping } from '../../../shared/lists/draft.ts';
import type { SheetGrid } from '../../../shared/orders/sheet.ts';
import { ListFault } from './fault.ts';
import type { ReadJob } from './reader.ts';
import { rowsOf } from './rows.ts';
import type { FoundName, Sink } from './sink.ts';
import { texts } from './source.ts';
import { suggestMapping } from './table-headers.ts';
import { countryCode, dayOf, kindOf, several } from './values.ts';

/** Reads rows by the columns that the officer has mapped; without a mapping, by headers that leave no doubt. */
class TableReader {
  readonly #sink: Sink;
  #columns: TableMapping['columns'] | undefined;
  readonly #skip: number;
  #row = 0;

  constructor(mapping: TableMapping | undefined, sink: Sink) {
    this.#sink = sink;
    this.#skip = mapping?.headerRow ?? 1;
    if (mapping !== undefined) this.#columns = checked(mapping.columns);
  }

  take(cells: readonly string[], line: number): void {
    this.#row++;
    if (this.#row <= this.#skip) {
      if (this.#row === this.#skip) this.#columns ??= checked(suggestMapping(cells));
      return;
    }
    const columns = this.#columns;
    if (columns === undefined || cells.every((cell) => cell.trim() === '')) return;
    const of = (field: TableField): string[] =>
      columns.filter((each) => each.field === field).map((each) => cells[each.column] ?? '');
    const one = (field: TableField): string => of(field).find((text) => text.trim() !== '') ?? '';
    const no = Number(one('no').trim() || Number.NaN);
    this.#sink.add({
      key: one('key'),
      line,
      kind: kindOf(one('kind'), 'unknown' satisfies PartyKind),
      names: namesOf(of),
      countries: of('country')
        .flatMap((cell) => several(cell))
        .map(countryCode),
      addresses: of('address').flatMap((cell) => several(cell, /[\n|]/)),
      identifiers: of('identifier').flatMap((cell) => several(cell).map((value) => ({ kind: '', value }))),
      programs: of('program').flatMap((cell) => several(cell)),
      listedOn: dayOf(one('listed_on')),
      remarks: of('remarks').join(' '),
      url: one('url'),
      no: Number.isInteger(no) && no > 0 ? no : null,
    });
    const day = one('listed_on');
    if (day.trim() !== '' && dayOf(day) === null)
      this.#sink.problem(line, { key: 'listfiles:row.day', params: { text: day.trim().slice(0, 40) } });
  }

  /** Throws where not one row was reached: the mapping does not fit the file. */
  end(): void {
    if (this.#columns === undefined) checked([]);
  }
}

const NAMES = [
  ['name_zh', 'zh'],
  ['name_en', 'en'],
  ['name_ja', 'ja'],
] as const;

function namesOf(of: (field: TableField) => string[]): FoundName[] {
  const names: FoundName[] = of('name')
    .flatMap((cell) => several(cell, /\n/))
    .map((text) => ({ text }));
  for (const [field, as] of NAMES) {
    for (const cell of of(field)) for (const text of several(cell, /\n/)) names.push({ text, field: as });
  }
  for (const cell of of('alias')) for (const text of several(cell)) names.push({ text, field: 'alias' });
  return names;
}

const NAMING: ReadonlySet<TableField> = new Set(['name', 'name_zh', 'name_ja', 'name_en']);

function checked(columns: TableMapping['columns']): TableMapping['columns'] {
  if (!columns.some(({ field }) => NAMING.has(field)))
    throw new ListFault('bad-input', 'listfiles:table.no-name-column');
  return columns;
}

export async function readCsvTable(job: ReadJob, delimiter: string, sink: Sink): Promise<void> {
  const table = new TableReader(job.mapping, sink);
  for await (const rows of rowsOf(texts(job.file), delimiter, job.limits)) {
    for (const { cells, line } of rows) table.take(cells, line);
  }
  table.end();
}

export function readSheetTable(job: ReadJob, sheets: readonly SheetGrid[], sink: Sink): void {
  const wanted = job.mapping?.sheet;
  const grid = sheets.find((each) => (wanted === undefined ? !each.hidden : each.name === wanted));
  if (grid === undefined)
    throw new ListFault('not-found', 'listfiles:table.no-sheet', { sheet: wanted ?? '' });
  const table = new TableReader(job.mapping, sink);
  grid.rows.forEach((cells, row) => {
    table.take(cells, row + 1);
  });
  table.end();
}
