import { describe, expect, it } from 'vitest';
import { comparePair } from '../../../shared/names/pair.ts';
import { knowledge } from './knowledge.ts';

const alert = (a: string, b: string) => ['hit', 'review'].includes(comparePair(a, b, knowledge).tier);

describe('two names side by side', () => {
  it.each([
    ['OOO Sovkom Faktoring', 'SOVCOM FACTORING LLC'],
    ['Kvantek (HK) Limited', 'Kvantek Limited'],
    ['株式会社グラファイトデザイン', 'GRAPHITE DESIGN INC.'],
    ['西川ゴム工業株式会社', 'NISHIKAWA RUBBER CO., LTD.'],
    ['ラクスル株式会社', 'RAKSUL INC.'],
    ['片倉工業株式会社', 'Katakura Industries Co.,Ltd.'],
    ['斯巴鲁株式会社', 'SUBARU Corporation'],
  ])('%s is %s', (a, b) => {
    expect(alert(a, b)).toBe(true);
  });

  it.each([
    ['FAJR PETROCHEMICAL COMPANY', 'MOBIN PETROCHEMICAL COMPANY'],
    ['LIMITED LIABILITY COMPANY ALFA', 'LIMITED LIABILITY COMPANY OMEGA'],
    ['アステリア株式会社', 'Astellas Pharma Inc.'],
    ['株式会社タムラ製作所', 'Tamron Co.,Ltd.'],
    ['相鉄ホールディングス株式会社', 'JPN Holdings Company, Limited'],
    ['Co., Ltd.', 'Inc.'],
  ])('%s is not %s', (a, b) => {
    expect(alert(a, b)).toBe(false);
  });

  it.each([
    ['MARINE INFORMATION TECHNOLOGY DEVELOPMENT COMPANY', 'MITD'],
    ['356 ARP', 'Joint Stock Company 356 Aircraft Repair Plant'],
    ['日本精工株式会社', 'NSK Ltd.'],
  ])('takes initials for %s = %s', (a, b) => {
    expect(alert(a, b)).toBe(true);
  });

  it('is the same both ways for Latin names and for one name in two scripts', () => {
    for (const [a, b] of [
      ['OOO Sovkom Faktoring', 'SOVCOM FACTORING LLC'],
      ['ラクスル株式会社', 'RAKSUL INC.'],
      ['FAJR PETROCHEMICAL COMPANY', 'MOBIN PETROCHEMICAL COMPANY'],
      ['川崎化成工業株式会社', 'Kawasaki Kasei Chemicals Ltd.'],
      ['NSK Ltd.', '日本精工株式会社'],
    ] as const)
      expect(comparePair(a, b, knowledge).tier).toBe(comparePair(b, a, knowledge).tier);
  });

  it('never alerts because the legal form is the same, whatever the form', () => {
    const forms = [...Object.values(knowledge.forms.latin), ...Object.values(knowledge.forms.cjk)].flat();
    const wrong = forms.filter(
      (form) => alert(`Zuvera ${form}`, `Koltim ${form}`) || alert(`瑞和 ${form}`, `丹羽 ${form}`),
    );
    expect(wrong).toEqual([]);
  });

  it('gives parts that add up to the score', () => {
    for (const [a, b] of [
      ['OOO Sovkom Faktoring', 'SOVCOM FACTORING LLC'],
      ['ラクスル株式会社', 'RAKSUL INC.'],
    ] as const) {
      const { score, parts } = comparePair(a, b, knowledge);
      expect(parts.reduce((sum, part) => sum + part.value, 0)).toBeCloseTo(score, 2);
    }
  });
});
