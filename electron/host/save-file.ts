import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The name under which a file grows until it is whole. */
export const PART = '.part';

/**
 * Saves a file so that a crash at any moment leaves under its name what stood there before, or all of it: an older backup
 * is not lost to a newer one that was cut off. The file is on the disk and was read back when this returns.
 */
export function saveWhole(path: string, bytes: Uint8Array): Promise<void> {
  return saveStream(path, [bytes]);
}

/** As `saveWhole`, for a file that comes in pieces and need not fit in memory. */
export async function saveStream(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const part = `${path}${PART}`;
  const written = createHash('sha256');
  try {
    const file = await open(part, 'w');
    try {
      for await (const chunk of chunks) {
        written.update(chunk);
        await file.appendFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    // A network drive or a stick may lie about what it took.
    const read = createHash('sha256');
    for await (const chunk of createReadStream(part)) read.update(chunk as Buffer);
    if (read.digest('hex') !== written.digest('hex')) throw new Error('a file that reads back as another');
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
  await syncFolder(dirname(path));
}

/** The name too survives a power cut. Windows has no handle for a folder; some network drives refuse it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
