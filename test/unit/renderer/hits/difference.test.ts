import { describe, expect, it } from 'vitest';
import { differenceOf, sameShare } from '../../../../renderer/features/hits/difference.ts';

const whole = (given: string, listed: string) => {
  const blocks = differenceOf(given, listed);
  return {
    given: blocks.map((block) => block.given).join(''),
    listed: blocks.map((block) => block.listed).join(''),
    differing: blocks.filter((block) => !block.same).map(({ given, listed }) => [given, listed]),
  };
};

describe('the difference of two names', () => {
  it('marks the one character that differs, and only that', () => {
    const { given, listed, differing } = whole('三菱重工航空发动机株式会社', '三菱重工航空電動機株式会社');
    expect(given).toBe('三菱重工航空发动机株式会社');
    expect(listed).toBe('三菱重工航空電動機株式会社');
    expect(differing).toEqual([['发', '電']]);
  });

  it('takes variants of a character for the same and shows them as given', () => {
    expect(whole('三菱重工航空发动机株式会社', '三菱重工航空発動機株式會社')).toEqual({
      given: '三菱重工航空发动机株式会社',
      listed: '三菱重工航空発動機株式會社',
      differing: [],
    });
    expect(whole('髙橋東工業', '高桥东工业').differing).toEqual([]);
    expect(whole('とーきん', 'トーキン').differing).toEqual([]);
  });

  it('does not count width and case but shows the text as given', () => {
    const { given, differing } = whole('ＫＡＷＡＪＵ gifu', 'Kawaju Gifu');
    expect(differing).toEqual([]);
    expect(given).toBe('ＫＡＷＡＪＵ gifu');
  });

  it('keeps every character of both names where one is longer', () => {
    expect(whole('NEC', 'NEC Network').differing).toEqual([['', ' Network']]);
    expect(whole('株式会社ACSL', 'ACSL')).toMatchObject({ given: '株式会社ACSL', listed: 'ACSL' });
    expect(whole('', '日本')).toMatchObject({ given: '', listed: '日本', differing: [['', '日本']] });
  });

  it('takes a character beyond the basic plane as one', () => {
    expect(whole('𠮷野工業', '吉野工業').differing).toEqual([['𠮷', '吉']]);
  });

  it('tells names that share almost nothing from near ones', () => {
    expect(sameShare(differenceOf('日東電工', 'Nitto Denko'))).toBe(0);
    expect(sameShare(differenceOf('日東電工㈱', '日東電工株式会社'))).toBe(0.8);
    expect(sameShare(differenceOf('', 'a'))).toBe(0);
  });
});
