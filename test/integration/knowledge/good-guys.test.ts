import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monthsLater } from '../../../electron/app/good-guys.ts';
import { type AppBench, OFFICER, openAppBench, REVIEWER } from '../../support/app-bench.ts';
import {
  agreedFalsePositive,
  falsePositive,
  hitOf,
  hitsOf,
  importOrders,
  journalOf,
  makeDesk,
} from '../../support/order-files.ts';

/** Near to W1-05 (0.84): one person is enough. */
const NEAR = { endUser: 'Itochu Aviation Service Co., Ltd.', address: '1-2-3 Shibaura, Minato-ku, Tokyo' };
/** The very name of W1-06, on the watch list: a second person must agree. */
const WATCH_EXACT = { endUser: 'Leda Group Co., Ltd.' };
/** The very name of C1-01, on the control list. */
const CONTROL_EXACT = { endUser: '三菱造船株式会社' };

describe('remembered false positives', () => {
  let bench: AppBench;
  let now = '';

  beforeEach(async () => {
    now = '2026-11-25T09:00:00+09:00';
    bench = await openAppBench(undefined, () => now);
    await makeDesk(bench);
  });
  afterEach(() => bench.close());

  const remembered = async () => (await bench.get('goodguys.list', { offset: 0, limit: 100 })).rows;
  const decided = async (party: { endUser: string; address?: string; id?: string }) => {
    const book = await importOrders(bench, [party]);
    const hit = await hitOf(bench, book);
    await falsePositive(bench, hit);
    return { book, hit };
  };

  it('applies the decision to the same party in the next file, says whose it is, and journals it', async () => {
    const { book: first } = await decided(NEAR);
    const second = await importOrders(bench, [NEAR, { endUser: 'Sakura Bearings Inc.' }]);
    expect(second.undecided).toBe(0);
    const hit = await hitOf(bench, second);
    expect(hit).toMatchObject({
      state: 'final',
      verdict: 'false-positive',
      decidedBy: OFFICER.name,
      earlier: {
        applied: true,
        fileName: first.fileName,
        validTo: '2027-11-25',
        why: {
          key: 'knowledge:remembered.applied',
          params: { by: OFFICER.name, day: '2026-11-25', validTo: '2027-11-25', file: first.fileName },
        },
      },
    });
    const lines = await bench.get('lines.page', { bookId: second.id, offset: 0, limit: 10 });
    expect(lines.rows.map((row) => [row.outcome, row.undecided])).toEqual([
      ['no-match', 0],
      ['no-match', 0],
    ]);
    expect(await journalOf(bench, 'goodguys.apply')).toMatchObject([{ object: `hit/${hit.hitId}` }]);
    expect(await remembered()).toMatchObject([{ state: 'valid', applied: 1, party: NEAR.endUser }]);
    expect((await bench.get('journal.verify', {})).ok).toBe(true);
  });

  it('names the second person where one had to agree, and applies nothing before', async () => {
    const first = await importOrders(bench, [WATCH_EXACT]);
    const hit = await hitOf(bench, first);
    await falsePositive(bench, hit);
    expect(await remembered()).toEqual([]);
    expect((await importOrders(bench, [WATCH_EXACT])).undecided).toBe(1);
    await agreedFalsePositive(bench, hit);
    const later = await hitOf(bench, await importOrders(bench, [WATCH_EXACT]));
    expect(later.state).toBe('final');
    expect(later.earlier?.why).toMatchObject({
      key: 'knowledge:remembered.applied-second',
      params: { second: REVIEWER.name },
    });
  });

  it.each([
    ['another address', { ...NEAR, address: '9-9 Umeda, Kita-ku, Osaka' }],
    ['a registration number that was not there', { ...NEAR, id: '7010401022916' }],
    ['no address', { endUser: NEAR.endUser }],
  ])(
    'lets the hit open where the party comes with %s, and shows the earlier decision',
    async (_what, party) => {
      await decided(NEAR);
      const book = await importOrders(bench, [party]);
      expect(book.undecided).toBe(1);
      const hit = await hitOf(bench, book);
      expect(hit).toMatchObject({
        state: 'undecided',
        decisions: [],
        earlier: {
          applied: false,
          why: { key: 'knowledge:remembered.fell.party' },
          party: { name: NEAR.endUser, address: NEAR.address },
          decision: { by: OFFICER.name, verdict: 'false-positive' },
        },
      });
      expect(await journalOf(bench, 'goodguys.apply')).toEqual([]);
    },
  );

  it('never applies one to the very name of a control-list entry', async () => {
    const first = await importOrders(bench, [CONTROL_EXACT]);
    await agreedFalsePositive(bench, await hitOf(bench, first));
    const [hit] = await hitsOf(bench, (await importOrders(bench, [CONTROL_EXACT])).id);
    expect(hit).toMatchObject({
      state: 'undecided',
      earlier: { applied: false, why: { key: 'knowledge:remembered.fell.exact' } },
    });
    expect(await remembered()).toMatchObject([{ state: 'exact', applied: 0 }]);
  });

  it('holds to its last day and not one longer', async () => {
    await decided(NEAR);
    now = '2027-11-25T23:00:00+00:00';
    expect((await importOrders(bench, [NEAR])).undecided).toBe(0);
    expect(await remembered()).toMatchObject([{ state: 'valid' }]);
    now = '2027-11-26T12:00:00+00:00';
    const hit = await hitOf(bench, await importOrders(bench, [NEAR]));
    expect(hit).toMatchObject({
      state: 'undecided',
      earlier: {
        applied: false,
        why: { key: 'knowledge:remembered.fell.expired', params: { validTo: '2027-11-25' } },
      },
    });
    expect(await remembered()).toMatchObject([{ state: 'expired' }]);
  });

  it('remembers for as long as the setting says, and not at all where it says 0', async () => {
    await bench.get('goodguys.months', { months: 3 });
    await decided(NEAR);
    expect(await remembered()).toMatchObject([{ validTo: '2027-02-25' }]);
    await bench.get('goodguys.months', { months: 0 });
    await agreedFalsePositive(bench, await hitOf(bench, await importOrders(bench, [WATCH_EXACT])));
    expect(await remembered()).toHaveLength(1);
    expect((await bench.get('goodguys.list', { offset: 0, limit: 1 })).months).toBe(0);
    expect(await journalOf(bench, 'goodguys.months')).toHaveLength(2);
  });

  it('opens every hit that rests on a revoked decision, and its line, but not the one that a person decided', async () => {
    const { hit: original } = await decided(NEAR);
    const second = await importOrders(bench, [NEAR]);
    const [row] = await remembered();
    const ended = await bench.get('goodguys.revoke', { id: row?.id ?? '', reason: 'the extract was forged' });
    expect(ended).toMatchObject({ state: 'ended', ended: { how: 'revoked', by: OFFICER.name } });
    expect(await hitOf(bench, second)).toMatchObject({
      state: 'undecided',
      earlier: {
        applied: false,
        why: { key: 'knowledge:remembered.fell.revoked', params: { reason: 'the extract was forged' } },
      },
    });
    const lines = await bench.get('lines.page', { bookId: second.id, offset: 0, limit: 10 });
    expect(lines.rows[0]).toMatchObject({ outcome: 'review', undecided: 1 });
    expect((await bench.get('hits.get', { hitId: original.hitId })).state).toBe('final');
    expect((await importOrders(bench, [NEAR])).undecided).toBe(1);
    expect(await journalOf(bench, 'goodguys.fall')).toHaveLength(1);
    expect(await bench.call('goodguys.revoke', { id: row?.id ?? '', reason: 'again' })).toMatchObject({
      ok: false,
      error: { message: { key: 'knowledge:remembered.ended-already' } },
    });
  });

  it('forgets, and opens what rested on it, when the same party is decided otherwise', async () => {
    await decided(NEAR);
    const second = await importOrders(bench, [NEAR]);
    const third = await importOrders(bench, [NEAR]);
    const hit = await hitOf(bench, second);
    await bench.get('hits.decide', {
      hitId: hit.hitId,
      verdict: 'true-match',
      reasonCode: 'written-confirmation',
      text: 'their letter says so',
    });
    expect(await remembered()).toMatchObject([{ state: 'ended', ended: { how: 'decided-otherwise' } }]);
    expect(await hitOf(bench, third)).toMatchObject({ state: 'undecided' });
    expect(await hitOf(bench, second)).toMatchObject({ state: 'to-review', earlier: { applied: false } });
  });

  it('forgets when the second person disagrees with a renewed false positive', async () => {
    const first = await importOrders(bench, [WATCH_EXACT]);
    const hit = await hitOf(bench, first);
    await agreedFalsePositive(bench, hit);
    await falsePositive(bench, hit);
    await bench.get('vault.unlock', { user: 'reviewer', passphrase: REVIEWER.passphrase });
    await bench.get('hits.review', { hitId: hit.hitId, agree: false, text: 'same telephone number' });
    expect(await remembered()).toMatchObject([{ state: 'ended' }]);
    await bench.get('vault.unlock', { user: 'officer', passphrase: OFFICER.passphrase });
    expect((await importOrders(bench, [WATCH_EXACT])).undecided).toBe(1);
  });

  it('applies to a party that is supplied to a line later', async () => {
    await decided({ endUser: NEAR.endUser });
    const book = await importOrders(bench, [{ endUser: '' }]);
    const [line] = (await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1 })).rows;
    const detail = await bench.get('lines.supply', {
      bookId: book.id,
      key: line?.key ?? '',
      field: 'end_user',
      value: NEAR.endUser,
      basis: 'their mail',
    });
    expect(detail.hitList).toMatchObject([{ state: 'final', verdict: 'false-positive' }]);
    expect(await journalOf(bench, 'goodguys.apply')).toHaveLength(1);
  });

  it('says in the audit workbook that the decision was remembered', async () => {
    await decided(NEAR);
    const book = await importOrders(bench, [NEAR]);
    await bench.get('audit.export', { bookId: book.id });
    const { read } = await import('xlsx');
    const sheets = read(bench.saved.at(-1)?.bytes, { type: 'array' }).Sheets;
    const text = JSON.stringify(sheets);
    expect(text).toContain('Remembered decision: decided by');
    expect(text).toContain('another company by its register extract');
  });
});

describe('monthsLater', () => {
  it.each([
    ['2026-11-25', 12, '2027-11-25'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months is %s', (day, months, later) => expect(monthsLater(day, months)).toBe(later));
});
