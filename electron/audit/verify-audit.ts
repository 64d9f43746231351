import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { SheetHash } from './canonical.ts';
import { HEADER_ROWS, SHEET_COLUMNS, SHEET_NAMES, type SheetName, SUMMARY_COLUMNS } from './columns.ts';
import { type ReadSheet, readWorkbook } from './read-workbook.ts';
import { dataHashKey, FORMAT, FORMAT_KEY, headerHashKey } from './summary.ts';

/** What the check of one sheet found: rows of data, the hash that the Summary states and the hash of what is there. */
export interface SheetCheck {
  readonly name: string;
  readonly rows: number;
  readonly expected: string;
  readonly actual: string;
  readonly ok: boolean;
}

export interface AuditCheck {
  readonly sheets: readonly SheetCheck[];
  readonly ok: boolean;
}

/**
 * Recomputes the hash of every sheet from the cells. Missing and added sheets are named as well. Errors: 'file-unreadable',
 * 'file-encrypted', 'file-bomb', and 'bad-input' where the file is no audit workbook or of a form that this version does not know.
 */
export async function verifyAudit(bytes: Uint8Array): Promise<Result<AuditCheck>> {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const summary = book.value.find((sheet) => sheet.name === 'Summary');
  const stated = statedValues(summary);
  if (![...stated.keys()].some((key) => key.startsWith(dataHashKey('')))) {
    return fail('bad-input', 'audit:error.not-an-audit');
  }
  const format = stated.get(FORMAT_KEY) ?? '';
  if (format !== FORMAT && /^pledgedesk-audit\/\d+$/.test(format)) {
    return fail('bad-input', 'audit:error.other-format', { format });
  }
  const known: readonly string[] = SHEET_NAMES;
  const sheets = [
    ...SHEET_NAMES.map((name) => checkSheet(name, book.value, stated)),
    ...book.value.filter(({ name }) => !known.includes(name)).map(addedSheet),
  ];
  return ok({ sheets, ok: sheets.every((sheet) => sheet.ok) });
}

const VALUE = SUMMARY_COLUMNS.findIndex(({ key }) => key === 'value');
const KEY = SUMMARY_COLUMNS.findIndex(({ key }) => key === 'key');

/** Values of the Summary by key; the first one counts where a key was put in twice. */
function statedValues(summary: ReadSheet | undefined): ReadonlyMap<string, string> {
  const stated = new Map<string, string>();
  for (const row of summary?.rows.slice(HEADER_ROWS) ?? []) {
    const key = row[KEY] ?? '';
    if (key !== '' && !stated.has(key)) stated.set(key, row[VALUE] ?? '');
  }
  return stated;
}

function checkSheet(
  name: SheetName,
  book: readonly ReadSheet[],
  stated: ReadonlyMap<string, string>,
): SheetCheck {
  const expected = stated.get(dataHashKey(name)) ?? '';
  const sheet = book.find((one) => one.name === name);
  if (sheet === undefined) return { name, rows: 0, expected, actual: '', ok: false };
  const width = SHEET_COLUMNS[name].length;
  const data = sheet.rows.slice(HEADER_ROWS);
  const { rows, sha256: actual } = hashOf(name === 'Summary' ? withoutOwnHash(data) : data, width);
  const headerExpected = stated.get(headerHashKey(name)) ?? '';
  const headerActual = hashOf(sheet.rows.slice(0, HEADER_ROWS), width).sha256;
  const dataGood = expected !== '' && expected === actual;
  const headerGood = headerExpected !== '' && headerExpected === headerActual;
  return dataGood && !headerGood
    ? { name, rows, expected: headerExpected, actual: headerActual, ok: false }
    : { name, rows, expected, actual, ok: dataGood };
}

/** The row of the Summary's own hash counts with an empty value. */
function withoutOwnHash(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const own = rows.findIndex((row) => row[KEY] === dataHashKey('Summary'));
  return rows.map((row, i) => (i === own ? row.map((text, c) => (c === VALUE ? '' : text)) : row));
}

function addedSheet(sheet: ReadSheet): SheetCheck {
  const { rows, sha256 } = hashOf(sheet.rows, 0);
  return { name: sheet.name, rows, expected: '', actual: sha256, ok: false };
}

function hashOf(rows: readonly (readonly string[])[], width: number): { rows: number; sha256: string } {
  const hash = new SheetHash(width);
  for (const row of rows) hash.add(row);
  return hash.finish();
}
