import { describe, expect, it } from 'vitest';
import { type BatchOptions, screenAhead } from '../../../electron/app/screening-pool.ts';
import type { NameQuery, NameRecord } from '../../../shared/names/match.ts';
import { createNameScreener } from '../../../shared/names/screener.ts';
import { knowledge, records } from '../names/knowledge.ts';

/** Two names of every entity as an order may write them, and names that nobody listed. */
const queries: readonly NameQuery[] = records.flatMap((record) =>
  record.names
    .slice(0, 2)
    .flatMap(({ text }, i): NameQuery[] => [
      { name: text.slice(0, 20) },
      { name: `${text} (HEAD OFFICE)`, address: record.address ?? 'Tokyo' },
      { name: `Kitahama ${i} ${record.id} Trading` },
    ]),
);

/** All answers as one text: what a book would store of them. */
async function answers(listed: readonly NameRecord[], options: BatchOptions): Promise<string> {
  const bare = createNameScreener(listed, knowledge);
  const [screener] =
    (await screenAhead([{ screener: bare, records: listed }], knowledge, queries, options)) ?? [];
  if (screener === undefined) throw new Error('cancelled');
  return JSON.stringify(
    queries.map((query) => [
      screener.normalised(query.name),
      screener.screen(query),
      screener.nearest(query) ?? null,
    ]),
  );
}

/** The same list in another order, the same in every run. */
const shuffled = records
  .map((record, i) => ({ record, at: (i * 7919) % records.length }))
  .sort((a, b) => a.at - b.at)
  .map(({ record }) => record);

describe('a batch in workers', () => {
  it('gives the same bytes whatever the number of workers and the order of the list', async () => {
    const direct = await answers(records, { workers: 0 });
    expect(direct).toContain('"tier":"hit"');
    expect(await answers(records, { workers: 1 })).toBe(direct);
    expect(await answers(records, { workers: 2 })).toBe(direct);
    expect(await answers(shuffled, { workers: 3 })).toBe(direct);
    expect(await answers(shuffled, { workers: 0 })).toBe(direct);
  });

  it('is what a screener says that was never asked ahead', async () => {
    const bare = createNameScreener(records, knowledge);
    const list = { screener: bare, records };
    const [ahead] = (await screenAhead([list], knowledge, queries.slice(0, 60), { workers: 2 })) ?? [];
    const plain = createNameScreener(records, knowledge);
    for (const query of queries.slice(0, 90)) {
      expect(ahead?.screen(query)).toEqual(plain.screen(query));
      expect(ahead?.nearest(query)).toEqual(plain.nearest(query));
    }
  });

  it.each([0, 2])('tells how far it is, up to the end, with %i workers', async (workers) => {
    const told: number[] = [];
    const bare = createNameScreener(records, knowledge);
    const onProgress = (done: number) => told.push(done);
    await screenAhead([{ screener: bare, records }], knowledge, queries, { workers, onProgress });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(queries.length);
    if (workers > 0) expect(told.at(-1)).toBe(queries.length);
  });

  it.each([0, 2])('stops at the word with %i workers', async (workers) => {
    const stop = new AbortController();
    const told: number[] = [];
    const bare = createNameScreener(records, knowledge);
    const onProgress = (done: number) => {
      told.push(done);
      stop.abort();
    };
    const options = { workers, signal: stop.signal, onProgress };
    expect(await screenAhead([{ screener: bare, records }], knowledge, queries, options)).toBeNull();
    expect(told).toHaveLength(1);
    expect(told[0]).toBeLessThan(queries.length);
  });
});
