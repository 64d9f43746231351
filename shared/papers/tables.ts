import type { PaperCode } from '../rules/outcome.ts';
import type { AnswerSpec, ColumnSpec, PartSpec, Wording } from './clauses.ts';
import { answerOf, tableOf } from './field.ts';
import { cellAsked } from './fields.ts';
import type { Block, LangText } from './model.ts';
import { answerTexts } from './parts.ts';
import type { Ground } from './resolve.ts';
import { missingMark, perLanguage, verbatim } from './rows.ts';
import { expected } from './signature.ts';
import { plain, word, words } from './wording.ts';

export type TableBlock = Extract<Block, { kind: 'table' }>;
type Cell = readonly LangText[];

export function inEach(ground: Ground, wording: Wording): readonly LangText[] {
  return ground.languages.map((lang) => plain(wording[lang], lang));
}

/** A wording on one line in all languages; once where two write it alike. */
export function onOneLine(ground: Ground, wording: Wording): Cell {
  return perLanguage(ground, 'orderNo', (lang) => wording[lang]).values;
}

/** A value as it was given; an absent one is a dash, for nothing is asked here. */
export function given(ground: Ground, text: string | undefined): Cell {
  const [first = 'zh'] = ground.languages;
  return text === undefined || text.trim() === '' ? dash(ground) : [verbatim(text.trim(), first)];
}

export function dash(ground: Ground): Cell {
  return [plain('—', ground.languages[0] ?? 'zh', 'value')];
}

export function table(
  ground: Ground,
  columns: readonly (readonly [label: string, weight: number, align?: 'right'])[],
  rows: TableBlock['rows'],
): TableBlock {
  return {
    kind: 'table',
    columns: columns.map(([label, weight, align]) => ({
      header: words(ground.set, label, ground.languages),
      weight,
      ...(align ? { align } : {}),
    })),
    rows,
  };
}

/** Every party of the order in every role, as the sheet names it. */
export function chainTable(ground: Ground): readonly TableBlock[] {
  const rows = (ground.facts.chain ?? []).map((link) => [
    perLanguage(ground, 'orderNo', (lang) => word(ground.set, `party.${link.role}`, lang)).values,
    given(ground, link.name),
    given(ground, [link.address, link.country].filter(Boolean).join(' · ')),
    given(ground, link.registrationId),
  ]);
  const columns = [
    ['chain.role', 22],
    ['chain.name', 32],
    ['chain.address', 30],
    ['chain.id', 18],
  ] as const;
  return [table(ground, columns, rows.length > 0 ? rows : [columns.map(() => dash(ground))])];
}

function header(ground: Ground, columns: readonly ColumnSpec[]): TableBlock['columns'] {
  return columns.map(({ label, weight }) => ({ header: inEach(ground, label), weight }));
}

/** A table that the officer filled row by row. */
export function filledTable(
  ground: Ground,
  part: Extract<PartSpec, { part: 'rows' }>,
): readonly TableBlock[] {
  const lines = tableOf(answerOf(ground.facts, part.answer));
  if (lines.length === 0 && part.optional) return [];
  const rows =
    lines.length === 0
      ? [part.columns.map((_, i): Cell => (i === 0 ? [missingMark(ground)] : dash(ground)))]
      : lines.map((cells) => part.columns.map((_, i) => given(ground, cells[i])));
  return [{ kind: 'table', columns: header(ground, part.columns), rows }];
}

/** A table with fixed rows; every cell is an answer of a person. */
export function matrixTable(
  ground: Ground,
  part: Extract<PartSpec, { part: 'matrix' }>,
): readonly TableBlock[] {
  const rows = part.rows.map((row, i) => [
    numbered(inEach(ground, row.label), i + 1),
    ...part.columns.map((column): Cell => {
      const text = answerOf(ground.facts, `${part.answer}.${row.key}.${column.key}`);
      if (text === '' && !cellAsked(column, part.answer, row.key, ground.facts)) return dash(ground);
      return answerTexts(ground, text, column.kind === 'choice' ? column : {});
    }),
  ]);
  const first = { header: inEach(ground, part.rowLabel), weight: part.weight };
  return [{ kind: 'table', columns: [first, ...header(ground, part.columns)], rows }];
}

function numbered(texts: readonly LangText[], n: number): Cell {
  return texts.map((text, i) =>
    i === 0 ? { ...text, spans: [{ text: `${n}. `, kind: 'text' as const }, ...text.spans] } : text,
  );
}

/** The other papers of the case, by number. */
export function paperTable(ground: Ground, codes: readonly PaperCode[]): readonly TableBlock[] {
  const found = codes.flatMap((code) => (ground.facts.set ?? []).filter((paper) => paper.type === code));
  const rows = found.map((paper) => [
    onOneLine(ground, ground.set.templates[paper.type].shortTitle),
    given(ground, paper.docNo),
  ]);
  const columns = [
    ['papers.paper', 70],
    ['papers.docNo', 30],
  ] as const;
  return rows.length > 0 ? [table(ground, columns, rows)] : [];
}

/** People who sign beside the one of the signature block: function, name, and room for hand and date. */
export function signersTable(ground: Ground, rows: readonly AnswerSpec[]): readonly TableBlock[] {
  const columns = [
    ['signers.function', 28],
    ['signers.name', 24],
    ['signers.signature', 30],
    ['signers.date', 18],
  ] as const;
  const empty: Cell = [plain('', ground.languages[0] ?? 'zh')];
  const cells = rows.map((spec) => {
    const name = answerOf(ground.facts, spec.answer);
    const printed = name === '' && spec.optional ? empty : answerTexts(ground, name, {});
    return [inEach(ground, spec.label), printed, empty, empty];
  });
  const signers = expected(
    ground,
    rows.map((spec) => spec.answer),
  );
  return [{ ...table(ground, columns, cells), room: 'tall', ...signers, signColumn: 2 }];
}
