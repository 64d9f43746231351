import type { KnowledgeOutputs, RememberedView } from '../../shared/contract/knowledge.ts';
import { entityName } from '../../shared/lists/entity.ts';
import type { Desk } from './desk.ts';
import { entityNow, memories, monthsOf, stateOf } from './good-guys.ts';
import { decisionView } from './hits.ts';
import type { RememberedRecord } from './records.ts';

/** Remembered decisions, the latest first. */
export function rememberedViews(
  desk: Desk,
  page: { readonly offset: number; readonly limit: number },
): KnowledgeOutputs['goodguys.list'] {
  const all = [...memories(desk).each()].sort((a, b) => (a.decision.at < b.decision.at ? 1 : -1));
  return {
    months: monthsOf(desk),
    total: all.length,
    rows: all.slice(page.offset, page.offset + page.limit).map((each) => rememberedView(desk, each)),
  };
}

export function rememberedView(desk: Desk, memory: RememberedRecord): RememberedView {
  const entity = entityNow(desk, memory.entityId);
  return {
    id: memory.id,
    party: memory.party.name,
    address: memory.party.address,
    country: memory.party.country,
    registrationId: memory.party.registrationId,
    entityId: memory.entityId,
    entityName: entity === undefined ? memory.entityId : entityName(entity),
    list: entity?.list ?? 'reference',
    decision: decisionView(memory.decision, false),
    fileName: memory.fileName,
    validTo: memory.validTo,
    state: stateOf(desk, memory),
    ended: memory.ended,
    applied: memory.applied,
  };
}
