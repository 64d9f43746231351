import { describe, expect, it } from 'vitest';
import {
  callProblem,
  contentSecurityPolicy,
  externalLinkAllowed,
  MAX_CALL_BYTES,
  MAX_FILE_BYTES,
  navigationAllowed,
  ORIGINS,
  originOf,
  permissionAllowed,
  permissionTable,
  requestAllowed,
  responseHeaders,
  SCHEME_PRIVILEGES,
  senderTrusted,
  strongSecretBackend,
  WINDOW_OPEN,
  webPreferences,
} from '../../../electron/host/policy.ts';
import { LIMITS } from '../../../electron/intake/limits.ts';

const NONCE = 'AAAAAAAAAAAAAAAAAAAAAAAA';

describe('content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy(NONCE)
      .split('; ')
      .map((directive) => {
        const [name, ...values] = directive.split(' ');
        return [name ?? '', values];
      }),
  );

  it('starts from nothing and lets scripts come from the own origin only', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    for (const shut of [
      'connect-src',
      'frame-src',
      'object-src',
      'base-uri',
      'form-action',
      'frame-ancestors',
    ]) {
      expect(directives.get(shut), shut).toEqual(["'none'"]);
    }
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  it('names no other origin, no wildcard, and nothing unsafe', () => {
    const words = [...directives.values()].flat();
    expect(words.filter((word) => /unsafe|\*|http|ws:|blob:/.test(word))).toEqual([]);
  });

  it('takes no nonce that could end the directive', () => {
    for (const bad of [
      '',
      'short',
      "abcdefghijklmnop' 'unsafe-inline",
      'abcdefghijklmnop; script-src *',
      'abcdefghijklmno\nx',
    ]) {
      expect(() => contentSecurityPolicy(bad), bad).toThrow();
    }
  });

  it('goes with nosniff, no referrer and no cache', () => {
    const headers = responseHeaders('text/html', NONCE);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy(NONCE));
  });
});

describe('web preferences', () => {
  it('isolate and sandbox the window, packaged or not', () => {
    for (const packaged of [true, false]) {
      const preferences = webPreferences('/preload.cjs', packaged);
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        spellcheck: false,
      });
      expect(preferences.partition.startsWith('persist:')).toBe(false);
    }
  });

  it('give developer tools only to a source tree', () => {
    expect(webPreferences('/p', true).devTools).toBe(false);
    expect(webPreferences('/p', false).devTools).toBe(true);
  });

  it('give the scheme no way around CSP, CORS or service workers', () => {
    expect(SCHEME_PRIVILEGES).toEqual({ standard: true, secure: true });
  });
});

describe('origins', () => {
  const lookAlikes = [
    'app://desk.evil/',
    'app://desk:1/',
    'app://evil@desk/',
    'app://desk@evil/',
    'app://desk%2eevil/',
    'app:desk',
    'app:///desk/',
    'apps://desk/',
    'https://desk.invalid.evil/',
    'https://desk.invalid:444/',
    'https://evil/?https://desk.invalid/',
    'https://user@desk.invalid/',
    'http://desk.invalid/',
    'https://desk.invalid\u3002evil/',
    'https://de\u017Fk.evil/',
    'javascript:alert(1)//https://desk.invalid/',
    'data:text/html,app://desk/',
    'file:///etc/passwd',
    'about:blank',
    'about:srcdoc',
    'chrome-error://chromewebdata/',
    '',
    'app',
    '//desk.invalid/',
  ];

  it.each(lookAlikes)('does not take %j for the window', (url) => {
    for (const origin of [ORIGINS.electron, ORIGINS.chromium]) {
      expect(originOf(url)).not.toBe(origin);
      expect(navigationAllowed(url, origin)).toBe(false);
      expect(senderTrusted({ frameUrl: url, isMainFrame: true, isKnownWindow: true }, origin)).toBe(false);
    }
    expect(permissionAllowed('clipboard-sanitized-write', url, true)).toBe(false);
  });

  it('lets the one document be loaded again, and nothing in its place', () => {
    for (const origin of [ORIGINS.electron, ORIGINS.chromium]) {
      expect(navigationAllowed(`${origin}/`, origin)).toBe(true);
      expect(navigationAllowed(`${origin}/index.html#lines`, origin)).toBe(true);
      expect(navigationAllowed(`${origin}/assets/index.js`, origin)).toBe(false);
      expect(navigationAllowed(`${origin}/?next=https://evil/`, origin)).toBe(false);
    }
    expect(navigationAllowed(`${ORIGINS.electron}/`, ORIGINS.chromium)).toBe(false);
  });

  it('lets only own assets and data of the page be requested', () => {
    const origin = ORIGINS.electron;
    expect(requestAllowed('app://desk/assets/a.js', origin)).toBe(true);
    expect(requestAllowed('data:image/png;base64,AA==', origin)).toBe(true);
    expect(requestAllowed('blob:app://desk/0d0f', origin)).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1:80/',
      'ws://desk/',
      'file:///etc/passwd',
      'blob:https://evil/1',
      'blob:app://desk.evil/1',
      'ftp://desk/',
      'devtools://devtools/',
    ]) {
      expect(requestAllowed(url, origin), url).toBe(false);
    }
  });
});

describe('permissions, windows and links', () => {
  it('grants a copy to the clipboard and nothing else, to the main frame of the window only', () => {
    const allowed = Object.entries(permissionTable()).filter(([, entry]) => entry.allowed);
    expect(allowed.map(([name]) => name)).toEqual(['clipboard-sanitized-write']);
    expect(permissionAllowed('clipboard-sanitized-write', 'app://desk/', true)).toBe(true);
    expect(permissionAllowed('clipboard-sanitized-write', 'app://desk/', false)).toBe(false);
  });

  it.each(['media', 'geolocation', 'fileSystem', 'usb', 'constructor', '__proto__', 'toString', ''])(
    'denies %j',
    (name) => {
      expect(permissionAllowed(name, 'app://desk/', true)).toBe(false);
    },
  );

  it('gives a reason for every row', () => {
    for (const [name, entry] of Object.entries(permissionTable()))
      expect(entry.reason.length, name).toBeGreaterThan(10);
  });

  it('opens no window and no link', () => {
    expect(WINDOW_OPEN).toEqual({ action: 'deny' });
    expect(externalLinkAllowed('https://www.mofcom.gov.cn/')).toBe(false);
  });
});

describe('senders', () => {
  const good = { frameUrl: 'app://desk/index.html#hits', isMainFrame: true, isKnownWindow: true };

  it('trusts the main frame of the known window at the own origin', () => {
    expect(senderTrusted(good, ORIGINS.electron)).toBe(true);
  });

  it('trusts none of: a gone frame, an iframe, another window, the other host', () => {
    expect(senderTrusted({ ...good, frameUrl: null }, ORIGINS.electron)).toBe(false);
    expect(senderTrusted({ ...good, isMainFrame: false }, ORIGINS.electron)).toBe(false);
    expect(senderTrusted({ ...good, isKnownWindow: false }, ORIGINS.electron)).toBe(false);
    expect(senderTrusted(good, ORIGINS.chromium)).toBe(false);
  });
});

describe('bounds of a call', () => {
  it('leave room for the largest order sheet, and let a larger one be seen as too large', () => {
    expect(MAX_FILE_BYTES).toBe(LIMITS.fileBytes + 1);
    expect(MAX_CALL_BYTES).toBeGreaterThan(MAX_FILE_BYTES);
    expect(callProblem('files.admit', { name: 'a.csv', bytes: new Uint8Array(MAX_FILE_BYTES) })).toBeNull();
  });

  it('lets plain JSON and bytes through', () => {
    expect(callProblem('files.admit', { name: 'a.csv', bytes: new Uint8Array(1000) })).toBeNull();
    expect(
      callProblem('intake.import', {
        mapping: { A: null, B: 'buyer' },
        remember: true,
        n: 1.5,
        list: [1, 'x'],
      }),
    ).toBeNull();
    expect(callProblem('app.state', undefined)).toBeNull();
  });

  it('stops what is too large, wherever it hides', () => {
    expect(callProblem('x', { bytes: new Uint8Array(MAX_CALL_BYTES + 1) })).toBe('too-large');
    expect(callProblem('x', { text: 'あ'.repeat(MAX_CALL_BYTES / 2 + 1) })).toBe('too-large');
    const half = new Uint8Array(MAX_CALL_BYTES / 2 + 1);
    expect(callProblem('x', { deep: [{ a: half }, { b: half }] })).toBe('too-large');
    expect(
      callProblem(
        'x',
        Array.from({ length: 300_000 }, () => 0),
      ),
    ).toBe('too-large');
    let nested: unknown = 'end';
    for (let i = 0; i < 10_000; i += 1) nested = { nested };
    expect(callProblem('x', nested)).toBe('too-large');
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(callProblem('x', circle)).toBe('too-large');
  });

  it('stops what is not plain', () => {
    for (const odd of [new Map(), new Date(), () => 0, 10n, Symbol('s'), new (class Odd {})(), [new Set()]]) {
      expect(callProblem('x', { odd })).toBe('not-plain');
    }
    expect(callProblem(7, {})).toBe('not-plain');
    expect(callProblem('c'.repeat(65), {})).toBe('not-plain');
  });
});

describe('key stores of the system', () => {
  it('counts back ends without protection as none', () => {
    expect(strongSecretBackend('linux', 'basic_text')).toBe(false);
    expect(strongSecretBackend('linux', 'unknown')).toBe(false);
    expect(strongSecretBackend('linux', 'gnome_libsecret')).toBe(true);
    expect(strongSecretBackend('linux', 'kwallet6')).toBe(true);
    expect(strongSecretBackend('win32', 'win32')).toBe(true);
    expect(strongSecretBackend('freebsd', 'gnome_libsecret')).toBe(false);
  });
});
