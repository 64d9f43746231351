import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { type ListedEntity, listIdOf, OWN_LIST } from '../../shared/lists/entity.ts';
import { isInUse, type OwnFact, type OwnRecord } from '../../shared/lists/own.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import type { Desk } from './desk.ts';

/** What the officer knows beyond the lists, with its basis. Nothing is deleted: a record is retired with the reason. */
const records = (desk: Desk) => desk.vault.store.collection<OwnRecord>('own-knowledge');

export function ownRecords(desk: Desk): OwnRecord[] {
  return [...records(desk).each()];
}

export interface NewOwn {
  readonly fact: OwnFact;
  readonly basis: string;
  readonly replaces?: string | undefined;
  /** The signer whose pack brought it. */
  readonly from?: string | undefined;
}

export interface OwnPlan {
  readonly record: OwnRecord;
  /** The record that it corrects, as it will be. */
  readonly replaced: OwnRecord | null;
}

/** A record that may be put into effect, and what it replaces. Writes nothing. */
export function plannedOwn(desk: Desk, input: NewOwn): Result<OwnPlan> {
  const fact = cleaned(input.fact);
  if (fact.kind !== 'blocked' && listIdOf(fact.entityId) === OWN_LIST) {
    return fail('refused', 'knowledge:own.of-own-list');
  }
  if (fact.kind !== 'blocked' && listedNow(desk, fact.entityId) === undefined) {
    return fail('not-found', 'knowledge:own.entity-unknown', { entity: fact.entityId });
  }
  const before = input.replaces === undefined ? undefined : records(desk).get(input.replaces);
  if (input.replaces !== undefined && (before === undefined || !isInUse(before))) {
    return fail('not-found', 'knowledge:own.unknown');
  }
  const twin = sameFact(desk, fact);
  if (twin !== undefined && twin.id !== before?.id) return fail('refused', 'knowledge:own.known');
  const { session } = desk.vault;
  const record: OwnRecord = {
    id: randomUUID(),
    fact,
    basis: input.basis.trim(),
    by: session.name,
    at: desk.host.clock.now(),
    from: input.from ?? null,
    retired: null,
  };
  if (before === undefined) return ok({ record, replaced: null });
  const retired = { by: session.name, at: record.at, reason: record.basis };
  return ok({ record, replaced: { ...before, retired } });
}

/** Stores a planned record and journals it. In a transaction. */
export function storeOwn(desk: Desk, { record, replaced }: OwnPlan): void {
  if (replaced !== null) records(desk).put(replaced.id, replaced);
  records(desk).put(record.id, record);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `knowledge/${record.id}`,
    action: replaced === null ? 'knowledge.add' : 'knowledge.change',
    before: replaced === null ? null : { id: replaced.id, fact: replaced.fact },
    after: { fact: record.fact, ...(record.from === null ? {} : { from: record.from }) },
    reason: record.basis,
  });
}

/** The record as it will be once it is retired. Writes nothing. */
export function plannedRetirement(desk: Desk, id: string, reason: string): Result<OwnRecord> {
  const known = records(desk).get(id);
  if (known === undefined) return fail('not-found', 'knowledge:own.unknown');
  if (!isInUse(known)) return fail('refused', 'knowledge:own.retired-already');
  const retired = { by: desk.vault.session.name, at: desk.host.clock.now(), reason: reason.trim() };
  return ok({ ...known, retired });
}

/** In a transaction. */
export function storeRetirement(desk: Desk, record: OwnRecord): void {
  records(desk).put(record.id, record);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `knowledge/${record.id}`,
    action: 'knowledge.retire',
    before: { fact: record.fact, basis: record.basis },
    reason: record.retired?.reason,
  });
}

function listedNow(desk: Desk, entityId: string): ListedEntity | undefined {
  return desk.registry.entity(listIdOf(entityId), entityId);
}

export function sameFact(desk: Desk, fact: OwnFact): OwnRecord | undefined {
  const wanted = canonicalJson(fact);
  return ownRecords(desk).find((each) => isInUse(each) && canonicalJson(each.fact) === wanted);
}

function cleaned(fact: OwnFact): OwnFact {
  const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const orNull = (text: string | null) => (text === null || tidy(text) === '' ? null : tidy(text));
  switch (fact.kind) {
    case 'relation':
      return { ...fact, name: tidy(fact.name) };
    case 'blocked':
      return {
        ...fact,
        names: [...new Set(fact.names.map(tidy).filter((name) => name !== ''))],
        address: orNull(fact.address),
        registrationId: orNull(fact.registrationId),
      };
    default:
      return { ...fact, text: tidy(fact.text) };
  }
}
