import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText, contentOf, SheetHash } from '../../../electron/audit/canonical.ts';

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('canonical form', () => {
  it.each([
    [null, ''],
    ['', ''],
    ['a\tb\nc\\d', 'a\\tb\\nc\\\\d'],
    ['one\r\ntwo\rthree', 'one\\ntwo\\nthree'],
    ['\ud800x', '\ufffdx'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [1e21, '1e+21'],
    [{ date: '2026-11-25' }, '2026-11-25'],
    [{ date: '2026-02-30' }, '2026-02-30'],
    [{ instant: '2026-11-25T18:30:00+09:00' }, '2026-11-25T18:30:00+09:00'],
  ] as const)('%j is %j', (value, text) => {
    expect(canonicalText(contentOf(value))).toBe(text);
  });

  it('does not take a number that is none', () => {
    expect(() => contentOf(Number.NaN)).toThrow();
  });

  it('makes a date cell only of a day that a spreadsheet holds', () => {
    expect(contentOf({ date: '1900-03-01' })).toEqual({ day: '1900-03-01' });
    expect(contentOf({ date: '1900-02-28' })).toBe('1900-02-28');
    expect(contentOf({ date: '25.11.2026' })).toBe('25.11.2026');
  });
});

describe('SheetHash', () => {
  const hash = (rows: readonly (readonly string[])[], width: number) => {
    const one = new SheetHash(width);
    for (const row of rows) one.add(row);
    return one.finish();
  };

  it('pads to the width, keeps blank rows between, drops those at the end', () => {
    expect(hash([['a'], [], ['', 'b', 'c', 'd'], ['', '']], 3)).toEqual({
      rows: 3,
      sha256: sha('a\t\t\n\t\t\n\tb\tc\td\n'),
    });
    expect(hash([], 3)).toEqual({ rows: 0, sha256: sha('') });
  });

  it('tells a cell that moved from one that did not', () => {
    expect(hash([['a', '']], 2).sha256).not.toBe(hash([['', 'a']], 2).sha256);
  });
});
