import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperRow } from '../../../shared/contract/views.ts';
import {
  type AppBench,
  OFFICER,
  openAppBench,
  REVIEWER,
  sample,
  sampleProfile,
} from '../../support/app-bench.ts';
import { logoPng } from '../../support/pictures.ts';
import { readPdf } from '../../support/read-pdf.ts';

/** The company's logo on a real vault: kept, printed where the company itself signs, and taken away again. */
describe('the letterhead', () => {
  let bench: AppBench;
  let caseId = '';
  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const { token } = await bench.get('files.admit', {
      name: 'orders.xlsx',
      bytes: new Uint8Array(sample('orders.xlsx')),
    });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', { token, mapping, remember: false });
    const { rows } = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 1000 });
    for (const row of rows) {
      const line = await bench.get('lines.get', { bookId: book.id, key: row.key });
      if (line.outcome === 'papers' && line.obligations.some((o) => o.code === 'D3')) caseId ||= line.caseId;
    }
  });
  afterAll(() => bench.close());

  const give = async (name: string, bytes: Uint8Array) => {
    const { token } = await bench.get('files.admit', { name, bytes });
    return await bench.call('letterhead.set', { token });
  };
  const pictures = async (papers: readonly PaperRow[]) => {
    const found: Record<string, number> = {};
    for (const paper of papers) {
      const { bytes } = await bench.get('papers.pdf', { paperId: paper.id });
      const raw = Buffer.from(bytes).toString('latin1');
      expect(raw).not.toContain('/SMask');
      found[paper.type] = raw.split('/Subtype /Image').length - 1;
    }
    return found;
  };
  const none = { D1: 0, D2: 0, D3: 0, D4: 0, D5: 0, D6: 0, D7: 0 };

  it('stands on the papers that the company signs, with its name above the title, and on no other', async () => {
    expect(await bench.get('letterhead.get', {})).toBeNull();
    expect(await pictures(await bench.get('papers.draft', { caseId, languages: 'zh' }))).toEqual(none);
    expect(await give('logo.png', logoPng())).toMatchObject({ ok: true, value: { width: 120, kind: 'png' } });
    expect(await bench.get('letterhead.get', {})).toMatchObject({ width: 120, height: 120 });
    const made = await bench.get('papers.draft', { caseId, languages: 'zh' });
    expect(await pictures(made)).toEqual({ ...none, D2: 1, D5: 1, D7: 1 });
    const report = made.find((paper) => paper.type === 'D5');
    const { bytes } = await bench.get('papers.pdf', { paperId: report?.id ?? '' });
    const [first, ...rest] = (await readPdf(Uint8Array.from(bytes))).pages;
    const name = sampleProfile().names.zh ?? '';
    expect(first?.body.indexOf(name)).toBe(0);
    expect(first?.body.indexOf('关于向关注名单实体')).toBeGreaterThan(name.length);
    for (const page of rest) expect(page.body.indexOf(name)).not.toBe(0);
  });

  it('stays as it is when a file is no picture, and goes when it is removed', async () => {
    expect(await give('logo.svg', new TextEncoder().encode('<svg/>'))).toMatchObject({
      ok: false,
      error: { message: { key: 'letterhead:refused.kind' } },
    });
    expect(await bench.get('letterhead.get', {})).toMatchObject({ width: 120 });
    expect(await bench.get('letterhead.remove', {})).toBeNull();
    expect(await bench.get('letterhead.get', {})).toBeNull();
    expect(await pictures(await bench.get('papers.draft', { caseId, languages: 'zh' }))).toEqual(none);
    const { rows } = await bench.get('journal.page', { offset: 0, limit: 1000 });
    const actions = rows.map((row) => row.action).filter((action) => action.startsWith('letterhead.'));
    expect([...actions].sort()).toEqual(['letterhead.remove', 'letterhead.set']);
  });
});
