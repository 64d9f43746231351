import { ListFault } from './fault.ts';
import type { ListLimits } from './limits.ts';

export interface JsonRecord {
  /** Line of the file where the record begins, counted from 1. */
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Objects of a file with one JSON object a line. A line that is none is given as undefined. */
export async function* jsonLines(
  pieces: AsyncIterable<string>,
  limits: ListLimits,
): AsyncIterable<{ readonly line: number; readonly value: JsonRecord['value'] | undefined; last: boolean }> {
  let rest = '';
  let line = 1;
  for await (const piece of pieces) {
    rest += piece;
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      const text = rest.slice(from, end).trim();
      if (text !== '') yield { line, value: parsed(text), last: false };
      line++;
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > limits.recordLength) throw new ListFault('file-bomb', 'listfiles:json.record');
  }
  const text = rest.trim();
  if (text !== '') yield { line, value: parsed(text), last: true };
}

/**
 * The objects of the array `results` of one JSON document, or of an array that is the document itself, without holding
 * the document. The end of the file must be the end of the document.
 */
export async function* jsonResults(
  pieces: AsyncIterable<string>,
  limits: ListLimits,
): AsyncIterable<{ readonly line: number; readonly value: JsonRecord['value'] | undefined }> {
  const walk = new Walk(limits);
  for await (const piece of pieces) yield* walk.feed(piece);
  walk.end();
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, LINE_BREAK] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a,
];

/** Counts brackets and texts; keeps only the record that it is in. */
class Walk {
  readonly #limits: ListLimits;
  readonly #open: number[] = [];
  #inText = false;
  #escaped = false;
  #line = 1;
  #recordLine = 1;
  /** Text of the record so far; undefined outside of one. */
  #record: string | undefined;
  /** The last text read, where it may be a name: `results` in front of its array. */
  #name = '';
  /** Depth at which the records stand; 0: not found yet. */
  #recordDepth = 0;
  #ended = false;

  constructor(limits: ListLimits) {
    this.#limits = limits;
  }

  *feed(piece: string): Iterable<{ readonly line: number; readonly value: JsonRecord['value'] | undefined }> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === LINE_BREAK) this.#line++;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#inText = false;
        else if (this.#record === undefined && this.#name.length < 64) this.#name += piece[at];
        continue;
      }
      if (code === QUOTE) {
        this.#inText = true;
        if (this.#record === undefined) this.#name = '';
      } else if (code === OPEN || code === OPEN_LIST) {
        if (this.#ended) throw new ListFault('damaged', 'listfiles:json.broken', { line: this.#line });
        this.#push(code);
        if (code === OPEN && this.#open.length === this.#recordDepth && this.#record === undefined) {
          this.#record = '';
          this.#recordLine = this.#line;
          from = at;
        }
      } else if (code === CLOSE || code === CLOSE_LIST) {
        const atRecord = this.#record !== undefined && this.#open.length === this.#recordDepth;
        this.#pop(code);
        if (atRecord) {
          const text = this.#record + piece.slice(from, at + 1);
          this.#check(text);
          yield { line: this.#recordLine, value: parsed(text) };
          this.#record = undefined;
        }
      }
    }
    if (this.#record === undefined) return;
    this.#record += piece.slice(from);
    this.#check(this.#record);
  }

  #check(record: string): void {
    if (record.length > this.#limits.recordLength) throw new ListFault('file-bomb', 'listfiles:json.record');
  }

  #push(code: number): void {
    this.#open.push(code);
    if (this.#open.length > this.#limits.depth) throw new ListFault('file-bomb', 'listfiles:json.deep');
    const depth = this.#open.length;
    if (code !== OPEN_LIST || this.#recordDepth !== 0) return;
    if (depth === 1 || (depth === 2 && this.#name === 'results')) this.#recordDepth = depth + 1;
  }

  #pop(code: number): void {
    const before = this.#open.pop();
    if (before !== (code === CLOSE ? OPEN : OPEN_LIST)) {
      throw new ListFault('damaged', 'listfiles:json.broken', { line: this.#line });
    }
    if (this.#open.length === this.#recordDepth - 2) this.#recordDepth = Number.POSITIVE_INFINITY;
    this.#ended = this.#open.length === 0;
  }

  end(): void {
    if (!this.#ended || this.#inText) throw new ListFault('damaged', 'listfiles:json.truncated');
    if (this.#recordDepth === 0) throw new ListFault('file-unreadable', 'listfiles:file.unknown');
  }
}

function parsed(text: string): JsonRecord['value'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonRecord['value'])
      : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a value that is one; numbers are written out. */
export function textIn(record: JsonRecord['value'], name: string): string {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The texts of a value that is a list of them. */
export function textsIn(record: JsonRecord['value'], name: string): string[] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The objects of a value that is a list of them. */
export function objectsIn(record: JsonRecord['value'], name: string): JsonRecord['value'][] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  if (!Array.isArray(value)) return [];
  return value.filter(
    (each): each is JsonRecord['value'] => typeof each === 'object' && each !== null && !Array.isArray(each),
  );
}
