import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { Page } from 'playwright-core';
import { createApp } from '../../app/create-app.ts';
import { fontFolders } from '../../app/font-folders.ts';
import type { ClockPort, DialogsPort, Host } from '../../app/ports.ts';
import type { Invoke } from '../../app/router.ts';
import { systemClock } from '../clock.ts';
import { fileLog } from '../log.ts';
import { setAsideBrokenSettings, settingsOn } from '../preferences.ts';
import { installBridge, sendEvent } from './bridge.ts';
import { findBrowser } from './browser.ts';
import { pageDialogs } from './dialogs.ts';
import { type DeskWindow, openWindow } from './window.ts';

/** What a host needs of the application; the real one is `createApp`. */
export interface HostedApp {
  readonly invoke: Invoke;
  lock(): Promise<void>;
  close(): Promise<void>;
}

export interface ChromiumHostOptions {
  readonly headless: boolean;
  /** Folder of vault, settings and log. */
  readonly dataDir: string;
  readonly assets: string;
  readonly rendererDir: string;
  readonly dialogs?: DialogsPort;
  readonly clock?: ClockPort;
  readonly browserPath?: string;
  readonly openApp?: (host: Host) => Promise<HostedApp>;
}

export interface ChromiumHost {
  readonly app: HostedApp;
  readonly host: Host;
  readonly page: Page;
  /** Settles when the window is gone, by whichever hand. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export class BrowserMissing extends Error {}

/** The app on Node with a Chromium window. */
export async function launchChromiumHost(options: ChromiumHostOptions): Promise<ChromiumHost> {
  const browserPath = options.browserPath ?? findBrowser();
  if (browserPath === null) throw new BrowserMissing('no installed Chromium, Chrome or Edge was found');
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });

  setAsideBrokenSettings(join(options.dataDir, 'preferences.json'));
  const settings = settingsOn(new Conf({ cwd: options.dataDir, configName: 'preferences' }));
  const clock = options.clock ?? systemClock;
  let desk: DeskWindow | null = null;
  const pageOf = () => {
    if (desk === null) throw new Error('the window is not open');
    return desk.page;
  };
  const host: Host = {
    kind: 'chromium',
    paths: {
      data: join(options.dataDir, 'vault'),
      assets: options.assets,
      fonts: fontFolders(options.assets),
    },
    settings,
    secrets: {
      available: async () => ({ available: false, backend: 'none' }),
      protect: async () => null,
      reveal: async () => null,
    },
    dialogs: options.dialogs ?? pageDialogs(pageOf),
    // The browser's permission for a folder does not outlive the window: here the window reminds instead.
    backups: null,
    clock,
    log: fileLog(options.dataDir, () => clock.now()),
    emit: (event) => {
      if (desk !== null) sendEvent(desk.page, event);
    },
  };

  const app = await (options.openApp ?? createApp)(host);
  try {
    desk = await openWindow({
      browserPath,
      rendererDir: options.rendererDir,
      headless: options.headless,
      size: settings.read().window ?? { width: 1280, height: 800 },
    });
  } catch (cause) {
    await app.close();
    throw cause;
  }
  const opened = desk;
  let ending: Promise<void> | null = null;
  const close = () => {
    ending ??= app.close().finally(() => opened.close());
    return ending;
  };
  const closed = new Promise<void>((resolve) => {
    opened.page.once('close', () => void close().finally(resolve));
  });
  await installBridge(opened.page, app.invoke, (size) => settings.write({ window: size }));
  await opened.show();
  return { app, host, page: opened.page, closed, close };
}
