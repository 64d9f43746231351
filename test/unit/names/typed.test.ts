import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadNameKnowledge } from '../../../electron/lists/name-knowledge.ts';
import { createTypedFinder, FIT } from '../../../shared/names/typed.ts';

const finder = createTypedFinder(loadNameKnowledge(resolve('assets')));
const fitOf = (typed: string, text: string) => finder.query(typed)(finder.ready(text));

describe('finding by what is typed', () => {
  it.each([
    ['equal, whatever the width and case', 'ＰＯ－１', 'po-1', FIT.equal],
    ['at the start', 'po-2026', 'PO-2026-001', FIT.start],
    ['inside', '2026', 'PO-2026-001', FIT.inside],
    ['all words, in any order', 'tokyo acme', 'ACME Trading, Tokyo', FIT.inside],
    ['simplified for Japanese forms', '重工业', '三菱重工業株式会社', FIT.inside],
    ['hiragana for half-width katakana', 'ｶﾜｻｷ', 'かわさき造船', FIT.start],
    ['romaji of kanji', 'mitsubishi', '三菱重工業株式会社', FIT.sound],
    ['romaji half typed', 'mitsub', '三菱重工業株式会社', FIT.sound],
    ['romaji across kanji and kana', 'nihonzeon', '日本ゼオン', FIT.sound],
    ['kana of kanji, voiced', 'かわさき', '川崎重工業', FIT.sound],
    ['romaji of kana in another spelling', 'syuukou', 'シューコー商事', FIT.sound],
    ['pinyin', 'sanling', '三菱重工業株式会社', FIT.sound],
    ['pinyin of an inner part', 'zhonggong', '三菱重工業株式会社', FIT.sound],
    ['first letters of pinyin', 'slzg', '三菱重工業株式会社', FIT.initials],
  ])('%s', (_, typed, text, wanted) => {
    expect(fitOf(typed, text)).toBe(wanted);
  });

  it.each([
    ['another name', 'kawasaki', '三菱重工業株式会社'],
    ['one of two words only', 'mitsubishi osaka', '三菱重工業株式会社'],
    ['sounds too short to say anything', 'ka', '川崎重工業'],
    ['letters that are no reading', 'xyz', '三菱重工業株式会社'],
    ['nothing typed', '  ', '三菱'],
  ])('not by %s', (_, typed, text) => {
    expect(fitOf(typed, text)).toBe(FIT.none);
  });

  it('takes signs of patterns as signs', () => {
    expect(fitOf('a.*(b', 'aXX(b')).toBe(FIT.none);
    expect(fitOf('[x]', 'part [x] of')).toBe(FIT.inside);
  });
});
