import type { LineFacts } from '../../shared/rules/outcome.ts';
import { type WhyNode, whyTree } from '../../shared/rules/why.ts';
import { finalVerdict } from './books.ts';
import type { Desk } from './desk.ts';
import { refsOf } from './lists/entities.ts';
import { lineDay } from './lists/screenings.ts';
import type { HitRecord, LineRecord, PartyRecord } from './records.ts';
import { completedLine, hitIdOf, lineFacts, partyKeyOf } from './screening.ts';
import { holdingOf, notedOf } from './signals.ts';

/** What the decision of a stored line looked at, for showing and printing why it came out as it did. */
export function factsOfLine(desk: Desk, record: LineRecord): LineFacts {
  const book = desk.book(record.bookId);
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const hits = desk.vault.store.collection<HitRecord>('hits');
  return lineFacts({
    line: completedLine(record.line, record.supplied),
    partyOf: (party) => parties.get(`${record.bookId}/${partyKeyOf(party)}`),
    verdictOf: (partyKey, entityId) => finalVerdict(hits.get(hitIdOf(record.bookId, partyKey, entityId))),
    entityOf: desk.entities.at(refsOf(book.basis, desk.registry)),
    finding: record.finding,
    perspective: book.basis.perspective,
    asOf: lineDay(desk, record),
    confirmations: desk.confirmations(),
    holdingOf: (partyKey, entityId) => holdingOf(desk, hitIdOf(record.bookId, partyKey, entityId)),
    noted: notedOf(record),
  });
}

/** The tree of a stored line, for the window and for the screening record (D7). */
export function whyOfLine(desk: Desk, record: LineRecord): WhyNode {
  return whyTree(record.outcome, factsOfLine(desk, record));
}
