import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The program of the installed Electron, or null: the package comes without it, and it has to be downloaded. */
export function electronBinary(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}
