import { fileURLToPath } from 'node:url';
import { findNode24 } from './paths.mjs';
import { run } from './run.mjs';

/** Starts the calling script again under Node 24 where the running one is older, and ends with its exit code. */
export async function ensureNode24(scriptUrl) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const node = findNode24();
  if (node === null) {
    process.stderr.write('Node 24 is not there yet: run "npm start" or "node scripts/setup.mjs" first.\n');
    process.exit(1);
  }
  const { code } = await run(node, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], {
    stdin: 'inherit',
  });
  process.exit(code);
}
