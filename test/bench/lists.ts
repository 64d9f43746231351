/** `node test/bench/lists.ts`: ten lists of 100,000 names, and 20,000 parties (third argument) against a difference of 40 entries. Never a timed test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBook } from '../../electron/app/books.ts';
import { acceptDraft, Cancel } from '../../electron/app/lists/accept.ts';
import { keepDraft } from '../../electron/app/lists/drafts.ts';
import type { PartyRecord } from '../../electron/app/records.ts';
import { screenParty } from '../../electron/app/screening.ts';
import type { DraftEntry, DraftList } from '../../shared/lists/draft.ts';
import type { OrderBook } from '../../shared/orders/order.ts';
import { benchRecords } from './corpus.ts';
import { benchApp, PEOPLE } from './desk.ts';

const [lists = 10, names = 100_000, parties = 20_000] = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const words = benchRecords().flatMap((record) => record.names.map((name) => name.text));
let drawn = 0;
/** Real names of the corpus with a made-up ending, so that a million differ. */
const nextName = () => {
  const i = drawn++;
  const round = Math.floor(i / words.length);
  const name = words[i % words.length] ?? '';
  return round === 0 ? name : `${name} ${ENDINGS[round % ENDINGS.length] ?? ''}${round}`;
};
const ENDINGS = ['Marine', 'Nord', 'Techno', 'Alpha', 'Gulf', 'Orient', 'Delta', 'Pacific', 'Aero'];

function draftOf(list: number, published: string, count: number): DraftList {
  const entries: DraftEntry[] = [];
  for (let i = 0; i < count; i += 2) {
    entries.push({
      key: `${list}-${i}`,
      kind: 'entity',
      names: [
        { field: 'en', text: nextName(), sourced: true },
        { field: 'alias', text: nextName(), sourced: true },
      ],
      countries: ['JP'],
      addresses: [`${i} Harbour Road, Block ${i % 97}, Yokohama`],
      identifiers: [{ kind: 'registration', value: `R-${list}-${i}` }],
      programs: ['BENCH'],
      listedOn: '2026-01-01',
      remarks: null,
      url: null,
      no: null,
    });
  }
  return { source: 'table', title: `List ${list}`, announcement: null, published, entries, problems: [] };
}

const seconds = (from: number) => (performance.now() - from) / 1000;
const rss = () => Math.round(process.memoryUsage().rss / 1e6);
const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-bench-'));
try {
  const { app, desk } = await benchApp(folder);
  const put = async (listId: string, draft: DraftList) => {
    const version = keepDraft(desk(), {
      listId,
      source: draft.source,
      mode: listId === 'mofcom' ? 'adds' : 'replaces',
      title: draft.title,
      announcement: draft.announcement,
      published: draft.published,
      checkedThrough: draft.published,
      fileName: null,
      fileHash: `${listId}-${draft.published}`,
      draft,
      problems: [],
    });
    const confirmed = ['older-than-active'];
    const done = await acceptDraft(desk(), { versionId: version.id, confirmed }, new Cancel());
    if (!done.ok) throw new Error(done.error.message.key);
    return done.value;
  };

  // The difference first, while there is no other list: the parties' first screening is not what is measured.
  const book: OrderBook = {
    id: 'b'.repeat(64),
    fileName: 'bench.csv',
    format: 'csv',
    problems: [],
    lines: Array.from({ length: parties }, (_, i) => {
      const at = { sheet: 'S', row: i + 2, column: 'A' };
      const name = nextName();
      return {
        key: `S!${i + 2}`,
        orderNo: `O${Math.floor(i / 10)}`,
        lineNo: String(i % 10),
        sheet: 'S',
        row: i + 2,
        hidden: false,
        fields: {},
        parties: [{ role: 'buyer' as const, asGiven: name, name, at }],
      };
    }),
  };
  const began = performance.now();
  const imported = await importBook(desk(), book, new Uint8Array([1]));
  if (!imported.ok) throw new Error(imported.error.message.key);
  const whole = seconds(began);
  console.log(
    `first screening of ${parties} parties against ${desk().registry.refs()[0]?.entries} entries: ${whole.toFixed(1)} s`,
  );

  const notice: DraftList = {
    ...draftOf(99, '2026-11-20', 80),
    source: 'mofcom-control',
    announcement: 'MOFCOM 2026-91',
  };
  const start = performance.now();
  const { rescreen } = await put('mofcom', notice);
  const difference = seconds(start);
  console.log(
    `re-screening against ${notice.entries.length} entries: ${difference.toFixed(1)} s, ${rescreen.changedParties} parties changed; ` +
      `ratio to the whole screening ${(whole / difference).toFixed(1)}`,
  );

  const { refs, sample } = { refs: desk().registry.refs(), sample: 2000 };
  const screeners = await desk().room.prepare(refs, '2026-11-25');
  const base = performance.now();
  let n = 0;
  for (const record of desk().vault.store.collection<PartyRecord>('parties').each(book.id)) {
    screenParty(book.id, record.key, record.party, screeners);
    if (++n === sample) break;
  }
  console.log(
    `baseline, every party against the whole list: ${((seconds(base) / n) * parties).toFixed(1)} s (from ${n})`,
  );

  await import('../../electron/app/lists/screenings.ts').then(({ setClosing }) =>
    setClosing(desk(), { bookId: book.id, orderNo: null, reason: 'bench' }, true),
  );
  let peak = rss();
  const load = performance.now();
  for (let list = 0; list < lists; list++) {
    await put(`bench-${list}`, draftOf(list, '2026-11-01', names));
    peak = Math.max(peak, rss());
  }
  console.log(`${lists} lists of ${names} names kept in ${seconds(load).toFixed(1)} s, at most ${peak} MB`);
  await app.lock();
  const unlock = performance.now();
  const state = await app.invoke(
    'vault.unlock',
    { user: 'officer', passphrase: PEOPLE.officer.passphrase },
    { trusted: true },
  );
  if (!state.ok) throw new Error('not opened');
  await app.invoke('books.list', {}, { trusted: true });
  await app.invoke('lists.registry', {}, { trusted: true });
  console.log(`opened, with books and lists: ${seconds(unlock).toFixed(2)} s`);
  await app.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
