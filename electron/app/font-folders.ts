import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the paper fonts lie: beside the assets in a packaged app, in the packages in a source tree. */
export function fontFolders(assets: string): readonly string[] {
  return [join(assets, 'fonts'), join(assets, '..', 'node_modules', '@expo-google-fonts')].filter((folder) =>
    existsSync(folder),
  );
}
