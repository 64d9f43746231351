import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { PickedFile } from '../../../electron/app/ports.ts';
import { launchChromiumHost } from '../../../electron/host/chromium/launch.ts';
import { productFolders } from '../../../electron/host/product.ts';
import { ScriptedDialogs } from '../../support/scripted-dialogs.ts';
import { launchElectronHost } from './electron-host.ts';

export { expect };

/** The answers of file dialogs, prepared by the test. A dialog that was not prepared fails the call that opened it. */
export interface DialogScript {
  readonly saved: readonly PickedFile[];
  willOpen(file: PickedFile): void;
  willCancel(): void;
  willCancelSave(): void;
}

/** The workstation as a person sees it, whichever host it runs on. */
export interface Workstation {
  readonly hostKind: 'chromium' | 'electron';
  /** The window of the present run; another one after `restart`. */
  readonly page: Page;
  readonly dialogs: DialogScript;
  readonly dataDir: string;
  /** Closes the window and opens it anew on the same data folder. */
  restart(): Promise<Page>;
  /** What went wrong in the window: page errors, refused content, console errors. */
  readonly complaints: readonly string[];
}

export interface RunningHost {
  readonly page: Page;
  close(): Promise<void>;
}

type Launch = (dataDir: string, dialogs: ScriptedDialogs) => Promise<RunningHost>;

const product = productFolders();
const LAUNCHERS: Readonly<Record<Workstation['hostKind'], Launch>> = {
  chromium: (dataDir, dialogs) =>
    launchChromiumHost({
      headless: true,
      dataDir,
      assets: product.assets,
      rendererDir: product.renderer,
      dialogs,
    }) as Promise<RunningHost>,
  electron: (dataDir, dialogs) => launchElectronHost(product.root, dataDir, dialogs),
};

export interface Options {
  hostKind: Workstation['hostKind'];
}

/** The only launcher of the end-to-end tests: a fresh data folder a test, deleted afterwards. */
export const test = base.extend<{ desk: Workstation } & Options>({
  hostKind: ['chromium', { option: true }],
  desk: async ({ hostKind }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pledgedesk-e2e-'));
    const dialogs = new ScriptedDialogs();
    const complaints: string[] = [];
    const open = async () => {
      const running = await LAUNCHERS[hostKind](dataDir, dialogs);
      running.page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
      running.page.on('console', (entry) => {
        if (entry.type() === 'error') complaints.push(`console: ${entry.text()}`);
      });
      return running;
    };
    let running = await open();
    try {
      await use({
        hostKind,
        get page() {
          return running.page;
        },
        dialogs,
        dataDir,
        complaints,
        restart: async () => {
          await running.close();
          running = await open();
          return running.page;
        },
      });
    } finally {
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
});
