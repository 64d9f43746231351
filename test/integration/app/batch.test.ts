import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/audit/read-workbook.ts';
import type { BatchDetail } from '../../../shared/contract/batch-channels.ts';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';
import { importOrders, manyOrders } from '../../support/many-orders.ts';
import { tool } from '../../support/programs.ts';
import { readPdf } from '../../support/read-pdf.ts';

const ORDERS = 9;
/** The third, sixth and ninth order are for a company on the control list; the second has a name that is a path and a formula. */
const FILE = new TextEncoder().encode(
  new TextDecoder().decode(manyOrders(ORDERS, 3)).replace('PO26-0001', '=1+1/../../../evil'),
);

describe('papers for many cases', () => {
  let bench: AppBench;
  let bookId = '';
  let stopAt = 0;
  const heard: string[] = [];

  beforeAll(async () => {
    bench = await openAppBench((event) => {
      if (event.type !== 'progress' || event.job !== 'batch') return;
      heard.push(`${event.done}/${event.total}`);
      if (event.done === stopAt) void bench.call('jobs.cancel', { job: 'batch' });
    });
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    bookId = await importOrders(bench, 'many.csv', FILE);
  });
  afterAll(() => bench.close());

  const order = () => ({ bookId, cases: 'all' as const, languages: 'ja' as const, again: false });
  const pledges = () => ({ ...order(), types: ['D1' as const] });
  const papers = () => bench.get('papers.list', {});
  const reopen = async () => {
    await bench.get('vault.lock', {});
    await bench.get('vault.unlock', { user: 'officer', passphrase: OFFICER.passphrase });
  };

  it('are planned before anything is made, with the cases that get none and why', async () => {
    const plan = await bench.get('batch.plan', pledges());
    expect(plan).toMatchObject({ cases: 6, papers: [{ type: 'D1', count: 6 }], present: 0 });
    expect(plan.refused.map(({ orderNo, reasons }) => [orderNo, reasons[0]?.key])).toEqual([
      ['PO26-0002', 'app:case-control-list'],
      ['PO26-0005', 'app:case-control-list'],
      ['PO26-0008', 'app:case-control-list'],
    ]);
    expect(await papers()).toEqual([]);
  });

  it('are stopped and continued after the vault was opened again: nothing twice, no number missing', async () => {
    // Three refused cases count as done from the beginning.
    stopAt = 5;
    const stopped = await bench.get('batch.draft', pledges());
    expect(stopped).toMatchObject({ state: 'stopped', counts: { made: 2, left: 4, refused: 3 } });
    expect(await papers()).toHaveLength(2);
    stopAt = 0;
    await reopen();
    expect(await bench.get('batch.list', {})).toMatchObject([
      { id: stopped.id, state: 'stopped', papers: 2 },
    ]);
    const done = await bench.get('batch.resume', { batchId: stopped.id });
    expect(done).toMatchObject({ state: 'done', counts: { made: 6, left: 0, refused: 3 } });
    const made = await papers();
    expect(made.map(({ id }) => id)).toEqual(
      Array.from({ length: 6 }, (_, i) => expect.stringMatching(new RegExp(`-00000${i + 1}-v1$`))),
    );
    expect(new Set(made.map(({ caseId }) => caseId)).size).toBe(6);
    expect(made.every(({ status }) => status === 'draft')).toBe(true);
    expect(heard.at(-1)).toBe('9/9');
    expect(await bench.call('batch.resume', { batchId: done.id })).toMatchObject({
      ok: false,
      error: { message: { key: 'batch:error.nothing' } },
    });
  });

  it('say the same as a paper that is made alone', async () => {
    const [first] = await papers();
    const body = async (paperId: string) => {
      const { bytes } = await bench.get('papers.pdf', { paperId });
      return (await readPdf(Uint8Array.from(bytes))).pages.map((page) => page.body).join('');
    };
    const text = await body(first?.id ?? '');
    expect(text.length).toBeGreaterThan(500);
    const alone = await bench.get('papers.draft', { caseId: first?.caseId ?? '', languages: 'ja' });
    // A draft that is made again keeps its number.
    expect(alone.find(({ type }) => type === 'D1')?.id).toBe(first?.id);
    expect(await body(first?.id ?? '')).toBe(text);
  });

  it('are left alone where a case has them, and made anew where the officer says so', async () => {
    expect(await bench.get('batch.plan', pledges())).toMatchObject({ cases: 0, papers: [], present: 6 });
    expect(await bench.call('batch.draft', pledges())).toMatchObject({ ok: false });
    const again = await bench.get('batch.plan', { ...pledges(), again: true });
    expect(again).toMatchObject({ cases: 6, present: 0 });
  });

  it.skipIf(!tool('unzip'))(
    'come out as one zip whose index agrees with its files, names what was not made, and holds no path or formula',
    async () => {
      const [batch] = await bench.get('batch.list', {});
      const withdrawn = (await papers()).find(({ type }) => type === 'D1');
      await bench.get('papers.void', { paperId: withdrawn?.id ?? '', reason: 'the order was withdrawn' });
      const saved = await bench.get('batch.save', { batchId: batch?.id ?? '' });
      const file = bench.saved.at(-1);
      if (file === undefined) throw new Error('nothing was saved');
      const zip = join(bench.folder, 'out.zip');
      writeFileSync(zip, file.bytes);
      expect(saved?.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
      // Another program reads it.
      const out = join(bench.folder, 'out');
      execFileSync('unzip', ['-q', zip, '-d', out], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      const names = execFileSync('unzip', ['-Z1', zip], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      })
        .trim()
        .split('\n');
      expect(names.filter((name) => name.split('/').includes('..') || name.startsWith('/'))).toEqual([]);
      const book = readWorkbook(new Uint8Array(readFileSync(join(out, 'index.xlsx'))));
      if (!book.ok) throw new Error('no workbook');
      const [made, others] = book.value;
      const column = (key: string) => made?.rows[0]?.indexOf(key) ?? -1;
      const rows = made?.rows.slice(2) ?? [];
      expect(rows.map((row) => row[column('file')]).sort()).toEqual(
        names.filter((name) => name !== 'index.xlsx').sort(),
      );
      for (const row of rows) {
        const bytes = readFileSync(join(out, String(row[column('file')])));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(row[column('sha256')]);
        expect((await readPdf(Uint8Array.from(bytes))).pages).toHaveLength(Number(row[column('pages')]));
      }
      // A paper that no longer holds is not handed out.
      expect(rows).toHaveLength(5);
      expect(others?.rows.slice(2)).toHaveLength(3);
      expect(JSON.stringify(others?.rows)).toContain('MOFCOM');
      const xml = execFileSync('unzip', ['-p', join(out, 'index.xlsx'), 'xl/worksheets/sheet1.xml'], {
        encoding: 'utf8',
      });
      expect(xml).toContain('=1+1/../../../evil');
      expect(xml).not.toMatch(/<f[ >]/);
      const again = await bench.get('batch.save', { batchId: batch?.id ?? '' });
      expect(again?.sha256).toBe(saved?.sha256);
      const { rows: events } = await bench.get('journal.page', { offset: 0, limit: 1000 });
      expect(JSON.stringify(events)).toContain(saved?.sha256);
    },
  );

  it('are issued where nothing stands against it; every other draft is listed with its reasons', async () => {
    const plan = await bench.get('batch.plan-issue', { bookId, cases: 'all' });
    const drafts = (await papers()).filter(({ status }) => status === 'draft');
    expect(plan.refused.map(({ paperId }) => paperId).sort()).toEqual(drafts.map(({ id }) => id).sort());
    for (const { paperId, reasons } of plan.refused)
      expect([paperId, reasons]).toEqual([paperId, drafts.find(({ id }) => id === paperId)?.blockers]);
    await decideAll();
    const ready = (await papers()).filter(
      ({ status, blockers }) => status === 'draft' && blockers.length === 0,
    );
    expect(ready.length).toBeGreaterThan(0);
    const done: BatchDetail = await bench.get('batch.issue', { bookId, cases: 'all' });
    expect(done.counts).toMatchObject({ made: ready.length, failed: 0, left: 0 });
    const after = new Map((await papers()).map((paper) => [paper.id, paper.status]));
    for (const { id } of ready) expect([id, after.get(id)]).toEqual([id, 'issued']);
    expect([...after.values()].filter((status) => status === 'issued')).toHaveLength(ready.length);
    expect((await bench.get('journal.verify', {})).ok).toBe(true);
  });

  it('made again after their issue are the next version, which takes the place of the first once it is issued', async () => {
    const records = { ...order(), types: ['D7' as const], again: true };
    const issued = (await papers()).filter(({ status }) => status === 'issued');
    const made = await bench.get('batch.draft', records);
    const next = made.items.flatMap(({ paperIds }) => paperIds);
    expect(next).toEqual(expect.arrayContaining(issued.map(({ id }) => id.replace(/-v1$/, '-v2'))));
    const status = async () => new Map((await papers()).map((paper) => [paper.id, paper.status]));
    expect((await status()).get(issued[0]?.id ?? '')).toBe('issued');
    await bench.get('batch.issue', { bookId, cases: 'all' });
    const after = await status();
    for (const { id } of issued)
      expect([after.get(id), after.get(id.replace(/-v1$/, '-v2'))]).toEqual(['superseded', 'issued']);
  });

  /** Both people settle the hits, which is all that a screening record waits for. */
  async function decideAll(): Promise<void> {
    await bench.get('batch.draft', { ...order(), types: ['D7'], again: false });
    const { rows } = await bench.get('hits.queue', { state: 'open', bookId, offset: 0, limit: 500 });
    for (const { hitId } of rows)
      await bench.get('hits.decide', {
        hitId,
        verdict: 'true-match',
        reasonCode: 'official-name-equal',
        text: 'as printed in the annex',
      });
    await bench.get('vault.lock', {});
    await bench.get('vault.unlock', { user: 'reviewer', passphrase: REVIEWER.passphrase });
    for (const { hitId } of rows) await bench.get('hits.review', { hitId, agree: true, text: 'agreed' });
    await reopen();
  }
});

describe('a case whose paper cannot be printed', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  });
  afterAll(() => bench.close());

  it('says why, gives its number back and keeps none of the others from theirs', async () => {
    // No font of the product has this character.
    const file = new TextDecoder().decode(manyOrders(4)).replace('PO26-0001', 'PO26-\u{13000}');
    const bookId = await importOrders(bench, 'many.csv', new TextEncoder().encode(file));
    const done = await bench.get('batch.draft', {
      bookId,
      cases: 'all',
      languages: 'ja',
      types: ['D1'],
      again: false,
    });
    expect(done).toMatchObject({ state: 'done', counts: { made: 3, failed: 1, left: 0, refused: 0 } });
    const failed = done.items.find(({ state }) => state === 'failed');
    expect(failed?.orderNo).toBe('PO26-\u{13000}');
    expect(failed?.reasons.map(({ key }) => key)).toEqual(['papers:refused.glyph']);
    const numbers = done.items.flatMap(({ paperIds }) => paperIds.map((id) => id.slice(-9)));
    expect(numbers).toEqual(['000001-v1', '000002-v1', '000003-v1']);
    expect(await bench.get('papers.list', {})).toHaveLength(3);
  });
});
