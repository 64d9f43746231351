import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sender } from '../../../electron/app/router.ts';
import { findBrowser } from '../../../electron/host/chromium/browser.ts';
import { type ChromiumHost, launchChromiumHost } from '../../../electron/host/chromium/launch.ts';
import { createProfile, profileParent, sweepProfiles } from '../../../electron/host/chromium/profile.ts';
import { openWindow } from '../../../electron/host/chromium/window.ts';
import { productFolders } from '../../../electron/host/product.ts';
import { ok } from '../../../shared/contract/errors.ts';
import { writeBareSite, writePlainSite } from '../../support/plain-site.ts';

const ownProfiles = () =>
  readdirSync(profileParent()).filter((name) => name.startsWith(`pledgedesk-window-${process.pid}-`));

describe.skipIf(findBrowser() === null)('chromium window', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pledgedesk-window-test-'));
  const senders: Sender[] = [];
  let locked = 0;
  let host: ChromiumHost;
  let page: Page;

  beforeAll(async () => {
    host = await launchChromiumHost({
      headless: true,
      dataDir,
      assets: productFolders().assets,
      rendererDir: writePlainSite(join(dataDir, 'site')),
      openApp: async () => ({
        invoke: async (channel, _input, sender) => {
          senders.push(sender);
          return ok(channel);
        },
        lock: async () => undefined,
        close: async () => {
          locked += 1;
        },
      }),
    });
    page = host.page;
  });
  afterAll(async () => {
    await host.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is a secure context at the own origin, offline, with the bridge and without a way to change it', async () => {
    const seen = await page.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'pledgedesk') as object;
      return {
        secure: globalThis.isSecureContext,
        origin: location.origin,
        online: navigator.onLine,
        automation: navigator.webdriver,
        frozen: Object.isFrozen(bridge),
        replaced: Reflect.set(globalThis, 'pledgedesk', null),
        keys: Object.keys(bridge),
      };
    });
    expect(seen).toMatchObject({
      secure: true,
      origin: 'https://desk.invalid',
      online: false,
      frozen: true,
      replaced: false,
    });
    expect(seen.keys).toEqual(['invoke', 'subscribe']);
  });

  it('stays where it is when a page script, a link or a form wants to go elsewhere', async () => {
    for (const target of [
      'https://example.com/',
      'http://127.0.0.1:9/',
      'https://desk.invalid/page.js',
      'https://desk.invalid.evil/',
    ]) {
      await page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
        location.assign(url);
      }, target);
      await page.waitForTimeout(100);
      expect(page.url(), target).toBe('https://desk.invalid/');
      expect(await page.textContent('h1')).toBe('plain');
    }
  });

  it('closes popups at once', async () => {
    await page.evaluate(() => {
      globalThis.open('https://desk.invalid/', '_blank');
      globalThis.open('about:blank', '_blank');
    });
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('takes calls of the main frame only', async () => {
    senders.length = 0;
    await page.evaluate(async () => {
      const call = Reflect.get(globalThis, '__pledgedeskCall') as (...args: unknown[]) => Promise<unknown>;
      await call('app.state', {});
      // An empty frame is no request, so the policy for frames does not stop it; it has the binding of every frame.
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as unknown as Record<string, typeof call>;
      await inner.__pledgedeskCall?.('vault.lock', {});
      frame.remove();
    });
    expect(senders.map((sender) => sender.trusted)).toEqual([true, false]);
  });

  it('has no bridge in frames', async () => {
    const kind = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const found = typeof (frame.contentWindow as unknown as Record<string, unknown>).pledgedesk;
      frame.remove();
      return found;
    });
    expect(kind).toBe('undefined');
  });

  it('opens a file through the dialog of the browser, as bytes in memory', async () => {
    const file = join(dataDir, '注文.csv');
    writeFileSync(file, Buffer.from([0x82, 0xa0, 0x2c, 0x0a]));
    const chooser = page.waitForEvent('filechooser');
    const picked = host.host.dialogs.openFile([{ label: 'x', extensions: ['csv', '.xlsx'] }]);
    const shown = await chooser;
    expect(await shown.element().getAttribute('accept')).toBe('.csv,.xlsx');
    await shown.setFiles(file);
    const got = await picked;
    expect(got?.name).toBe('注文.csv');
    expect([...(got?.bytes ?? [])]).toEqual([0x82, 0xa0, 0x2c, 0x0a]);
  });

  it('saves nothing by way of a download', async () => {
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'data:text/plain,secret';
      link.download = 'leak.txt';
      link.click();
    });
    await page.waitForTimeout(300);
    const artifacts = ownProfiles().flatMap((name) =>
      readdirSync(join(profileParent(), name), { recursive: true }).map(String),
    );
    for (const path of artifacts.filter((name) => !name.includes('Default')))
      expect(path).not.toContain('leak');
    expect(existsSync(join(dataDir, 'leak.txt'))).toBe(false);
  });

  it('remembers the size that the user gave the window', async () => {
    await page.evaluate(() => globalThis.resizeTo(1010, 710));
    await page.setViewportSize({ width: 1010, height: 710 });
    await expect.poll(() => host.host.settings.read().window?.width).toBe(1010);
  });

  it('shuts the app and deletes its profile when the window is closed', async () => {
    expect(ownProfiles()).toHaveLength(1);
    await page.close();
    await host.closed;
    expect(locked).toBe(1);
    expect(ownProfiles()).toEqual([]);
  });
});

describe.skipIf(findBrowser() === null)('what a closed window leaves in its profile', () => {
  it('is nothing that was typed, shown or stored, in any encoding', async () => {
    const words = '御影硝子工業株式会社';
    const kept = mkdtempSync(join(tmpdir(), 'pledgedesk-kept-'));
    const desk = await openWindow({
      browserPath: findBrowser() ?? '',
      rendererDir: writeBareSite(join(kept, 'site')),
      headless: true,
      size: { width: 800, height: 600 },
      profile: { folder: join(kept, 'profile'), remove: () => undefined },
    });
    await desk.show();
    await desk.page.evaluate((text) => {
      document.title = text;
      localStorage.setItem('k', text);
      sessionStorage.setItem('k', text);
      history.pushState({ text }, '', `#${text}`);
    }, words);
    await desk.page.fill('input', words);
    await desk.close();

    const needles = [
      Buffer.from(words, 'utf8'),
      Buffer.from(words, 'utf16le'),
      Buffer.from(encodeURIComponent(words)),
    ];
    const planted = join(kept, 'profile', 'planted');
    writeFileSync(planted, Buffer.concat([Buffer.from('x'), needles[1] ?? Buffer.alloc(0)]));
    const files = filesIn(join(kept, 'profile'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => needles.some((needle) => readFileSync(file).includes(needle)))).toEqual([
      planted,
    ]);
    rmSync(kept, { recursive: true });
  });
});

describe('profiles', () => {
  it('of dead runs are swept, those of living ones stay', () => {
    const parent = mkdtempSync(join(tmpdir(), 'pledgedesk-profiles-'));
    const dead = join(parent, 'pledgedesk-window-4194305-abc');
    const other = join(parent, 'someone-elses');
    mkdirSync(join(dead, 'Default'), { recursive: true });
    mkdirSync(other);
    const mine = createProfile(parent);
    sweepProfiles(parent);
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(other)).toBe(true);
    expect(existsSync(join(mine.folder, 'Default', 'Preferences'))).toBe(true);
    mine.remove();
    expect(readdirSync(parent)).toEqual(['someone-elses']);
    rmSync(parent, { recursive: true });
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
