import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineDetail, PaperRow } from '../../../shared/contract/views.ts';
import {
  type AppBench,
  OFFICER,
  openAppBench,
  REVIEWER,
  sample,
  sampleProfile,
} from '../../support/app-bench.ts';
import { readPdf } from '../../support/read-pdf.ts';

/** The set of papers of a case, on a real vault: what is made, how it is numbered, what one fact does to the others. */
describe('the set of papers of a case', () => {
  let bench: AppBench;
  let lines: LineDetail[] = [];

  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const bytes = new Uint8Array(sample('orders.xlsx'));
    const { token } = await bench.get('files.admit', { name: 'orders.xlsx', bytes });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', { token, mapping, remember: false });
    const { rows } = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1000 });
    for (const row of rows) lines.push(await bench.get('lines.get', { bookId: book.id, key: row.key }));
  });
  afterAll(async () => {
    lines = [];
    await bench.close();
  });

  const asking = (code: string) =>
    lines.filter((line) => line.outcome === 'papers' && line.obligations.some((o) => o.code === code));
  const caseWith = (code: string): string => asking(code)[0]?.caseId ?? '';
  const bodyOf = async (paper: PaperRow | undefined) => {
    const { bytes } = await bench.get('papers.pdf', { paperId: paper?.id ?? '' });
    return (await readPdf(Uint8Array.from(bytes))).pages.map((page) => page.body).join('');
  };
  const of = (papers: readonly PaperRow[], type: string) => papers.find((paper) => paper.type === type);

  const draftsOf = async (caseId: string) =>
    (await bench.get('papers.list', { caseId })).filter((paper) => paper.status === 'draft');

  it('is what the obligations ask for, with the guarantee of the trader, and each paper cites the others', async () => {
    const made = await bench.get('papers.draft', { caseId: caseWith('D3'), languages: 'zh' });
    expect(made.map((paper) => paper.type)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
    const commitment = await bodyOf(of(made, 'D2'));
    expect(commitment).toContain(of(made, 'D5')?.docNo);
    expect(commitment).toContain(of(made, 'D1')?.docNo);
    expect(await bodyOf(of(made, 'D3'))).toContain(of(made, 'D1')?.docNo);
    const annexes = await bodyOf(of(made, 'D5'));
    for (const type of ['D1', 'D3', 'D4', 'D6', 'D7']) expect(annexes).toContain(of(made, type)?.docNo);
    expect(of(made, 'D2')?.missing).not.toContain('riskReportDocNo');
  });

  it('is numbered without gaps and without doubles, also when two sets are made at the same time', async () => {
    const others = [...new Set(asking('D2').map((line) => line.caseId))].slice(1, 3);
    expect(others).toHaveLength(2);
    await Promise.all(others.map((caseId) => bench.get('papers.draft', { caseId, languages: 'ja' })));
    const all = await bench.get('papers.list', {});
    for (const prefix of ['PL', 'EC', 'UC', 'RA', 'SC', 'SR']) {
      const numbers = all
        .filter((paper) => paper.docNo.startsWith(prefix))
        .map((paper) => Number(paper.docNo.slice(8, 14)))
        .sort((a, b) => a - b);
      expect([prefix, numbers]).toEqual([prefix, numbers.map((_, i) => i + 1)]);
    }
  });

  it('takes a fact that one paper is given into every other draft of the case', async () => {
    const caseId = caseWith('D3');
    const report = of(await draftsOf(caseId), 'D5');
    await bench.get('papers.fill', {
      paperId: report?.id ?? '',
      fields: { endProduct: 'ZX-4711', 'answers.process': '工序ZX：充磁、装配、检验。', signPlace: '苏州ZX' },
    });
    const after = await draftsOf(caseId);
    for (const type of ['D1', 'D4', 'D5', 'D6']) expect(await bodyOf(of(after, type))).toContain('ZX-4711');
    expect(await bodyOf(of(after, 'D6'))).toContain('工序ZX：充磁、装配、检验。');
    expect(await bodyOf(of(after, 'D5'))).toContain('苏州ZX');
    expect(await bodyOf(of(after, 'D1'))).not.toContain('苏州ZX');
  });

  it('keeps what was filled in when it is drafted again, in the languages that are asked for then', async () => {
    const caseId = caseWith('D3');
    const before = await bench.get('papers.list', { caseId });
    const made = await bench.get('papers.draft', { caseId, languages: 'zh-ja' });
    expect(await bodyOf(of(made, 'D6'))).toContain('工序ZX：充磁、装配、检验。');
    const all = await bench.get('papers.list', { caseId });
    // No number is used up by a draft that is made again: the set stands under the numbers that it had.
    expect(all.map(({ id, status }) => [id, status])).toEqual(before.map(({ id }) => [id, 'draft']));
    expect(made.map(({ docNo }) => docNo)).toEqual(expect.arrayContaining(before.map(({ docNo }) => docNo)));
  });

  it('refuses an answer that the question does not have, and says nothing was changed', async () => {
    const report = of(await draftsOf(caseWith('D3')), 'D5');
    expect(
      await bench.call('papers.fill', { paperId: report?.id ?? '', fields: { 'answers.rating': 'fine' } }),
    ).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('of a prohibited case is the screening record alone, with every party and the reason', async () => {
    const line = lines.find((one) => one.outcome === 'prohibited');
    const caseId = line?.caseId ?? '';
    const refused = { ok: false, error: { code: 'refused', message: { key: 'app:case-control-list' } } };
    expect(await bench.call('papers.draft', { caseId, languages: 'zh' })).toMatchObject(refused);
    expect(await bench.call('papers.draft', { caseId, languages: 'zh', types: ['D8'] })).toMatchObject(
      refused,
    );
    const [record, ...others] = await bench.get('papers.draft', { caseId, languages: 'en', types: ['D7'] });
    expect(others).toEqual([]);
    expect(record).toMatchObject({ type: 'D7', missing: [] });
    const text = await bodyOf(record);
    for (const party of line?.parties ?? []) expect(text).toContain(party.name.replace(/\s/g, ''));
    expect(text).toContain('prohibited');
    expect(record?.blockers.map((blocker) => blocker.key)).toEqual(
      record?.blockers.map(() => 'app:blocker.undecided'),
    );
    expect(record?.blockers.length).toBeGreaterThan(0);
  });
});
