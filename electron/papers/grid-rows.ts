import type { Block, LangText } from '../../shared/papers/model.ts';
import { layLines } from './lines.ts';
import { cut, lineOps, MEASURE, type Node, node, type Op, type Row } from './page.ts';
import { baseline, type Setting } from './setting.ts';
import { GREY, GRID_CELL, HEAD_CELL, LEADING } from './styles.ts';

type Table = Extract<Block, { kind: 'table' }>;

const GAP = 9;
const PAD = 2.6;
/** Least height of a row in which people sign. */
const ROOM = 40;
/** A step of indented text; deeper texts than the last stand at it. */
const STEP = 7;
const MOST_STEPS = 5;

interface Place {
  readonly x: number;
  readonly width: number;
}

/** A table with columns of given weights: header on each page, cells wrapped, texts of a cell one under the other. */
export function gridRows(block: Table, setting: Setting): readonly Row[] {
  const places = placesOf(block);
  const table = node('Table', undefined, setting.root);
  const header = headerRow(block, places, setting, table);
  const rows = block.rows.flatMap((row, i) => {
    const tr = node('TR', undefined, table);
    const ops: Op[] = [];
    let lines = 0;
    row.forEach((texts, at) => {
      const place = places[at];
      if (place) lines = Math.max(lines, cellOps(ops, texts, place, block.columns[at]?.align, setting, tr));
    });
    const height = Math.max(lines * LEADING.grid + PAD * 2, block.room === 'tall' ? ROOM : 0);
    const signer = block.signers?.[i];
    const cell = places[block.signColumn ?? -1];
    if (signer && cell) ops.push({ kind: 'field', signer, ...cell, y: 2, height: height - 4 });
    ops.push({ kind: 'rule', x: 0, y: height, width: MEASURE, weight: 0.35, grey: GREY.hair });
    const inside = i < block.rows.length - 1;
    const keep = block.room === 'tall' || (inside && (i === 0 || i === block.rows.length - 2));
    return cut({ height, before: 0, keep, repeat: [header], ops }, LEADING.grid, PAD);
  });
  return [header, ...rows];
}

function cellOps(
  ops: Op[],
  texts: readonly LangText[],
  place: Place,
  align: Table['columns'][number]['align'],
  setting: Setting,
  tr: Node,
): number {
  const td = node('TD', undefined, tr);
  let k = 0;
  for (const text of texts) {
    const p = node('P', text.lang, td);
    const indent = Math.min(text.indent ?? 0, MOST_STEPS) * STEP;
    const style = { ...GRID_CELL, align: align ?? 'left' };
    for (const line of layLines(text, place.width - indent, style, setting.fonts)) {
      const top = PAD + k * LEADING.grid;
      if (indent > 0) ops.push(levelMark(place.x + indent - STEP / 2, top));
      ops.push(...lineOps(line, place.x + indent, top + baseline(LEADING.grid, GRID_CELL.size), p));
      k++;
    }
  }
  return k;
}

/** A hairline before an indented line; one a line, so that a row can be cut between its lines. */
function levelMark(x: number, y: number): Op {
  return { kind: 'box', x, y, width: 0, height: LEADING.grid, grey: GREY.hair, dash: false, weight: 0.35 };
}

function placesOf(block: Table): readonly Place[] {
  const total = block.columns.reduce((sum, column) => sum + column.weight, 0);
  const room = MEASURE - GAP * (block.columns.length - 1);
  let x = 0;
  return block.columns.map((column) => {
    const width = (room * column.weight) / total;
    const place = { x, width };
    x += width + GAP;
    return place;
  });
}

function headerRow(block: Table, places: readonly Place[], setting: Setting, table: Node): Row {
  const tr = node('TR', undefined, table);
  const ops: Op[] = [];
  let height = 0;
  block.columns.forEach((column, at) => {
    const place = places[at];
    if (!place) return;
    let k = 0;
    for (const text of column.header) {
      const th = node('TH', text.lang, tr, 'Column');
      for (const line of layLines(text, place.width, HEAD_CELL, setting.fonts)) {
        ops.push(...lineOps(line, place.x, 3 + k * 10 + baseline(10, HEAD_CELL.size), th));
        k++;
      }
    }
    height = Math.max(height, k * 10 + 6);
  });
  ops.push({ kind: 'rule', x: 0, y: height, width: MEASURE, weight: 0.6, grey: 0 });
  return { height: height + 2, before: 4, keep: true, ops };
}
