import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipPassThrough } from 'fflate';

export interface ZipPart {
  /** With `/` between folders, each piece through `safeName`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A zip in pieces, so that its files are in memory one at a time. Nothing is compressed: PDFs and workbooks are already. The
 * same parts give the same bytes.
 */
export async function* zipped(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const flush = (): Uint8Array[] => {
    if (failure !== null) throw failure;
    const out = chunks;
    chunks = [];
    return out;
  };
  for await (const { path, bytes } of parts) {
    const part = new ZipPassThrough(path);
    part.mtime = new Date(2000, 0, 1);
    // Made on Unix: `unzip` takes names from DOS for another encoding, whatever the file says.
    part.os = 3;
    part.attrs = 0o100644 << 16;
    zip.add(part);
    part.push(bytes, true);
    yield* flush();
    await breathe();
  }
  zip.end();
  yield* flush();
}

const LONGEST = 60;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069<>:"/\\|?*]/g;

/** A text from an order sheet as the name of one folder or file on any system: never a path, never empty. */
export function safeName(text: string): string {
  const clean = [...text.normalize('NFC').toWellFormed().replace(FORBIDDEN, '_')].slice(0, LONGEST).join('');
  const name = clean.replace(/^[\s.]+|[\s.]+$/g, '');
  if (name === '') return '_';
  return RESERVED.test(name) ? `_${name}` : name;
}
