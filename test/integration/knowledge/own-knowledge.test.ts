import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppBench, OFFICER, openAppBench } from '../../support/app-bench.ts';
import {
  falsePositive,
  hitOf,
  hitsOf,
  importOrders,
  journalOf,
  makeDesk,
} from '../../support/order-files.ts';

const UNHEARD = 'Kurokawa Precision Forge Ltd.';

describe('own knowledge', () => {
  let bench: AppBench;
  beforeEach(async () => {
    bench = await openAppBench();
    await makeDesk(bench);
  });
  afterEach(() => bench.close());

  const add = (
    fact: Parameters<typeof bench.get<'knowledge.add'>>[1]['fact'],
    basis = 'register of 2026-10-01',
  ) => bench.get('knowledge.add', { fact, basis });
  const alias = (text: string, entityId = 'C1-01') => add({ kind: 'alias', entityId, text });

  it('finds an own alias in open orders at once and in new ones, with its basis, and stops the line', async () => {
    const open = await importOrders(bench, [{ endUser: UNHEARD }]);
    expect(open.outcomes['no-match']).toBe(1);
    await alias(UNHEARD);
    for (const book of [open, await importOrders(bench, [{ endUser: UNHEARD }])]) {
      const hit = await hitOf(bench, book);
      expect(hit).toMatchObject({ entityId: 'C1-01', tier: 'hit', state: 'undecided' });
      expect(hit.reasons).toContainEqual({
        key: 'names:own.alias',
        params: expect.objectContaining({ basis: 'register of 2026-10-01', by: OFFICER.name }),
      });
      const { rows } = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1 });
      expect(rows[0]?.outcome).toBe('prohibited');
    }
    const queue = await bench.get('rescreen.list', { state: 'open', offset: 0, limit: 10 });
    expect(queue.rows).toMatchObject([{ entityId: 'C1-01', before: 'no-match', after: 'prohibited' }]);
    expect(await journalOf(bench, 'knowledge.add')).toHaveLength(1);
  });

  it('repeats a screening from before the alias without it, and one from after it with it', async () => {
    const book = await importOrders(bench, [{ endUser: UNHEARD }]);
    await alias(UNHEARD);
    const screenings = await bench.get('books.screenings', { bookId: book.id });
    expect(screenings).toHaveLength(2);
    for (const { number } of screenings) {
      expect(await bench.get('books.repeat', { bookId: book.id, number })).toMatchObject({
        same: true,
        differences: [],
      });
    }
  });

  it('takes a retired alias out of the search, keeps it with the reason, and leaves other notes standing', async () => {
    await alias('Aoki Marine Casting Co., Ltd.');
    const { records } = await alias(UNHEARD);
    const book = await importOrders(bench, [
      { endUser: UNHEARD },
      { endUser: 'Aoki Marine Casting Co., Ltd.' },
    ]);
    expect(await hitsOf(bench, book.id)).toHaveLength(2);
    const id = records.find(({ fact }) => fact.kind === 'alias' && fact.text === UNHEARD)?.id ?? '';
    const view = await bench.get('knowledge.retire', { id, reason: 'another company of that name' });
    expect(view.records.find((record) => record.id === id)).toMatchObject({
      retired: { by: OFFICER.name, reason: 'another company of that name' },
    });
    const later = await importOrders(bench, [
      { endUser: UNHEARD },
      { endUser: 'Aoki Marine Casting Co., Ltd.' },
    ]);
    expect((await hitsOf(bench, later.id)).map((hit) => hit.party)).toEqual([
      'Aoki Marine Casting Co., Ltd.',
    ]);
    const lines = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 10 });
    expect(lines.rows.map((row) => row.outcome)).toEqual(['no-match', 'prohibited']);
    expect(await bench.call('knowledge.retire', { id, reason: 'again' })).toMatchObject({ ok: false });
  });

  it('makes a correction in one step: the old record retires, the new one is searched', async () => {
    const { records } = await alias('Kurokawa Precsion');
    await bench.get('knowledge.add', {
      fact: { kind: 'alias', entityId: 'C1-01', text: UNHEARD },
      basis: 'spelling by the register',
      replaces: records[0]?.id ?? '',
    });
    const view = await bench.get('knowledge.list', {});
    expect(view.records.map(({ retired }) => retired === null)).toEqual([true, false]);
    expect(await journalOf(bench, 'knowledge.change')).toHaveLength(1);
    expect(await hitsOf(bench, (await importOrders(bench, [{ endUser: UNHEARD }])).id)).toHaveLength(1);
  });

  it.each([
    ['subsidiary', 60, 'related', 'names:own.subsidiary-percent'],
    ['parent', null, 'related', 'names:own.parent'],
    ['site', null, 'review', 'names:own.site'],
    ['division', null, 'review', 'names:own.division'],
  ] as const)('warns of a %s by the relation alone', async (relation, percent, tier, key) => {
    await add({ kind: 'relation', entityId: 'W1-01', name: UNHEARD, relation, percent });
    const hit = await hitOf(bench, await importOrders(bench, [{ endUser: UNHEARD }]));
    expect(hit).toMatchObject({ entityId: 'W1-01', tier, reasons: [{ key }] });
    if (percent !== null) expect(hit.reasons[0]?.params).toMatchObject({ percent });
  });

  it('searches own blocked parties as the list "own", and asks for a review', async () => {
    const open = await importOrders(bench, [{ endUser: '黒川鍛工株式会社' }]);
    await add({
      kind: 'blocked',
      names: [UNHEARD, '黒川鍛工株式会社'],
      country: 'JP',
      address: null,
      registrationId: null,
    });
    const hit = await hitOf(bench, open);
    expect(hit).toMatchObject({ list: 'own', tier: 'hit', state: 'undecided' });
    const { rows } = await bench.get('lines.page', { bookId: open.id, offset: 0, limit: 1 });
    expect(rows[0]?.outcome).toBe('review');
    const { records } = await bench.get('knowledge.list', {});
    await bench.get('knowledge.retire', { id: records[0]?.id ?? '', reason: 'settled' });
    expect(await hitsOf(bench, (await importOrders(bench, [{ endUser: UNHEARD }])).id)).toEqual([]);
  });

  it('lets a remembered decision fall when something becomes known of the entity', async () => {
    const near = { endUser: 'Itochu Aviation Service Co., Ltd.' };
    const first = await importOrders(bench, [near]);
    await falsePositive(bench, await hitOf(bench, first));
    const second = await importOrders(bench, [near]);
    expect(second.undecided).toBe(0);
    await alias('Itochu Aero', 'W1-05');
    for (const book of [first, second, await importOrders(bench, [near])]) {
      expect(await hitOf(bench, book), book.fileName).toMatchObject({ state: 'undecided', verdict: null });
    }
    expect((await hitOf(bench, second)).earlier).toMatchObject({
      applied: false,
      why: { key: 'knowledge:remembered.fell.entry' },
    });
    const { rows } = await bench.get('goodguys.list', { offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ state: 'entry-changed' }]);
  });

  it('refuses what is known already, an entity that is on no list, and a basis that says nothing', async () => {
    await alias(UNHEARD);
    const fact = { kind: 'alias' as const, entityId: 'C1-01', text: ` ${UNHEARD}  ` };
    expect(await bench.call('knowledge.add', { fact, basis: 'register' })).toMatchObject({
      error: { message: { key: 'knowledge:own.known' } },
    });
    expect(
      await bench.call('knowledge.add', { fact: { ...fact, entityId: 'C9-99' }, basis: 'register' }),
    ).toMatchObject({ error: { code: 'not-found' } });
    expect(await bench.call('knowledge.add', { fact, basis: '?' })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect((await bench.get('knowledge.list', {})).records).toHaveLength(1);
  });
});
