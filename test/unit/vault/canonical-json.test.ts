import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../electron/vault/canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts by UTF-16 code unit and writes numbers and strings as RFC 8785 has them', () => {
    // The example of RFC 8785, 3.2.3, and its numbers of 3.2.2.
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values = Object.values(JSON.parse(canonicalJson(example)));
    const written = [...canonicalJson(example).matchAll(/"([^"]*)"[,}]/g)].map((match) => match[1]);
    expect(written).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(values).toHaveLength(7);
    expect(
      canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]),
    ).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    expect(canonicalJson({ b: [true, null], a: '\u000f"\\\n' })).toBe(
      '{"a":"\\u000f\\"\\\\\\n","b":[true,null]}',
    );
  });

  it('is one text for one value, and reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.stringify(JSON.parse(text))).toHaveLength(JSON.stringify(value).length);
      }),
      { seed: 3 },
    );
    expect(canonicalJson({ a: 1, b: undefined, c: { e: 1, d: 2 } })).toBe(
      canonicalJson({ c: { d: 2, e: 1 }, a: 1 }),
    );
  });

  it.each([
    [undefined],
    [() => 1],
    [Number.NaN],
    [1n],
    [new Date(0)],
    [new Map()],
    [[undefined]],
    [{ a: new Set() }],
  ])('does not swallow what JSON cannot hold: %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
