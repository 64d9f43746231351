import { PdfArray, PdfDict, PdfNumber } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { signedRange } from '../../../electron/papers/signed-range.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const dict = (...numbers: number[]) =>
  PdfDict.of({ ByteRange: new PdfArray(numbers.map((n) => PdfNumber.of(n))) });

describe('signedRange', () => {
  const file = bytes('before<00aF>after');
  it('is all but one hexadecimal string', () => {
    expect(signedRange(dict(0, 6, 12, 5), file)).toEqual({ gapStart: 6, gapEnd: 12, end: 17 });
  });
  it.each([
    ['does not begin at the first byte', [1, 5, 12, 5], file],
    ['leaves out content beside the signature', [0, 6, 13, 4], file],
    ['leaves out content before the signature', [0, 5, 12, 5], file],
    ['leaves out an object', [0, 6, 21, 5], bytes('before<00><</F 1>>(x)after')],
    ['goes beyond the file', [0, 6, 12, 6], file],
    ['runs backwards', [0, 12, 6, 5], file],
    ['is negative', [0, 6, 12, -5], file],
    ['has no whole numbers', [0, 6.5, 12, 5], file],
    ['is too short', [0, 6, 12], file],
  ] as const)('is refused where it %s', (_, numbers, content) => {
    expect(signedRange(dict(...numbers), content)).toBeUndefined();
  });
  it('is refused where there is none', () => {
    expect(signedRange(PdfDict.of({}), file)).toBeUndefined();
  });
});
