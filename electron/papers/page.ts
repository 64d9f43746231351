import type { PaperLanguage } from '../../shared/message.ts';
import type { ExpectedSigner } from '../../shared/papers/model.ts';
import type { Line, Run } from './lines.ts';

/** A4 in points; on the right 25 mm stay free for the seam seal (pledges 6.1). */
const MM = 72 / 25.4;
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  left: 22 * MM,
  right: 185 * MM,
  top: 23 * MM,
  bottom: 274 * MM,
} as const;
export const MEASURE = PAGE.right - PAGE.left;

/** An element of the structure tree: what a reader program announces. */
export interface Node {
  readonly tag: string;
  readonly lang?: PaperLanguage;
  readonly scope?: 'Row' | 'Column';
  readonly children: Node[];
}

/** Something drawn; coordinates from the top left of its row, later of the page. */
export type Op =
  | {
      readonly kind: 'run';
      readonly run: Run;
      readonly x: number;
      readonly y: number;
      readonly node: Node;
      readonly grey: number;
    }
  | {
      readonly kind: 'rule';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly weight: number;
      readonly grey: number;
    }
  /** The logo of the letterhead. */
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  /** An empty signature field; draws nothing. */
  | {
      readonly kind: 'field';
      readonly signer: ExpectedSigner;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly grey: number;
      readonly dash: boolean;
      readonly weight: number;
    };

/** A strip of the page that is never split. */
export interface Row {
  readonly height: number;
  readonly ops: readonly Op[];
  /** Dropped at the top of a page. */
  readonly before: number;
  /** Must stand on the page of the next row. */
  readonly keep: boolean;
  /** Set again at the top where this row begins a page: the header of a table. */
  readonly repeat?: readonly Row[];
}

export function node(tag: string, lang?: PaperLanguage, parent?: Node, scope?: Node['scope']): Node {
  const made: Node = { tag, ...(lang ? { lang } : {}), ...(scope ? { scope } : {}), children: [] };
  parent?.children.push(made);
  return made;
}

/** Text operations of one line; `y` is the baseline. */
export function lineOps(line: Line, x: number, y: number, to: Node, grey = 0): readonly Op[] {
  return line.runs.map((run) => ({ kind: 'run', run, x: x + run.x, y, node: to, grey }));
}

export function moved(op: Op, dx: number, dy: number): Op {
  return { ...op, x: op.x + dx, y: op.y + dy };
}

/** Rows higher than this are cut between their lines where a page ends. */
const TALL = 200;

/** A row of a table as strips of one line each, if it is too high to be kept whole. `pad` is above and below the lines. */
export function cut(row: Row, leading: number, pad: number): readonly Row[] {
  if (row.height <= TALL) return [row];
  const count = Math.floor((row.height - pad * 2) / leading + 0.01);
  const edge = (k: number) => (k === 0 ? 0 : k === count ? row.height : pad + k * leading);
  return Array.from({ length: count }, (_, k) => {
    const [top, bottom] = [edge(k), edge(k + 1)];
    const last = k === count - 1;
    return {
      ...row,
      height: bottom - top,
      before: k === 0 ? row.before : 0,
      keep: last ? row.keep : k < 2 || k >= count - 3,
      ops: row.ops.filter((op) => op.y >= top && (op.y < bottom || last)).map((op) => moved(op, 0, -top)),
    };
  });
}

/** A strip that no page can hold: its end would fall off the paper. */
export class TooTall extends Error {}

/** Space at the foot of a page, in points, from which it is marked as going on, so that nothing can be written into it. */
const OPEN_SPACE = 90;

/**
 * Fills pages from the top; rows joined by `keep` stay together where a page can hold them. `goingOn` closes the open
 * space of a page whose next rows did not fit.
 */
export function paginate(rows: readonly Row[], goingOn: () => Row): readonly (readonly Op[])[] {
  const room = PAGE.bottom - PAGE.top;
  const pages: Op[][] = [[]];
  let y = 0;
  const place = (row: Row) => {
    const before = y === 0 ? 0 : row.before;
    if (row.height > room) throw new TooTall();
    for (const op of row.ops) pages.at(-1)?.push(moved(op, PAGE.left, PAGE.top + y + before));
    y += before + row.height;
  };
  const turn = (next: Row | undefined) => {
    if (room - y > OPEN_SPACE) place(goingOn());
    pages.push([]);
    y = 0;
    for (const row of next?.repeat ?? []) place(silent(row));
  };
  for (let i = 0; i < rows.length; ) {
    const chunk = chunkAt(rows, i);
    const height = chunk.reduce(
      (sum, row, at) => sum + row.height + (at === 0 && y === 0 ? 0 : row.before),
      0,
    );
    if (y > 0 && y + height > room) turn(chunk[0]);
    for (const row of chunk) {
      if (y > 0 && y + row.before + row.height > room) turn(row);
      place(row);
    }
    i += chunk.length;
  }
  return pages;
}

/** A header that is set again is no second header to a reader program: it stands outside the structure tree. */
function silent(row: Row): Row {
  const outside = node('Artifact');
  return { ...row, ops: row.ops.map((op) => (op.kind === 'run' ? { ...op, node: outside } : op)) };
}

function chunkAt(rows: readonly Row[], start: number): readonly Row[] {
  let end = start;
  while (end < rows.length - 1 && rows[end]?.keep) end++;
  return rows.slice(start, end + 1);
}

/** Keeps the last rows of a document together from `from` on. */
export function keepFrom(rows: readonly Row[], from: number): readonly Row[] {
  return rows.map((row, i) => (i >= from && i < rows.length - 1 ? { ...row, keep: true } : row));
}
