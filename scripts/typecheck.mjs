// Types of every room: the window, the app and hosts, the pure core, the tests.
import { ensureNode24 } from './lib/node24.mjs';
import { tool } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await ensureNode24(import.meta.url);
for (const room of ['shared', 'electron', 'renderer', 'test']) {
  const { code } = await run(process.execPath, [tool('typescript/bin/tsc'), '-p', room]);
  if (code !== 0) process.exitCode = 1;
}
