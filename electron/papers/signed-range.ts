import { PdfArray, type PdfDict, PdfNumber } from '@libpdf/core';

export interface SignedRange {
  /** Signed are the bytes before `gapStart` and those from `gapEnd` to `end`; the gap holds the signature itself. */
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
}

/** The byte range, if it leaves out exactly one hexadecimal string: anything else can hide content. */
export function signedRange(dict: PdfDict, bytes: Uint8Array): SignedRange | undefined {
  const array = dict.get('ByteRange');
  if (!(array instanceof PdfArray) || array.length !== 4) return undefined;
  const [start, first, second, length] = array
    .toArray()
    .map((n) => (n instanceof PdfNumber ? n.value : Number.NaN));
  if (start !== 0 || first === undefined || second === undefined || length === undefined) return undefined;
  const end = second + length;
  const whole = [first, second, end].every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole || first >= second || second > end || end > bytes.length) return undefined;
  const gap = Buffer.from(bytes.subarray(first, second)).toString('latin1');
  if (!/^<[0-9A-Fa-f\s]*>$/.test(gap)) return undefined;
  return { gapStart: first, gapEnd: second, end };
}
