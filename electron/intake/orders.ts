import type { Mapping } from '../../shared/contract/channels.ts';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IntakePreview } from '../../shared/contract/views.ts';
import { buildLines, type SheetLines } from '../../shared/orders/lines.ts';
import { type ColumnSuggestion, mappingOf, suggestMapping } from '../../shared/orders/mapping.ts';
import type { OrderBook, OrderLine, Party, Problem } from '../../shared/orders/order.ts';
import { countLabels } from '../../shared/orders/preamble.ts';
import { SheetReader } from '../../shared/orders/sheet.ts';
import { readSideSheet } from '../../shared/orders/side-sheet.ts';
import { HEADER_SYNONYMS } from '../../shared/orders/synonyms.ts';
import { findTable, layoutIdOf, type OrderTable } from '../../shared/orders/table.ts';
import { askAmbiguous } from './questions.ts';
import type { RawWorkbook } from './raw.ts';

/** What the window shows before an import; the app adds the token. */
export type OrdersPreview = Omit<IntakePreview, 'token'>;

export interface PreviewOptions {
  /** The mapping that the officer confirmed for a layout, if any. */
  readonly remembered?: (layoutId: string) => Mapping | undefined;
}

export interface ReadOptions extends PreviewOptions {
  /** Column letter → field for the sheet `raw.sheet` (or the one the preview chose) and for sheets of the same layout. */
  readonly mapping?: Mapping;
}

/** A sheet of the file with what was found in it. */
interface Found {
  readonly reader: SheetReader;
  readonly table: OrderTable;
  readonly layoutId: string;
  readonly columns: readonly ColumnSuggestion[];
}

const FORM_LABELS = 4;

/** What the file's order table looks like: the sheet asked for, else the first visible sheet that can be read as orders. */
export function previewOrders(raw: RawWorkbook, options: PreviewOptions = {}): Result<OrdersPreview> {
  const tables = findTables(raw, options);
  const chosen = choose(raw, tables);
  if (chosen === undefined) return nothingFound(raw);
  const { reader, table, layoutId, columns } = chosen;
  const built = linesOf(raw, chosen, mappingOf(columns));
  const others = tables.filter((t) => t !== chosen && hasOrderNumbers(raw, t));
  return ok({
    fileName: raw.fileName,
    format: raw.format,
    encodings: raw.encodings,
    encoding: raw.encoding,
    sheets: raw.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })),
    sheet: reader.grid.name,
    headerRows: headerRowsOf(table),
    layoutId,
    columns,
    lineCount: built.lines.length,
    hiddenRows: built.hiddenRows,
    problems: [
      ...raw.problems,
      ...others.map((t): Problem => sheetNote(raw, t, 'intake:sheet.read-too')),
      ...askAmbiguous(raw.fileName, reader.grid.name, table, columns),
      ...built.problems,
    ],
  });
}

/**
 * All order lines of the file. A given mapping is used for its sheet and for sheets of the same layout; elsewhere the
 * unambiguous suggestions are used and ambiguous headers become questions.
 */
export function readOrders(raw: RawWorkbook, options: ReadOptions = {}): Result<OrderBook> {
  const tables = findTables(raw, options);
  const chosen = choose(raw, tables);
  if (chosen === undefined) return nothingFound(raw);
  const lines: OrderLine[] = [];
  const problems: Problem[] = [...raw.problems];
  const elsewhere: Party[] = [];
  let firstMissing: SheetLines['missing'][number] | undefined;

  for (const found of tables) {
    const given = found === chosen || found.layoutId === chosen.layoutId ? options.mapping : undefined;
    const built = linesOf(raw, found, given ?? mappingOf(found.columns));
    const side = found !== chosen && built.missing.includes('order_no');
    if (side) {
      problems.push(sheetNote(raw, found, 'intake:sheet.side'));
      elsewhere.push(...readSideSheet(found.reader, found.table, HEADER_SYNONYMS));
      continue;
    }
    if (given === undefined)
      problems.push(...askAmbiguous(raw.fileName, found.reader.grid.name, found.table, found.columns));
    if (found.reader.grid.hidden)
      problems.push(sheetNote(raw, found, 'intake:sheet.hidden', built.lines.length));
    problems.push(...built.problems);
    firstMissing ??= built.missing[0];
    if (built.missing.length === 0) lines.push(...built.lines);
  }
  for (const sheet of raw.sheets) {
    if (tables.some((t) => t.reader.grid === sheet) || sheet.rows.length === 0) continue;
    problems.push({
      severity: 'note',
      file: raw.fileName,
      sheet: sheet.name,
      message: { key: 'intake:sheet.no-table', params: { sheet: sheet.name } },
    });
    elsewhere.push(...readSideSheet(new SheetReader(sheet), undefined, HEADER_SYNONYMS));
  }
  if (lines.length === 0) {
    const sheet = chosen.reader.grid.name;
    return firstMissing === undefined
      ? fail('bad-input', 'intake:sheet.no-lines', { sheet })
      : fail('bad-input', `intake:missing.${firstMissing}`, { sheet });
  }
  return ok({
    id: raw.id,
    fileName: raw.fileName,
    format: raw.format,
    ...(raw.encoding === null ? {} : { encoding: raw.encoding }),
    lines: withMentions(lines, elsewhere),
    problems,
  });
}

function findTables(raw: RawWorkbook, options: PreviewOptions): readonly Found[] {
  const found: Found[] = [];
  for (const grid of raw.sheets) {
    const reader = new SheetReader(grid);
    const table = findTable(reader, HEADER_SYNONYMS);
    if (table === undefined) continue;
    const layoutId = layoutIdOf(table, HEADER_SYNONYMS);
    found.push({
      reader,
      table,
      layoutId,
      columns: suggestMapping(reader, table, options.remembered?.(layoutId)),
    });
  }
  return found;
}

/** The sheet asked for; else a visible sheet with order numbers and items, else the first with a table. */
function choose(raw: RawWorkbook, tables: readonly Found[]): Found | undefined {
  if (raw.sheet !== undefined) return tables.find((t) => t.reader.grid.name === raw.sheet);
  const visible = tables.filter((t) => !t.reader.grid.hidden);
  return (
    visible.find((t) => hasOrderNumbers(raw, t)) ??
    tables.find((t) => hasOrderNumbers(raw, t)) ??
    visible[0] ??
    tables[0]
  );
}

function hasOrderNumbers(raw: RawWorkbook, found: Found): boolean {
  if (found.columns.some((c) => c.suggested === 'order_no')) return true;
  return !linesOf(raw, found, mappingOf(found.columns)).missing.includes('order_no');
}

function linesOf(raw: RawWorkbook, { reader, table }: Found, mapping: Mapping): SheetLines {
  return buildLines(reader, table, mapping, { file: raw.fileName, synonyms: HEADER_SYNONYMS });
}

function headerRowsOf(table: OrderTable): readonly number[] {
  return Array.from({ length: table.headerBottom - table.headerTop + 1 }, (_, i) => table.headerTop + 1 + i);
}

function nothingFound(raw: RawWorkbook): Result<never> {
  const sheets = raw.sheet === undefined ? raw.sheets : raw.sheets.filter((s) => s.name === raw.sheet);
  const form = sheets.find((s) => countLabels(new SheetReader(s), HEADER_SYNONYMS) >= FORM_LABELS);
  if (form !== undefined) return fail('bad-input', 'intake:sheet.form', { sheet: form.name });
  return fail('bad-input', 'intake:sheet.no-table-at-all', { file: raw.fileName });
}

function sheetNote(raw: RawWorkbook, { reader }: Found, key: string, lines = 0): Problem {
  const severity = key === 'intake:sheet.hidden' ? 'question' : 'note';
  const sheet = reader.grid.name;
  return { severity, file: raw.fileName, sheet, message: { key, params: { sheet, lines } } };
}

/** Organisations on other sheets of the file are screened with every line: nothing says which line they belong to. */
function withMentions(lines: readonly OrderLine[], mentions: readonly Party[]): readonly OrderLine[] {
  if (mentions.length === 0) return lines;
  return lines.map((line) => {
    const named = new Set(line.parties.map((p) => p.name));
    const more = mentions.filter((p) => !named.has(p.name));
    return more.length === 0 ? line : { ...line, parties: [...line.parties, ...more] };
  });
}
