import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { RepeatDifference, RepeatReport } from '../../../shared/contract/list-views.ts';
import type { Party } from '../../../shared/orders/order.ts';
import { decideLine } from '../books.ts';
import { breathe } from '../clock.ts';
import type { Desk } from '../desk.ts';
import type { BookRecord, LineRecord, PartyRecord, ScreeningRecord } from '../records.ts';
import { completedLine, partyKeyOf, screenParty } from '../screening.ts';
import { refsOf } from './entities.ts';
import { screeningsOf, screeningView } from './screenings.ts';

const MOST = 50;
const SLICE_MS = 40;

/** Runs a past screening again on the list versions that it names, and compares with what is on record. Writes nothing. */
export function repeatScreening(
  desk: Desk,
  bookId: string,
  number: number | undefined,
): Promise<Result<RepeatReport>> {
  return desk.alone(async () => {
    const book = desk.books().find(({ id }) => id === bookId);
    if (book === undefined) return fail('not-found', 'lists:repeat.no-book');
    const screenings = screeningsOf(desk, book);
    const screening = number === undefined ? screenings.at(-1) : screenings.find((s) => s.number === number);
    if (screening === undefined) return fail('not-found', 'lists:repeat.no-screening');
    return ok(await repeat(desk, book, screening));
  });
}

async function repeat(desk: Desk, book: BookRecord, screening: ScreeningRecord): Promise<RepeatReport> {
  const { basis } = screening;
  const lists = await desk.room.prepare(refsOf(basis, desk.registry), basis.asOf);
  const stored = createHash('sha256');
  const repeated = createHash('sha256');
  const differences: RepeatDifference[] = [];
  let different = 0;
  const compare = (party: string, left: string, right: string) => {
    stored.update(`${left}\n`);
    repeated.update(`${right}\n`);
    if (left === right) return;
    different++;
    if (differences.length < MOST) differences.push({ party, stored: left, repeated: right });
  };
  let parties = 0;
  let slice = desk.host.clock.monotonic();
  const pause = async (done: number) => {
    if (desk.host.clock.monotonic() - slice <= SLICE_MS) return;
    desk.host.emit({ type: 'progress', job: 'repeating', done, total: done });
    await breathe();
    slice = desk.host.clock.monotonic();
  };
  for (const record of desk.vault.store.collection<PartyRecord>('parties').each(book.id)) {
    if ((record.since ?? 0) > screening.number) continue;
    parties++;
    const then = recordAt(desk, book.id, record, screening.number);
    const now = screenParty(book.id, record.key, record.party, lists);
    compare(record.party.name, resultText(then), resultText(now));
    await pause(parties);
  }
  const latest = screening.number === (book.screening ?? 0);
  let lines = 0;
  if (latest) {
    const decided = outcomesAgain(desk, book, screening);
    for (const record of desk.vault.store.collection<LineRecord>('lines').each(book.id)) {
      lines++;
      const now = decided(record);
      compare(`${record.line.orderNo}/${record.line.lineNo}`, JSON.stringify(record.outcome), now);
      await pause(lines);
    }
  }
  desk.room.trim();
  return {
    screening: screeningView(desk, screening),
    same: different === 0,
    parties,
    lines,
    outcomesCompared: latest,
    sameEngine: basis.engine === desk.knowledge.engine,
    storedHash: stored.digest('hex'),
    repeatedHash: repeated.digest('hex'),
    differences,
  };
}

/** A party's record as that screening left it: the first one that a later screening replaced, or the present one. */
export function recordAt(desk: Desk, bookId: string, record: PartyRecord, number: number): PartyRecord {
  const history = desk.vault.store.collection<PartyRecord>('party-history');
  const { screening = 0 } = desk.book(bookId);
  for (let later = number; later < screening; later++) {
    const replaced = history.get(`${bookId}/${record.key}/${later}`);
    if (replaced !== undefined) return replaced;
  }
  return record;
}

const resultText = ({ normalised, matches, nearest }: PartyRecord) =>
  JSON.stringify({ normalised, matches, nearest });

function outcomesAgain(
  desk: Desk,
  book: BookRecord,
  { basis }: ScreeningRecord,
): (record: LineRecord) => string {
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const entityOf = desk.entities.at(refsOf(basis, desk.registry));
  const confirmations = desk.confirmations();
  const { perspective } = basis;
  return (record) => {
    const line = completedLine(record.line, record.supplied);
    const partyOf = (party: Party) => parties.get(`${book.id}/${partyKeyOf(party)}`);
    const { outcome } = decideLine(desk, record, { line, partyOf, entityOf, perspective, confirmations });
    return JSON.stringify(outcome);
  };
}
