import type { VersionRef } from '../../../shared/lists/version.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { NameQuery } from '../../../shared/names/match.ts';
import { breathe } from '../clock.ts';
import type { Desk } from '../desk.ts';
import type { BookRecord, PartyRecord } from '../records.ts';
import { queryOf, screenParty } from '../screening.ts';
import { screenAhead } from '../screening-pool.ts';
import { refsOf } from './entities.ts';
import { type ListScreener, withScreener } from './room.ts';
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
  const touched = await answered(desk, book, differences.between(before, next), job);
  if (touched === null) return null;
  const changed: { before: PartyRecord; after: PartyRecord }[] = [];
  let whole: readonly ListScreener[] | null = null;
  let parties = 0;
  let slice = desk.host.clock.monotonic();
  const nothing = touched.gone.size === 0 && touched.fresh.length === 0;
  for (const record of desk.vault.store.collection<PartyRecord>('parties').each(book.id)) {
    parties++;
    if (!nothing && isTouched(record, touched)) {
      whole ??= await desk.room.prepare(next.refs, next.asOf);
      const { generic: _generic, ...kept } = record;
      const after = { ...kept, ...screenParty(book.id, record.key, record.party, whole) };
      if (JSON.stringify(after) !== JSON.stringify(record)) changed.push({ before: record, after });
    }
    if (desk.host.clock.monotonic() - slice > SLICE_MS) {
      job.onProgress(parties);
      await breathe();
      if (job.signal.aborted) return null;
      slice = desk.host.clock.monotonic();
    }
  }
  job.onProgress(parties);
  return { book, touched, parties, changed };
}

/** The screeners of the difference, with what they say of every party of the book, asked in all cores. */
async function answered(desk: Desk, book: BookRecord, touched: Touched, job: Job): Promise<Touched | null> {
  if (touched.fresh.length === 0) return touched;
  const queries: NameQuery[] = [];
  for (const { party } of desk.vault.store.collection<PartyRecord>('parties').each(book.id))
    queries.push(queryOf(party));
  const entries = touched.fresh.reduce((sum, { records }) => sum + records.length, 0);
  const screeners = await screenAhead(touched.fresh, desk.knowledge.names, queries, {
    signal: job.signal,
    onProgress: job.onProgress,
    ...(entries > SMALL_DIFFERENCE ? { workers: 0 } : {}),
  });
  if (screeners === null) return null;
  const fresh = touched.fresh.map((list, i) => withScreener(list, screeners[i] ?? list.screener));
  return { ...touched, fresh };
}

/** May the difference change what was found for this party? */
function isTouched(record: PartyRecord, { gone, fresh }: Touched): boolean {
  if (record.matches.some((match) => gone.has(match.entityId))) return true;
  if (record.nearest !== null && gone.has(record.nearest.entityId)) return true;
  const query = queryOf(record.party);
  for (const list of fresh) {
    if (list.screener.screen(query).length > 0) return true;
    if (record.matches.length > 0) continue;
    const near = list.screener.nearest(query);
    // Of two that are as near, only the whole list says which one is kept.
    if (near !== undefined && (record.nearest === null || near.score >= record.nearest.score)) return true;
  }
  return false;
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
