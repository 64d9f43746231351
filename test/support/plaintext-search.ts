import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

/**
 * Looks for texts in raw bytes, in every encoding in which they could have leaked. Used to show that nothing of the
 * business lies in plain text; so a place that does not exist throws, and `files` and `bytes` say how much was read.
 */

export interface Finding {
  readonly file: string;
  readonly needle: string;
  readonly encoding: string;
  readonly offset: number;
}

export interface Search {
  readonly found: readonly Finding[];
  readonly files: number;
  readonly bytes: number;
}

const ENCODINGS = ['utf8', 'utf16le', 'utf16be', 'gbk', 'cp932'] as const;
const CHUNK = 4 * 1024 * 1024;
/** Shorter patterns are found in random bytes by chance. */
const SHORTEST = 6;

interface Pattern {
  readonly needle: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Searches folders (with all below) and single files for the needles. */
export function searchBytes(folders: readonly string[], needles: readonly string[]): Search {
  const patterns = needles.flatMap(patternsOf);
  const found: Finding[] = [];
  let files = 0;
  let bytes = 0;
  for (const file of folders.flatMap(filesOf)) {
    const size = searchFile(file, patterns, found);
    if (size === null) continue;
    files++;
    bytes += size;
  }
  return { found, files, bytes };
}

/** Encodings that cannot hold a needle are left out; the same bytes are looked for once. */
function patternsOf(needle: string): Pattern[] {
  const patterns = new Map<string, Pattern>();
  const add = (encoding: string, bytes: Buffer) => {
    if (bytes.length < SHORTEST) throw new Error(`a needle too short to mean anything: ${needle}`);
    if (!patterns.has(bytes.toString('hex')))
      patterns.set(bytes.toString('hex'), { needle, encoding, bytes });
  };
  for (const encoding of ENCODINGS) {
    const bytes = iconv.encode(needle, encoding);
    if (iconv.decode(bytes, encoding) === needle) add(encoding, bytes);
  }
  const escaped = needle.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  add('json-escaped', Buffer.from(escaped, 'latin1'));
  return [...patterns.values()];
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The number of bytes read, or null where the file has gone meanwhile. */
function searchFile(file: string, patterns: readonly Pattern[], found: Finding[]): number | null {
  const overlap = Math.max(...patterns.map((pattern) => pattern.bytes.length)) - 1;
  const buffer = Buffer.alloc(CHUNK + overlap);
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
  try {
    let position = 0;
    let kept = 0;
    for (;;) {
      const read = readSync(handle, buffer, kept, CHUNK, position);
      const window = buffer.subarray(0, kept + read);
      for (const { needle, encoding, bytes } of patterns) {
        // A hit that ends within the bytes kept from the last window was reported with it.
        for (let at = window.indexOf(bytes); at >= 0; at = window.indexOf(bytes, at + 1)) {
          if (at + bytes.length > kept) found.push({ file, needle, encoding, offset: position - kept + at });
        }
      }
      if (read === 0) return position;
      position += read;
      kept = Math.min(overlap, window.length);
      window.copy(buffer, 0, window.length - kept);
    }
  } finally {
    closeSync(handle);
  }
}
