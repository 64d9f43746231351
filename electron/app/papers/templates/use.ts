import { ok, type Result } from '../../../../shared/contract/errors.ts';
import type { Message } from '../../../../shared/message.ts';
import type { ClauseSet, PaperHeader, PaperTemplate } from '../../../../shared/papers/index.ts';
import { besideOf, checkTemplate, refused } from '../../../../shared/papers/templates/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../../shared/rules/outcome.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { builtinSet, inEffect, templateId, templateOf } from './store.ts';

/** The texts in effect today: what new drafts are made with. */
export async function clausesOf(desk: Desk): Promise<Result<ClauseSet>> {
  const builtin = await builtinSet(desk);
  if (!builtin.ok) return builtin;
  const templates = Object.fromEntries(
    PAPER_CODES.map((type) => [type, inEffect(desk, type, builtin.value).template]),
  ) as Record<PaperCode, PaperTemplate>;
  return ok({ ...builtin.value, templates });
}

/** The texts that a paper was made with; of the pledge that it cites, those of that pledge. The rest as in effect. */
export async function clausesFor(desk: Desk, paper: PaperRecord): Promise<Result<ClauseSet>> {
  const set = await clausesOf(desk);
  if (!set.ok) return set;
  const pledge = desk.vault.store.collection<PaperRecord>('papers').get(paper.facts.pledgeDocNo ?? '');
  return ok({
    ...set.value,
    templates: {
      ...set.value.templates,
      ...(pledge?.type === 'D1' && paper.type !== 'D1' ? { D1: madeWith(desk, pledge, set.value) } : {}),
      [paper.type]: madeWith(desk, paper, set.value),
    },
  });
}

function madeWith(desk: Desk, { type, header }: PaperRecord, set: ClauseSet): PaperTemplate {
  const record = templateOf(desk, templateId(type, header.templateVersion));
  return record?.template ?? set.templates[type];
}

/** What keeps a paper from issue in its texts. Built-in versions are checked before they leave the makers. */
export function textProblems(desk: Desk, paper: PaperRecord, set: ClauseSet): readonly Message[] {
  const record = templateOf(desk, templateId(paper.type, paper.header.templateVersion));
  if (record === undefined || record.origin === 'built-in') return [];
  const base = templateOf(desk, templateId(record.type, record.base));
  if (base === undefined) throw new Error('an own template without its base');
  const problems = checkTemplate(record.type, record.template, besideOf(record.type, base.template, set));
  const state: Message[] =
    record.state === 'approved' || record.state === 'retired'
      ? []
      : [{ key: 'templates:refused.not-approved' }];
  return [...state, ...refused(problems).map(({ message }) => message)];
}

/** The choice of each clause that has variants, spelled out: what is printed must be readable from the record. */
export function variantsOf(
  template: PaperTemplate,
  chosen: PaperHeader['clauseVariants'] = {},
): PaperHeader['clauseVariants'] {
  const own = template.clauses.filter((clause) => clause.variants !== undefined && !clause.variantOf);
  return Object.fromEntries(own.map(({ id }) => [id, chosen[id] ?? 'N']));
}
