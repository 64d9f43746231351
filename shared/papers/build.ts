import type { Clause, ClauseSet, PaperTemplate, Wording } from './clauses.ts';
import { parseAnnouncement } from './dates.ts';
import { BUILT_PAPERS, type BuiltPaper, languagesOf, missingFields, type PaperField } from './fields.ts';
import { itemTable } from './item-table.ts';
import type { Block, LangText, PaperModel, PaperResult } from './model.ts';
import type { PaperFacts, PaperHeader } from './paper.ts';
import { commitmentParties, pledgeParties } from './parts.ts';
import { announcementText, type Ground, resolver, variantOf } from './resolve.ts';
import { signatureBlock } from './signature.ts';
import { fill, plain, word, words } from './wording.ts';

/**
 * D1 (pledge of the end user or importer) or D2 (exporter's commitment) as a model to be set. Pure: what is not in the
 * facts is a placeholder and a key in `missing`. Errors: `refused` (control-list reference, other paper types, issuing
 * with missing fields), `bad-input` (header that does not fit).
 */
export function buildPaper(
  type: string,
  facts: PaperFacts,
  header: PaperHeader,
  clauses: ClauseSet,
): PaperResult<PaperModel> {
  if (!isBuilt(type)) return refuse('refused', 'papers:refused.type', { type });
  const template = clauses[type];
  const problem = refusal(type, facts, header, template);
  if (problem) return problem;
  const missing = missingFields(type, header.languages, facts);
  if (header.status === 'issued' && missing.length > 0)
    return refuse('refused', 'papers:refused.missing', { count: missing.length });
  const languages = languagesOf(header.languages);
  const set = clauses;
  const ground = groundOf(type, facts, header, set);
  const mark = header.status === 'issued' ? {} : { mark: words(set, `mark.${header.status}`, languages) };
  const params = { page: '{{page}}', pages: '{{pages}}' };
  return {
    ok: true,
    value: {
      type,
      docNo: header.docNo,
      version: header.version,
      languageSet: header.languages,
      languages,
      prevailing: header.prevailing,
      status: header.status,
      createdAt: header.createdAt,
      templateId: template.templateId,
      templateVersion: template.templateVersion,
      title: template.title[header.prevailing],
      shortTitles: languages.map((lang) => plain(template.shortTitle[lang], lang)),
      ...mark,
      pageOf: words(set, 'page', languages, params),
      versionLabel: words(set, 'version', languages, { version: header.version }),
      goingOn: words(set, 'goingOn', languages),
      seamSeal: words(set, 'seamSeal', languages),
      blocks: blocksOf(ground, type, template, missing),
      missing: missing.map((f) => f.key),
      facts,
      header,
    },
  };
}

function isBuilt(type: string): type is BuiltPaper {
  return BUILT_PAPERS.some((t) => t === type);
}

function refusal(type: BuiltPaper, facts: PaperFacts, header: PaperHeader, template: PaperTemplate) {
  const reference = facts.listReference;
  if (reference?.list === 'control')
    return refuse('refused', 'papers:refused.controlList', {
      announcement: reference.announcement,
      no: reference.no,
    });
  if (type === 'D2' && !reference) return refuse('refused', 'papers:refused.notListed', { type });
  if (reference && !parseAnnouncement(reference.announcement))
    return refuse('bad-input', 'papers:refused.announcement', { announcement: reference.announcement });
  if (header.type !== type)
    return refuse('bad-input', 'papers:refused.headerType', { type, header: header.type });
  if (!languagesOf(header.languages).includes(header.prevailing))
    return refuse('bad-input', 'papers:refused.prevailing', { languages: header.languages });
  if (header.templateId !== template.templateId || header.templateVersion !== template.templateVersion)
    return refuse('bad-input', 'papers:refused.template', {
      wanted: `${header.templateId} ${header.templateVersion}`,
      present: `${template.templateId} ${template.templateVersion}`,
    });
  return undefined;
}

function groundOf(type: BuiltPaper, facts: PaperFacts, header: PaperHeader, set: ClauseSet): Ground {
  const one = set.labels.announcementOne;
  const kind = facts.listReference ? 'watch' : 'announcement-1';
  return {
    set,
    facts,
    header,
    languages: languagesOf(header.languages),
    announcement: facts.listReference?.announcement ?? one.announcement,
    announcementDate: facts.listReference?.announcementDate ?? one.date,
    clauses: set[type].clauses.filter((c) => !c.only || c.only === kind),
  };
}

function blocksOf(
  ground: Ground,
  type: BuiltPaper,
  template: PaperTemplate,
  missing: readonly PaperField[],
): readonly Block[] {
  const { set, languages } = ground;
  const fillAll = (wording: Wording): readonly LangText[] =>
    languages.map((lang) => fill(wording, lang, resolver(ground), word(set, 'missing', lang)));
  const heading = (key: string): Block => ({ kind: 'heading', texts: words(set, key, languages) });
  const preamble = template.preamble[ground.facts.listReference ? 'watch' : 'announcement-1'];
  if (!preamble) throw new Error(`assets/clauses: ${template.templateId} has no preamble for this ground`);
  return [
    { kind: 'title', texts: languages.map((lang) => plain(template.title[lang], lang)) },
    ...(missing.length > 0 ? [toComplete(ground, missing)] : []),
    { kind: 'addressee', texts: fillAll(template.addressee) },
    heading(type === 'D1' ? 'part1' : 'part1.D2'),
    type === 'D1' ? pledgeParties(ground) : commitmentParties(ground),
    heading('part2'),
    itemTable(ground),
    heading('part3'),
    attachments(ground, template),
    heading('part4'),
    { kind: 'paragraph', texts: fillAll(preamble) },
    ...ground.clauses.map((clause, i) => clauseBlock(ground, clause, i + 1)),
    ...notes(ground),
    signatureBlock(ground, type),
    { kind: 'end', texts: words(set, 'end', languages) },
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
  const headings = ground.languages.map((lang) => plain(clause.heading[lang], lang));
  return { kind: 'clause', id: clause.id, number, ...(variant ? { variant } : {}), headings, texts };
}

/** Says whose words are quoted, and where the announcement's own text was not read. */
function notes(ground: Ground): readonly Block[] {
  const { set, facts, languages } = ground;
  const quoted = set.labels.quoted.announcement;
  const foreign = languages.some((lang) => lang !== 'zh');
  const other = facts.listReference && facts.listReference.announcement !== quoted;
  if (!foreign && !other) return [];
  const key = facts.listReference ? 'note.quote' : 'note.quote.original';
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
  const entries = template.attachments.map((a) => ground.languages.map((lang) => plain(a[lang], lang)));
  return { kind: 'list', hint: words(ground.set, 'attachmentsHint', ground.languages), entries };
}

/** The list of page 1: one entry a field; the same field of several items is one entry with the lines. */
function toComplete(ground: Ground, missing: readonly PaperField[]): Block {
  const { set, languages } = ground;
  const byLabel = new Map<string, string[]>();
  for (const field of missing) {
    const lines = byLabel.get(field.label) ?? [];
    if (field.labelParams?.line) lines.push(field.labelParams.line);
    byLabel.set(field.label, lines);
  }
  const entries = [...byLabel].map(([label, lines]) =>
    words(set, label, languages).map((text): LangText => {
      if (lines.length === 0) return text;
      const tail = word(set, 'lines', text.lang, { lines: lines.join(', ') });
      return { lang: text.lang, spans: [...text.spans, { text: tail, kind: 'text' }] };
    }),
  );
  return {
    kind: 'to-complete',
    heading: words(set, 'toComplete', languages, { count: missing.length }),
    entries,
  };
}

function refuse(
  code: 'refused' | 'bad-input',
  key: string,
  params: Readonly<Record<string, string | number>>,
) {
  return { ok: false, error: { code, message: { key, params } } } as const;
}
