import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant, Locale } from '../../shared/message.ts';
import type { AuditData, AuditRow } from './audit-data.ts';
import { type CellContent, canonicalText, contentOf, SheetHash } from './canonical.ts';
import {
  type Column,
  DATA_SHEETS,
  FROZEN_COLUMNS,
  HEADER_ROWS,
  SHEET_COLUMNS,
  SHEET_NAMES,
  type SheetName,
} from './columns.ts';
import { type Labels, labelsOf } from './labels.ts';
import type { Look } from './row-xml.ts';
import { factRows, hashRow, hashRows } from './summary.ts';
import { textWidth, widestPiece } from './text-width.ts';
import { type SheetPlan, writeWorkbook } from './workbook-writer.ts';

export interface AuditWorkbook {
  readonly bytes: Uint8Array;
  /** SHA-256 of the data of every sheet, as stored in the Summary. */
  readonly sheetHashes: Readonly<Record<string, string>>;
}

const MAX_ROWS = 1_048_576 - HEADER_ROWS;

/** Writes the audit workbook. `now` is the time of export. 'bad-input' where a sheet has more rows than a spreadsheet holds. */
export async function buildAudit(
  data: AuditData,
  locale: Locale,
  now: IsoInstant,
): Promise<Result<AuditWorkbook>> {
  const labels = labelsOf(locale);
  const rows = rowsOf(data);
  for (const sheet of DATA_SHEETS) {
    if (rows[sheet].length > MAX_ROWS) {
      return fail('bad-input', 'audit:error.too-many-rows', {
        sheet,
        rows: rows[sheet].length,
        limit: MAX_ROWS,
      });
    }
  }
  const headers = bySheet((sheet) => hashOf(sheet, [keysOf(sheet), labelTexts(sheet, labels)]));
  const dataHashes = bySheet((sheet) =>
    sheet === 'Summary' ? '' : hashOf(sheet, contents(sheet, rows[sheet])),
  );
  const summary = [...factRows(data.summary, labels, now), ...hashRows(labels, headers, dataHashes)];
  const withOwnHash = (sha256: string | null) =>
    [...summary, hashRow(labels, 'Summary', sha256)].map((row) => row.map(contentOf));
  const sheetHashes = { ...dataHashes, Summary: hashOf('Summary', withOwnHash(null)) };
  const summaryRows = withOwnHash(sheetHashes.Summary);

  const bytes = await writeWorkbook({
    title: `${labels.text('print.title')} ${data.summary.company}`.trim(),
    company: data.summary.company,
    ...TYPE[locale],
    created: new Date(now),
    sheets: SHEET_NAMES.map((sheet) => ({
      ...frameOf(sheet, labels),
      ...pageMargins(sheet, labels, data, sheetHashes[sheet]),
      rowCount: sheet === 'Summary' ? summaryRows.length : rows[sheet].length,
      row: (i) =>
        sheet === 'Summary' ? (summaryRows[i] ?? []) : rowContent(SHEET_COLUMNS[sheet], rows[sheet][i] ?? {}),
    })),
  });
  return ok({ bytes, sheetHashes });
}

type AnyRow = AuditRow<string>;
type DataRows = Readonly<Record<(typeof DATA_SHEETS)[number], readonly AnyRow[]>>;

function rowsOf(data: AuditData): DataRows {
  return {
    Screening: data.screening,
    Hits: data.hits,
    Documents: data.documents,
    Lists: data.lists,
    Events: data.events,
  };
}

/** The rows of one data sheet of the workbook, and its columns. */
export function sheetRows(data: AuditData, sheet: (typeof DATA_SHEETS)[number]): readonly AnyRow[] {
  return rowsOf(data)[sheet];
}

export function rowContent(columns: readonly Column[], row: AnyRow): readonly CellContent[] {
  return columns.map(({ key }) => contentOf(row[key] ?? null));
}

function* contents(sheet: SheetName, rows: readonly AnyRow[]): Generator<readonly CellContent[]> {
  for (const row of rows) yield rowContent(SHEET_COLUMNS[sheet], row);
}

function hashOf(sheet: SheetName, rows: Iterable<readonly CellContent[]>): string {
  const hash = new SheetHash(SHEET_COLUMNS[sheet].length);
  for (const row of rows) hash.add(row.map(canonicalText));
  return hash.finish().sha256;
}

function bySheet(of: (sheet: SheetName) => string): Readonly<Record<SheetName, string>> {
  return {
    Summary: of('Summary'),
    Screening: of('Screening'),
    Hits: of('Hits'),
    Documents: of('Documents'),
    Lists: of('Lists'),
    Events: of('Events'),
  };
}

const keysOf = (sheet: SheetName): readonly string[] => SHEET_COLUMNS[sheet].map(({ key }) => key);

const labelTexts = (sheet: SheetName, labels: Labels): readonly string[] =>
  keysOf(sheet).map((key) => labels.column(sheet, key));

/** Fonts that come with Windows; elsewhere the spreadsheet takes its own. The height is that of a line of 10 pt text. */
const TYPE: Readonly<Record<Locale, { readonly font: string; readonly lineHeight: number }>> = {
  'zh-CN': { font: 'Microsoft YaHei', lineHeight: 16 },
  ja: { font: 'Yu Gothic', lineHeight: 17 },
  en: { font: 'Calibri', lineHeight: 14 },
};

/** Columns that fit side by side on a landscape A4 page before the print becomes too small to read (about 6.5 pt). */
const PAGE_WIDTH = 215;

type Frame = Omit<SheetPlan, 'rowCount' | 'row' | 'pageHeader' | 'pageFooter'>;

function frameOf(sheet: SheetName, labels: Labels): Frame {
  const texts = labelTexts(sheet, labels);
  const columns = SHEET_COLUMNS[sheet].map(({ key, width }, c) => ({
    width: Math.max(width, labelWidth(texts[c] ?? '')),
    look: lookOf(sheet, key),
  }));
  const widthOf = (part: typeof columns) => part.reduce((sum, column) => sum + column.width, 0);
  const frozen = FROZEN_COLUMNS[sheet];
  const repeated = widthOf(columns.slice(0, frozen));
  return {
    name: sheet,
    keys: keysOf(sheet),
    labels: texts,
    columns,
    frozenColumns: frozen,
    pagesWide: Math.ceil(widthOf(columns.slice(frozen)) / (PAGE_WIDTH - repeated)),
    onePage: sheet === 'Summary',
    numbersLeft: sheet === 'Summary',
  };
}

function lookOf(sheet: SheetName, key: string): Look {
  if (sheet !== 'Summary' || key === 'value') return 'text';
  return key === 'label' ? 'label' : 'key';
}

/** Short labels stay on one line, longer ones break between words, at most three lines; three more for the filter's arrow. */
function labelWidth(label: string): number {
  const whole = textWidth(label);
  return (whole <= 14 ? whole : Math.max(widestPiece(label), Math.ceil(whole / 3))) + 3;
}

/** Excel takes at most 255 characters in a header or footer. */
function pageMargins(
  sheet: SheetName,
  labels: Labels,
  data: AuditData,
  sha256: string,
): Pick<SheetPlan, 'pageHeader' | 'pageFooter'> {
  const plain = (text: string) => text.replace(/&/g, '&&');
  const company = plain([...data.summary.company].slice(0, 40).join(''));
  const asOf = plain(labels.text('print.lists_as_of', { day: data.summary.listsAsOf }));
  return {
    pageHeader: `&L&"-,Bold"${company}&C${plain(labels.sheet(sheet))}&R${asOf}`,
    pageFooter: `&L&8&F&C&8${labels.text('print.page')}&R&8SHA-256 ${sha256}`,
  };
}
