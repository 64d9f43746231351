import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { BookSummary } from '../../shared/contract/views.ts';
import { classify } from '../../shared/items/classify.ts';
import type { ItemFacts, ItemFinding } from '../../shared/items/item.ts';
import type { ListedEntity } from '../../shared/lists/entity.ts';
import { MOFCOM_LIST } from '../../shared/lists/entity.ts';
import type { NameMatch } from '../../shared/names/match.ts';
import type { OrderBook, OrderLine, Party, Role } from '../../shared/orders/order.ts';
import { caseIdOf } from '../../shared/rules/cases.ts';
import type { Verdict } from '../../shared/rules/outcome.ts';
import { entityVersionOf } from '../lists/entry-file.ts';
import { journalRecalled, memoryOf, standing, withObjection } from './articles.ts';
import { breathe, todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { noteRecalled, type Recalled, recall, UNDECIDED } from './good-guys.ts';
import { openFallen } from './good-guys-fall.ts';
import { refsOf } from './lists/entities.ts';
import { type ListScreener, withScreener } from './lists/room.ts';
import { isClosed, lineDay, putScreening } from './lists/screenings.ts';
import type { BookRecord, HitRecord, LineRecord, PartyRecord, ScreeningBasis } from './records.ts';
import { countOutcomes, isOpen, lineRowOf, type StoredRow } from './rows.ts';
import {
  completedLine,
  evaluateLine,
  hitIdOf,
  itemFactsOf,
  partyKeyOf,
  queryOf,
  screenParty,
  withRecorded,
} from './screening.ts';
import { screenAhead } from './screening-pool.ts';
import { holdingOf, notedOf, noteSignals } from './signals.ts';

const SLICE_MS = 40;

/**
 * Screens a book against the lists in effect today, decides every line, and stores all of it in one transaction; nothing
 * is stored where `signal` stops it before.
 */
export function importBook(
  desk: Desk,
  book: OrderBook,
  bytes: Uint8Array,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<BookSummary>> {
  return desk.alone(() => importAlone(desk, book, bytes, signal));
}

/** What a screening that begins now rests on. */
export function basisNow(desk: Desk): ScreeningBasis {
  const lists = desk.registry.refs();
  const mofcom = lists.find(({ listId }) => listId === MOFCOM_LIST);
  if (mofcom === undefined) throw new Error('a vault without the MOFCOM lists');
  const version = desk.registry.stored(mofcom.versionId)?.version;
  return {
    packId: version?.source === 'builtin' ? desk.knowledge.pack.id : mofcom.versionId,
    packHash: version?.fileHash ?? mofcom.hash,
    checkedThrough: mofcom.checkedThrough ?? desk.knowledge.pack.checkedThrough,
    engine: desk.knowledge.engine,
    threshold: desk.knowledge.threshold,
    asOf: desk.asOf ?? todayOf(desk.host.clock),
    perspective: desk.profile().perspective,
    lists,
  };
}

async function importAlone(
  desk: Desk,
  book: OrderBook,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<BookSummary>> {
  const { vault, host } = desk;
  if (vault.store.collection<BookRecord>('books').get(book.id) !== undefined) {
    return fail('refused', 'app:book-exists', { file: book.fileName });
  }
  const basis = basisNow(desk);
  const record: BookRecord = {
    id: book.id,
    fileName: book.fileName,
    format: book.format,
    encoding: book.encoding ?? null,
    importedAt: host.clock.now(),
    importedBy: vault.session.name,
    lineCount: book.lines.length,
    problems: book.problems,
    basis,
  };
  const cancelled = fail('cancelled', 'app:import-cancelled', { file: book.fileName });
  const parties = await screenParties(desk, book, basis, signal);
  if (parties === null) return cancelled;
  const entityOf = desk.entities.at(basis.lists ?? []);
  const decided = await decideLines(desk, book, basis, parties, entityOf, signal);
  if (decided === null) return cancelled;
  const { lines, hits } = decided;
  const undecided = undecidedOf(hits);
  const rows = lines.map((line) => lineRowOf(line, undecided(line.hitIds)));

  vault.transaction(() => {
    vault.store.collection<BookRecord>('books').put(book.id, record);
    vault.store.putBlob(bytes);
    vault.store
      .collection<PartyRecord>('parties')
      .putAll(parties.values(), (p) => [`${book.id}/${p.key}`, book.id]);
    vault.store.collection<LineRecord>('lines').putAll(lines, (l) => [`${book.id}/${l.line.key}`, book.id]);
    vault.store.collection<StoredRow>('rows').putAll(rows, (r) => [`${book.id}/${r.key}`, book.id]);
    vault.store.collection<HitRecord>('hits').putAll(hits, (h) => [h.id, h.bookId]);
    for (const id of new Set(hits.map((hit) => hit.entityId))) {
      const entity = entityOf(id);
      if (entity !== undefined) desk.entities.keep(entity);
    }
    putScreening(desk, record, { number: 0, cause: 'import' });
    noteSignals(desk, lines, true);
    vault.journal.append({
      role: vault.session.role,
      object: `book/${book.id}`,
      action: 'orders.import',
      after: {
        file: book.fileName,
        sha256: book.id,
        lines: lines.length,
        hits: hits.length,
        outcomes: countOutcomes(rows),
        ...basis,
      },
    });
    journalRecalled(desk, book.id, lines);
    noteRecalled(desk, hits);
  });
  desk.rows.replace(book.id, rows);
  // A decision may have been revoked while the book was being screened.
  vault.transaction(() => openFallen(desk, hits, reviseLine));
  return ok(summaryOf(desk, record));
}

async function screenParties(
  desk: Desk,
  book: OrderBook,
  basis: ScreeningBasis,
  signal: AbortSignal,
): Promise<Map<string, PartyRecord> | null> {
  const distinct = new Map<string, { party: Party; lineKeys: Set<string> }>();
  for (const line of book.lines) {
    for (const party of line.parties) {
      const key = partyKeyOf(party);
      const known = distinct.get(key);
      if (known === undefined) distinct.set(key, { party, lineKeys: new Set([line.key]) });
      else known.lineKeys.add(line.key);
    }
  }
  const lists = await desk.room.prepare(basis.lists ?? [], basis.asOf);
  const total = distinct.size;
  const progress = (done: number) => desk.host.emit({ type: 'progress', job: 'screening', done, total });
  const queries = [...distinct.values()].map(({ party }) => queryOf(party));
  const screeners = await screenAhead(lists, desk.knowledge.names, queries, {
    signal,
    onProgress: progress,
  });
  if (screeners === null) return null;
  const answered = lists.map((list, i) => withScreener(list, screeners[i] ?? list.screener));
  const found = new Map<string, PartyRecord>();
  for (const [key, { party, lineKeys }] of distinct)
    found.set(key, { ...screenParty(book.id, key, party, answered), lineKeys: [...lineKeys] });
  progress(total);
  return found;
}

async function decideLines(
  desk: Desk,
  book: OrderBook,
  basis: ScreeningBasis,
  parties: ReadonlyMap<string, PartyRecord>,
  entityOf: (entityId: string) => ListedEntity | undefined,
  signal: AbortSignal,
): Promise<{ lines: LineRecord[]; hits: HitRecord[] } | null> {
  const lines: LineRecord[] = [];
  const hits = new Map<string, HitDraft>();
  const findings = new Map<string, ItemFinding>();
  const confirmations = desk.confirmations();
  const memory = memoryOf(desk, basis.asOf);
  let slice = desk.host.clock.monotonic();
  for (const line of book.lines) {
    const said = remember(findings, itemFactsOf(line), (facts) =>
      classify(facts, desk.knowledge.items, basis.asOf, confirmations),
    );
    const recalled = memory.recall(line, said);
    const recorded = recalled?.recorded ?? null;
    const finding = withRecorded(withObjection(said, recalled?.objection), recorded);
    const hitIds = gatherHits(book.id, line, parties, hits, entityOf, (party, match) =>
      recall(desk, party, match, entityOf(match.entityId)),
    );
    const outcome = evaluateLine({
      line,
      partyOf: (party) => parties.get(partyKeyOf(party)),
      verdictOf: (partyKey, entityId) => finalVerdict(hits.get(hitIdOf(book.id, partyKey, entityId))),
      entityOf,
      finding,
      perspective: basis.perspective,
      asOf: basis.asOf,
      confirmations,
    });
    lines.push({
      bookId: book.id,
      position: lines.length,
      line,
      supplied: {},
      recorded,
      finding,
      outcome,
      hitIds,
      caseId: caseIdOf(book.id, line),
      decidedOn: basis.asOf,
    });
    if (desk.host.clock.monotonic() - slice > SLICE_MS) {
      desk.host.emit({ type: 'progress', job: 'deciding', done: lines.length, total: book.lines.length });
      await breathe();
      if (signal.aborted) return null;
      slice = desk.host.clock.monotonic();
    }
  }
  return { lines, hits: [...hits.values()].map(finishHit) };
}

function remember(
  seen: Map<string, ItemFinding>,
  facts: ItemFacts,
  classifyNow: (facts: ItemFacts) => ItemFinding,
): ItemFinding {
  const key = JSON.stringify(facts);
  const known = seen.get(key);
  if (known !== undefined) return known;
  const finding = classifyNow(facts);
  seen.set(key, finding);
  return finding;
}

type HitDraft = Omit<HitRecord, 'roles' | 'lineKeys' | 'orderNos'> & {
  readonly roles: Set<Role>;
  readonly lineKeys: Set<string>;
  readonly orderNos: Set<string>;
};

function gatherHits(
  bookId: string,
  line: OrderLine,
  parties: ReadonlyMap<string, PartyRecord>,
  hits: Map<string, HitDraft>,
  entityOf: (entityId: string) => ListedEntity | undefined,
  recalled: (party: PartyRecord, match: NameMatch) => Recalled,
): string[] {
  const ids = new Set<string>();
  for (const party of line.parties) {
    const record = parties.get(partyKeyOf(party));
    for (const match of record?.matches ?? []) {
      if (record === undefined) continue;
      const id = hitIdOf(bookId, record.key, match.entityId);
      const entity = entityOf(match.entityId);
      const draft = hits.get(id) ?? {
        id,
        bookId,
        partyKey: record.key,
        party: record.party,
        entityId: match.entityId,
        match,
        ...recalled(record, match),
        ...(entity === undefined ? {} : { entityVersion: entityVersionOf(entity) }),
        roles: new Set<Role>(),
        lineKeys: new Set<string>(),
        orderNos: new Set<string>(),
      };
      draft.roles.add(party.role);
      draft.lineKeys.add(line.key);
      draft.orderNos.add(line.orderNo);
      hits.set(id, draft);
      ids.add(id);
    }
  }
  return [...ids];
}

function finishHit(draft: HitDraft): HitRecord {
  return { ...draft, roles: [...draft.roles], lineKeys: [...draft.lineKeys], orderNos: [...draft.orderNos] };
}

function undecidedOf(hits: readonly HitRecord[]): (ids: readonly string[]) => number {
  const open = new Set(hits.filter((hit) => isOpen(hit.state)).map((hit) => hit.id));
  return (ids) => ids.filter((id) => open.has(id)).length;
}

/**
 * Computes one line again after something it rests on has changed: a decision, a supplied fact, a recorded class, a
 * list version. `lists`: screeners for a party that the book has not met yet. In a transaction.
 */
export function reviseLine(desk: Desk, record: LineRecord, lists: readonly ListScreener[] = []): LineRecord {
  const { vault } = desk;
  const book = desk.book(record.bookId);
  const line = completedLine(record.line, record.supplied);
  const parties = partiesOf(desk, book, line, lists);
  const entityOf = desk.entities.at(refsOf(book.basis, desk.registry));
  const drafts = new Map<string, HitDraft>();
  const hits = vault.store.collection<HitRecord>('hits');
  const hitIds = gatherHits(record.bookId, line, parties, drafts, entityOf, (party, match) =>
    hits.get(hitIdOf(record.bookId, party.key, match.entityId)) === undefined
      ? recall(desk, party, match, entityOf(match.entityId))
      : UNDECIDED,
  );
  for (const draft of drafts.values()) {
    const fresh = finishHit(draft);
    const known = hits.get(fresh.id);
    const merged = known === undefined ? fresh : joined(known, fresh);
    hits.put(merged.id, merged, { key: merged.bookId });
    const entity = entityOf(fresh.entityId);
    if (known === undefined && entity !== undefined) desk.entities.keep(entity);
    if (known === undefined) noteRecalled(desk, [fresh]);
  }
  const { recorded, finding, outcome } = decideLine(desk, record, {
    line,
    partyOf: (party) => parties.get(partyKeyOf(party)),
    entityOf,
    perspective: book.basis.perspective,
    confirmations: desk.confirmations(),
  });
  const caseId = caseIdOf(record.bookId, line);
  const revised: LineRecord = { ...record, recorded, finding, outcome, hitIds, caseId };
  vault.store
    .collection<LineRecord>('lines')
    .put(`${record.bookId}/${record.line.key}`, revised, { key: record.bookId });
  const open = hitIds.filter((id) => isOpen(hits.get(id)?.state ?? 'undecided')).length;
  const row = lineRowOf(revised, open);
  vault.store.collection<StoredRow>('rows').put(`${record.bookId}/${row.key}`, row, { key: record.bookId });
  desk.rows.update(row);
  noteSignals(desk, [revised]);
  return revised;
}

/** What a stored line comes to, by all that persons have said of it. Writes nothing: repetitions ask it as well. */
export function decideLine(
  desk: Desk,
  record: LineRecord,
  given: Pick<
    Parameters<typeof evaluateLine>[0],
    'line' | 'partyOf' | 'entityOf' | 'perspective' | 'confirmations'
  >,
): Pick<LineRecord, 'recorded' | 'finding' | 'outcome'> {
  const asOf = lineDay(desk, record);
  const hits = desk.vault.store.collection<HitRecord>('hits');
  const hitId = (partyKey: string, entityId: string) => hitIdOf(record.bookId, partyKey, entityId);
  const said = classify(itemFactsOf(given.line), desk.knowledge.items, asOf, given.confirmations);
  const { recorded, objection } = standing(desk, record, given.line, said);
  const finding = withRecorded(withObjection(said, objection), recorded);
  const outcome = evaluateLine({
    ...given,
    finding,
    asOf,
    verdictOf: (partyKey, entityId) => finalVerdict(hits.get(hitId(partyKey, entityId))),
    holdingOf: (partyKey, entityId) => holdingOf(desk, hitId(partyKey, entityId)),
    noted: notedOf(record),
  });
  return { recorded, finding, outcome };
}

/** The line's parties as they were screened; one that the book has not met is screened and kept now. */
function partiesOf(
  desk: Desk,
  book: BookRecord,
  line: OrderLine,
  lists: readonly ListScreener[],
): Map<string, PartyRecord> {
  const stored = desk.vault.store.collection<PartyRecord>('parties');
  const parties = new Map<string, PartyRecord>();
  for (const party of line.parties) {
    const key = partyKeyOf(party);
    let record = stored.get(`${book.id}/${key}`);
    if (record === undefined) {
      if (lists.length === 0) throw new Error('a party that was not screened');
      const screened = screenParty(book.id, key, party, lists);
      record = { ...screened, lineKeys: [line.key], since: book.screening ?? 0 };
      stored.put(`${book.id}/${key}`, record, { key: book.id });
    } else if (record.lineKeys !== undefined && !record.lineKeys.includes(line.key)) {
      record = { ...record, lineKeys: [...record.lineKeys, line.key] };
      stored.put(`${book.id}/${key}`, record, { key: book.id });
    }
    parties.set(key, record);
  }
  return parties;
}

function joined(known: HitRecord, fresh: HitRecord): HitRecord {
  return {
    ...known,
    roles: [...new Set([...known.roles, ...fresh.roles])],
    lineKeys: [...new Set([...known.lineKeys, ...fresh.lineKeys])],
    orderNos: [...new Set([...known.orderNos, ...fresh.orderNos])],
  };
}

/** The screeners of a book's own list versions, for a party that is new to it. */
export function listsOf(desk: Desk, bookId: string): Promise<readonly ListScreener[]> {
  const { basis } = desk.book(bookId);
  return desk.room.prepare(refsOf(basis, desk.registry), basis.asOf);
}

/** A person's word counts once it is final: agreed by a second person where that is demanded. */
export function finalVerdict(hit: Pick<HitRecord, 'state' | 'decisions'> | undefined): Verdict | undefined {
  return hit?.state === 'final' ? hit.decisions.at(-1)?.verdict : undefined;
}

export function summaryOf(desk: Desk, book: BookRecord): BookSummary {
  const rows = desk.rows.of(book.id);
  return {
    id: book.id,
    fileName: book.fileName,
    importedAt: book.importedAt,
    importedBy: book.importedBy,
    lines: book.lineCount,
    outcomes: countOutcomes(rows),
    undecided: desk.openHits(book.id),
    problems: book.problems.length,
    closed: isClosed(desk, book.id, null),
  };
}

/** Decides every line of a book's open orders again: after the officer has confirmed the state of a measure. */
export function reviseBook(desk: Desk, bookId: string): void {
  const lines = desk.vault.store.collection<LineRecord>('lines');
  for (const row of desk.rows.of(bookId)) {
    if (isClosed(desk, bookId, row.orderNo)) continue;
    const record = lines.get(`${bookId}/${row.key}`);
    if (record !== undefined) reviseLine(desk, record);
  }
}
