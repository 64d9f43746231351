import { describe, expect, it } from 'vitest';
import { boundForJapan, countryOf, originOf } from '../../../shared/rules/country.ts';
import { lineWith } from './facts.ts';

describe('origin', () => {
  it.each([
    'China',
    'CN',
    'CHN',
    'P.R.China',
    'P.R. China',
    'PRC',
    '中国',
    '中國',
    '中華人民共和国',
    'Made in China',
    '中国製',
    '中国(142)',
    '原产于中国',
    'China/Japan',
    'CN/JP',
    'CN, VN',
    'Jiangxi, China',
    '中国江西',
  ])('%s is PRC', (text) => expect(originOf(text)).toBe('prc'));
  it.each([
    'Australia',
    'オーストラリア',
    'JP',
    '日本',
    'マレーシア',
    'Made in Vietnam',
    'US',
    'U.S.A.',
    '德国',
    'Japan / Korea',
    '日本産',
  ])('%s is another country', (text) => expect(originOf(text)).toBe('other'));
  it.each([
    undefined,
    '',
    ' ',
    'TBD',
    '不明',
    '-',
    'Taiwan',
    '台灣',
    '香港',
    'Hong Kong',
    'EU',
    'Lynas',
    'Japan/?',
    'Japan / Taiwan',
    'unknown',
  ])('%s cannot be relied on', (text) => expect(originOf(text)).toBe('unknown'));
});

describe('destination', () => {
  it('knows countries as sheets write them', () => {
    expect(['JPN', '日本国', 'jp', 'Japan', '日本'].map(countryOf)).toEqual(['JP', 'JP', 'JP', 'JP', 'JP']);
    expect(countryOf('Tokyo')).toBeUndefined();
  });

  it('is Japan unless it is plainly elsewhere and nobody there looks Japanese', () => {
    const to = (country_dest: string | null, name = 'Muster GmbH', more = {}) =>
      boundForJapan(lineWith({ country_dest }, [{ role: 'consignee', name, ...more }]));
    expect(to(null)).toBe(true);
    expect(to('Osaka')).toBe(true);
    expect(to('Germany')).toBe(false);
    expect(to('Germany', '株式会社例')).toBe(true);
    expect(to('Germany', 'Muster KK', { country: 'JP' })).toBe(true);
    expect(to('Germany', 'Muster KK', { address: 'Yokohama, Japan' })).toBe(true);
  });
});
