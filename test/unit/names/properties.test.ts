import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignDifference, createDifference } from '../../../shared/names/difference.ts';
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
        expect(found.a.map((s) => s.text).join('')).toBe(a);
        expect(found.b.map((s) => s.text).join('')).toBe(b);
      }),
      { numRuns: 200 },
    );
  });
});

describe('difference', () => {
  it('shows what differs and takes variants of a character for the same', () => {
    expect(alignDifference('NIPPN', 'NIPPI').a).toEqual([
      { text: 'NIPP', same: true },
      { text: 'N', same: false },
    ]);
    expect(createDifference(knowledge)('防衞大學校', '防衛大学校').a.every((s) => s.same)).toBe(true);
    expect(createDifference(knowledge)('ＩＨＩ', 'IHI').b).toEqual([{ text: 'IHI', same: true }]);
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
