import { PAPER_CODES, type PaperCode } from '../rules/outcome.ts';
import type { ClauseSet, PaperTemplate } from './clauses.ts';
import { parseAnnouncement } from './dates.ts';
import { languagesOf } from './field.ts';
import { missingFields } from './fields.ts';
import { blocksOf } from './layout.ts';
import type { PaperModel, PaperResult } from './model.ts';
import type { PaperFacts, PaperHeader } from './paper.ts';
import { type Ground, resolver } from './resolve.ts';
import { usedVariables } from './templates/variables.ts';
import { plain, words } from './wording.ts';

/** Papers that only make sense for an entity on the watch list. */
const WATCH_ONLY: readonly PaperCode[] = ['D2', 'D5'];

/**
 * A paper (D1–D8) as a model to be set. Pure: what is not in the facts is a placeholder and a key in `missing`.
 * Errors: `refused` (control-list reference, a watch-list paper for an unlisted party, issuing with missing fields),
 * `bad-input` (header that does not fit).
 */
export function buildPaper(
  type: string,
  facts: PaperFacts,
  header: PaperHeader,
  set: ClauseSet,
): PaperResult<PaperModel> {
  if (!isPaper(type)) return refuse('refused', 'papers:refused.type', { type });
  const template = set.templates[type];
  const problem = refusal(type, facts, header, template);
  if (problem) return problem;
  const missing = missingFields(type, header.languages, facts, set);
  if (header.status === 'issued' && missing.length > 0)
    return refuse('refused', 'papers:refused.missing', { count: missing.length });
  const languages = languagesOf(header.languages);
  const ground = groundOf(type, facts, header, set);
  const unresolved = missing.length > 0 ? [] : unresolvedIn(ground, template);
  if (header.status === 'issued' && unresolved.length > 0)
    return refuse('refused', 'papers:refused.emptyVariable', { variables: unresolved.join(', ') });
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
      blocks: blocksOf(ground, template, missing),
      missing: missing.map((f) => f.key),
      unresolved,
      facts,
      header,
    },
  };
}

function isPaper(type: string): type is PaperCode {
  return PAPER_CODES.some((t) => t === type);
}

function refusal(type: PaperCode, facts: PaperFacts, header: PaperHeader, template: PaperTemplate) {
  const reference = facts.listReference;
  if (reference?.list === 'control')
    return refuse('refused', 'papers:refused.controlList', {
      announcement: reference.announcement,
      no: reference.no,
    });
  if (WATCH_ONLY.includes(type) && !reference) return refuse('refused', 'papers:refused.notListed', { type });
  if (reference && !parseAnnouncement(reference.announcement))
    return refuse('bad-input', 'papers:refused.announcement', { announcement: reference.announcement });
  if (header.type !== type)
    return refuse('bad-input', 'papers:refused.headerType', { type, header: header.type });
  if (type === 'D3' && !facts.intermediaries[facts.guarantor ?? 0])
    return refuse('refused', 'papers:refused.noIntermediary', {});
  if (type === 'D7' && !facts.screening) return refuse('refused', 'papers:refused.noScreening', {});
  if (!languagesOf(header.languages).includes(header.prevailing))
    return refuse('bad-input', 'papers:refused.prevailing', { languages: header.languages });
  if (header.templateId !== template.templateId || header.templateVersion !== template.templateVersion)
    return refuse('bad-input', 'papers:refused.template', {
      wanted: `${header.templateId} ${header.templateVersion}`,
      present: `${template.templateId} ${template.templateVersion}`,
    });
  return undefined;
}

/** Variables of the texts that stand for nothing although every field is given: they would be printed as a gap. */
function unresolvedIn(ground: Ground, template: PaperTemplate): readonly string[] {
  const resolve = resolver(ground);
  return usedVariables(template, ground.facts.listReference ? 'watch' : 'announcement-1').filter(
    (key) => key !== 'variant' && ground.languages.some((lang) => resolve(key, lang) === undefined),
  );
}

function groundOf(type: PaperCode, facts: PaperFacts, header: PaperHeader, set: ClauseSet): Ground {
  const one = set.labels.announcementOne;
  const kind = facts.listReference ? 'watch' : 'announcement-1';
  return {
    set,
    facts,
    header,
    languages: languagesOf(header.languages),
    announcement: facts.listReference?.announcement ?? one.announcement,
    announcementDate: facts.listReference?.announcementDate ?? one.date,
    clauses: set.templates[type].clauses.filter((c) => !c.only || c.only === kind),
  };
}

function refuse(
  code: 'refused' | 'bad-input',
  key: string,
  params: Readonly<Record<string, string | number>>,
) {
  return { ok: false, error: { code, message: { key, params } } } as const;
}
