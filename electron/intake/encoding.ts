import iconv from 'iconv-lite';
import type { Locale } from '../../shared/message.ts';
import { FREQUENT } from './frequency.ts';
import { wideWithoutMark } from './sniff.ts';

/** Encodings of order sheets. GBK and GB2312 files are read as GB18030, their superset. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'shift_jis',
  'big5',
  'euc-jp',
  'windows-1252',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function isEncoding(text: string): text is Encoding {
  return (ENCODINGS as readonly string[]).includes(text);
}

const CODEC: Readonly<Partial<Record<Encoding, string>>> = {
  gb18030: 'gb18030',
  shift_jis: 'cp932',
  big5: 'big5hkscs',
  'euc-jp': 'eucjp',
  'windows-1252': 'windows-1252',
};
const HOME: Readonly<Record<Locale, readonly Encoding[]>> = {
  'zh-CN': ['gb18030'],
  ja: ['shift_jis', 'euc-jp'],
  en: [],
};
const SAMPLE = 262_144;
const DETECTOR_SAMPLE = 65_536;
/** Two encodings that lie nearer than this are both shown to the officer as possible. */
const CLOSE = 0.12;

export interface EncodingRank {
  /** Encodings that decode every byte, best first. */
  readonly encodings: readonly Encoding[];
  /** The best one is not clearly better than the next. */
  readonly doubtful: boolean;
}

/** Decodes strictly: undefined where a byte does not belong to the encoding. A byte order mark is dropped. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  const codec = CODEC[encoding];
  if (codec === undefined) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), codec);
  return text.includes('\ufffd') ? undefined : text;
}

/** Ranks the encodings in which the bytes can be read. `detected`: what a statistical detector says of a sample. */
export function rankEncodings(
  bytes: Uint8Array,
  locale: Locale | undefined,
  detect: (sample: Uint8Array) => string | null,
): EncodingRank {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) {
    return { encodings: decode(bytes, marked) === undefined ? [] : [marked], doubtful: false };
  }
  const wide = wideWithoutMark(bytes);
  if (wide !== undefined && decode(bytes, wide) !== undefined) return { encodings: [wide], doubtful: false };
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== undefined && !/[\u0080-\uffff]/.test(utf8)) return { encodings: ['utf-8'], doubtful: false };

  const detected = (detect(bytes.subarray(0, DETECTOR_SAMPLE)) ?? '').toLowerCase();
  const home = locale === undefined ? [] : HOME[locale];
  const scored: { encoding: Encoding; score: number }[] = [];
  for (const encoding of ['gb18030', 'shift_jis', 'big5', 'euc-jp', 'windows-1252'] as const) {
    const text = decode(bytes, encoding);
    if (text === undefined) continue;
    const vote = (agrees(detected, encoding) ? 0.08 : 0) + (home.includes(encoding) ? 0.04 : 0);
    scored.push({ encoding, score: plausibility(text.slice(0, SAMPLE), encoding) + vote });
  }
  scored.sort((a, b) => b.score - a.score);
  const others = scored.map((s) => s.encoding);
  if (utf8 !== undefined) return { encodings: ['utf-8', ...others], doubtful: false };
  const [first, second] = scored;
  const doubtful = first !== undefined && second !== undefined && first.score - second.score < CLOSE;
  return { encodings: others, doubtful };
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

function agrees(detected: string, encoding: Encoding): boolean {
  switch (encoding) {
    case 'gb18030':
      return /^gb/.test(detected);
    case 'shift_jis':
      return /shift_jis|cp932|windows-31j/.test(detected);
    case 'big5':
      return detected.startsWith('big5');
    case 'euc-jp':
      return detected === 'euc-jp';
    default:
      return detected === encoding;
  }
}

/** How much the text looks like one of its language, 0 to 1: frequent characters speak for it, stray symbols against it. */
function plausibility(text: string, encoding: Encoding): number {
  if (encoding === 'windows-1252') return westernPlausibility(text);
  const frequent = FREQUENT[encoding];
  let points = 0;
  let count = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    count++;
    if (frequent?.has(c)) points += 1;
    else if (code >= 0x3041 && code <= 0x30fe)
      points += encoding === 'gb18030' || encoding === 'big5' ? 0.4 : 1;
    else if ((code >= 0x3001 && code <= 0x3017) || (code >= 0xff01 && code <= 0xff5e)) points += 0.6;
    else if (code >= 0x4e00 && code <= 0x9fff) points += 0.25;
    else if (code >= 0xff61 && code <= 0xff9f) points += 0.1;
    else if (code >= 0xe000 && code <= 0xf8ff) points -= 1;
    else points -= 0.3;
  }
  return count === 0 ? 0 : points / count;
}

/** Accented letters of Western texts stand beside plain letters. */
function westernPlausibility(text: string): number {
  let points = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    count++;
    const letter = code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7;
    const beside = /[A-Za-z]/.test(text.charAt(i - 1)) || /[A-Za-z]/.test(text.charAt(i + 1));
    const run = text.charCodeAt(i - 1) >= 0x80 || text.charCodeAt(i + 1) >= 0x80;
    points += letter && beside && !run ? 0.9 : -0.2;
  }
  return count === 0 ? 0 : points / count;
}
