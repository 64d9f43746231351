import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { PaperWordingView } from '../../../../shared/contract/template-channels.ts';
import type { PaperRow } from '../../../../shared/contract/views.ts';
import type { PaperHeader, PaperTemplate } from '../../../../shared/papers/index.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { paperRow } from '../desk.ts';
import { inTurn, render, save } from '../print.ts';
import { templateId, templateOf } from './store.ts';
import { clausesFor, clausesOf, variantsOf } from './use.ts';

/** What can be chosen in the words of a paper, and what was. An issued paper shows its choices; they stay. */
export async function wordingOf(desk: Desk, paperId: string): Promise<Result<PaperWordingView>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const [set, present] = [await clausesFor(desk, paper), await clausesOf(desk)];
  if (!set.ok) return set;
  if (!present.ok) return present;
  const template = set.value.templates[paper.type];
  const chosen = variantsOf(template, paper.header.clauseVariants);
  const ground = paper.facts.listReference ? 'watch' : 'announcement-1';
  const carried = template.clauses.filter((clause) => !clause.only || clause.only === ground);
  const newest = present.value.templates[paper.type].templateVersion;
  return ok({
    version: paper.header.templateVersion,
    own: templateOf(desk, templateId(paper.type, paper.header.templateVersion))?.origin === 'own',
    newer: paper.status === 'draft' && newest !== paper.header.templateVersion ? newest : null,
    open: paper.status === 'draft',
    variants: carried.flatMap((clause, i) => {
      const { id, heading, variants, variantOf } = clause;
      if (variants === undefined || variantOf !== undefined) return [];
      return [
        { id, number: i + 1, heading, narrow: variants.N, wide: variants.W, chosen: chosen[id] ?? 'N' },
      ];
    }),
    languageClause: paper.header.languages.includes('-') ? paper.header.languageClause : null,
  });
}

/** Narrow or wide for each clause that has both, and which text prevails; the draft is printed again. */
export function chooseWording(
  desk: Desk,
  input: {
    readonly paperId: string;
    readonly clauseVariants: Readonly<Record<string, 'N' | 'W'>>;
    readonly languageClause: 'A' | 'B';
  },
): Promise<Result<PaperRow>> {
  return changed(desk, input.paperId, 'papers.wording', async (paper) => {
    const set = await clausesFor(desk, paper);
    if (!set.ok) return set;
    const known = variantsOf(set.value.templates[paper.type]);
    const unknown = Object.keys(input.clauseVariants).find((id) => known[id] === undefined);
    if (unknown !== undefined) return fail('bad-input', 'templates:refused.no-variants', { clause: unknown });
    return ok({
      clauseVariants: { ...known, ...paper.header.clauseVariants, ...input.clauseVariants },
      languageClause: input.languageClause,
    });
  });
}

/** A draft takes the version in effect over; what the officer filled in and chose stays. */
export function takeNewVersion(desk: Desk, paperId: string): Promise<Result<PaperRow>> {
  return changed(desk, paperId, 'papers.new-template', async (paper) => {
    const set = await clausesOf(desk);
    if (!set.ok) return set;
    const template: PaperTemplate = set.value.templates[paper.type];
    return ok({
      templateId: template.templateId,
      templateVersion: template.templateVersion,
      clauseVariants: variantsOf(template, paper.header.clauseVariants),
    });
  });
}

function paperOf(desk: Desk, paperId: string): PaperRecord | undefined {
  return desk.vault.store.collection<PaperRecord>('papers').get(paperId);
}

function changed(
  desk: Desk,
  paperId: string,
  action: string,
  change: (paper: PaperRecord) => Promise<Result<Partial<PaperHeader>>>,
): Promise<Result<PaperRow>> {
  return inTurn(desk, async () => {
    const paper = paperOf(desk, paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    if (paper.status !== 'draft') return fail('refused', 'app:not-a-draft');
    const next = await change(paper);
    if (!next.ok) return next;
    const printed = await render(desk, { ...paper, header: { ...paper.header, ...next.value } });
    if (!printed.ok) return printed;
    desk.vault.transaction(() => save(desk, printed.value.record, printed.value.bytes, action));
    return ok(paperRow(desk, printed.value.record));
  });
}
