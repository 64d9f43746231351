import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** Writes beside the file, reads it back, and only then puts it in its place: a stop half-way leaves what stood there. */
export async function writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`;
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
    const read = createHash('sha256');
    for await (const chunk of createReadStream(part)) read.update(chunk as Buffer);
    if (read.digest('hex') !== written.digest('hex')) throw new Error('a file that reads back as another');
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
}
