import { read, SSF, type WorkSheet } from 'xlsx';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { readDirectory, unpack } from '../intake/zip.ts';
import { canonicalText, contentOf } from './canonical.ts';

/** A sheet of a file as canonical texts, row by row from row 1; an empty row is an empty array. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** More than a workbook of 100,000 screened lines unpacks to. */
const MAX_UNPACKED = 1_500_000_000;

/** Reads a workbook with SheetJS, which shares no code with the writer. */
export function readWorkbook(bytes: Uint8Array): Result<readonly ReadSheet[]> {
  const refused = refusal(bytes);
  if (refused) return refused;
  try {
    const book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      nodim: true,
    });
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    return ok(book.SheetNames.map((name) => ({ name, rows: rowsOf(book.Sheets[name], date1904) })));
  } catch {
    return fail('file-unreadable', 'audit:error.unreadable');
  }
}

function refusal(bytes: Uint8Array): Result<never> | null {
  const starts = (...head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return fail('file-encrypted', 'audit:error.encrypted');
  if (!starts(0x50, 0x4b)) return fail('file-unreadable', 'audit:error.unreadable');
  const entries = readDirectory(bytes);
  if (entries === undefined) return fail('file-unreadable', 'audit:error.unreadable');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > MAX_UNPACKED) return fail('file-bomb', 'audit:error.too-large');
  // SheetJS unpacks without end and fills any memory where packed bytes are broken or more than they say.
  const whole = entries.every((entry) => unpack(bytes, entry) !== undefined);
  return whole ? null : fail('file-unreadable', 'audit:error.unreadable');
}

interface ReadCell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: unknown;
  readonly f?: string;
  readonly w?: string;
}

function rowsOf(sheet: WorkSheet | undefined, date1904: boolean): readonly (readonly string[])[] {
  const data = (sheet?.['!data'] ?? []) as readonly (readonly (ReadCell | undefined)[] | undefined)[];
  return Array.from(data, (row) => Array.from(row ?? [], (cell) => textOf(cell, date1904)));
}

/**
 * The canonical text of a cell. Formulas, errors and truth values never come from our writer: they get forms that no written
 * value can have, a backslash before a sign that is never escaped.
 */
function textOf(cell: ReadCell | undefined, date1904: boolean): string {
  if (cell === undefined || cell.t === 'z') return '';
  if (cell.f !== undefined) return `\\=${cell.f}`;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const isDay = typeof cell.z === 'string' && SSF.is_date(cell.z) && Number.isInteger(cell.v);
    return isDay ? dayOf(cell.v, date1904) : String(cell.v);
  }
  if (cell.t === 's' && typeof cell.v === 'string') return wholeText(cell.v);
  return `\\${cell.t}${String(cell.v ?? '')}`;
}

/** The text as hashed, without the cut that the writer makes for texts longer than a cell: a longer text here was put in later. */
function wholeText(text: string): string {
  return canonicalText(text.length > 30_000 ? text.toWellFormed().replace(/\r\n?/g, '\n') : contentOf(text));
}

function dayOf(serial: number, date1904: boolean): string {
  const days = date1904 ? serial + 1_462 : serial;
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
