import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

/** More parties than one slice of time takes, so that the window hears of the job while it runs. */
const rows = Array.from(
  { length: 700 },
  (_, i) => `PO-${i},1,Kitahama ${i} Seiki KK,Minato Koki ${i},valve,${i}`,
);
const FILE = new TextEncoder().encode(
  ['Order No.,Line,Buyer,End user,Description of goods,Quantity', ...rows].join('\n'),
);

describe('an import that the user stops', () => {
  let bench: AppBench;
  let stopWhenHeard = true;
  let heard = 0;

  beforeAll(async () => {
    bench = await openAppBench((event) => {
      if (event.type !== 'progress' || event.job !== 'screening' || !stopWhenHeard) return;
      heard++;
      stopWhenHeard = false;
      void bench.call('jobs.cancel', { job: 'screening' });
    });
    const made = { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER };
    await bench.get('vault.create', made);
  });
  afterAll(() => bench.close());

  const importFile = async () => {
    const { token } = await bench.get('files.admit', { name: 'many.csv', bytes: FILE });
    const { columns } = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(columns.map((column) => [column.column, column.suggested]));
    return bench.call('intake.import', { token, mapping, remember: false });
  };

  it('stores nothing and says so; the same file can be imported afterwards', async () => {
    expect(await importFile()).toMatchObject({
      ok: false,
      error: { code: 'cancelled', message: { key: 'app:import-cancelled', params: { file: 'many.csv' } } },
    });
    expect(heard).toBe(1);
    expect(await bench.get('books.list', {})).toEqual([]);
    expect(await bench.get('jobs.cancel', { job: 'screening' })).toEqual({ cancelled: false });
    expect(await importFile()).toMatchObject({ ok: true, value: { lines: 700 } });
  });
});
