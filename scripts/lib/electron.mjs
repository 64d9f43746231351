import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** The program of the installed Electron, or null: the package comes without it. */
export function electronBinary() {
  const folder = join(ROOT, 'node_modules', 'electron');
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** One try, 20 seconds. The only thing that ever goes to the network besides the installation of packages. */
export async function downloadElectron(node) {
  await run(node, [join(ROOT, 'node_modules', 'electron', 'install.js')], { quiet: true, timeout: 20_000 });
  return electronBinary();
}

/** Whether a window can be shown. Only Linux can be without a display and say so. */
export function hasDisplay(platform = process.platform, env = process.env) {
  if (platform !== 'linux') return true;
  return (env.DISPLAY ?? '') !== '' || (env.WAYLAND_DISPLAY ?? '') !== '';
}
