import type { ClosingView, ScreeningView } from '../../../shared/contract/list-views.ts';
import type { IsoDate } from '../../../shared/message.ts';
import type { Desk } from '../desk.ts';
import type { BookRecord, ClosingRecord, LineRecord, ScreeningRecord } from '../records.ts';
import { refsOf } from './entities.ts';

/** The screenings of a book, oldest first. A book of the first release has one, which its own record tells. */
export function screeningsOf(desk: Desk, book: BookRecord): ScreeningRecord[] {
  const stored = [...desk.vault.store.collection<ScreeningRecord>('screenings').each(book.id)];
  if (stored.length > 0) return stored.sort((a, b) => a.number - b.number);
  const { id, importedAt, importedBy, basis } = book;
  return [{ bookId: id, number: 0, at: importedAt, by: importedBy, cause: 'import', basis }];
}

/** Notes the screening that a book's record tells of. In the transaction that puts the record. */
export function putScreening(
  desk: Desk,
  book: BookRecord,
  screening: Pick<ScreeningRecord, 'number' | 'cause'>,
): void {
  desk.vault.store.collection<ScreeningRecord>('screenings').put(
    `${book.id}/${screening.number}`,
    {
      bookId: book.id,
      ...screening,
      at: desk.host.clock.now(),
      by: desk.vault.session.name,
      basis: book.basis,
    },
    { key: book.id },
  );
}

export function screeningView(desk: Desk, screening: ScreeningRecord): ScreeningView {
  const { number, at, by, cause, basis } = screening;
  return {
    number,
    at,
    by,
    cause,
    asOf: basis.asOf,
    engine: basis.engine,
    versions: refsOf(basis, desk.registry).map(({ listId, versionId, hash, entries }) => ({
      listId,
      versionId,
      hash,
      entries,
    })),
  };
}

/** The day whose law a line's outcome speaks of: that of its last decision, else that of the import. */
export function lineDay(desk: Desk, record: LineRecord): IsoDate {
  if (record.decidedOn !== undefined) return record.decidedOn;
  const book = desk.book(record.bookId);
  return screeningsOf(desk, book)[0]?.basis.asOf ?? book.basis.asOf;
}

const closings = (desk: Desk) => desk.vault.store.collection<{ closed: ClosingRecord | null }>('closings');

const closingId = (bookId: string, orderNo: string | null) =>
  orderNo === null ? bookId : `${bookId}/${orderNo}`;

/** Is the order, or the whole book, marked as delivered or dropped? */
export function isClosed(desk: Desk, bookId: string, orderNo: string | null): boolean {
  if (closings(desk).get(closingId(bookId, null))?.closed != null) return true;
  return orderNo !== null && closings(desk).get(closingId(bookId, orderNo))?.closed != null;
}

export function closingsOf(desk: Desk, bookId: string): ClosingView[] {
  return [...closings(desk).each(bookId)].flatMap(({ closed }) => (closed === null ? [] : [closed]));
}

/** Marks an order or a book as closed, or takes the mark off. Journalled either way. In a transaction of its own. */
export function setClosing(
  desk: Desk,
  input: { readonly bookId: string; readonly orderNo: string | null; readonly reason: string },
  closed: boolean,
): void {
  const { bookId, orderNo, reason } = input;
  const { vault } = desk;
  const record: ClosingRecord = {
    bookId,
    orderNo,
    by: vault.session.name,
    at: desk.host.clock.now(),
    reason,
  };
  vault.transaction(() => {
    closings(desk).put(closingId(bookId, orderNo), { closed: closed ? record : null }, { key: bookId });
    vault.journal.append({
      role: vault.session.role,
      object: orderNo === null ? `book/${bookId}` : `order/${bookId}/${orderNo}`,
      action: closed ? 'books.close' : 'books.reopen',
      after: { order: orderNo },
      reason,
    });
  });
}
