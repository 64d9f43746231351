import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from 'xlsx';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { SheetGrid } from '../../shared/orders/sheet.ts';
import { cellText } from './cell-text.ts';
import type { Limits } from './limits.ts';
import { checkSizes, readDirectory, unpack } from './zip.ts';

const BROKEN = () => fail('damaged', 'intake:file.broken');
const TOO_MANY = (limits: Limits) =>
  fail('file-too-large', 'intake:file.cells', { cells: limits.cells, columns: limits.columns });

/** Reads an Office zip. Sizes are checked against the directory and then against what really unpacks, before parsing. */
export function readZip(bytes: Uint8Array, limits: Limits): Result<readonly SheetGrid[]> {
  const entries = readDirectory(bytes);
  if (entries === undefined || entries.length === 0) return BROKEN();
  const names = new Set(entries.map((entry) => entry.name.replaceAll('\\', '/').replace(/^\//, '')));
  if (entries.some((entry) => entry.encrypted)) return fail('file-encrypted', 'intake:file.password');
  const bomb = checkSizes(entries, limits);
  if (bomb !== undefined) return { ok: false, error: bomb };
  if (hasMacros(names)) return fail('file-macro', 'intake:file.macro');
  if (!names.has('xl/workbook.xml')) {
    return fail('file-unreadable', names.has('xl/workbook.bin') ? 'intake:file.xlsb' : 'intake:file.archive');
  }
  let cells = 0;
  for (const entry of entries) {
    const part = unpack(bytes, entry);
    if (part === undefined) return BROKEN();
    if (entry.name === '[Content_Types].xml' && Buffer.from(part).includes('macroEnabled.main+xml')) {
      return fail('file-macro', 'intake:file.macro');
    }
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) cells += countCells(part, limits.cells - cells);
    if (cells > limits.cells) return TOO_MANY(limits);
  }
  return parse(bytes, limits);
}

function hasMacros(names: ReadonlySet<string>): boolean {
  return [...names].some((name) => /vbaProject\.bin$/i.test(name) || /^xl\/macrosheets\//i.test(name));
}

/** Cells of a sheet's XML, counted no further than just over the limit. */
function countCells(part: Uint8Array, limit: number): number {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let count = 0;
  for (let at = text.indexOf('<c '); at >= 0 && count <= limit; at = text.indexOf('<c ', at + 3)) count++;
  return count;
}

const FILE_PASS = 0x2f;
const BOUND_SHEET = 0x85;
const MACRO_SHEET = 1;

/** Reads an OLE file: BIFF8 or BIFF5 workbooks; an encrypted xlsx is one too. */
export function readOle(bytes: Uint8Array, limits: Limits): Result<readonly SheetGrid[]> {
  let container: {
    readonly FullPaths: readonly string[];
    readonly FileIndex: readonly { content?: ArrayLike<number> }[];
  };
  try {
    container = CFB.read(bytes, { type: 'array' }) as typeof container;
  } catch {
    return BROKEN();
  }
  const paths = container.FullPaths;
  if (paths.some((p) => /EncryptedPackage$|EncryptionInfo$/i.test(p)))
    return fail('file-encrypted', 'intake:file.password');
  const book = paths.findIndex((p) => /\/(?:Workbook|Book)$/i.test(p));
  if (book < 0) return fail('file-unreadable', 'intake:file.unknown');
  const records = scanRecords(container.FileIndex[book]?.content ?? []);
  if (records.password) return fail('file-encrypted', 'intake:file.password');
  if (records.macroSheet || paths.some((p) => /_VBA_PROJECT/i.test(p)))
    return fail('file-macro', 'intake:file.macro');
  return parse(bytes, limits);
}

/** Walks the records of the workbook's globals, which stand in front of the sheets. */
function scanRecords(stream: ArrayLike<number>): {
  readonly password: boolean;
  readonly macroSheet: boolean;
} {
  const byte = (at: number): number => stream[at] ?? 0;
  let password = false;
  let macroSheet = false;
  const END_OF_PART = 0x0a;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = byte(at) | (byte(at + 1) << 8);
    const length = byte(at + 2) | (byte(at + 3) << 8);
    if (type === FILE_PASS) password = true;
    if (type === BOUND_SHEET && byte(at + 9) === MACRO_SHEET) macroSheet = true;
    if (type === END_OF_PART) break;
    at += 4 + length;
  }
  return { password, macroSheet };
}

function parse(bytes: Uint8Array, limits: Limits): Result<readonly SheetGrid[]> {
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      nodim: true,
    });
  } catch (cause) {
    const password = cause instanceof Error && /password|encrypt/i.test(cause.message);
    return password ? fail('file-encrypted', 'intake:file.password') : BROKEN();
  }
  const grids: SheetGrid[] = [];
  let cells = 0;
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const grid = gridOf(name, hidden, sheet, book.Workbook?.WBProps?.date1904 === true);
    cells += grid.rows.reduce((sum, row) => sum + row.length, 0);
    const merged = grid.merges.reduce((sum, m) => sum + Math.min(m.bottom, grid.rows.length) - m.top + 1, 0);
    if (cells > limits.cells || merged > limits.cells || grid.rows.some((row) => row.length > limits.columns))
      return TOO_MANY(limits);
    grids.push(grid);
    delete book.Sheets[name];
  }
  return grids.length === 0 ? fail('file-unreadable', 'intake:file.no-sheet') : ok(grids);
}

function gridOf(name: string, hidden: boolean, sheet: WorkSheet, date1904: boolean): SheetGrid {
  const data = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const rows: string[][] = [];
  let filledRows = 0;
  for (let r = 0; r < data.length; r++) {
    const cells = data[r];
    const row: string[] = [];
    if (cells !== undefined) {
      for (let c = 0; c < cells.length; c++) {
        const cell = cells[c];
        const text = cell === undefined ? '' : cellText(cell, date1904);
        if (text === '') continue;
        while (row.length < c) row.push('');
        row.push(text);
      }
    }
    rows.push(row);
    if (row.length > 0) filledRows = r + 1;
  }
  rows.length = filledRows;
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return {
    name,
    hidden,
    rows,
    merges,
    hiddenRows: flagged(sheet['!rows']).filter((r) => r < filledRows),
    hiddenColumns: flagged(sheet['!cols']),
  };
}

function flagged(list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): number[] {
  const found: number[] = [];
  list?.forEach((entry, i) => {
    if (entry?.hidden === true) found.push(i);
  });
  return found;
}
