import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe } from 'vitest';
import { fontFolders } from '../../../electron/app/font-folders.ts';
import { createTerminalHost } from '../../../electron/app/terminal-host.ts';
import { answerCall } from '../../../electron/host/calls.ts';
import { findBrowser } from '../../../electron/host/chromium/browser.ts';
import { launchChromiumHost } from '../../../electron/host/chromium/launch.ts';
import { settingsOn } from '../../../electron/host/preferences.ts';
import { productFolders } from '../../../electron/host/product.ts';
import type { AppEvent } from '../../../shared/contract/channels.ts';
import type { Bridge } from '../../../shared/contract/client.ts';
import { type HostUnderTest, hostSuite } from '../../support/host-suite.ts';
import { writePlainSite } from '../../support/plain-site.ts';

const product = productFolders();

/** A host without any window: keeps the suite honest about what belongs to hosts and what to Chromium. */
hostSuite('plain node', async ({ dataDir, dialogs, invoke }): Promise<HostUnderTest> => {
  mkdirSync(dataDir, { recursive: true });
  const events: AppEvent[] = [];
  const host = {
    ...createTerminalHost({
      data: join(dataDir, 'vault'),
      assets: product.assets,
      fonts: fontFolders(product.assets),
    }),
    settings: settingsOn(new Conf({ cwd: dataDir, configName: 'preferences' })),
    dialogs,
    emit: (event: AppEvent) => void events.push(event),
  };
  return {
    host,
    call: (channel, input) => answerCall(invoke, { channel, input, trusted: true }),
    callWithBytes: (channel, count, nested) => {
      const bytes = new Uint8Array(count);
      return answerCall(invoke, { channel, input: nested ? { inner: { bytes } } : { bytes }, trusted: true });
    },
    events: async () => events,
    close: async () => undefined,
  };
});

describe.skipIf(findBrowser() === null)('with a browser', () => {
  hostSuite('chromium', async ({ dataDir, dialogs, invoke }): Promise<HostUnderTest> => {
    const site = join(dataDir, 'site');
    if (!existsSync(site)) writePlainSite(site);
    const opened = await launchChromiumHost({
      headless: true,
      dataDir,
      assets: product.assets,
      rendererDir: site,
      dialogs,
      openApp: async () => ({ invoke, lock: async () => undefined, close: async () => undefined }),
    });
    return {
      host: opened.host,
      call: (channel, input) =>
        opened.page.evaluate(
          (sent) => (Reflect.get(globalThis, 'pledgedesk') as Bridge).invoke(sent.channel, sent.input),
          { channel, input },
        ),
      callWithBytes: (channel, count, nested) =>
        opened.page.evaluate(
          (sent) => {
            const bytes = new Uint8Array(sent.count);
            const bridge = Reflect.get(globalThis, 'pledgedesk') as Bridge;
            return bridge.invoke(sent.channel, sent.nested ? { inner: { bytes } } : { bytes });
          },
          { channel, count, nested },
        ),
      events: () => opened.page.evaluate(() => Reflect.get(globalThis, 'received') as AppEvent[]),
      close: () => opened.close(),
    };
  });
});
