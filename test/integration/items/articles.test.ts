import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineDetail } from '../../../shared/contract/views.ts';
import { yearFrom } from '../../../shared/items/paper.ts';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

const HEAD =
  'Order No.,Line No.,Buyer,End User,Manufacturer,Item Code,Description,Spec,HS Code,CAS No.,Origin';

/** Answers for an article through the calls of the window, on a real vault and real order files. */
describe('answers for an article', () => {
  let bench: AppBench;
  let files = 0;

  beforeAll(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  });
  afterAll(() => bench.close());

  /** Imports a sheet of lines `manufacturer,item code,description,spec,hs,cas,origin` and gives their details. */
  async function sheet(...lines: readonly string[]): Promise<readonly LineDetail[]> {
    files++;
    const rows = lines.map((line, i) => `O-${files},${i + 1},買主${files},使用者${files},${line}`);
    const bytes = new TextEncoder().encode([HEAD, ...rows].join('\n'));
    const { token } = await bench.get('files.admit', { name: `orders-${files}.csv`, bytes });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    const book = await bench.get('intake.import', { token, mapping, remember: false });
    const page = await bench.get('lines.page', { bookId: book.id, offset: 0, limit: 100 });
    return Promise.all(page.rows.map((row) => bench.get('lines.get', { bookId: row.bookId, key: row.key })));
  }
  const again = ({ bookId, key }: LineDetail) => bench.get('lines.get', { bookId, key });
  const keys = (line: LineDetail) => line.reasons.map(({ message }) => message.key);
  const paper = { paper: 'mill-certificate', basis: 'assay 2026-114 of 2026-10-02' } as const;
  const journal = async (action: string) =>
    (await bench.get('journal.page', { offset: 0, limit: 1000 })).rows.filter((row) => row.action === action);
  const MAGNET = 'Ningbo Magnets,NM-42SH,NdFeB magnet N42SH,φ10×5,,,CN';

  it('refuses "not controlled" without a paper, and a kept answer without one', async () => {
    const [line] = await sheet(MAGNET);
    if (line === undefined) throw new Error('no line');
    const to = { bookId: line.bookId, key: line.key, basis: 'word of the maker' };
    for (const input of [
      { ...to, controlled: 'not-controlled' as const },
      { ...to, controlled: 'controlled' as const, remember: true },
    ]) {
      expect(await bench.call('lines.classify', input)).toMatchObject({
        ok: false,
        error: { code: 'refused', message: { key: 'items:refused.no-paper' } },
      });
    }
    expect((await again(line)).classification.controlled).toBe('undecided');
    expect(await journal('lines.classify')).toEqual([]);
  });

  it('answers a line, the other open lines on wish, and later imports with the reason in sight', async () => {
    const [first, second, other] = await sheet(
      MAGNET,
      'ＮＩＮＧＢＯ  magnets,nm‐42SH,钕铁硼磁体 N42SH,Φ10x5,,,CN',
      'Ningbo Magnets,NM-42SH,NdFeB magnet N42SH,φ10×6,,,CN',
    );
    if (first === undefined || second === undefined || other === undefined) throw new Error('no line');
    expect(first.classification.article).toMatchObject({ model: 'NM-42SH', others: 2 });
    const answered = await bench.get('lines.classify', {
      bookId: first.bookId,
      key: first.key,
      controlled: 'not-controlled',
      ...paper,
      remember: true,
      others: true,
    });
    const today = new Date().toISOString().slice(0, 4);
    expect(answered.classification.recorded).toMatchObject({ recalled: false, paper: 'mill-certificate' });
    expect(answered.classification.recorded?.validTo?.slice(0, 4)).toBe(String(Number(today) + 1));
    const twin = await again(second);
    expect(twin.classification.controlled).toBe('not-controlled');
    expect(twin.classification.recorded).toMatchObject({ recalled: true, by: OFFICER.name, ...paper });
    expect(keys(twin)).toContain('items:article.applied');
    expect((await again(other)).classification.controlled).toBe('undecided');

    const [later, changed] = await sheet(
      MAGNET.replace('NdFeB magnet N42SH', 'ネオジム磁石 N42SH'),
      MAGNET.replace('φ10×5', 'φ12×5'),
    );
    if (later === undefined || changed === undefined) throw new Error('no line');
    expect(later.classification.recorded).toMatchObject({ recalled: true });
    expect(changed.classification.recorded).toBeNull();
    expect(keys(changed)).toContain('items:article.spec-changed');
    const applied = await journal('articles.apply');
    expect(applied).toHaveLength(1);
    expect(applied[0]?.detail).toContain('"lines":1');
  });

  it('leaves alone a line that has an answer of its own', async () => {
    const [own, other] = await sheet(
      'Maker D,D-1,NdFeB magnet,N35,,,CN',
      'Maker D,D-1,NdFeB magnet,N35,,,CN',
    );
    if (own === undefined || other === undefined) throw new Error('no line');
    const code = '1C905.a.4';
    const given = { controlled: 'controlled', code, ...paper } as const;
    await bench.get('lines.classify', { bookId: own.bookId, key: own.key, ...given });
    expect((await again(other)).classification.article).toMatchObject({ others: 0 });
    await bench.get('lines.classify', {
      bookId: other.bookId,
      key: other.key,
      controlled: 'not-controlled',
      ...paper,
      remember: true,
      others: true,
    });
    expect((await again(own)).classification.recorded).toMatchObject({ controlled: 'controlled' });
  });

  it('asks again where the line says something that was not known', async () => {
    const lines = await sheet(
      MAGNET.replace('NdFeB magnet N42SH', 'SmCo magnet'),
      MAGNET.replace(',φ10×5,,', ',φ10×5,3818009020,'),
    );
    expect(lines[0]?.classification.recorded).toBeNull();
    expect(keys(lines[0] as LineDetail)).toContain('items:article.line-differs');
    // No customs number was given when the answer was recorded, so that one contradicts nothing.
    expect(lines[1]?.classification.recorded).toMatchObject({ recalled: true });
  });

  it('keeps none for a line that names no article', async () => {
    const [bare, named] = await sheet(',,NdFeB magnet,,,,CN', 'Maker A,,NdFeB magnet,N35 φ5,,,CN');
    if (bare === undefined || named === undefined) throw new Error('no line');
    expect(bare.classification.article).toBeNull();
    expect(named.classification.article).toMatchObject({ supplier: 'Maker A', spec: 'N35 φ5' });
    const given = { bookId: bare.bookId, key: bare.key, controlled: 'controlled', ...paper } as const;
    expect(await bench.call('lines.classify', { ...given, remember: true })).toMatchObject({
      error: { message: { key: 'items:refused.no-article' } },
    });
    expect((await bench.get('lines.classify', given)).classification.recorded).toMatchObject({
      validTo: null,
    });
  });

  it('refuses a last day that has passed, and does not use an answer after its last day', async () => {
    const article = 'Maker B,B-1,Sb2O3,grade X,,,CN';
    const [line] = await sheet(article);
    if (line === undefined) throw new Error('no line');
    const given = {
      bookId: line.bookId,
      key: line.key,
      controlled: 'not-controlled',
      ...paper,
      remember: true,
    };
    const past = await bench.call('lines.classify', {
      ...given,
      controlled: 'not-controlled',
      validTo: '2020-01-01',
    });
    expect(past).toMatchObject({ error: { message: { key: 'items:refused.past' } } });
    expect((await again(line)).classification.recorded).toBeNull();
    expect((await bench.get('items.answers', {})).map(({ model }) => model)).not.toContain('B-1');
  });

  it('is taken back with a reason: every line that it answered asks again', async () => {
    const before = await bench.get('items.answers', {});
    const answer = before.find(({ model }) => model === 'NM-42SH');
    if (answer === undefined) throw new Error('no answer');
    expect(answer).toMatchObject({ state: 'valid', controlled: 'not-controlled', ...paper });
    expect(answer.lines).toBeGreaterThanOrEqual(4);
    const after = await bench.get('items.revoke', { id: answer.id, reason: 'the assay was of another lot' });
    expect(after.find(({ id }) => id === answer.id)).toMatchObject({
      state: 'revoked',
      revoked: { reason: 'the assay was of another lot' },
    });
    const page = await bench.get('lines.page', { search: 'N42SH', offset: 0, limit: 100 });
    for (const row of page.rows) {
      const line = await bench.get('lines.get', { bookId: row.bookId, key: row.key });
      expect(line.classification.controlled, row.item).not.toBe('not-controlled');
    }
    const [later] = await sheet(MAGNET);
    expect(later?.classification.recorded).toBeNull();
    expect(keys(later as LineDetail)).toContain('items:article.revoked');
    // The reason stays in sight when the line is decided again for another cause.
    const { bookId, key } = later as LineDetail;
    await bench.get('lines.supply', {
      bookId,
      key,
      field: 'end_use',
      value: 'motors',
      basis: 'e-mail of today',
    });
    expect(keys(await again(later as LineDetail))).toContain('items:article.revoked');
    expect(await journal('articles.revoke')).toHaveLength(1);
    expect(await bench.call('items.revoke', { id: answer.id, reason: 'again' })).toMatchObject({
      error: { message: { key: 'items:refused.revoked' } },
    });
    expect(await bench.get('journal.verify', {})).toMatchObject({ ok: true });
  });

  it('a confirmed state of an announcement makes the answers that rest on it ask again', async () => {
    const article = 'Maker C,H-1,holmium oxide,4N,,,CN';
    const [line] = await sheet(article);
    if (line === undefined) throw new Error('no line');
    await bench.get('lines.classify', {
      bookId: line.bookId,
      key: line.key,
      controlled: 'controlled',
      code: '1C909',
      ...paper,
      remember: true,
    });
    expect((await sheet(article))[0]?.classification.recorded).toMatchObject({ recalled: true });
    const source = 'notice on the official page';
    const day = new Date().toISOString().slice(0, 10);
    await bench.get('lists.confirm', {
      announcement: 'MOFCOM 2025-57',
      state: 'in-force',
      source,
      date: day,
    });
    const [later] = await sheet(article);
    expect(later?.classification.recorded).toBeNull();
    expect(keys(later as LineDetail)).toContain('items:article.catalogue-changed');
    const rows = await bench.get('items.answers', {});
    expect(rows.find(({ model }) => model === 'H-1')).toMatchObject({ state: 'asks-again' });
  });

  it('a year is a year, leap day or not', () => {
    expect(yearFrom('2026-11-25')).toBe('2027-11-25');
    expect(yearFrom('2028-02-29')).toBe('2029-02-28');
  });
});
