import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../electron/app/desk.ts';
import type {
  BookRecord,
  HitRecord,
  LineRecord,
  PaperRecord,
  PartyRecord,
  RescreenRecord,
  ScreeningRecord,
} from '../../electron/app/records.ts';
import { isOpen, lineRowOf, type StoredRow } from '../../electron/app/rows.ts';
import { PART } from '../../electron/host/save-file.ts';
import { readBackup } from '../../electron/vault/backup.ts';
import type { JournalEvent } from '../../electron/vault/vault.ts';
import type { Acknowledged } from './protocol.ts';

type Complain = (text: string) => void;

/** Everything that must hold of a vault whenever it is opened. `acknowledged`: what it has promised, from its first day. */
export function checkVault(
  desk: Desk,
  saved: string,
  acknowledged: readonly Acknowledged[],
  complain: Complain,
): void {
  const { vault } = desk;
  const events = [...vault.journal.each()];
  const chain = vault.journal.verify();
  if (!chain.ok) complain(`the journal is broken at ${chain.brokenAt}`);
  if (!vault.check().ok) complain('the database is damaged');
  const counts = new Map<string, number>();
  for (const { object, action } of events)
    counts.set(`${action} ${object}`, (counts.get(`${action} ${object}`) ?? 0) + 1);
  checkPromises(desk, events, acknowledged, complain);
  checkBooks(desk, counts, complain);
  checkHits(desk, counts, complain);
  checkPapers(desk, counts, complain);
  checkLists(desk, events, complain);
  checkBackups(saved, events, complain);
}

/** Each acknowledged event stands at its place with its hash, and what it spoke of is there. */
function checkPromises(
  desk: Desk,
  events: readonly JournalEvent[],
  acknowledged: readonly Acknowledged[],
  complain: Complain,
): void {
  const { store } = desk.vault;
  for (const { channel, event, subject } of acknowledged) {
    if (event !== null && events[event.seq - 1]?.hash !== event.hash) {
      complain(`${channel}: acknowledged event ${event.seq} is lost (the journal ends at ${events.length})`);
      continue;
    }
    if (subject === null) continue;
    const there =
      (channel === 'intake.import' && store.collection<BookRecord>('books').get(subject) !== undefined) ||
      (channel === 'hits.decide' &&
        (store.collection<HitRecord>('hits').get(subject)?.decisions.length ?? 0) > 0) ||
      (channel === 'hits.review' && store.collection<HitRecord>('hits').get(subject)?.state === 'final') ||
      (channel === 'papers.fill' && store.collection<PaperRecord>('papers').get(subject) !== undefined) ||
      (channel === 'papers.issue' &&
        store.collection<PaperRecord>('papers').get(subject)?.status === 'issued') ||
      (channel === 'lists.read' && desk.registry.stored(subject) !== undefined) ||
      (channel === 'lists.accept' && desk.registry.stored(subject)?.version.state === 'accepted') ||
      channel === 'vault.backup';
    if (!there) complain(`${channel}: ${subject} was acknowledged and is not there`);
  }
}

function checkBooks(desk: Desk, counts: ReadonlyMap<string, number>, complain: Complain): void {
  const { store } = desk.vault;
  const books = desk.books();
  const known = new Set(books.map(({ id }) => id));
  const lines = store.collection<LineRecord>('lines');
  const hits = store.collection<HitRecord>('hits');
  const parties = store.collection<PartyRecord>('parties');
  for (const book of books) {
    const where = `book ${book.fileName}`;
    if (counts.get(`orders.import book/${book.id}`) !== 1) complain(`${where}: not one event of import`);
    if (store.getBlob(book.id) === undefined) complain(`${where}: without its file`);
    const rows = new Map([...store.collection<StoredRow>('rows').each(book.id)].map((row) => [row.key, row]));
    const ofBook = [...lines.each(book.id)];
    if (ofBook.length !== book.lineCount || rows.size !== book.lineCount)
      complain(`${where}: ${ofBook.length} lines and ${rows.size} rows of ${book.lineCount}`);
    for (const line of ofBook) checkLine(line, rows.get(line.line.key));
    const lineKeys = new Set(ofBook.map(({ line }) => line.key));
    for (const party of parties.each(book.id))
      if (party.lineKeys?.some((key) => !lineKeys.has(key))) complain(`${where}: a party without its line`);
    const screenings = [...store.collection<ScreeningRecord>('screenings').each(book.id)];
    if (screenings.length !== (book.screening ?? 0) + 1)
      complain(`${where}: ${screenings.length} screenings noted, its last is number ${book.screening ?? 0}`);

    function checkLine(line: LineRecord, row: StoredRow | undefined): void {
      const at = `${where}, line ${line.line.key}`;
      const found = line.hitIds.map((id) => hits.get(id));
      if (found.includes(undefined)) complain(`${at}: a hit is missing`);
      const open = found.filter((hit) => hit !== undefined && isOpen(hit.state)).length;
      if (JSON.stringify(row) !== JSON.stringify(lineRowOf(line, open)))
        complain(`${at}: its row says something else`);
    }
  }
  for (const name of ['lines', 'rows', 'hits', 'parties', 'screenings', 'rescreen'] as const)
    for (const record of store.collection<{ readonly bookId: string }>(name).each())
      if (!known.has(record.bookId)) complain(`${name}: a record of a book that is not there`);
  const imports = [...counts.keys()].filter((key) => key.startsWith('orders.import '));
  for (const key of imports)
    if (!known.has(key.slice('orders.import book/'.length))) complain(`${key}: the book is not there`);
}

function checkHits(desk: Desk, counts: ReadonlyMap<string, number>, complain: Complain): void {
  const { store } = desk.vault;
  const parties = store.collection<PartyRecord>('parties');
  const lines = store.collection<LineRecord>('lines');
  for (const hit of store.collection<HitRecord>('hits').each()) {
    const at = `hit ${hit.id}`;
    if (parties.get(`${hit.bookId}/${hit.partyKey}`) === undefined) complain(`${at}: no such party`);
    for (const key of hit.lineKeys)
      if (lines.get(`${hit.bookId}/${key}`)?.hitIds.includes(hit.id) !== true && hit.withdrawn !== true)
        complain(`${at}: line ${key} does not know it`);
    try {
      desk.entityOf(hit);
    } catch {
      complain(`${at}: its entry is not kept`);
    }
    const made = hit.decisions.filter(({ remembered }) => remembered === undefined);
    if (made.length !== (counts.get(`hits.decide hit/${hit.id}`) ?? 0))
      complain(`${at}: ${made.length} decisions, not as many as in the journal`);
    const reviewed = made.filter(({ review }) => review !== null).length;
    if (reviewed !== (counts.get(`hits.review hit/${hit.id}`) ?? 0))
      complain(`${at}: ${reviewed} reviews, not as many as in the journal`);
  }
}

function checkPapers(desk: Desk, counts: ReadonlyMap<string, number>, complain: Complain): void {
  const { store } = desk.vault;
  const ids = new Set<string>();
  for (const paper of store.collection<PaperRecord>('papers').each()) {
    const at = `paper ${paper.id}`;
    ids.add(paper.id);
    const bytes = store.getBlob(paper.sha256);
    if (bytes === undefined || Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-')
      complain(`${at}: without its PDF`);
    if (counts.get(`papers.draft paper/${paper.id}`) !== 1) complain(`${at}: not one event of drafting`);
    if ((paper.status === 'issued') !== (counts.get(`papers.issue paper/${paper.id}`) === 1))
      complain(`${at}: ${paper.status}, and the journal says otherwise`);
  }
  for (const key of counts.keys())
    if (key.startsWith('papers.draft ') && !ids.has(key.slice('papers.draft paper/'.length)))
      complain(`${key}: the paper is not there`);
}

/** A version is accepted with its whole queue, or not accepted. */
function checkLists(desk: Desk, events: readonly JournalEvent[], complain: Complain): void {
  const queue = [...desk.vault.store.collection<RescreenRecord>('rescreen').each()];
  const hits = desk.vault.store.collection<HitRecord>('hits');
  for (const version of desk.registry.versions('mofcom')) {
    const at = `list ${version.id}`;
    const event = events.find(
      ({ action, object }) => action === 'lists.accept' && object === `list/${version.id}`,
    );
    if ((version.state === 'accepted') !== (event !== undefined)) complain(`${at}: ${version.state}`);
    const rows = queue.filter(({ versionId }) => versionId === version.id);
    if (version.state !== 'accepted') {
      if (rows.length > 0) complain(`${at}: a queue of a version that was not accepted`);
      continue;
    }
    if (version.id !== 'mofcom@0' && !hasContent(desk, version.id))
      complain(`${at}: its entries are not there`);
    const { rescreen } = (event?.after ?? {}) as { rescreen?: { stoppedLines: number } };
    const stopped = new Set(
      rows
        .filter(({ before, after }) => before !== 'prohibited' && after === 'prohibited')
        .map(({ bookId, lineKey }) => `${bookId}/${lineKey}`),
    );
    if (stopped.size !== (rescreen?.stoppedLines ?? 0))
      complain(`${at}: ${stopped.size} stopped lines in the queue, ${rescreen?.stoppedLines} in the journal`);
    for (const { hitId } of rows) if (hits.get(hitId) === undefined) complain(`${at}: no hit ${hitId}`);
  }
}

/** A file under its own name is a whole backup of a moment of this journal; parts may lie about. */
function checkBackups(saved: string, events: readonly JournalEvent[], complain: Complain): void {
  const noted = events.some(({ action }) => action === 'vault.backup');
  const names = readdirSync(saved).filter((name) => !name.endsWith(PART));
  if (noted && names.length === 0) complain('the journal speaks of a backup that is not there');
  for (const name of names) {
    const backup = readBackup(readFileSync(join(saved, name)));
    if (!backup.ok) complain(`${name}: ${backup.error.message.key}`);
    else if (events[backup.value.journal.count - 1]?.hash !== backup.value.journal.hash)
      complain(`${name}: a backup of another journal`);
  }
}

function hasContent(desk: Desk, versionId: string): boolean {
  const content = desk.registry.stored(versionId)?.content;
  return typeof content === 'string' && desk.vault.store.getBlob(content) !== undefined;
}
