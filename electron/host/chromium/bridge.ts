import type { Page } from 'playwright-core';
import type { AppEvent } from '../../../shared/contract/channels.ts';
import type { Invoke } from '../../app/router.ts';
import { answerCall, TOO_LARGE } from '../calls.ts';
import { MAX_CALL_BYTES, ORIGINS, senderTrusted } from '../policy.ts';

/** Puts `window.pledgedesk` on the page. Must run before the page goes to its address. */
export async function installBridge(
  page: Page,
  invoke: Invoke,
  resized: (size: { width: number; height: number }) => void,
): Promise<void> {
  await page.exposeBinding('__pledgedeskResized', (source, width: unknown, height: unknown) => {
    if (source.frame !== page.mainFrame() || typeof width !== 'number' || typeof height !== 'number') return;
    resized({ width, height });
  });
  await page.exposeBinding('__pledgedeskCall', async (source, channel: unknown, input: unknown) => {
    const sender = {
      frameUrl: source.frame.url(),
      isMainFrame: source.frame === page.mainFrame(),
      isKnownWindow: source.page === page,
    };
    return answerCall(invoke, { channel, input, trusted: senderTrusted(sender, ORIGINS.chromium) });
  });
  await page.addInitScript(bridgeScript, { limit: MAX_CALL_BYTES, refusal: TOO_LARGE });
}

/** Hands an event to the page; a page that is just loading or closing misses it and reads the state anew anyway. */
export function sendEvent(page: Page, event: AppEvent): void {
  page
    .evaluate((sent) => {
      const receive: unknown = Reflect.get(globalThis, '__pledgedeskEvent');
      if (typeof receive === 'function') receive(sent);
    }, event)
    .catch(() => undefined);
}

/**
 * Runs in the page before its own scripts. Self-contained: it is sent as text. Oversized bytes are refused here already, since
 * packing them for the pipe could exhaust the page; the check that counts is the one on Node's side.
 */
function bridgeScript(bounds: { limit: number; refusal: unknown }): void {
  if (globalThis.self !== globalThis.top) return;
  const call: unknown = Reflect.get(globalThis, '__pledgedeskCall');
  if (typeof call !== 'function') return;
  const report: unknown = Reflect.get(globalThis, '__pledgedeskResized');
  let settled: ReturnType<typeof setTimeout> | undefined;
  globalThis.addEventListener('resize', () => {
    clearTimeout(settled);
    settled = setTimeout(() => {
      if (typeof report === 'function') void report(globalThis.outerWidth, globalThis.outerHeight);
    }, 500);
  });
  const listeners = new Set<(event: unknown) => void>();
  const fixed = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, {
      value,
      writable: false,
      configurable: false,
      enumerable: false,
    });
  fixed('__pledgedeskEvent', (event: unknown) => {
    for (const listener of listeners) listener(event);
  });
  fixed(
    'pledgedesk',
    Object.freeze({
      invoke: async (channel: string, input: unknown) => {
        const parts = typeof input === 'object' && input !== null ? Object.values(input) : [];
        const heavy = parts.some((part) => part instanceof Uint8Array && part.byteLength > bounds.limit);
        return heavy ? bounds.refusal : call(channel, input);
      },
      subscribe: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  );
}
