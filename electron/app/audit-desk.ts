import type { Result } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/contract/errors.ts';
import { MOFCOM_LIST } from '../../shared/lists/entity.ts';
import type { Locale } from '../../shared/message.ts';
import type { AuditData } from '../audit/audit-data.ts';
import { buildAudit } from '../audit/build-audit.ts';
import { documentRows } from './audit-documents.ts';
import { eventRows, hitRows, listRows, type Speak, screeningRows } from './audit-rows.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';
import { ageNotes, listCard } from './lists/age.ts';
import type { BookRecord, PartyRecord } from './records.ts';
import { countOutcomes } from './rows.ts';
import type { Texts } from './texts.ts';
import { VERSION } from './version.ts';

/** The audit workbook of one book, or of all of them. */
export async function buildAuditFile(
  desk: Desk,
  texts: Texts,
  locale: Locale,
  bookId?: string,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>> {
  const books = desk.books().filter((book) => bookId === undefined || book.id === bookId);
  if (bookId !== undefined && books.length === 0) return fail('not-found', 'app:book-not-found');
  const speak: Speak = (message) => texts.say(locale, message);
  const now = desk.host.clock.now();
  const built = await buildAudit(dataOf(desk, books, speak), locale, now);
  if (!built.ok) return built;
  const day = todayOf(desk.host.clock);
  const name = `pledgedesk-audit-${day}-${desk.vault.journal.head().count}.xlsx`;
  return ok({ name, bytes: built.value.bytes });
}

function dataOf(desk: Desk, books: readonly BookRecord[], speak: Speak): AuditData {
  const profile = desk.profile();
  const rows = books.flatMap((book) => desk.rows.of(book.id));
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const days = books.map((book) => book.basis.asOf).sort();
  const from = days[0];
  const to = days.at(-1);
  const open = books.reduce((sum, book) => sum + desk.openHits(book.id), 0);
  const cards = desk.registry.listIds().map((listId) => listCard(desk, listId));
  const through =
    cards.find(({ listId }) => listId === MOFCOM_LIST)?.checkedThrough ?? desk.knowledge.pack.checkedThrough;
  const engine = books[0]?.basis ?? null;
  return {
    summary: {
      company: profile.names.zh ?? profile.names.ja ?? profile.names.en ?? '',
      companyId: profile.registrationId,
      perspective: speak({ key: `app:perspective.${profile.perspective}` }),
      period: from === undefined || to === undefined ? null : { from, to },
      exportedBy: desk.vault.session.name,
      appVersion: VERSION,
      engineVersion: engine?.engine ?? desk.knowledge.engine,
      threshold: engine?.threshold ?? desk.knowledge.threshold,
      listsAsOf: through,
      listVersions: cards.flatMap(({ active, checkedThrough }) =>
        active === null
          ? []
          : [
              {
                id: active.id,
                date: active.published ?? active.importedAt.slice(0, 10),
                checkedThrough: checkedThrough ?? '–',
                entries: active.entries,
              },
            ],
      ),
      outcomes: countOutcomes(rows),
      orders: new Set(rows.map((row) => `${row.bookId} ${row.orderNo}`)).size,
      lines: rows.length,
      parties: books.reduce((sum, book) => sum + parties.count(book.id), 0),
      journal: { count: desk.vault.journal.head().count, head: desk.vault.journal.head().hash },
      notes: [
        speak({ key: 'app:audit.names-only' }),
        speak({ key: 'app:audit.not-seen', params: { day: through } }),
        ...ageNotes(desk).map(speak),
        ...(open > 0 ? [speak({ key: 'app:audit.undecided', params: { count: open } })] : []),
      ],
    },
    screening: books.flatMap((book) => screeningRows(desk, book, speak)),
    hits: books.flatMap((book) => hitRows(desk, book, speak)),
    documents: books.flatMap((book) => documentRows(desk, book, speak)),
    lists: listRows(desk, speak),
    events: eventRows(desk),
  };
}
