import { type AppError, fail } from '../../shared/contract/errors.ts';

/** What the bytes are, whatever the file is called. */
export type FileKind = 'zip' | 'ole' | 'text';

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x52, 0x49, 0x46, 0x46],
];
const ARCHIVES: readonly (readonly number[])[] = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = [0x25, 0x50, 0x44, 0x46];
/** First records of Excel 2 to 4 files, which have no container. */
const OLD_EXCEL: readonly (readonly number[])[] = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08],
];

/** Recognises a file by its bytes; what cannot be an order sheet comes back as the error that says why. */
export function sniff(bytes: Uint8Array): { readonly kind: FileKind } | { readonly error: AppError } {
  const starts = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  if (bytes.byteLength === 0) return fail('file-unreadable', 'intake:file.empty');
  if (starts(ZIP)) return { kind: 'zip' };
  if (starts(OLE)) return { kind: 'ole' };
  if (starts(PDF)) return fail('file-unreadable', 'intake:file.pdf');
  if (IMAGES.some(starts)) return fail('file-unreadable', 'intake:file.image');
  if (ARCHIVES.some(starts)) return fail('file-unreadable', 'intake:file.archive');
  if (OLD_EXCEL.some(starts)) return fail('file-unreadable', 'intake:file.old-excel');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\u0000', '').trimStart();
  if (/^(?:ï»¿|ÿþ|þÿ)?\s*(?:<!doctype html|<html|<table|<meta|<head|<body|mime-version:)/iu.test(head)) {
    return fail('file-unreadable', 'intake:file.html');
  }
  if (/^(?:ï»¿|ÿþ|þÿ)?\s*<\?xml/iu.test(head)) return fail('file-unreadable', 'intake:file.xml');
  if (head.startsWith('{\\rtf')) return fail('file-unreadable', 'intake:file.unknown');
  if (isBinary(bytes)) return fail('file-unreadable', 'intake:file.unknown');
  if (head.replace(/^(?:ï»¿|ÿþ|þÿ)/u, '').trim() === '' && bytes.byteLength < 4096) {
    return fail('file-unreadable', 'intake:file.empty');
  }
  return { kind: 'text' };
}

/** Control bytes that no text has. NUL is left to the encodings: UTF-16 is full of it. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample)
    if (byte < 0x09 ? byte !== 0 : byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b) controls++;
  if (hasUtf16Mark(bytes) || controls <= sample.length * 0.02) return false;
  const wide = wideWithoutMark(bytes);
  return (
    wide === undefined || !readsAsText(new TextDecoder(wide).decode(sample.subarray(0, sample.length & ~1)))
  );
}

/** UTF-16 without a mark: line breaks, commas and digits leave NULs on one side only. */
export function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 8192);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++;
  });
  if (bytes.byteLength % 2 !== 0 || even + odd < sample.length * 0.02) return undefined;
  if (odd > even * 4) return 'utf-16le';
  return even > odd * 4 ? 'utf-16be' : undefined;
}

/** Hardly any control characters, and line breaks among them. */
function readsAsText(text: string): boolean {
  const controls = [...text].filter((c) => c < ' ' && !'\t\r\n'.includes(c)).length;
  return controls <= text.length * 0.005 && /[\r\n,\t]/.test(text);
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
