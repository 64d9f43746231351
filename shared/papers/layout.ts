import type { AnswerSpec, Clause, FixedRow, PaperTemplate, PartSpec, Wording } from './clauses.ts';
import { answerOf, type PaperField } from './field.ts';
import { isAsked, partsOf } from './fields.ts';
import { itemTable } from './item-table.ts';
import type { Block, LangText } from './model.ts';
import { answerRow, FACT_ROWS } from './parts.ts';
import { announcementText, type Ground, resolver, variantOf } from './resolve.ts';
import type { Row } from './rows.ts';
import { screeningBlocks } from './screening-tables.ts';
import { signatureBlock } from './signature.ts';
import { chainTable, filledTable, matrixTable, paperTable, signersTable } from './tables.ts';
import { fill, plain, word, words } from './wording.ts';

/** The blocks of a paper in print order, as its template says. */
export function blocksOf(
  ground: Ground,
  template: PaperTemplate,
  missing: readonly PaperField[],
): readonly Block[] {
  return [
    { kind: 'title', texts: inEach(ground, template.title) },
    ...replaced(ground),
    ...(missing.length > 0 ? [toComplete(ground, missing)] : []),
    ...(template.addressee
      ? [{ kind: 'addressee', texts: filled(ground, template.addressee) } as const]
      : []),
    ...partsOf(template, ground.facts).flatMap((part) => blocksOfPart(ground, template, part)),
    { kind: 'end', texts: words(ground.set, 'end', ground.languages) },
  ];
}

/** The number of the paper that this one replaces. */
function replaced({ set, header, languages }: Ground): readonly Block[] {
  const docNo = header.supersedes;
  return docNo === undefined ? [] : [{ kind: 'note', texts: words(set, 'supersedes', languages, { docNo }) }];
}

function blocksOfPart(ground: Ground, template: PaperTemplate, part: PartSpec): readonly Block[] {
  switch (part.part) {
    case 'heading':
      return [{ kind: 'heading', texts: inEach(ground, part.text) }];
    case 'paragraph':
      return [{ kind: 'paragraph', texts: filled(ground, part.text) }];
    case 'note':
      return [{ kind: 'note', texts: filled(ground, part.text) }];
    case 'facts':
      return factsBlock(ground, part.rows);
    case 'items':
      return [itemTable(ground, part.uncontrolled === true)];
    case 'attachments':
      return [attachments(ground, template)];
    case 'undertakings':
      return undertakings(ground, template);
    case 'quotes':
      return notes(ground, part.original === true);
    case 'chain':
      return chainTable(ground);
    case 'rows':
      return filledTable(ground, part);
    case 'matrix':
      return matrixTable(ground, part);
    case 'papers':
      return paperTable(ground, part.codes);
    case 'screening':
      return screeningBlocks(ground, part.table);
    case 'signers':
      return signersTable(ground, part.rows);
    case 'signature':
      return template.signature ? [signatureBlock(ground, template.signature)] : [];
  }
}

function inEach(ground: Ground, wording: Wording): readonly LangText[] {
  return ground.languages.map((lang) => plain(wording[lang], lang));
}

function filled(ground: Ground, wording: Wording): readonly LangText[] {
  return ground.languages.map((lang) =>
    fill(wording, lang, resolver(ground), word(ground.set, 'missing', lang)),
  );
}

function factsBlock(ground: Ground, specs: readonly (string | AnswerSpec | FixedRow)[]): readonly Block[] {
  const rows = specs.flatMap((spec): readonly Row[] => {
    if (typeof spec === 'string') {
      const make = FACT_ROWS[spec];
      if (!make) throw new Error(`assets/clauses: no row of facts is called ${spec}`);
      return make(ground);
    }
    if ('fixed' in spec) return [{ label: inEach(ground, spec.label), values: filled(ground, spec.fixed) }];
    if (!isAsked(spec, ground.facts)) return [];
    if (spec.optional && answerOf(ground.facts, spec.answer) === '') return [];
    return [answerRow(ground, spec)];
  });
  return rows.length > 0 ? [{ kind: 'facts', rows }] : [];
}

function undertakings(ground: Ground, template: PaperTemplate): readonly Block[] {
  const preamble = template.preamble?.[ground.facts.listReference ? 'watch' : 'announcement-1'];
  if (!preamble) throw new Error(`assets/clauses: ${template.templateId} has no preamble for this ground`);
  return [
    { kind: 'paragraph', texts: filled(ground, preamble) },
    ...ground.clauses.map((clause, i) => clauseBlock(ground, clause, i + 1)),
  ];
}

function clauseBlock(ground: Ground, clause: Clause, number: number): Block {
  const variant = variantOf(ground, clause);
  const resolve = resolver(ground);
  const texts = ground.languages.map((lang) => {
    const missing = word(ground.set, 'missing', lang);
    return fill(
      clause.text,
      lang,
      (key, l) =>
        key === 'variant' && variant && clause.variants
          ? fill(clause.variants[variant], l, resolve, missing).spans
          : resolve(key, l),
      missing,
    );
  });
  const headings = inEach(ground, clause.heading);
  return { kind: 'clause', id: clause.id, number, ...(variant ? { variant } : {}), headings, texts };
}

/** Says whose words are quoted, and where the announcement's own text was not read. */
function notes(ground: Ground, original: boolean): readonly Block[] {
  const { set, facts, languages } = ground;
  const quoted = set.labels.quoted.announcement;
  const foreign = languages.some((lang) => lang !== 'zh');
  const other = facts.listReference && facts.listReference.announcement !== quoted;
  if (!foreign && !other) return [];
  const key = facts.listReference && !original ? 'note.quote' : 'note.quote.original';
  const texts = languages.map((lang) => {
    const first = word(set, key, lang);
    const gap = lang === 'en' ? ' ' : '';
    if (!other) return plain(first, lang);
    const params = {
      quoted: announcementText(ground, quoted, lang),
      announcement: announcementText(ground, ground.announcement, lang),
    };
    return plain(`${first}${gap}${word(set, 'note.quotedFrom', lang, params)}`, lang);
  });
  return [{ kind: 'note', texts }];
}

function attachments(ground: Ground, template: PaperTemplate): Block {
  const entries = template.attachments.map((a) => inEach(ground, a));
  return { kind: 'list', hint: words(ground.set, 'attachmentsHint', ground.languages), entries };
}

/** The list of page 1: one entry a field; the same field of several items or rows is one entry with the lines. */
function toComplete(ground: Ground, missing: readonly PaperField[]): Block {
  const { set, languages } = ground;
  const byLabel = new Map<string, { readonly field: PaperField; readonly lines: Set<string> }>();
  for (const field of missing) {
    const known = byLabel.get(field.label) ?? { field, lines: new Set<string>() };
    if (field.labelParams?.line) known.lines.add(field.labelParams.line);
    byLabel.set(field.label, known);
  }
  const entries = [...byLabel.values()].map(({ field, lines }) => {
    const texts = field.wording ? inEach(ground, field.wording) : words(set, field.label, languages);
    return texts.map((text): LangText => {
      if (lines.size === 0) return text;
      const tail = word(set, 'lines', text.lang, { lines: [...lines].join(', ') });
      return { lang: text.lang, spans: [...text.spans, { text: tail, kind: 'text' }] };
    });
  });
  return {
    kind: 'to-complete',
    heading: words(set, 'toComplete', languages, { count: missing.length }),
    entries,
  };
}
