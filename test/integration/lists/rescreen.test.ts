import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBook } from '../../../electron/app/intake.ts';
import type { PartyRecord } from '../../../electron/app/records.ts';
import type { DraftList } from '../../../shared/lists/draft.ts';
import { ASSETS } from '../../support/app-bench.ts';
import {
  bookOf,
  entry,
  findings,
  foreignList,
  importInto,
  named,
  notice,
  openRoom,
  type Room,
} from './room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const accept = async (list: DraftList, at = room) =>
  at.get('lists.accept', {
    versionId: await at.read(list),
    confirmed: ['many-removed', 'older-than-active'],
  });
const queue = () => room.get('rescreen.list', { state: 'open', offset: 0, limit: 100 });
const HOSHI = { zh: '星霜精密机械股份公司', en: 'Hoshishimo Precision Machinery' };
const LINES = [
  { order: 'A1', name: 'Hoshishimo Precision Machinery Co., Ltd.' },
  { order: 'A2', name: 'Kirigumo Valve Foundry Co., Ltd.' },
  { order: 'A3', name: 'Hoshishimo Precision Machinery Co., Ltd.' },
];

describe('accepting a notice', () => {
  it('stops the open orders of a party that it lists, and queues what changed for whom', async () => {
    const bookId = await importInto(room, bookOf(LINES));
    const { rescreen } = await accept(notice([HOSHI]));
    expect(rescreen).toMatchObject({ parties: 2, changedParties: 1, stoppedLines: 2, newHits: 1 });
    expect((await room.get('lines.get', { bookId, key: 'S!2' })).outcome).toBe('prohibited');
    expect((await room.get('lines.get', { bookId, key: 'S!3' })).outcome).toBe('no-match');
    const { rows } = await queue();
    expect(rows.map(({ orderNo, before, after, change }) => [orderNo, before, after, change])).toEqual([
      ['A1', 'no-match', 'prohibited', 'added'],
      ['A3', 'no-match', 'prohibited', 'added'],
    ]);
    expect(rows[0]).toMatchObject({ entityName: HOSHI.zh, listing: 'MOFCOM 2026-91', list: 'control' });
    expect(rows[0]?.reason.key).toBe('rules:reason.control.prohibited');
    expect((await room.get('app.state', {})).counts.rescreen).toBe(2);

    await room.get('rescreen.acknowledge', {
      ids: rows.map(({ id }) => id),
      text: 'stopped with the forwarder',
    });
    expect((await queue()).total).toBe(0);
    expect([...room.desk.vault.journal.each()].at(-1)).toMatchObject({
      action: 'rescreen.acknowledge',
      reason: 'stopped with the forwarder',
    });
  });

  it('leaves closed orders alone, says so, and catches up when they are opened again', async () => {
    const bookId = await importInto(room, bookOf(LINES));
    const other = await importInto(room, bookOf(LINES, 'other'));
    await room.get('books.close', { bookId, orderNo: 'A3', reason: 'delivered' });
    await room.get('books.close', { bookId: other, reason: 'delivered' });
    const { rescreen } = await accept(notice([HOSHI]));
    expect(rescreen).toMatchObject({ stoppedLines: 1, skippedBooks: 1, skippedOrders: 1 });
    const outcome = async (id: string, key: string) =>
      (await room.get('lines.get', { bookId: id, key })).outcome;
    expect(await outcome(bookId, 'S!4')).toBe('no-match');
    expect(await outcome(other, 'S!2')).toBe('no-match');

    await room.get('books.reopen', { bookId, orderNo: 'A3', reason: 'came back' });
    expect(await outcome(bookId, 'S!4')).toBe('prohibited');
    await room.get('books.reopen', { bookId: other, reason: 'came back' });
    expect(await outcome(other, 'S!2')).toBe('prohibited');
  });

  it('keeps nothing of a re-screening that was cancelled', async () => {
    const names = Array.from({ length: 400 }, (_, i) => ({
      order: `B${i}`,
      name: `Hoshishimo Precision Machinery ${i}`,
    }));
    const bookId = await importInto(room, bookOf(names));
    const versionId = await room.read(notice([HOSHI]));
    const before = findings(room, bookId);
    const events = room.desk.vault.journal.head().count;
    room.onProgress = (event) => {
      if (event.type === 'progress' && event.job === 'rescreening') void room.call('lists.cancel', {});
    };
    expect(await room.call('lists.accept', { versionId })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(findings(room, bookId)).toEqual(before);
    expect(room.desk.vault.journal.head().count).toBe(events);
    expect((await room.get('lists.draft', { versionId })).version.state).toBe('draft');
    room.onProgress = () => {};
    expect((await room.get('lists.accept', { versionId })).rescreen.stoppedLines).toBeGreaterThan(0);
  });
});

describe('screening against the difference', () => {
  /** One room accepts after the import, the other before it: both must find the same. */
  async function compare(lists: readonly DraftList[], add: (at: Room) => Promise<string>): Promise<void> {
    const whole = await openRoom();
    try {
      const bookId = await add(room);
      for (const list of lists) {
        await accept(list);
        await accept(list, whole);
      }
      await add(whole);
      expect(findings(room, bookId)).toEqual(findings(whole, bookId));
      const repeated = await room.get('books.repeat', { bookId });
      expect(repeated.differences).toEqual([]);
      expect(repeated.same).toBe(true);
    } finally {
      await whole.close();
    }
  }

  it('gives the very result of a whole screening: the sample order book', async () => {
    const bytes = readFileSync(join(ASSETS, 'samples', 'orders.xlsx'));
    const add = async (at: Room) => {
      const book = await readBook('orders.xlsx', bytes, 'en');
      if (!book.ok) throw new Error(book.error.message.key);
      return importInto(at, book.value);
    };
    const pack = room.app.context.knowledge.pack.designations;
    const near = pack.slice(100, 120).map((d) => ({ zh: `${d.zhHans}第二`, en: `${d.en} Second` }));
    await compare([notice([HOSHI, ...near])], add);
  });

  it('gives the very result where entries are removed, renamed, and come back', async () => {
    const aoba = entry('1', [named('en', 'Aoba Rotor Works')]);
    const wide = entry('2', [named('en', 'Aoba Rotor')]);
    const kiri = entry('3', [named('en', 'Kirigumo Valve Foundry')]);
    const lines = ['Aoba Rotor Works K.K.', 'Aoba Roter', 'Kirigumo Valve', 'Minato Trading', 'Kirigumo'].map(
      (name, i) => ({ order: `C${i}`, name }),
    );
    await compare(
      [
        foreignList([aoba, wide, kiri], '2026-11-01'),
        foreignList([wide, kiri], '2026-11-02'),
        foreignList([aoba, { ...wide, names: [named('en', 'Minato Trading')] }], '2026-11-03'),
        foreignList([aoba, wide, kiri], '2026-11-04'),
      ],
      (at) => importInto(at, bookOf(lines)),
    );
  });
});

describe('a decision', () => {
  const listed = entry('9', [named('en', 'Kirigumo Valve Foundry')], { addresses: ['Osaka'] });
  const unrelated = entry('8', [named('en', 'Harukaze Bearings')]);

  async function cleared(): Promise<{ hitId: string; bookId: string }> {
    await accept(foreignList([listed, unrelated]));
    const bookId = await importInto(room, bookOf([{ order: 'A1', name: 'Kirigumo Valve Foundry' }]));
    const [hit] = (await room.get('hits.queue', { state: 'open', offset: 0, limit: 10 })).rows;
    const hitId = hit?.hitId ?? '';
    await room.get('hits.decide', {
      hitId,
      verdict: 'false-positive',
      reasonCode: 'address-differs',
      text: 'another town',
    });
    return { hitId, bookId };
  }

  it('"not the listed entity" stays while neither party nor entry changes', async () => {
    const { hitId } = await cleared();
    const before = await room.get('hits.get', { hitId });
    await accept(foreignList([listed, { ...unrelated, addresses: ['Kobe'] }], '2026-11-20'));
    await accept(notice([HOSHI]));
    expect(await room.get('hits.get', { hitId })).toEqual(before);
  });

  it('falls when the entry changes, is kept as history, and the queue says so', async () => {
    const { hitId, bookId } = await cleared();
    const { rescreen } = await accept(
      foreignList([{ ...listed, addresses: ['Nagoya'] }, unrelated], '2026-11-20'),
    );
    expect(rescreen.fallenDecisions).toBe(1);
    const hit = await room.get('hits.get', { hitId });
    expect(hit).toMatchObject({ state: 'undecided', verdict: null, decidedBy: null });
    expect(hit.decisions).toMatchObject([{ verdict: 'false-positive', text: 'another town', fallen: true }]);
    expect(hit.entity).toMatchObject({ addresses: ['Nagoya'] });
    expect((await room.get('lines.get', { bookId, key: 'S!2' })).outcome).toBe('review');
    const { rows } = await queue();
    expect(rows[0]).toMatchObject({ change: 'changed', fallen: { text: 'another town', fallen: true } });

    await room.get('hits.decide', {
      hitId,
      verdict: 'false-positive',
      reasonCode: 'address-differs',
      text: 'still another town',
    });
    const again = await room.get('hits.get', { hitId });
    expect(again.decisions.map(({ fallen }) => fallen)).toEqual([true, false]);
  });
});

describe('a past screening', () => {
  it('is repeated on its own versions, also after later ones were accepted', async () => {
    const bookId = await importInto(room, bookOf(LINES));
    await accept(notice([HOSHI]));
    await accept(
      notice([{ zh: '霁川阀门股份公司', en: 'Kirigumo Valve Foundry' }], {
        announcement: 'MOFCOM 2026-92',
        published: '2026-11-25',
      }),
    );
    const screenings = await room.get('books.screenings', { bookId });
    expect(screenings.map(({ number, cause, versions }) => [number, cause, versions[0]?.versionId])).toEqual([
      [0, 'import', 'mofcom@0'],
      [1, 'lists', 'mofcom@1'],
      [2, 'lists', 'mofcom@2'],
    ]);
    for (const { number } of screenings) {
      const report = await room.get('books.repeat', { bookId, number });
      expect(report.differences, `screening ${number}`).toEqual([]);
      expect(report.storedHash).toBe(report.repeatedHash);
      expect(report).toMatchObject({ same: true, parties: 2, outcomesCompared: number === 2 });
    }
  });

  it('is the same with all that persons have said of its lines since', async () => {
    const bookId = await importInto(room, bookOf(LINES));
    const key = 'S!3';
    const basis = 'letter of the buyer';
    await room.get('lines.supply', {
      bookId,
      key,
      field: 'end_use',
      value: 'parts of a naval frigate',
      basis,
    });
    const said = {
      bookId,
      key,
      decision: 'military',
      text: 'a warship by its own words',
      basis,
      alike: false,
    } as const;
    const before = await room.get('lines.get', { bookId, key });
    const after = await room.get('lines.military', said);
    expect(after.reasons).not.toEqual(before.reasons);
    await room.get('lines.origin', { bookId, key, origin: 'other', country: 'Germany', basis });
    const report = await room.get('books.repeat', { bookId });
    expect(report.differences).toEqual([]);
    expect(report.lines).toBe(3);
  });

  it('shows a stored result that the versions do not give', async () => {
    const bookId = await importInto(room, bookOf(LINES));
    const parties = room.desk.vault.store.collection<PartyRecord>('parties');
    const [first] = [...parties.each(bookId)];
    if (first === undefined) throw new Error('no party');
    parties.put(`${bookId}/${first.key}`, { ...first, normalised: 'tampered' }, { key: bookId });
    const report = await room.get('books.repeat', { bookId });
    expect(report.same).toBe(false);
    expect(report.differences[0]?.party).toBe(first.party.name);
  });
});
