import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bagOf, editDistance, mayBeWithin } from '../../../shared/names/edit.ts';
import { lookalike, mayLookAlike } from '../../../shared/names/lookalike.ts';
import { hardBits, soundOfRomaji } from '../../../shared/names/sound.ts';
import { KeyTable, NumberList, TextTable } from '../../../shared/names/tables.ts';

/** The whole table, nothing left out: what the banded one must agree with. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => d[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j++) (d[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = least;
    }
  return at(a.length, b.length);
}

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '山'), maxLength: 9 });
const sounding = fc.string({ unit: fc.constantFrom(...'aiueosthcjzmpbfvlrnwdy1'), maxLength: 6 });

describe('shortcuts of the comparison', () => {
  it('give the distance of the whole table, cut off beyond the limit', () => {
    fc.assert(
      fc.property(few, few, fc.nat(5), (a, b, limit) => {
        const distance = plainDistance(a, b);
        expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
        if (distance <= limit) expect(mayBeWithin(a.length, bagOf(a), b.length, bagOf(b), limit)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('never pass over words that look or sound alike', () => {
    const [looks, sounds] = [new Map<string, string>(), new Map<string, string>()];
    fc.assert(
      fc.property(sounding, (word) => {
        const [look, sound] = [lookalike(word), soundOfRomaji(word)];
        const alike = looks.get(look) ?? word;
        expect([alike, mayLookAlike(bagOf(alike), bagOf(word))]).toEqual([alike, true]);
        const heard = sounds.get(sound) ?? word;
        expect([heard, hardBits(bagOf(heard))]).toEqual([heard, hardBits(bagOf(word))]);
        looks.set(look, word);
        sounds.set(sound, word);
      }),
      { numRuns: 6000 },
    );
  });
});

describe('tables', () => {
  it('number every key once, through growth, and know no other', () => {
    const table = new KeyTable();
    const keys = Array.from({ length: 5000 }, (_, i) => i * 0x100000001 + (i % 7));
    expect(keys.map((key) => table.add(key))).toEqual(keys.map((_, i) => i));
    expect(keys.map((key) => table.add(key))).toEqual(keys.map((_, i) => i));
    expect(table.size).toBe(5000);
    expect(table.find(keys[4321] ?? 0)).toBe(4321);
    expect(table.find(3)).toBe(-1);
  });

  it('find every place of a text in rising order', () => {
    const texts = Array.from({ length: 900 }, (_, i) => `name ${i % 300}`);
    const table = new TextTable(texts.length, (place) => texts[place] ?? '');
    expect(table.places('name 7')).toEqual([7, 307, 607]);
    expect(table.places('name 300')).toEqual([]);
  });

  it('hand numbers back in the order they came, over the end of a chunk', () => {
    const list = new NumberList();
    const count = 2 * (1 << 18) + 5;
    for (let i = 0; i < count; i++) list.push(i);
    let next = 0;
    let wrong = 0;
    list.each((value) => {
      if (value !== next++) wrong++;
    });
    expect([next, wrong]).toEqual([count, 0]);
  });
});
