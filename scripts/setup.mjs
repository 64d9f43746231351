// Installs the packages where they are missing or not those of the lockfile. Needs Node 20 and npm 10 or newer, nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode24, ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** Makes the project ready; gives the path of a Node 24. Throws a sentence for people. */
export async function setUp() {
  if (!isInstalled()) await install();
  const node = findNode24();
  if (node === null) {
    throw new Error(
      `Node 24 is needed, and there is no pinned one for ${process.platform} ${process.arch}. Install Node 24 and start again with it.`,
    );
  }
  return node;
}

async function install() {
  process.stderr.write('set-up: installing packages (npm ci)\n');
  const npm = npmCommand();
  const { code, output } = await run(npm.program, [...npm.args, 'ci', '--loglevel=error'], {
    quiet: true,
    shell: npm.shell,
    env: { npm_config_yes: 'true', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
  });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}):\n${output.trim()}`);
  const node = findNode24();
  if (node === null) return;
  // Install scripts are off, and none is needed: the one native module brings its binaries along. This proves it.
  const probe = "const D = require('better-sqlite3-multiple-ciphers'); new D(':memory:').close();";
  const loaded = await run(node, ['-e', probe], { quiet: true });
  if (loaded.code !== 0)
    throw new Error(`the database module does not load on this machine:\n${loaded.output.trim()}`);
}

/** npm's own record of what lies in node_modules, written last by `npm ci`, against the lockfile. */
export function isInstalled(root = ROOT) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  let installed;
  try {
    installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  } catch {
    return false;
  }
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.peer === true;
    return (
      found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path))
    );
  });
}

/** npm as a script for Node, so that Windows needs no shell for `npm.cmd`. */
function npmCommand() {
  const beside = dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = scripts.find((path) => /npm-cli\.js$/.test(path) && existsSync(path));
  if (script !== undefined) return { program: process.execPath, args: [script], shell: false };
  return { program: 'npm', args: [], shell: process.platform === 'win32' };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await setUp();
    process.stdout.write('set-up: ready\n');
  } catch (cause) {
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  }
}
