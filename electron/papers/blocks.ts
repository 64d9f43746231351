import type { Block, LangText } from '../../shared/papers/model.ts';
import { clauseRows, secondColumn, sideBySide } from './columns.ts';
import { gridRows } from './grid-rows.ts';
import { type Line, layLines, type TextStyle } from './lines.ts';
import { listRows, toCompleteRows } from './list-rows.ts';
import { cut, lineOps, MEASURE, node, type Op, type Row } from './page.ts';
import { baseline, joined, type Setting } from './setting.ts';
import { signatureRows } from './signature-rows.ts';
import { COLUMN_GAP, GREY, LABEL, LEADING, NOTE, PART, SMALL, SUBTITLE, TITLE, VALUE } from './styles.ts';
import { itemRows } from './table-rows.ts';

/** The rows of a block, in print order. */
export function rowsOf(block: Block, setting: Setting): readonly Row[] {
  switch (block.kind) {
    case 'title':
      return titleRows(block.texts, setting);
    case 'to-complete':
      return toCompleteRows(block, setting);
    case 'addressee':
      return sideBySide(setting, block.texts, { gutter: 0, before: 14, keep: true });
    case 'heading':
      return headingRows(block.texts, setting);
    case 'facts':
      return factRows(block.rows, setting);
    case 'items':
      return itemRows(block, setting);
    case 'table':
      return gridRows(block, setting);
    case 'paragraph':
      return sideBySide(setting, block.texts, { gutter: 0, before: 7, keep: false });
    case 'clause':
      return clauseRows(block, setting);
    case 'note':
      return block.texts.flatMap((text, i) =>
        stack(setting, text, NOTE, LEADING.note, { before: i === 0 ? 10 : 1, keep: true, grey: GREY.label }),
      );
    case 'list':
      return listRows(block, setting);
    case 'signature':
      return signatureRows(block, setting);
    case 'end':
      return endRows(block.texts, setting);
  }
}

/** Lines of one text as rows, each line one row, never a lonely first or last line at a page edge. */
function stack(
  setting: Setting,
  text: LangText,
  style: TextStyle,
  leading: number,
  options: { readonly before: number; readonly keep: boolean; readonly grey?: number; readonly tag?: string },
): readonly Row[] {
  const lines = layLines(text, MEASURE, style, setting.fonts);
  const to = node(options.tag ?? 'P', text.lang, setting.root);
  return lines.map((line, i) => ({
    height: leading,
    before: i === 0 ? options.before : 0,
    keep: options.keep || i === 0 || i === lines.length - 2,
    ops: lineOps(line, 0, baseline(leading, style.size), to, options.grey ?? 0),
  }));
}

function titleRows(texts: readonly LangText[], setting: Setting): readonly Row[] {
  return texts.flatMap((text, i) => {
    const style =
      i === 0 ? titleStyle(text, setting) : { ...SUBTITLE, size: text.lang === 'en' ? 11 : SUBTITLE.size };
    const width = balancedWidth(text, style, setting);
    const lines = layLines(text, width, style, setting.fonts);
    const to = node(i === 0 ? 'H1' : 'P', text.lang, setting.root);
    const leading = style.size * 1.45;
    return lines.map((line, k) => ({
      height: leading,
      before: k === 0 && i > 0 ? 3 : 0,
      keep: true,
      ops: lineOps(line, (MEASURE - width) / 2, baseline(leading, style.size), to),
    }));
  });
}

/** The largest size at which the title stands on one line, or else on two. */
function titleStyle(text: LangText, setting: Setting): TextStyle {
  const styles = [0, 1, 2, 3].map((less) => ({ ...TITLE, size: TITLE.size - less }));
  const count = (style: TextStyle) => layLines(text, MEASURE, style, setting.fonts).length;
  return styles.find((style) => count(style) === 1) ?? styles.find((style) => count(style) === 2) ?? TITLE;
}

/** The least width that needs no more lines: lines of a title are about equally long. */
function balancedWidth(text: LangText, style: TextStyle, setting: Setting): number {
  const count = (width: number) => layLines(text, width, style, setting.fonts).length;
  const least = count(MEASURE);
  let width: number = MEASURE;
  while (least > 1 && width > MEASURE / 3 && count(width - style.size / 2) === least) width -= style.size / 2;
  return width;
}

/** Two languages stand over their columns, three share a line. */
function headingRows(all: readonly LangText[], setting: Setting): readonly Row[] {
  const texts = all.length > 2 ? [joined(all, '  ·  ')] : all;
  const second = texts.length === 1 ? MEASURE : secondColumn(texts);
  const sets = texts.map((text, at) => ({
    to: node('H2', text.lang, setting.root),
    x: at === 1 ? second : 0,
    lines: layLines(
      text,
      at === 1 ? MEASURE - second : second - (texts.length === 2 ? COLUMN_GAP : 0),
      PART,
      setting.fonts,
    ),
  }));
  const deepest = Math.max(...sets.map((set) => set.lines.length));
  const strips = Array.from({ length: deepest }, (_, i) =>
    sets.map((set) => ({ ...set, line: set.lines[i] })),
  );
  return strips.map((strip, i) => {
    const last = i === strips.length - 1;
    const text = strip.flatMap(({ line, x, to }) =>
      line ? lineOps(line, x, baseline(LEADING.head, PART.size), to) : [],
    );
    const rule: Op = { kind: 'rule', x: 0, y: LEADING.head + 2, width: MEASURE, weight: 0.8, grey: 0 };
    return {
      height: LEADING.head + (last ? 3 : 0),
      before: i === 0 ? 12 : 0,
      keep: true,
      ops: last ? [...text, rule] : text,
    };
  });
}

function factRows(rows: Extract<Block, { kind: 'facts' }>['rows'], setting: Setting): readonly Row[] {
  const labelWidth =
    setting.model.languages.length === 1 ? 112 : setting.model.languages.length === 2 ? 128 : 158;
  const x = labelWidth + 12;
  const table = node('Table', undefined, setting.root);
  return rows.flatMap((row, i) => {
    const tr = node('TR', undefined, table);
    const label = labelLines(row.label, labelWidth, setting);
    const th = node('TH', row.label[0]?.lang, tr, 'Row');
    const td = node('TD', undefined, tr);
    const ops: Op[] = [];
    const pad = 2;
    label.forEach((line, at) => {
      const y = pad + at * LEADING.label + baseline(LEADING.value, VALUE.size);
      ops.push(...lineOps(line, 0, y - 0.5, th, GREY.label));
    });
    let lineNo = 0;
    for (const value of row.values) {
      const p = node('P', value.lang, td);
      for (const line of layLines(value, MEASURE - x, { ...VALUE, align: 'left' }, setting.fonts)) {
        ops.push(...lineOps(line, x, pad + lineNo * LEADING.value + baseline(LEADING.value, VALUE.size), p));
        lineNo++;
      }
    }
    const height = Math.max(lineNo * LEADING.value, label.length * LEADING.label + 3) + pad * 2;
    ops.push({ kind: 'rule', x: 0, y: height, width: MEASURE, weight: 0.35, grey: GREY.hair });
    const keep = i < rows.length - 1 && (i === 0 || i === rows.length - 2);
    return cut({ height, before: i === 0 ? 4 : 0, keep, ops }, LEADING.value, pad);
  });
}

/** Labels share a line where they fit; else each language has its own. */
function labelLines(label: readonly LangText[], width: number, setting: Setting): readonly Line[] {
  const shared = layLines(joined(label), width, LABEL, setting.fonts);
  return shared.length === 1 ? shared : label.flatMap((text) => layLines(text, width, LABEL, setting.fonts));
}

/** The line that closes the open foot of a page; it stands outside the structure tree. */
export function goingOnRow(setting: Setting): Row {
  const [row] = endRows(setting.model.goingOn, { ...setting, root: node('Artifact') });
  if (!row) throw new Error('a paper has no words for a page that goes on');
  return row;
}

function endRows(texts: readonly LangText[], setting: Setting): readonly Row[] {
  const line = layLines(joined(texts), MEASURE, { ...SMALL, align: 'centre' }, setting.fonts)[0];
  if (!line) return [];
  const to = node('P', texts[0]?.lang, setting.root);
  const first = line.runs[0]?.x ?? 0;
  const width = line.width;
  const rule = (x: number, w: number): Op => ({
    kind: 'rule',
    x,
    y: 8,
    width: w,
    weight: 0.5,
    grey: GREY.label,
  });
  return [
    {
      height: 14,
      before: 14,
      keep: false,
      ops: [
        rule(0, first - 8),
        rule(first + width + 8, MEASURE - first - width - 8),
        ...lineOps(line, 0, baseline(15, SMALL.size), to, GREY.label),
      ],
    },
  ];
}
