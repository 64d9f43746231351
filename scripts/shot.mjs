// For development: looks at the window without a display.
//   node scripts/shot.mjs [--out FILE.png] [--data DIR] [--size 1280x800] [--run STEPS.mjs] [--no-build]
// --app STAND-IN.mjs exports `openApp(host)` and takes the place of the application (to look at the window alone).
// STEPS.mjs exports `steps(page, host)`; without it the first screen is taken. Console errors are printed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureNode24 } from './lib/node24.mjs';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await ensureNode24(import.meta.url);
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/shot.png' },
    data: { type: 'string' },
    size: { type: 'string', default: '1280x800' },
    run: { type: 'string' },
    app: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
  },
});
if (!values['no-build']) {
  const built = await run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--only', 'renderer']);
  if (built.code !== 0) process.exit(built.code);
}
const { launchChromiumHost } = await import('../electron/host/chromium/launch.ts');
const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'pledgedesk-shot-'));
const host = await launchChromiumHost({
  headless: true,
  dataDir,
  assets: join(ROOT, 'assets'),
  rendererDir: join(ROOT, 'dist', 'renderer'),
  ...(values.app === undefined
    ? {}
    : { openApp: (await import(pathToFileURL(resolve(values.app)).href)).openApp }),
});
const { page } = host;
const show = (kind) => (entry) => process.stderr.write(`${kind}: ${entry.text?.() ?? entry.message}\n`);
page.on('console', (entry) =>
  entry.type() === 'error' || entry.type() === 'warning' ? show('console')(entry) : null,
);
page.on('pageerror', show('error'));
try {
  const [width, height] = values.size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  await page.reload();
  await page.waitForTimeout(500);
  if (values.run !== undefined) {
    const { steps } = await import(pathToFileURL(resolve(values.run)).href);
    await steps(page, host);
  }
  await page.screenshot({ path: values.out });
  process.stdout.write(`${values.out}\n`);
} finally {
  await host.close();
  if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
}
