import { isAscii, isUtf8 } from 'node:buffer';
import type { Locale } from '../../../shared/message.ts';
import { rankEncodings } from '../../intake/encoding.ts';
import { detect } from '../../intake/text-file.ts';

export interface TextEncoding {
  readonly encoding: string;
  /** Another one that fits nearly as well, where the file leaves it open. */
  readonly other: string | null;
}

const SAMPLE = 262_144;

/** The encoding of a text file. A file that is UTF-8 to its last byte is UTF-8; else a part with other signs decides. */
export function encodingOfText(bytes: Uint8Array, locale: Locale | undefined): TextEncoding {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : '';
  if (marked !== '') return { encoding: marked, other: null };
  if (isUtf8(bytes) && !bytes.subarray(0, 4096).includes(0)) return { encoding: 'utf-8', other: null };
  const rank = rankEncodings(sampleOf(bytes), locale, detect);
  return {
    encoding: rank.encodings[0] ?? 'utf-8',
    other: rank.doubtful ? (rank.encodings[1] ?? null) : null,
  };
}

/** Whole lines from where the first sign outside ASCII stands. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let from = 0;
  for (let at = 0; at < bytes.byteLength; at += SAMPLE) {
    if (isAscii(bytes.subarray(at, at + SAMPLE))) continue;
    from = at;
    break;
  }
  const part = bytes.subarray(from, from + SAMPLE);
  const start = from === 0 ? 0 : Math.max(0, part.indexOf(0x0a) + 1);
  const end = from + SAMPLE >= bytes.byteLength ? part.byteLength : part.lastIndexOf(0x0a);
  return end > start ? part.subarray(start, end) : part;
}
