import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DialogsPort } from '../../app/ports.ts';
import { loadTexts } from '../../app/texts.ts';
import { productFolders } from '../product.ts';
import { findBrowser } from './browser.ts';
import { launchChromiumHost } from './launch.ts';
import { profileParent } from './profile.ts';
import { tourSteps } from './tour-steps.ts';

/** Exit code where there is no browser to show the window in. */
const NO_BROWSER = 3;

/**
 * `node electron/host/chromium/tour.ts --out DIR`: drives the real window, headless, through the job on the sample orders, by mouse
 * and keyboard, and leaves `DIR/screenshots/*.png` in zh, ja and en. What the window saves goes to `DIR/window`.
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'out/sample' } } });
  const browserPath = findBrowser();
  if (browserPath === null) return NO_BROWSER;
  const product = productFolders();
  const shots = join(values.out, 'screenshots');
  mkdirSync(shots, { recursive: true });
  const dataDir = mkdtempSync(join(profileParent(), 'pledgedesk-tour-'));
  const host = await launchChromiumHost({
    headless: true,
    dataDir,
    assets: product.assets,
    rendererDir: product.renderer,
    browserPath,
    dialogs: sampleDialogs(join(product.assets, 'samples', 'orders.xlsx'), join(values.out, 'window')),
  });
  try {
    await host.page.setViewportSize({ width: 1440, height: 900 });
    await tourSteps(host.page, {
      say: loadTexts(product.assets).say,
      profile: JSON.parse(readFileSync(join(product.assets, 'samples', 'profile.json'), 'utf8')),
      shot: async (name) => {
        await host.page.screenshot({ path: join(shots, `${name}.png`) });
      },
    });
    return 0;
  } catch (cause) {
    await host.page.screenshot({ path: join(shots, 'stopped-here.png') }).catch(() => undefined);
    process.stderr.write(
      `the tour of the window stopped: ${cause instanceof Error ? cause.message : 'failed'}\n`,
    );
    return 1;
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Nobody is there to answer a dialog: the sample orders are chosen, and what is saved goes to a folder of the run. */
function sampleDialogs(orders: string, folder: string): DialogsPort {
  return {
    openFile: async () => ({ name: 'orders.xlsx', bytes: new Uint8Array(readFileSync(orders)) }),
    saveFile: async (name, bytes) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), bytes);
      return { name };
    },
  };
}

process.exitCode = await run();
