import { ListFault } from './fault.ts';
import type { ListLimits } from './limits.ts';

export interface Row {
  /** Line of the file where the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of delimited text that comes in pieces. Quoted cells may hold the delimiter, line breaks and doubled quotation
 * marks. A quotation mark that is never closed ends in a fault: the file was cut off, or it is no table.
 */
export async function* rowsOf(
  pieces: AsyncIterable<string>,
  delimiter: string,
  limits: ListLimits,
): AsyncIterable<readonly Row[]> {
  let rest = '';
  let line = 1;
  for await (const piece of pieces) {
    rest += piece;
    const cut = cutRows(rest, delimiter, line, false);
    line = cut.line;
    rest = rest.slice(cut.used);
    if (rest.length > limits.recordLength) throw new ListFault('damaged', 'listfiles:csv.unclosed', { line });
    if (cut.rows.length > 0) yield cut.rows;
  }
  if (rest === '') return;
  const cut = cutRows(rest, delimiter, line, true);
  if (cut.used < rest.length) throw new ListFault('damaged', 'listfiles:csv.unclosed', { line: cut.line });
  if (cut.rows.length > 0) yield cut.rows;
}

interface Cut {
  readonly rows: readonly Row[];
  /** Characters of the whole rows. */
  readonly used: number;
  readonly line: number;
}

function cutRows(text: string, delimiter: string, firstLine: number, last: boolean): Cut {
  const rows: Row[] = [];
  const length = text.length;
  let at = 0;
  let used = 0;
  let line = firstLine;
  while (at < length) {
    const cells: string[] = [];
    let breaks = 0;
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1);
        if (end < 0 || (end === length - 1 && !last)) return { rows, used, line };
        cell = text.slice(at + 1, end);
        breaks += countBreaks(cell);
        if (cell.includes('"')) cell = cell.replaceAll('""', '"');
        const tail = cellEnd(text, end + 1, delimiter);
        if (tail > end + 1) cell += text.slice(end + 1, tail).trimEnd();
        at = tail;
      } else {
        const end = cellEnd(text, at, delimiter);
        cell = text.slice(at, end);
        at = end;
      }
      if (at >= length && !last) return { rows, used, line };
      cells.push(cell);
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r') {
      if (at + 1 >= length && !last) return { rows, used, line };
      at += text[at + 1] === '\n' ? 2 : 1;
    } else at++;
    rows.push({ line, cells });
    line += breaks + 1;
    used = Math.min(at, length);
  }
  return { rows, used, line };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  const separator = delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === 10 || code === 13) break;
  }
  return at;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Columns of a table by the folded text of their headers; a header that stands twice means its first column. */
export class Columns {
  readonly #at = new Map<string, number>();

  constructor(header: readonly string[]) {
    header.forEach((text, i) => {
      const name = folded(text);
      if (name !== '' && !this.#at.has(name)) this.#at.set(name, i);
    });
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#at.has(folded(name)));
  }

  /** Text of the column in a row, '' where the row is short or the table has no such column. */
  get(row: readonly string[], name: string): string {
    const at = this.#at.get(folded(name));
    return at === undefined ? '' : (row[at] ?? '').trim();
  }
}

function folded(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase();
}

/** The delimiter that stands in the first lines most evenly: comma, tabulator, semicolon or bar. */
export function delimiterOf(head: string): string {
  const lines = head
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r\n|\n|\r/u)
    .slice(0, 40)
    .filter((line) => line.trim() !== '');
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', '\t', ';', '|']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    const even = counts.filter((count) => count === median).length / Math.max(1, lines.length);
    if (median > 0 && median + even > best.score) best = { delimiter, score: median + even };
  }
  return best.delimiter;
}
