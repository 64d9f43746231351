import { type Block, type ItemColumnKey, type LangText, textOf } from '../../shared/papers/model.ts';
import { layLines, type TextStyle } from './lines.ts';
import { cut, lineOps, MEASURE, node, type Op, type Row } from './page.ts';
import { baseline, joined, type Setting } from './setting.ts';
import { CELL, GREY, HEAD_CELL, LEADING, SMALL } from './styles.ts';

type Items = Extract<Block, { kind: 'items' }>;

/** Widest a column may get, in points; the description takes what the others leave. */
const WIDEST: Record<Exclude<ItemColumnKey, 'description'>, number> = {
  lineNo: 40,
  controlCode: 74,
  hsCode: 74,
  quantity: 88,
  value: 92,
  origin: 60,
};
const GAP = 10;
const PAD = 3;

interface Cell {
  readonly x: number;
  readonly width: number;
}

/** The item table: header on each page, cells wrapped, a line that says how many items there are and closes the table. */
export function itemRows(block: Items, setting: Setting): readonly Row[] {
  const cells = placeColumns(block, setting);
  const table = node('Table', undefined, setting.root);
  const header = headerRow(block, cells, setting, node('TR', undefined, table));
  const rows = block.rows.flatMap((row, i) => {
    const tr = node('TR', undefined, table);
    const ops: Op[] = [];
    let height = 0;
    row.forEach((text, at) => {
      const cell = cells[at];
      const column = block.columns[at];
      if (!cell || !column) return;
      const td = node('TD', text.lang, tr);
      const lines = layLines(text, cell.width, { ...CELL, align: column.align }, setting.fonts);
      lines.forEach((line, k) => {
        ops.push(...lineOps(line, cell.x, PAD + k * LEADING.cell + baseline(LEADING.cell, CELL.size), td));
      });
      height = Math.max(height, lines.length * LEADING.cell + PAD * 2);
    });
    ops.push({ kind: 'rule', x: 0, y: height, width: MEASURE, weight: 0.35, grey: GREY.hair });
    const keep = i === 0 || i === block.rows.length - 1;
    return cut({ height, before: 0, keep, repeat: [header], ops }, LEADING.cell, PAD);
  });
  return [header, ...rows, closingRow(block, setting, rows.length > 0 ? header : undefined)];
}

/** Columns are as wide as their longest cell or header word needs, within bounds. */
function placeColumns(block: Items, setting: Setting): readonly Cell[] {
  const needed = block.columns.map((column, at) => {
    if (column.key === 'description') return 0;
    const cells = block.rows.map((row) => row[at]).filter((text) => text !== undefined);
    const natural = (text: LangText, style: TextStyle) =>
      Math.max(...layLines(text, MEASURE, style, setting.fonts).map((line) => line.width));
    const widest = Math.max(
      ...cells.map((text) => natural(text, CELL)),
      ...column.header.flatMap(headerWords).map((text) => natural(text, HEAD_CELL)),
    );
    return Math.min(Math.ceil(widest) + 1, WIDEST[column.key]);
  });
  const rest = MEASURE - GAP * (block.columns.length - 1) - needed.reduce((sum, w) => sum + w, 0);
  let x = 0;
  return block.columns.map((column, at) => {
    const width = column.key === 'description' ? rest : (needed[at] ?? 0);
    const cell = { x, width };
    x += width + GAP;
    return cell;
  });
}

function headerWords(text: LangText): readonly LangText[] {
  return textOf(text)
    .split(' ')
    .map((word) => ({ lang: text.lang, spans: [{ text: word, kind: 'text' }] }));
}

function headerRow(block: Items, cells: readonly Cell[], setting: Setting, tr: ReturnType<typeof node>): Row {
  const ops: Op[] = [];
  let height = 0;
  block.columns.forEach((column, at) => {
    const cell = cells[at];
    if (!cell) return;
    let k = 0;
    for (const text of column.header) {
      const th = node('TH', text.lang, tr, 'Column');
      for (const line of layLines(text, cell.width, { ...HEAD_CELL, align: column.align }, setting.fonts)) {
        ops.push(...lineOps(line, cell.x, 3 + k * 10 + baseline(10, HEAD_CELL.size), th));
        k++;
      }
    }
    height = Math.max(height, k * 10 + 6);
  });
  ops.push({ kind: 'rule', x: 0, y: height, width: MEASURE, weight: 0.6, grey: 0 });
  return { height: height + 2, before: 1, keep: true, ops };
}

function closingRow(block: Items, setting: Setting, header: Row | undefined): Row {
  const line = layLines(joined(block.closing), MEASURE, { ...SMALL, align: 'right' }, setting.fonts)[0];
  const to = node('P', block.closing[0]?.lang, setting.root);
  const ops: Op[] = line ? [...lineOps(line, 0, baseline(14, SMALL.size), to, GREY.label)] : [];
  return { height: 14, before: 0, keep: false, ops, ...(header ? { repeat: [header] } : {}) };
}
