import type { RescreenSummary } from '../../../shared/contract/list-views.ts';
import type { ChangeKind } from '../../../shared/lists/difference.ts';
import {
  entityName,
  identityOf,
  type ListedEntity,
  listIdOf,
  listingOf,
} from '../../../shared/lists/entity.ts';
import type { Message } from '../../../shared/message.ts';
import type { LineOutcome } from '../../../shared/rules/outcome.ts';
import { entityVersionOf } from '../../lists/entry-file.ts';
import { basisNow, reviseLine } from '../books.ts';
import type { Desk } from '../desk.ts';
import { standingDecision } from '../hits.ts';
import type { BookRecord, HitRecord, LineRecord, PartyRecord, RescreenRecord } from '../records.ts';
import { completedLine, partyKeyOf } from '../screening.ts';
import type { BookPlan } from './plan.ts';
import { isClosed, putScreening, screeningsOf } from './screenings.ts';
import type { Standing } from './touched.ts';

type Counts = { -readonly [K in keyof RescreenSummary]: number };

export const NOTHING: RescreenSummary = {
  parties: 0,
  changedParties: 0,
  changedLines: 0,
  stoppedLines: 0,
  newHits: 0,
  fallenDecisions: 0,
  skippedBooks: 0,
  skippedOrders: 0,
};

interface HitChange {
  readonly hit: HitRecord;
  readonly change: ChangeKind;
  readonly fell: boolean;
}

/**
 * Writes what plans say: parties, hits, lines, the queue. In the transaction that accepts the version. `reopened`: an
 * order whose lines missed what came while it was closed.
 */
export function applyPlans(
  desk: Desk,
  plans: readonly BookPlan[],
  next: Standing,
  versionId: string,
  reopened: string | null = null,
): RescreenSummary {
  const counts: Counts = { ...NOTHING };
  for (const plan of plans) applyPlan(desk, plan, next, versionId, reopened, counts);
  return counts;
}

function applyPlan(
  desk: Desk,
  plan: BookPlan,
  next: Standing,
  versionId: string,
  reopened: string | null,
  counts: Counts,
): void {
  const { vault } = desk;
  const number = plan.book.screening ?? 0;
  const past = screeningsOf(desk, plan.book).at(-1);
  if (number === 0 && past !== undefined) keepFirst(desk, plan.book);
  const book: BookRecord = {
    ...plan.book,
    basis: { ...basisNow(desk), lists: next.refs, asOf: next.asOf, perspective: plan.book.basis.perspective },
    screening: number + 1,
  };
  vault.store.collection<BookRecord>('books').put(book.id, book);
  putScreening(desk, book, { number: number + 1, cause: 'lists' });
  const parties = vault.store.collection<PartyRecord>('parties');
  const history = vault.store.collection<PartyRecord>('party-history');
  for (const { before, after } of plan.changed) {
    history.put(`${book.id}/${before.key}/${number}`, before, { key: `${book.id}/${before.key}` });
    parties.put(`${book.id}/${after.key}`, after, { key: book.id });
  }
  counts.parties += plan.parties;
  counts.changedParties += plan.changed.length;

  const changes = changeHits(desk, plan, book, next, counts);
  const lineKeys = new Set([...changes.values()].flatMap(({ hit }) => [...hit.lineKeys]));
  const moved = plan.changed.filter(({ before, after }) => !sameMatches(before, after));
  for (const key of linesOfParties(
    desk,
    book.id,
    moved.map(({ after }) => after),
  ))
    lineKeys.add(key);
  if (reopened !== null) {
    for (const row of desk.rows.of(book.id)) if (row.orderNo === reopened) lineKeys.add(row.key);
  }
  const closedOrders = new Set<string>();
  for (const key of lineKeys) {
    const record = vault.store.collection<LineRecord>('lines').get(`${book.id}/${key}`);
    if (record === undefined) continue;
    if (isClosed(desk, book.id, record.line.orderNo)) closedOrders.add(record.line.orderNo);
    else reviseForLists(desk, record, next, versionId, plan, changes, counts);
  }
  counts.skippedOrders += closedOrders.size;
}

/** A book of the first release noted its screening only in its own record. */
function keepFirst(desk: Desk, book: BookRecord): void {
  const screenings = desk.vault.store.collection<unknown>('screenings');
  const [first] = screeningsOf(desk, book);
  if (screenings.get(`${book.id}/0`) === undefined && first !== undefined)
    screenings.put(`${book.id}/0`, first, { key: book.id });
}

const sameMatches = (a: PartyRecord, b: PartyRecord) =>
  JSON.stringify(a.matches) === JSON.stringify(b.matches);

/** Brings the book's hits in line with parties and entries, and says which of them changed. */
function changeHits(
  desk: Desk,
  plan: BookPlan,
  book: BookRecord,
  next: Standing,
  counts: Counts,
): Map<string, HitChange> {
  const hits = desk.vault.store.collection<HitRecord>('hits');
  const parties = new Map(plan.changed.map(({ after }) => [after.key, after]));
  const entityOf = desk.entities.at(next.refs);
  const changed = new Map<string, HitChange>();
  for (const hit of hits.each(book.id)) {
    const party = parties.get(hit.partyKey);
    const change = plan.touched.changes.get(hit.entityId);
    if (party === undefined && change === undefined) continue;
    const match = party === undefined ? standingMatch(hit) : matchIn(party, hit);
    const entity = entityOf(hit.entityId);
    if (match === undefined || entity === undefined) {
      if (hit.withdrawn === true) continue;
      const withdrawn: HitRecord = { ...hit, withdrawn: true };
      hits.put(hit.id, withdrawn, { key: book.id });
      changed.set(hit.id, { hit: withdrawn, change: 'removed', fell: false });
      continue;
    }
    const fell = decisionFalls(desk, hit, entity);
    const { withdrawn: back, ...kept } = hit;
    const now: HitRecord = {
      ...kept,
      match,
      entityVersion: entityVersionOf(entity),
      ...(fell ? { state: 'undecided' as const, fallen: hit.decisions.length } : {}),
    };
    if (JSON.stringify(now) === JSON.stringify(hit)) continue;
    desk.entities.keep(entity);
    hits.put(hit.id, now, { key: book.id });
    if (fell) counts.fallenDecisions++;
    const kind = back === true ? 'added' : (change?.kind ?? 'changed');
    changed.set(hit.id, { hit: now, change: kind, fell });
  }
  return changed;
}

/** Where the party's result stands, so does what it has of the entry: its match, or none. */
const standingMatch = (hit: HitRecord) => (hit.withdrawn === true ? undefined : hit.match);
const matchIn = (party: PartyRecord, hit: HitRecord) =>
  party.matches.find((match) => match.entityId === hit.entityId);

/**
 * "Not the listed entity" and "of its group" were said of the entry as it stood. A true match stays: it is the stricter
 * word. What only the status changed leaves every decision alone.
 */
function decisionFalls(desk: Desk, hit: HitRecord, entity: ListedEntity): boolean {
  const verdict = standingDecision(hit)?.verdict;
  if (verdict !== 'false-positive' && verdict !== 'affiliate') return false;
  return identityOf(desk.entityOf(hit)) !== identityOf(entity);
}

/** The lines in which parties stand. Records of the first release do not say; then every line is read. */
function linesOfParties(desk: Desk, bookId: string, parties: readonly PartyRecord[]): Set<string> {
  const keys = new Set(parties.flatMap((party) => party.lineKeys ?? []));
  const unknown = new Set(parties.filter(({ lineKeys }) => lineKeys === undefined).map(({ key }) => key));
  if (unknown.size === 0) return keys;
  for (const record of desk.vault.store.collection<LineRecord>('lines').each(bookId)) {
    const line = completedLine(record.line, record.supplied);
    if (line.parties.some((party) => unknown.has(partyKeyOf(party)))) keys.add(record.line.key);
  }
  return keys;
}

function reviseForLists(
  desk: Desk,
  record: LineRecord,
  next: Standing,
  versionId: string,
  plan: BookPlan,
  changes: Map<string, HitChange>,
  counts: Counts,
): void {
  const before = record.outcome.outcome;
  const known = new Set(record.hitIds);
  const revised = reviseLine(desk, { ...record, decidedOn: next.asOf });
  const after = revised.outcome.outcome;
  if (before !== after) counts.changedLines++;
  if (before !== 'prohibited' && after === 'prohibited') counts.stoppedLines++;
  const queue = desk.vault.store.collection<RescreenRecord>('rescreen');
  const hits = desk.vault.store.collection<HitRecord>('hits');
  for (const id of new Set([...record.hitIds, ...revised.hitIds])) {
    let change = changes.get(id);
    if (change === undefined && !known.has(id)) {
      const hit = hits.get(id);
      if (hit === undefined) continue;
      change = { hit, change: plan.touched.changes.get(hit.entityId)?.kind ?? 'added', fell: false };
      changes.set(id, change);
      counts.newHits++;
    }
    if (change === undefined) continue;
    const { hit, fell } = change;
    const entity = desk.entityOf(hit);
    const row: RescreenRecord = {
      id: `${versionId}/${record.bookId}/${record.line.key}/${hit.id}`,
      listId: listIdOf(hit.entityId),
      versionId,
      at: desk.host.clock.now(),
      bookId: record.bookId,
      lineKey: record.line.key,
      orderNo: record.line.orderNo,
      lineNo: record.line.lineNo,
      party: hit.party.name,
      entityId: hit.entityId,
      entityName: entityName(entity),
      list: entity.list,
      listing: listingOf(entity),
      change: change.change,
      hitId: hit.id,
      before,
      after,
      reason: reasonFor(revised.outcome, hit),
      fallen: fell ? (hit.decisions.at(-1) ?? null) : null,
      acknowledged: null,
    };
    queue.put(row.id, row, { key: record.bookId });
  }
}

/** The heaviest reason that speaks of the hit's party; where none does, that nothing holds against it any more. */
function reasonFor(outcome: LineOutcome, hit: HitRecord): Message {
  const spoken = outcome.reasons.find(
    ({ message, weight }) => weight !== 'no-match' && message.params?.party === hit.party.name,
  );
  return hit.withdrawn === true || spoken === undefined
    ? { key: 'lists:rescreen.withdrawn', params: { party: hit.party.name } }
    : spoken.message;
}
