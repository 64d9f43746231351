import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { resolveAsset } from '../assets.ts';
import { navigationAllowed, ORIGINS, requestAllowed } from '../policy.ts';
import { chromiumArguments, DROPPED_DEFAULTS } from './flags.ts';
import { createProfile, type WindowProfile } from './profile.ts';

const ORIGIN = ORIGINS.chromium;

export interface WindowOptions {
  readonly browserPath: string;
  readonly rendererDir: string;
  readonly headless: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** A fresh one where none is given. */
  readonly profile?: WindowProfile;
}

export interface DeskWindow {
  readonly page: Page;
  /** Loads the product's page; the bridge must be in place. */
  show(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium over a pipe (no port), closes every way out of the window, and gives its one page. */
export async function openWindow(options: WindowOptions): Promise<DeskWindow> {
  const profile = options.profile ?? createProfile();
  let context: BrowserContext;
  try {
    context = await chromium.launchPersistentContext(profile.folder, {
      executablePath: options.browserPath,
      headless: options.headless,
      args: chromiumArguments(options.size),
      ignoreDefaultArgs: DROPPED_DEFAULTS,
      /** Chromium refuses its sandbox to root; everyone else keeps it. */
      chromiumSandbox: process.getuid?.() !== 0,
      viewport: options.headless ? options.size : null,
      offline: true,
      acceptDownloads: false,
      serviceWorkers: 'block',
      artifactsDir: profile.folder,
      // What Chromium itself puts into a folder for temporary files goes with the profile.
      ...(process.platform === 'linux' ? { env: { ...process.env, TMPDIR: profile.folder } } : {}),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    profile.remove();
    throw cause;
  }
  process.once('exit', profile.remove);

  const page = context.pages()[0] ?? (await context.newPage());
  for (const other of context.pages()) if (other !== page) await other.close();
  context.on('page', (popup) => void popup.close().catch(() => undefined));
  await context.route('**/*', (route) => answerRequest(route, options.rendererDir));
  await context.routeWebSocket('**/*', (socket) => void socket.close());
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || navigationAllowed(frame.url(), ORIGIN)) return;
    void page.goto(`${ORIGIN}/`).catch(() => undefined);
  });

  let closed: Promise<void> | null = null;
  return {
    page,
    show: async () => {
      await page.goto(`${ORIGIN}/`);
    },
    close: () => {
      closed ??= context
        .close()
        .catch(() => undefined)
        .then(() => {
          process.removeListener('exit', profile.remove);
          profile.remove();
        });
      return closed;
    },
  };
}

/** 204 keeps the page where it is; aborting a navigation would leave an error page in its place. */
async function answerRequest(route: Route, rendererDir: string): Promise<void> {
  const request = route.request();
  try {
    if (request.isNavigationRequest() && !navigationAllowed(request.url(), ORIGIN)) {
      await route.fulfill({ status: 204 });
    } else if (!requestAllowed(request.url(), ORIGIN)) {
      await route.abort('blockedbyclient');
    } else {
      const found = await resolveAsset(rendererDir, ORIGIN, { url: request.url(), method: request.method() });
      await route.fulfill({ status: found.status, headers: found.headers, body: Buffer.from(found.body) });
    }
  } catch {
    // The window closed while it was being answered.
  }
}
