/** The security policy of both hosts: data and pure decisions, no effects. Hosts carry it out, tests read it. */

/** The window's address in each host. Nothing else is ever loaded. */
export const ORIGINS = { electron: 'app://desk', chromium: 'https://desk.invalid' } as const;
export const SCHEME = 'app';

/** A custom scheme that is a secure context; it may not bypass CSP and takes no cross-origin calls. */
export const SCHEME_PRIVILEGES = { standard: true, secure: true } as const;

/** The nonce is for the one inline style that React Aria adds; scripts have none. */
export function contentSecurityPolicy(nonce: string): string {
  if (!/^[A-Za-z0-9+/=_-]{16,}$/.test(nonce))
    throw new Error('a nonce of at least 16 base64 characters is needed');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Headers of every answer of the asset resolver. */
export function responseHeaders(contentType: string, nonce: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  };
}

/** Defaults are spelled out so that a test can hold them; none depends on a test mode. */
export function webPreferences(preload: string, packaged: boolean) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !packaged,
    /** No `persist:` prefix: cache, storage and cookies live in memory only. */
    partition: 'desk',
  };
}

/** Every permission that is not in this table is denied too. */
const PERMISSIONS: Readonly<Record<string, { readonly allowed: boolean; readonly reason: string }>> = {
  'clipboard-sanitized-write': {
    allowed: true,
    reason: 'the officer copies names and ids out of the window',
  },
  'clipboard-read': { allowed: false, reason: 'the clipboard may hold what belongs to other programs' },
  fileSystem: { allowed: false, reason: 'files come and go through the dialogs of the host' },
  media: { allowed: false, reason: 'no camera, no microphone' },
  notifications: { allowed: false, reason: 'names would show on a locked screen' },
  openExternal: { allowed: false, reason: 'nothing opens outside the window' },
  geolocation: { allowed: false, reason: 'asks a service on the network' },
};

export function permissionAllowed(permission: string, origin: string, mainFrame: boolean): boolean {
  const entry = Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission] : undefined;
  return entry?.allowed === true && mainFrame && isOwnOrigin(origin);
}

export function permissionTable(): typeof PERMISSIONS {
  return PERMISSIONS;
}

/** Origin as parsed by the URL standard, so that `app://desk.evil`, `app://desk@evil` or `app:desk` are not taken for ours. */
export function originOf(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.username !== '' || parsed.password !== '' || parsed.port !== '' || parsed.host === '')
    return null;
  return `${parsed.protocol}//${parsed.host}`;
}

function isOwnOrigin(url: string): boolean {
  const origin = originOf(url);
  return origin !== null && (origin === ORIGINS.electron || origin === ORIGINS.chromium);
}

/** The window shows one document for its whole life; it may be loaded again, nothing else may take its place. */
export function navigationAllowed(url: string, origin: string): boolean {
  if (originOf(url) !== origin) return false;
  const { pathname, search } = new URL(url);
  return (pathname === '/' || pathname === '/index.html') && search === '';
}

/** Which requests may leave the renderer at all: own assets, and data of the page itself. */
export function requestAllowed(url: string, origin: string): boolean {
  if (url.startsWith('data:') || url.startsWith(`blob:${origin}/`)) return true;
  return originOf(url) === origin;
}

/** Whatever still tries to connect, loopback too, is sent to a port where nobody listens. No name is ever looked up. */
export const NOWHERE = {
  proxy: 'socks5://127.0.0.1:1',
  bypass: '<-loopback>',
  resolverRules: 'MAP * ~NOTFOUND',
  webRtc: 'disable_non_proxied_udp',
} as const;

/** New windows, webviews and links outward: none. The sources of the lists are shown as text to copy. */
export const WINDOW_OPEN = { action: 'deny' } as const;
export function externalLinkAllowed(_url: string): boolean {
  return false;
}

/** What a host knows of a caller. */
export interface CallSender {
  /** URL of the calling frame, or null where the frame is gone. */
  readonly frameUrl: string | null;
  readonly isMainFrame: boolean;
  /** The call came from a window that this host opened. */
  readonly isKnownWindow: boolean;
}

export function senderTrusted(sender: CallSender, origin: string): boolean {
  return (
    sender.frameUrl !== null &&
    sender.isMainFrame &&
    sender.isKnownWindow &&
    originOf(sender.frameUrl) === origin
  );
}

/** A chosen file is read up to one byte more than any reader admits, so that the reader can say that it is too large. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024 + 1;

/** A call carries at most this much: an order sheet of the largest admitted size, and room for its envelope. */
export const MAX_CALL_BYTES = 101 * 1024 * 1024;
const MAX_DEPTH = 12;
const MAX_NODES = 200_000;

/** Bounds of a call: plain JSON and bytes, not too deep, not too much. Null where it is fine. */
export function callProblem(channel: unknown, input: unknown): 'not-plain' | 'too-large' | null {
  if (typeof channel !== 'string' || channel.length > 64) return 'not-plain';
  let bytes = 0;
  let nodes = 0;
  const walk = (value: unknown, depth: number): 'not-plain' | 'too-large' | null => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return 'too-large';
    if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number')
      return null;
    if (typeof value === 'string') bytes += value.length * 2;
    else if (value instanceof Uint8Array) bytes += value.byteLength;
    else if (typeof value !== 'object') return 'not-plain';
    else if (Array.isArray(value)) return firstProblem(value, depth);
    else {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return 'not-plain';
      for (const key of Object.keys(value)) bytes += key.length * 2;
      return firstProblem(Object.values(value), depth);
    }
    return bytes > MAX_CALL_BYTES ? 'too-large' : null;
  };
  const firstProblem = (values: readonly unknown[], depth: number) => {
    for (const value of values) {
      const problem = walk(value, depth + 1);
      if (problem !== null) return problem;
    }
    return bytes > MAX_CALL_BYTES ? 'too-large' : null;
  };
  return walk(input, 0);
}

/** Back ends of the operating system that only pretend to protect a secret count as none. */
export function strongSecretBackend(platform: string, backend: string): boolean {
  if (platform !== 'linux') return platform === 'win32' || platform === 'darwin';
  return ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'].includes(backend);
}
