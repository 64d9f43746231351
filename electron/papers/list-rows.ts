import type { Block } from '../../shared/papers/model.ts';
import { layLines, type TextStyle } from './lines.ts';
import { lineOps, MEASURE, node, type Op, type Row } from './page.ts';
import { baseline, joined, type Setting } from './setting.ts';
import { ALERT, GREY, LABEL, SMALL } from './styles.ts';

/** The box of page 1 that names what is still to be completed. */
export function toCompleteRows(
  block: Extract<Block, { kind: 'to-complete' }>,
  setting: Setting,
): readonly Row[] {
  const inset = 9;
  const width = MEASURE - inset * 2;
  const list = node('L', undefined, setting.root);
  const two = block.entries.length > 3 && setting.model.languages.length < 3;
  const entryWidth = two ? (width - 14) / 2 : width;
  const lines: (readonly Op[])[] = [];
  for (const heading of block.heading) {
    const to = node('P', heading.lang, list);
    for (const line of layLines(heading, width, ALERT, setting.fonts))
      lines.push(lineOps(line, inset, baseline(12.4, ALERT.size), to));
  }
  const headLines = lines.length;
  const entries = block.entries.map((texts) => {
    const to = node('LI', texts[0]?.lang, list);
    return layLines(joined(texts), entryWidth, LABEL, setting.fonts).map((line) =>
      lineOps(line, inset, baseline(11.4, LABEL.size), to),
    );
  });
  const half = two ? Math.ceil(entries.length / 2) : entries.length;
  for (let i = 0; i < half; i++) {
    const left = entries[i] ?? [];
    const right = two ? (entries[half + i] ?? []) : [];
    for (let k = 0; k < Math.max(left.length, right.length); k++) {
      const shifted = (right[k] ?? []).map((op): Op => ({ ...op, x: op.x + entryWidth + 14 }));
      lines.push([...(left[k] ?? []), ...shifted]);
    }
  }
  return lines.map((ops, i) => {
    const height = i < headLines ? 12.4 : 11.4;
    const first = i === 0;
    const last = i === lines.length - 1;
    const padTop = first ? 6 : 0;
    const total = height + padTop + (last ? 6 : 0) + (i === headLines - 1 ? 2 : 0);
    const edges: Op[] = [0, MEASURE].map((x) => ({
      kind: 'box',
      x,
      y: 0,
      width: 0,
      height: total,
      grey: 0,
      dash: false,
      weight: 0.9,
    }));
    if (first) edges.push({ kind: 'rule', x: 0, y: 0, width: MEASURE, weight: 0.9, grey: 0 });
    if (last) edges.push({ kind: 'rule', x: 0, y: total, width: MEASURE, weight: 0.9, grey: 0 });
    return {
      height: total,
      before: first ? 14 : 0,
      keep: i < headLines,
      ops: [...edges, ...ops.map((op): Op => ({ ...op, y: op.y + padTop }))],
    };
  });
}

/** Attachments, each with a box to be ticked by hand. */
export function listRows(block: Extract<Block, { kind: 'list' }>, setting: Setting): readonly Row[] {
  const list = node('L', undefined, setting.root);
  const hint = layLines(joined(block.hint), MEASURE, SMALL, setting.fonts);
  const hintNode = node('Caption', block.hint[0]?.lang, list);
  const rows: Row[] = hint.map((line, i) => ({
    height: 11,
    before: i === 0 ? 3 : 0,
    keep: true,
    ops: lineOps(line, 0, baseline(11, SMALL.size), hintNode, GREY.label),
  }));
  const width = (MEASURE - 18) / 2;
  for (let i = 0; i < block.entries.length; i += 2) {
    const ops: Op[] = [];
    let height = 0;
    for (const [at, texts] of block.entries.slice(i, i + 2).entries()) {
      const to = node('LI', texts[0]?.lang, list);
      const x = at * (width + 18);
      ops.push({ kind: 'box', x, y: 4.2, width: 7, height: 7, grey: 0, dash: false, weight: 0.6 });
      layLines(joined(texts), width - 15, { ...CELL_LIST }, setting.fonts).forEach((line, k) => {
        ops.push(...lineOps(line, x + 15, k * 12.4 + baseline(15, CELL_LIST.size), to));
        height = Math.max(height, 15 + k * 12.4);
      });
    }
    rows.push({ height, before: 0, keep: i + 2 < block.entries.length, ops });
  }
  return rows;
}

const CELL_LIST: TextStyle = { size: 8.8, font: 'serif' };
