import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadItems } from '../../../electron/lists/builtin.ts';
import { searchCatalogue, timingOn } from '../../../shared/items/catalogue.ts';
import { limitOf } from '../../../shared/items/limits.ts';
import { announcementOf } from '../../../shared/items/suspension.ts';

const ITEMS = loadItems(fileURLToPath(new URL('../../../assets', import.meta.url)));
const found = (query: string, more: { family?: string; announcement?: string } = {}) =>
  searchCatalogue(ITEMS, { query, ...more });
const codes = (query: string, more: { family?: string; announcement?: string } = {}) =>
  found(query, more).entries.map((entry) => entry.code);

describe('search in the catalogue', () => {
  it('gives all 188 entries in their order where nothing is asked', () => {
    expect(codes('')).toEqual(ITEMS.map((entry) => entry.code));
    expect(codes('  ')).toHaveLength(188);
  });

  it.each([
    ['氧化镝', '1C905.b'],
    ['氧化鏑', '1C905.b'],
    ['酸化ジスプロシウム', '1C905.b'],
    ['酸化ｼﾞｽﾌﾟﾛｼｳﾑ', '1C905.b'],
    ['DYSPROSIUM OXIDE', '1C905.b'],
    ['ｇａｌｌｉｕｍ　ｎｉｔｒｉｄｅ', '3C001.b'],
    ['砷化鎵', '3C001.e'],
    ['1C905.b', '1C905.b'],
    ['1c905.B', '1C905.b'],
    ['1303-00-0', '3C001.e'],
    ['1303-00', '3C001.e'],
  ])('%s finds %s first', (query, code) => expect(codes(query)[0]).toBe(code));

  it('takes the start of a code', () => {
    const all = codes('1C905');
    expect(all.length).toBeGreaterThan(5);
    expect(all.every((code) => code.startsWith('1C905'))).toBe(true);
  });

  it('takes a customs number of either column, with dots and blanks, by its start', () => {
    expect(codes('3818009020').length).toBeGreaterThan(5);
    expect(codes('3818.00.90 20')).toEqual(codes('3818009020'));
    expect(codes('381800')).toEqual(expect.arrayContaining(codes('3818009020')));
    expect(codes('2853909026')).toContain('3C001.e');
    expect(codes('2853909040')).toContain('3C001.e');
    expect(codes('9999999999')).toEqual([]);
  });

  it('asks for every word, and finds nothing where nothing is', () => {
    expect(codes('gallium wafer')).toContain('3C001.e');
    expect(codes('gallium wafer').length).toBeLessThan(codes('gallium').length);
    expect(codes('office chair')).toEqual([]);
  });

  it('filters by family and announcement, and counts what each choice would give', () => {
    const magnets = found('', { family: 'magnet' });
    expect(magnets.entries).toHaveLength(3);
    expect(magnets.facets.families.get('gallium')).toBe(8);
    expect(magnets.facets.announcements).toEqual(new Map([['MOFCOM 2025-18', 3]]));
    const of18 = found('', { announcement: 'MOFCOM 2025-18' });
    expect(of18.entries.every((entry) => announcementOf(entry) === 'MOFCOM 2025-18')).toBe(true);
    expect(of18.facets.families.get('rare-earth')).toBeGreaterThan(40);
    const sum = [...found('').facets.families.values()].reduce((a, b) => a + b, 0);
    expect(sum).toBe(188);
  });
});

describe('state on a day', () => {
  const holmium = ITEMS.find((entry) => entry.code === '1C909');
  it.each([
    ['2026-11-10', 'suspended'],
    ['2026-11-11', 'unconfirmed'],
  ])('%s: %s, with both dates', (day, state) => {
    if (holmium === undefined) throw new Error('no such entry');
    expect(timingOn(holmium, day, [])).toMatchObject({
      state,
      suspendedUntil: '2026-11-10',
      reportedUntil: '2027-01-10',
    });
  });
});

describe('limits in three languages', () => {
  const numbers = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort();
  it.each(ITEMS.map((entry) => [entry.code, entry] as const))('%s', (_code, entry) => {
    const limit = limitOf(entry);
    if (limit === null) throw new Error('no limit');
    expect(limit.en).toBe(entry.threshold);
    expect(limit.zh).not.toBe(limit.en);
    expect(limit.ja).not.toBe(limit.en);
    // A translation adds no value and loses none.
    expect(numbers(limit.zh)).toEqual(numbers(limit.en));
    expect(numbers(limit.ja)).toEqual(numbers(limit.en));
    expect(limit.zh).not.toMatch(/[ぁ-んァ-ヺ]/);
  });

  it('a limit that was changed is shown in English, never in an old translation', () => {
    const [entry] = ITEMS;
    if (entry === undefined) throw new Error('empty');
    expect(limitOf({ ...entry, threshold: 'purity >= 3N' })).toEqual({
      zh: 'purity >= 3N',
      ja: 'purity >= 3N',
      en: 'purity >= 3N',
    });
    expect(limitOf({ ...entry, threshold: null })).toBeNull();
  });
});
