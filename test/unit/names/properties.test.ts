import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDifference } from '../../../shared/names/difference.ts';
import { comparePair } from '../../../shared/names/pair.ts';
import { soundOfKana, soundOfRomaji } from '../../../shared/names/sound.ts';
import { createFolder } from '../../../shared/names/text.ts';
import { knowledge, records, screener } from './knowledge.ts';

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const fold = createFolder(knowledge.fold);

describe('any text', () => {
  it('is screened without a crash, and scores stay within 0..1', () => {
    fc.assert(
      fc.property(anything, (name) => {
        for (const match of screener.screen({ name })) {
          expect(match.score).toBeGreaterThanOrEqual(0);
          expect(match.score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is screened to the end however long and odd it is', () => {
    const odd = [
      'a'.repeat(100_000),
      '三'.repeat(100_000),
      `${'ab '.repeat(30_000)}Nitto Denko`,
      'e\u0301'.repeat(50_000),
      `Z${'\u0335'.repeat(100_000)}`,
      '\ud83d'.repeat(1_000),
      '\udc00Nitto\ud800',
      '(('.repeat(180),
      '(('.repeat(20_000),
      '/'.repeat(50_000),
      ' , '.repeat(20_000),
      '株式会社'.repeat(20_000),
      'ÃÂ'.repeat(20_000),
    ];
    for (const name of odd) {
      expect(screener.screen({ name }).every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      expect(comparePair(name, 'Nitto Denko Corporation', knowledge).score).toBeLessThanOrEqual(1);
    }
  }, 30_000);

  it('compares with itself as the same name, whatever a slip does to it', () => {
    const names = records.flatMap((record) => record.names.map((name) => name.text));
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        expect(comparePair(name, name, knowledge).tier).toBe('hit');
      }),
      { numRuns: 120 },
    );
  });

  it('folds once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is put together again from the pieces of its difference', () => {
    const difference = createDifference(knowledge);
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const found = difference(a, b);
        expect(found.map((block) => block.given).join('')).toBe(a);
        expect(found.map((block) => block.listed).join('')).toBe(b);
      }),
      { numRuns: 200 },
    );
  });
});

describe('difference', () => {
  it('shows what differs and takes variants of a character for the same', () => {
    const difference = createDifference(knowledge);
    expect(difference('NIPPN', 'NIPPI').at(-1)).toEqual({ given: 'N', listed: 'I', same: false });
    expect(difference('防衞大學校', '防衛大学校').every((block) => block.same)).toBe(true);
    expect(difference('ＩＨＩ', 'IHI').map((block) => block.listed)).toEqual(['I', 'H', 'I']);
  });
});

describe('sound', () => {
  it.each([
    ['ニットウ', 'Nitto'],
    ['シュンコウ', 'Syunko'],
    ['シュンコウ', 'Shunkoh'],
    ['チュウオウ', 'Chuo'],
    ['ジョウシン', 'Joshin'],
    ['ナンバ', 'Namba'],
  ])('%s and %s are one', (kana, romaji) => {
    expect(soundOfKana(kana)).toBe(soundOfRomaji(romaji));
  });
});
