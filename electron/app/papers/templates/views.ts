import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type {
  TemplateDetail,
  TemplateRow,
  TemplateTypeView,
} from '../../../../shared/contract/template-channels.ts';
import { besideOf } from '../../../../shared/papers/templates/index.ts';
import { PAPER_CODES } from '../../../../shared/rules/outcome.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { canReview } from './approval.ts';
import { builtinSet, inEffect, type TemplateRecord, templateId, templateOf, templatesOf } from './store.ts';
import { clausesOf } from './use.ts';

/** The eight papers with the version in effect and all others, the newest first. */
export async function templateTypes(desk: Desk): Promise<Result<readonly TemplateTypeView[]>> {
  const builtin = await builtinSet(desk);
  if (!builtin.ok) return builtin;
  const used = usage(desk);
  return ok(
    PAPER_CODES.map((type) => {
      const active = inEffect(desk, type, builtin.value);
      return {
        type,
        title: active.template.shortTitle,
        activeId: active.id,
        builtinId: templateId(type, builtin.value.templates[type].templateVersion),
        versions: [...templatesOf(desk, type)]
          .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
          .map((record) => rowOf(desk, record, active.id, used)),
      };
    }),
  );
}

export async function templateDetail(desk: Desk, id: string): Promise<Result<TemplateDetail>> {
  const set = await clausesOf(desk);
  const builtin = await builtinSet(desk);
  if (!set.ok) return set;
  if (!builtin.ok) return builtin;
  const record = templateOf(desk, id);
  if (record === undefined) return fail('not-found', 'templates:refused.unknown');
  const base = templateOf(desk, templateId(record.type, record.base));
  if (base === undefined) throw new Error('an own template without its base');
  const active = inEffect(desk, record.type, builtin.value);
  return ok({
    ...rowOf(desk, record, active.id, usage(desk)),
    template: record.template,
    beside: besideOf(record.type, base.template, set.value),
  });
}

export function rowOf(
  desk: Desk,
  record: TemplateRecord,
  activeId: string,
  used: ReadonlyMap<string, number>,
): TemplateRow {
  const { id, type, origin, version, base, note, createdAt, createdBy, review, active, retired } = record;
  return {
    id,
    type,
    origin,
    version,
    base,
    basis: record.template.basis,
    note,
    state: stateOf(desk, record, activeId),
    createdAt,
    createdBy,
    review,
    active,
    retired,
    papers: used.get(id) ?? 0,
    canReview: canReview(desk, record),
  };
}

function stateOf(desk: Desk, record: TemplateRecord, activeId: string): TemplateRow['state'] {
  if (record.id === activeId) return 'active';
  if (record.state === 'draft') return record.review === null ? 'draft' : 'returned';
  if (record.state !== 'approved') return record.state;
  if (record.origin === 'built-in') return 'available';
  if (record.active === null) return 'approved';
  return record.active.from > todayOf(desk.host.clock) ? 'scheduled' : 'replaced';
}

/** How many papers were made with each version. */
function usage(desk: Desk): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type, header } of desk.vault.store.collection<PaperRecord>('papers').each()) {
    const id = templateId(type, header.templateVersion);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
