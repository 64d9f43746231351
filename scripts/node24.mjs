// `node scripts/node24.mjs FILE ARGS…`: runs a script of the project or of a package on the pinned Node 24.
import { resolve } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('node scripts/node24.mjs FILE ARGS…');
  const { code } = await run(await setUp(), [resolve(ROOT, file), ...args], { stdin: 'inherit' });
  process.exitCode = code;
} catch (cause) {
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
