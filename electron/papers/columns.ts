import type { PaperLanguage } from '../../shared/message.ts';
import { chineseNumeral } from '../../shared/papers/dates.ts';
import type { Block, LangText } from '../../shared/papers/model.ts';
import { type Line, layLines, type TextStyle } from './lines.ts';
import { lineOps, MEASURE, type Node, node, type Op, type Row } from './page.ts';
import { baseline, joined, type Setting } from './setting.ts';
import { BODY, CLAUSE_HEAD, COLUMN, COLUMN_GAP, LEADING, NUMBER } from './styles.ts';

const GUTTER = 34;
/** Latin letters look larger than Han of the same size. */
const LATIN = 0.94;

interface Side {
  readonly gutter: number;
  readonly before: number;
  readonly keep: boolean;
  readonly headings?: readonly LangText[];
  readonly mark?: LangText;
}

/** One column for one language, parallel columns for two, one under the other for three. Lines share one grid. */
export function sideBySide(setting: Setting, texts: readonly LangText[], side: Side): readonly Row[] {
  const parallel = texts.length === 2;
  const style = texts.length === 1 ? BODY : COLUMN;
  const leading = LEADING[texts.length === 1 ? 'body' : texts.length === 2 ? 'column' : 'stacked'];
  const whole = MEASURE - side.gutter;
  const left = parallel ? secondColumn(texts) - COLUMN_GAP - side.gutter : whole;
  const group = node('Div', undefined, setting.root);
  // Three languages share one line for what the clause is about.
  const shared = texts.length > 2 && side.headings ? joined(side.headings) : undefined;
  const columns = texts.map((text, i) => {
    const second = parallel && i === 1;
    const width = second ? whole - left - COLUMN_GAP : left;
    const x = side.gutter + (second ? left + COLUMN_GAP : 0);
    const heading = shared ? (i === 0 ? shared : undefined) : side.headings?.[i];
    return columnOf(setting, text, heading, { width, x, style, group });
  });
  const rows: Row[] = parallel
    ? zip(columns, leading)
    : columns.flatMap((column, i) => zip([column], leading, i > 0 ? 2 : 0));
  const first = rows[0];
  if (first) {
    const mark = side.mark ? layLines(side.mark, side.gutter, NUMBER, setting.fonts)[0] : undefined;
    const ops = mark
      ? lineOps(mark, 0, baseline(leading, NUMBER.size), node('Lbl', side.mark?.lang, group))
      : [];
    rows[0] = { ...first, before: side.before, ops: [...ops, ...first.ops] };
  }
  return rows.map((row, i) => ({ ...row, keep: side.keep || i < 2 || i === rows.length - 2 || row.keep }));
}

/** Where the second of two columns begins: Chinese says the same in fewer and narrower lines than its translation. */
export function secondColumn(texts: readonly LangText[]): number {
  const share = texts[0]?.lang === 'zh' ? FIRST_SHARE[texts[1]?.lang ?? 'zh'] : 0.5;
  return (MEASURE - FIRST_GUTTER) * share + FIRST_GUTTER + COLUMN_GAP / 2;
}

const FIRST_GUTTER = 26;
/** Measured on the pledge: with these both columns end at about the same height. */
const FIRST_SHARE: Readonly<Record<PaperLanguage, number>> = { zh: 0.5, ja: 0.435, en: 0.39 };

interface ColumnLine {
  readonly ops: readonly Op[];
}

function columnOf(
  setting: Setting,
  text: LangText,
  heading: LangText | undefined,
  at: { readonly width: number; readonly x: number; readonly style: TextStyle; readonly group: Node },
): readonly ColumnLine[] {
  const lines: ColumnLine[] = [];
  const push = (line: Line, to: Node, size: number) => lines.push({ ops: lineOps(line, at.x, size, to) });
  if (heading) {
    const to = node('H3', heading.lang, at.group);
    for (const line of layLines(heading, at.width, CLAUSE_HEAD, setting.fonts))
      push(line, to, CLAUSE_HEAD.size);
  }
  const to = node('P', text.lang, at.group);
  const ragged = text.lang === 'en' && at.width < 330;
  const size = text.lang === 'en' ? at.style.size * LATIN : at.style.size;
  const style: TextStyle = { ...at.style, size, ...(ragged ? { align: 'left' } : {}) };
  for (const line of layLines(text, at.width, style, setting.fonts)) push(line, to, style.size);
  return lines;
}

/** Rows of lines that stand at the same height. A column line carries its font size as y until here. */
function zip(columns: readonly (readonly ColumnLine[])[], leading: number, before = 0): Row[] {
  const count = Math.max(...columns.map((c) => c.length));
  return Array.from({ length: count }, (_, i) => ({
    height: leading,
    before: i === 0 ? before : 0,
    keep: i === 0,
    ops: columns.flatMap((column) =>
      (column[i]?.ops ?? []).map((op): Op => ({ ...op, y: baseline(leading, op.y) })),
    ),
  }));
}

export function clauseRows(block: Extract<Block, { kind: 'clause' }>, setting: Setting): readonly Row[] {
  const lang = setting.model.languages[0] ?? 'zh';
  return sideBySide(setting, block.texts, {
    gutter: setting.model.languages.length > 1 || lang === 'en' ? GUTTER - 8 : GUTTER + 10,
    before: 6.5,
    keep: false,
    headings: block.headings,
    mark: { lang, spans: [{ text: numberOf(block.number, setting.model.languages), kind: 'text' }] },
  });
}

/** As clauses are numbered in the language; a number alone where several languages share the gutter. */
function numberOf(n: number, languages: readonly PaperLanguage[]): string {
  if (languages.length > 1 || languages[0] === 'en') return `${n}.`;
  return languages[0] === 'zh' ? `第${chineseNumeral(n)}条` : `第${n}条`;
}
