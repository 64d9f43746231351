import type { VersionRef } from '../../../shared/lists/version.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { NameQuery, NameScreener } from '../../../shared/names/match.ts';
import { breathe } from '../clock.ts';
import type { Desk } from '../desk.ts';
import type { BookRecord, PartyRecord } from '../records.ts';
import { queryOf, screenParty } from '../screening.ts';
import { screenAhead } from '../screening-pool.ts';
import { refsOf } from './entities.ts';
import type { Differences, Standing, Touched } from './touched.ts';

/** What a new standing does to the parties of one book. Nothing is written yet. */
export interface BookPlan {
  readonly book: BookRecord;
  readonly touched: Touched;
  readonly parties: number;
  /** Parties whose result differs, before and after. */
  readonly changed: readonly { readonly before: PartyRecord; readonly after: PartyRecord }[];
}

export interface Job {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

const SLICE_MS = 40;
/** Workers build their own index of the difference; of a whole new list that would cost more than it gives. */
const SMALL_DIFFERENCE = 5000;

/**
 * Screens a book's parties against what differs, and only those that it touches against the whole lists. The result is
 * that of a whole screening: per party, every list is searched alone, so an entry that the party does not resemble
 * cannot change it. Null where it was cancelled.
 */
export async function planBook(
  desk: Desk,
  book: BookRecord,
  next: Standing,
  differences: Differences,
  job: Job,
): Promise<BookPlan | null> {
  const before: Standing = { refs: refsOf(book.basis, desk.registry), asOf: book.basis.asOf };
  const touched = differences.between(before, next);
  const stored = desk.vault.store.collection<PartyRecord>('parties');
  const parties = stored.count(book.id);
  const keys = await touchedParties(desk, book, touched, job);
  if (keys === null) return null;
  const changed: { before: PartyRecord; after: PartyRecord }[] = [];
  const whole = keys.length === 0 ? [] : await desk.room.prepare(next.refs, next.asOf);
  let slice = desk.host.clock.monotonic();
  for (const key of keys) {
    const record = stored.get(`${book.id}/${key}`);
    if (record === undefined) continue;
    const { generic: _generic, ...kept } = record;
    const after = { ...kept, ...screenParty(book.id, record.key, record.party, whole) };
    if (JSON.stringify(after) !== JSON.stringify(record)) changed.push({ before: record, after });
    if (desk.host.clock.monotonic() - slice > SLICE_MS) {
      await breathe();
      if (job.signal.aborted) return null;
      slice = desk.host.clock.monotonic();
    }
  }
  job.onProgress(parties);
  return { book, touched, parties, changed };
}

/** What the difference has to beat to change a party's result. */
interface Asked {
  readonly key: string;
  readonly query: NameQuery;
  /** Score of the nearest name, where nothing was found; null where something was. */
  readonly nearest: number | null;
}

/** Keys of the parties whose result the difference may change, asked in all cores. Null where it was cancelled. */
async function touchedParties(
  desk: Desk,
  book: BookRecord,
  { gone, fresh }: Touched,
  job: Job,
): Promise<readonly string[] | null> {
  if (gone.size === 0 && fresh.length === 0) return [];
  const keys: string[] = [];
  const asked: Asked[] = [];
  let slice = desk.host.clock.monotonic();
  for (const { key, party, matches, nearest } of desk.vault.store
    .collection<PartyRecord>('parties')
    .each(book.id)) {
    const lost =
      matches.some((match) => gone.has(match.entityId)) || (nearest !== null && gone.has(nearest.entityId));
    if (lost) keys.push(key);
    else if (fresh.length > 0)
      asked.push({ key, query: queryOf(party), nearest: matches.length > 0 ? null : (nearest?.score ?? 0) });
    if (desk.host.clock.monotonic() - slice > SLICE_MS) {
      await breathe();
      if (job.signal.aborted) return null;
      slice = desk.host.clock.monotonic();
    }
  }
  const entries = fresh.reduce((sum, { records }) => sum + records.length, 0);
  const screeners = await screenAhead(
    fresh,
    desk.knowledge.names,
    asked.map(({ query }) => query),
    {
      signal: job.signal,
      onProgress: job.onProgress,
      brief: true,
      ...(entries > SMALL_DIFFERENCE ? { workers: 0 } : {}),
    },
  );
  if (screeners === null) return null;
  for (const { key, query, nearest } of asked) {
    if (screeners.some((screener) => mayChange(screener, query, nearest))) keys.push(key);
  }
  return keys;
}

function mayChange(screener: NameScreener, query: NameQuery, nearest: number | null): boolean {
  if (screener.screen(query).length > 0) return true;
  if (nearest === null) return false;
  const near = screener.nearest(query);
  // Of two that are as near, only the whole list says which one is kept.
  return near !== undefined && near.score >= nearest;
}

/** The lists as they will stand: the active ones, and the new version in its list's place. */
export function standingWith(desk: Desk, ref: VersionRef | null, asOf: IsoDate): Standing {
  const refs = desk.registry.refs().filter(({ listId }) => listId !== ref?.listId);
  if (ref === null) return { refs, asOf };
  const all = [...refs, ref];
  const order = desk.registry.listIds();
  all.sort((a, b) => order.indexOf(a.listId) - order.indexOf(b.listId));
  return { refs: all, asOf };
}
