import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the product's read-only parts lie. */
export interface ProductFolders {
  readonly root: string;
  readonly assets: string;
  readonly renderer: string;
}

/** Looks upward: the source tree, the built bundle and the packed archive have the same shape at different depths. */
export function productFolders(from: string = dirname(fileURLToPath(import.meta.url))): ProductFolders {
  const root = [1, 2, 3, 4]
    .map((up) => resolve(from, ...Array<string>(up).fill('..')))
    .find((folder) => existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'assets')));
  if (root === undefined) throw new Error('the folder of the product is not complete');
  return { root, assets: join(root, 'assets'), renderer: join(root, 'dist', 'renderer') };
}
