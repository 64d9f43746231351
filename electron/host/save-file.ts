import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The name under which a file grows until it is whole. */
export const PART = '.part';

/**
 * Saves a file so that a crash at any moment leaves under its name what stood there before, or all of it: an older backup
 * is not lost to a newer one that was cut off. The file is on the disk and was read back when this returns.
 */
export async function saveWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}${PART}`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    // A network drive or a stick may lie about what it took.
    if (!(await readFile(part)).equals(bytes)) throw new Error('a file that reads back as another');
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
