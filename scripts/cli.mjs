// `npm run -s pledgedesk -- COMMAND`: the terminal program on Node 24, with its exit code.
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

try {
  const node = await setUp();
  // Paths are meant from where the user stands, which npm keeps in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const main = join(ROOT, 'electron', 'cli', 'main.ts');
  const { code } = await run(node, [main, ...process.argv.slice(2)], { cwd, stdin: 'inherit' });
  process.exitCode = code;
} catch (cause) {
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
