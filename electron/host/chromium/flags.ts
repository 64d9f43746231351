import { NOWHERE } from '../policy.ts';

/** How the window's Chromium is started: a bare window, no traffic, nothing kept. */

export const TITLE = 'Pledgedesk';

/** Playwright's own defaults that a person's window must not have. */
export const DROPPED_DEFAULTS = [
  '--enable-automation',
  '--disable-popup-blocking',
  '--disable-ipc-flooding-protection',
  '--unsafely-disable-devtools-self-xss-warnings',
];

export function chromiumArguments(size: { readonly width: number; readonly height: number }): string[] {
  return [
    /** A data URL with a title gives a window without address bar; `about:blank` gives a whole browser. */
    `--app=data:text/html,<title>${TITLE}</title>`,
    '--incognito',
    `--window-size=${size.width},${size.height}`,
    /** Three locks on the same door: no name resolves, everything (loopback too) goes to a port where nobody listens, and the page is offline. */
    `--host-resolver-rules=${NOWHERE.resolverRules}`,
    `--proxy-server=${NOWHERE.proxy}`,
    `--proxy-bypass-list=${NOWHERE.bypass}`,
    /** Keeps Chromium from a bar across the window that calls the line above unsupported. */
    '--test-type',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-quic',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--no-pings',
    '--no-first-run',
    '--disable-gpu-shader-disk-cache',
    '--disk-cache-size=1',
    '--media-cache-size=1',
    '--disable-notifications',
    '--disable-speech-api',
    '--disable-print-preview',
    `--webrtc-ip-handling-policy=${NOWHERE.webRtc}`,
    `--force-webrtc-ip-handling-policy=${NOWHERE.webRtc}`,
  ];
}
