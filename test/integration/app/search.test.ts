import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Found } from '../../../shared/contract/search-views.ts';
import { type AppBench, OFFICER, openAppBench, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

const SHEET = [
  'Order No.,Contract No.,Buyer,End User,Description,Quantity,Unit,Destination,Origin,Bank',
  'PO-77,C-77,Tokyo Trading KK,三菱重工業株式会社,gallium metal,100,kg,Japan,China,Minato Bank',
  'PO-77,C-77,Tokyo Trading KK,三菱重工業株式会社,germanium dioxide,100,kg,Japan,China,Minato Bank',
  'PO-78,C-78,Tokyo Trading KK,日本ゼオン株式会社,gallium metal,5,kg,Japan,China,Minato Bank',
].join('\n');

describe('search everything', () => {
  let bench: AppBench;
  const search = async (text: string) => bench.get('search.all', { text, limit: 6 });
  const found = async (text: string, kind: Found['kind']) =>
    (await search(text)).find((group) => group.kind === kind)?.rows ?? [];

  beforeEach(async () => {
    bench = await openAppBench();
    await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
    const { token } = await bench.get('files.admit', {
      name: 'autumn.csv',
      bytes: new TextEncoder().encode(SHEET),
    });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    await bench.get('intake.import', { token, mapping, remember: false });
  });
  afterEach(() => bench.close());

  it('finds a party by romaji, pinyin and kana, with its alert and its lines', async () => {
    for (const typed of ['mitsubishi', 'sanling', 'みつびし', '三菱重工业']) {
      const [party] = await found(typed, 'party');
      expect(party).toMatchObject({ text: '三菱重工業株式会社', lines: 2, fileName: 'autumn.csv' });
      expect(party).toHaveProperty('hitId');
    }
    expect(await found('zeon', 'party')).toMatchObject([{ text: '日本ゼオン株式会社', lines: 1 }]);
  });

  it('finds orders by number and contract, goods, files, list entries and items', async () => {
    expect(await found('po-77', 'order')).toMatchObject([{ text: 'PO-77', lines: 2 }]);
    expect(await found('c-78', 'order')).toMatchObject([{ text: 'PO-78' }]);
    expect(await found('gallium', 'goods')).toMatchObject([{ text: 'gallium metal', lines: 2 }]);
    expect(await found('autumn', 'book')).toMatchObject([{ lines: 3 }]);
    expect((await found('mitsubishi heavy', 'entry')).length).toBeGreaterThan(0);
    expect((await found('3C004', 'item')).length + (await found('gallium', 'item')).length).toBeGreaterThan(
      0,
    );
  });

  it('says how many there are beyond those that it shows', async () => {
    const [group] = (await bench.get('search.all', { text: 'mitsubishi', limit: 1 })).filter(
      ({ kind }) => kind === 'entry',
    );
    expect(group?.rows).toHaveLength(1);
    expect(group?.total).toBeGreaterThan(1);
  });

  it('finds what came in later, and nothing for what is nowhere', async () => {
    expect(await search('qqqq')).toEqual([]);
    const { token } = await bench.get('files.admit', {
      name: 'later.csv',
      bytes: new TextEncoder().encode(SHEET.replaceAll('PO-7', 'PO-9')),
    });
    const preview = await bench.get('intake.preview', { token });
    const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
    await bench.get('intake.import', { token, mapping, remember: false });
    expect(await found('po-98', 'order')).toMatchObject([{ fileName: 'later.csv' }]);
  });

  it('answers the grid in any script, too', async () => {
    const page = async (typed: string) =>
      (await bench.get('lines.page', { offset: 0, limit: 10, search: typed })).rows.map((row) => row.lineNo);
    expect(await page('mitsubishi gallium')).toHaveLength(1);
    expect(await page('sanling')).toHaveLength(2);
    expect(await page('kawasaki')).toHaveLength(0);
  });

  it('is shut while the vault is locked', async () => {
    await bench.get('vault.lock', {});
    const answer = await bench.call('search.all', { text: 'po', limit: 5 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
  });
});
