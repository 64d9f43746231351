import { createHash } from 'node:crypto';
import type { AuditValue } from './audit-data.ts';

/** What stands in a cell: text, a number, a day that a spreadsheet can hold, or nothing. */
export type CellContent = string | number | { readonly day: string } | null;

/** Excel refuses longer texts. */
export const MAX_CELL_LENGTH = 32_767;

/** Days before this have no agreed serial number (the 1900 leap-year error): they stay text. */
const FIRST_SERIAL_DAY = '1900-03-01';

/**
 * The content of a cell for a value. Line ends become LF, lone surrogates U+FFFD, numbers are held to 15 digits (the most that
 * every spreadsheet keeps), and a text longer than a cell is cut with a mark that carries its length and SHA-256.
 */
export function contentOf(value: AuditValue): CellContent {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`not a number for a cell: ${value}`);
    return Number(value.toPrecision(15));
  }
  if (typeof value === 'string') return textContent(value);
  if ('instant' in value) return textContent(value.instant);
  return isSerialDay(value.date) ? { day: value.date } : textContent(value.date);
}

function textContent(text: string): string | null {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n');
  if (clean === '') return null;
  if (clean.length <= MAX_CELL_LENGTH) return clean;
  const hash = createHash('sha256').update(clean, 'utf8').digest('hex');
  const mark = `\n[… ${clean.length} UTF-16 units in all, SHA-256 ${hash}]`;
  return clean.slice(0, MAX_CELL_LENGTH - mark.length).toWellFormed() + mark;
}

function isSerialDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < FIRST_SERIAL_DAY) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** A cell's content as it is hashed (README.md, canonical form). */
export function canonicalText(content: CellContent): string {
  if (content === null) return '';
  if (typeof content === 'number') return String(content === 0 ? 0 : content);
  if (typeof content === 'object') return content.day;
  return content.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** SHA-256 over the rows as UTF-8 TSV; `width` is the number of columns of the sheet. Row by row, so that size costs no memory. */
export class SheetHash {
  readonly #hash = createHash('sha256');
  readonly #width: number;
  #rows = 0;
  #blank = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Adds a row of canonical texts. Blank rows count only where a row with content follows. */
  add(cells: readonly string[]): void {
    let last = cells.length;
    while (last > 0 && (cells[last - 1] ?? '') === '') last -= 1;
    if (last === 0) {
      this.#blank += 1;
      return;
    }
    for (; this.#blank > 0; this.#blank -= 1) this.#write([]);
    this.#write(cells.slice(0, last));
  }

  #write(cells: readonly string[]): void {
    const missing = Math.max(0, this.#width - cells.length);
    const padded = missing === 0 ? cells : [...cells, ...new Array<string>(missing).fill('')];
    this.#hash.update(`${padded.join('\t')}\n`, 'utf8');
    this.#rows += 1;
  }

  /** The rows that were hashed and their hash, hexadecimal. */
  finish(): { readonly rows: number; readonly sha256: string } {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}
