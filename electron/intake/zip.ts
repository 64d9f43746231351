import { inflateRawSync } from 'node:zlib';
import { type AppError, fail } from '../../shared/contract/errors.ts';
import type { Limits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 10_000;
/** No spreadsheet packs better than this beyond a small size. */
const MAX_RATIO = 250;
const RATIO_FROM = 32 * 1024 * 1024;

/** Reads the central directory; undefined where the archive is damaged or of a kind that no spreadsheet is (zip64). */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.byteLength - 22;
  const stop = Math.max(0, bytes.byteLength - 22 - 65_535);
  while (end >= stop && view.getUint32(end, true) !== END) end--;
  if (end < stop || end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // Readers differ in which of the two counts they go by: none may see a part that was not looked at here.
  if (count > MAX_ENTRIES || count !== view.getUint16(end + 8, true)) return undefined;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      name: new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at = next;
  }
  return entries;
}

/** Sizes that the directory itself declares, before anything is unpacked. */
export function checkSizes(entries: readonly ZipEntry[], limits: Limits): AppError | undefined {
  let total = 0;
  for (const { packed, unpacked } of entries) {
    total += unpacked;
    const dense = unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO;
    if (dense || total > limits.unzippedBytes) {
      return fail('file-bomb', 'intake:file.bomb', {
        megabytes: Math.round(limits.unzippedBytes / 1_048_576),
      }).error;
    }
  }
  return undefined;
}

/** Unpacks one entry to no more bytes than the directory declares; undefined where it is damaged or lies about its size. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.offset;
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== LOCAL) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (entry.method === 0) {
    const stored = bytes.subarray(start, start + entry.packed);
    return stored.byteLength === entry.unpacked ? stored : undefined;
  }
  if (entry.method !== 8) return undefined;
  try {
    const out = inflateRawSync(bytes.subarray(start), { maxOutputLength: Math.max(1, entry.unpacked) });
    return out.byteLength === entry.unpacked ? out : undefined;
  } catch {
    return undefined;
  }
}
