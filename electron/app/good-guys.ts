import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { RememberedView } from '../../shared/contract/knowledge.ts';
import { identityOf, type ListedEntity, listIdOf } from '../../shared/lists/entity.ts';
import type { IsoDate, Message } from '../../shared/message.ts';
import type { NameMatch } from '../../shared/names/match.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import type { DecisionRecord, EarlierRecord, HitRecord, PartyRecord, RememberedRecord } from './records.ts';
import { secondNeeded } from './second-person.ts';

/**
 * Remembered false positives ("good guys"). A decision is bound to everything that screening looks at in the party and to
 * everything that the entry says of the entity; where either differs, or its day has passed, the hit is open again and
 * the decision is only shown. An exact name or number on the control list is always decided by a person.
 */
export const DEFAULT_MONTHS = 12;

export type Recalled = Pick<HitRecord, 'state' | 'decisions'> & { readonly earlier?: EarlierRecord };
export const UNDECIDED: Recalled = { state: 'undecided', decisions: [] };

export function memories(desk: Desk) {
  return desk.vault.store.collection<RememberedRecord>('goodguys');
}

export function monthsOf(desk: Desk): number {
  return (
    desk.vault.store.collection<{ readonly months: number }>('goodguy-settings').get('own')?.months ??
    DEFAULT_MONTHS
  );
}

/** What is known of a fresh match of a party from earlier decisions. Reads only. */
export function recall(
  desk: Desk,
  party: PartyRecord,
  match: NameMatch,
  entity: ListedEntity | undefined,
): Recalled {
  const known = memories(desk);
  const exactly = known.get(memoryId(party.key, match.entityId));
  if (exactly === undefined) {
    const other = latestOf(known.each(nameKey(party.party.name, match.entityId)));
    return other === undefined
      ? UNDECIDED
      : { ...UNDECIDED, earlier: earlierOf(other, false, { key: 'knowledge:remembered.fell.party' }) };
  }
  const fell = whyNot(desk, exactly, match, entity);
  if (fell !== null) return { ...UNDECIDED, earlier: earlierOf(exactly, false, fell) };
  return {
    state: 'final',
    decisions: [{ ...exactly.decision, remembered: exactly.id }],
    earlier: earlierOf(exactly, true, appliedWords(exactly)),
  };
}

/** Journals what was recalled for hits that are stored now, and counts it. Within the transaction that stores them. */
export function noteRecalled(desk: Desk, hits: Iterable<HitRecord>): void {
  const uses = new Map<string, number>();
  for (const hit of hits) {
    const memory = hit.decisions.at(-1)?.remembered;
    if (memory === undefined) continue;
    uses.set(memory, (uses.get(memory) ?? 0) + 1);
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `hit/${hit.id}`,
      action: 'goodguys.apply',
      after: {
        remembered: memory,
        entity: hit.entityId,
        party: hit.party.name,
        decidedBy: hit.decisions.at(-1)?.by ?? null,
        validTo: hit.earlier?.validTo ?? null,
      },
    });
  }
  for (const [id, count] of uses) {
    const record = memories(desk).get(id);
    if (record !== undefined) put(desk, { ...record, applied: record.applied + count });
  }
}

/** Learns from a decision that was just recorded. True where an earlier one ended: hits that rested on it are to fall. */
export function learn(desk: Desk, hit: HitRecord): RememberedRecord | null {
  const last = hit.decisions.at(-1);
  if (last === undefined) return null;
  const id = memoryId(hit.partyKey, hit.entityId);
  const before = memories(desk).get(id);
  const contrary = last.verdict !== 'false-positive' || hit.state === 'disputed';
  if (contrary) {
    if (before === undefined || before.ended !== null) return null;
    const ended: RememberedRecord = {
      ...before,
      ended: { how: 'decided-otherwise', by: endedBy(desk), at: desk.host.clock.now(), reason: last.text },
    };
    put(desk, ended);
    return ended;
  }
  const months = monthsOf(desk);
  if (hit.state !== 'final' || months === 0) return null;
  const { name, address, country, registrationId } = hit.party;
  put(desk, {
    id,
    partyKey: hit.partyKey,
    party: {
      name,
      address: address ?? null,
      country: country ?? null,
      registrationId: registrationId ?? null,
    },
    entityId: hit.entityId,
    entryHash: entryHashOf(desk.entityOf(hit)),
    exact: isExact(hit.match),
    decision: withoutMark(last),
    hitId: hit.id,
    bookId: hit.bookId,
    fileName: desk.book(hit.bookId).fileName,
    validTo: monthsLater(todayFor(desk), months),
    ended: null,
    applied: before?.applied ?? 0,
  });
  return null;
}

export function revoke(desk: Desk, id: string, reason: string): Result<RememberedRecord> {
  const before = memories(desk).get(id);
  if (before === undefined) return fail('not-found', 'knowledge:remembered.unknown');
  if (before.ended !== null) return fail('refused', 'knowledge:remembered.ended-already');
  const ended: RememberedRecord = {
    ...before,
    ended: { how: 'revoked', by: endedBy(desk), at: desk.host.clock.now(), reason },
  };
  put(desk, ended);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `goodguy/${id}`,
    action: 'goodguys.revoke',
    before: { entity: before.entityId, party: before.party.name, validTo: before.validTo },
    reason,
  });
  return ok(ended);
}

/**
 * Hits that rest on a remembered decision which no longer holds, open again with the history in view. Expiry alone
 * opens nothing that was decided while the decision was valid.
 */
export function fallen(desk: Desk, hits: Iterable<HitRecord>): HitRecord[] {
  const found: HitRecord[] = [];
  for (const hit of hits) {
    const last = hit.decisions.at(-1);
    if (hit.state !== 'final' || last?.remembered === undefined) continue;
    const memory = memories(desk).get(last.remembered);
    if (memory === undefined) continue;
    const why = whyNot(desk, memory, hit.match, desk.entityOf(hit), false);
    if (why === null && memory.partyKey === hit.partyKey) continue;
    found.push({
      ...hit,
      state: 'undecided',
      fallen: hit.decisions.length,
      earlier: earlierOf(memory, false, why ?? { key: 'knowledge:remembered.fell.party' }),
    });
  }
  return found;
}

export function setMonths(desk: Desk, months: number): void {
  const before = monthsOf(desk);
  desk.vault.transaction(() => {
    desk.vault.store.collection<{ readonly months: number }>('goodguy-settings').put('own', { months });
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: 'goodguys',
      action: 'goodguys.months',
      before: { months: before },
      after: { months },
    });
  });
}

export function stateOf(desk: Desk, memory: RememberedRecord): RememberedView['state'] {
  if (memory.ended !== null) return 'ended';
  if (memory.validTo < todayFor(desk)) return 'expired';
  const entity = entityNow(desk, memory.entityId);
  if (entity === undefined || memory.entryHash !== entryHashOf(entity)) return 'entry-changed';
  return memory.exact && isStrict(entity) ? 'exact' : 'valid';
}

/** Null where the decision holds for this match. */
function whyNot(
  desk: Desk,
  memory: RememberedRecord,
  match: NameMatch,
  entity: ListedEntity | undefined,
  withExpiry = true,
): Message | null {
  const fell = (why: string, params?: Message['params']): Message =>
    params === undefined
      ? { key: `knowledge:remembered.fell.${why}` }
      : { key: `knowledge:remembered.fell.${why}`, params };
  if (memory.ended !== null) {
    const { how, by, at, reason } = memory.ended;
    return fell(how, { by, day: at.slice(0, 10), reason });
  }
  if (withExpiry && memory.validTo < todayFor(desk)) return fell('expired', { validTo: memory.validTo });
  if (entity === undefined || memory.entryHash !== entryHashOf(entity)) return fell('entry');
  if (isExact(match) && isStrict(entity)) return fell('exact');
  const seconded = memory.decision.review?.agree === true;
  if (!seconded && secondNeeded(desk, 'false-positive', match)) return fell('closer');
  return null;
}

/** The very name or number of the entry, legal forms aside, also where it is only a part of the cell. */
export function isExact(match: NameMatch): boolean {
  return match.parts.some(({ code }) => code === 'same-name' || code === 'same-id');
}

/** Lists on which the very name stops the order: MOFCOM's control list and the company's own. */
function isStrict(entity: ListedEntity): boolean {
  return entity.list === 'control' || entity.list === 'own';
}

export function entityNow(desk: Desk, entityId: string): ListedEntity | undefined {
  return desk.registry.entity(listIdOf(entityId), entityId);
}

/** Everything that the list and this company say of an entity, in one hash. */
function entryHashOf(entity: ListedEntity): string {
  return digest(identityOf(entity));
}

function appliedWords({ decision, validTo, fileName }: RememberedRecord): Message {
  const params = { by: decision.by, day: decision.at.slice(0, 10), validTo, file: fileName };
  const { review } = decision;
  if (review === null) return { key: 'knowledge:remembered.applied', params };
  const second = { second: review.by, secondDay: review.at.slice(0, 10) };
  return { key: 'knowledge:remembered.applied-second', params: { ...params, ...second } };
}

function earlierOf(memory: RememberedRecord, applied: boolean, why: Message): EarlierRecord {
  const { id, decision, party, fileName, validTo } = memory;
  return { id, applied, why, decision, party, fileName, validTo };
}

function latestOf(records: Iterable<RememberedRecord>): RememberedRecord | undefined {
  let latest: RememberedRecord | undefined;
  for (const record of records) {
    if (latest === undefined || record.decision.at > latest.decision.at) latest = record;
  }
  return latest;
}

function put(desk: Desk, record: RememberedRecord): void {
  memories(desk).put(record.id, record, { key: nameKey(record.party.name, record.entityId) });
}

const withoutMark = ({ remembered: _mark, ...decision }: DecisionRecord): DecisionRecord => decision;
const endedBy = (desk: Desk) => desk.vault.session.name;
const memoryId = (partyKey: string, entityId: string) => digest(`${partyKey}|${entityId}`);
const nameKey = (name: string, entityId: string) => digest(`${name}|${entityId}`);

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

function todayFor(desk: Desk): IsoDate {
  return desk.asOf ?? todayOf(desk.host.clock);
}

/** The same day some months later; the last day of a shorter month. */
export function monthsLater(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
