import { parseArgs } from 'node:util';
import { productFolders } from '../product.ts';
import { claimFolder, defaultDataFolder } from './folder.ts';
import { BrowserMissing, launchChromiumHost } from './launch.ts';
import { lockAfterSleep } from './sleep.ts';

/** `node electron/host/chromium/main.ts [--data DIR]`: the workstation in a Chromium window. */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const dataDir = values.data ?? defaultDataFolder();
  const release = claimFolder(dataDir);
  if (release === null) {
    process.stderr.write('Pledgedesk is already open on this data folder.\n');
    return 1;
  }
  const product = productFolders();
  try {
    const desk = await launchChromiumHost({
      headless: false,
      dataDir,
      assets: product.assets,
      rendererDir: product.renderer,
    });
    const stopWatching = lockAfterSleep(() => void desk.app.lock());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => void desk.close());
    await desk.closed;
    stopWatching();
    return 0;
  } catch (cause) {
    if (!(cause instanceof BrowserMissing)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return 1;
  } finally {
    release();
  }
}

process.exitCode = await run();
