import type { Locale } from '../../shared/message.ts';
import type { AuditData } from './audit-data.ts';
import { rowContent, sheetRows } from './build-audit.ts';
import type { CellContent } from './canonical.ts';
import { type DATA_SHEETS, SHEET_COLUMNS } from './columns.ts';
import { labelsOf } from './labels.ts';

/**
 * One sheet as CSV for other programs: UTF-8 with byte order mark, CRLF, labels in the first row. A text that a spreadsheet would
 * take for a formula gets an apostrophe in front; the workbook, not the CSV, is the evidence.
 */
export function auditSheetCsv(
  data: AuditData,
  sheet: (typeof DATA_SHEETS)[number],
  locale: Locale,
): Uint8Array {
  const columns = SHEET_COLUMNS[sheet];
  const labels = labelsOf(locale);
  const lines = [columns.map(({ key }) => quoted(labels.column(sheet, key))).join(',')];
  for (const row of sheetRows(data, sheet)) lines.push(rowContent(columns, row).map(field).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function field(content: CellContent): string {
  if (content === null) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'object') return content.day;
  return quoted(FORMULA_START.test(content) ? `'${content}` : content);
}

/** What Excel, LibreOffice and their Asian versions read as the start of a formula, with blanks before it as well. */
const FORMULA_START = /^[\s\p{Cc}]*[=+\-@|＝＋－＠]|^[\t\r\n]/u;

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
