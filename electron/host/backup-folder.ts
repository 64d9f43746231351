import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupsPort } from '../app/ports.ts';

/** A folder of this computer for automatic backups; `choose` is the host's dialog. */
export function folderBackups(choose: () => Promise<string | null>): BackupsPort {
  return {
    choose,
    write: async (folder, name, bytes) => {
      await mkdir(folder, { recursive: true });
      const path = join(folder, basename(name));
      const part = `${path}.part`;
      try {
        const file = await open(part, 'w', 0o600);
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
    },
    list: (folder) => readdir(folder),
    remove: (folder, name) => rm(join(folder, basename(name))),
  };
}
