import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/**
 * No Electron runs here. A stand-in records what the adapters register, and the tests then ask those registrations the questions
 * that Electron would. What only a real run proves is listed in docs/security.md.
 */
const electron = vi.hoisted(() => ({
  packaged: false,
  handlers: new Map<string, (...args: unknown[]) => unknown>(),
  dialog: { open: { canceled: true, filePaths: [] as string[] }, save: { canceled: true, filePath: '' } },
  backend: 'gnome_libsecret',
}));
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return electron.packaged;
    },
    getName: () => 'Pledgedesk',
  },
  BrowserWindow: class {},
  Menu: {},
  nativeTheme: { themeSource: 'system' },
  ipcMain: {
    handle: (name: string, handler: (...args: unknown[]) => unknown) => electron.handlers.set(name, handler),
  },
  dialog: {
    showOpenDialog: async () => electron.dialog.open,
    showSaveDialog: async () => electron.dialog.save,
  },
  safeStorage: {
    getSelectedStorageBackend: () => electron.backend,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
    decryptStringAsync: async (sealed: Buffer) => ({
      result: [...sealed.toString()].reverse().join(''),
      shouldReEncrypt: false,
    }),
  },
}));
vi.mock('electron-store', () => ({ default: class {} }));

const { guardContents, guardSession } = await import('../../../electron/host/electron/guard.ts');
const { answerCalls } = await import('../../../electron/host/electron/window.ts');
const { electronDialogs, electronSecrets } = await import('../../../electron/host/electron/adapters.ts');

type Handler = (...args: unknown[]) => unknown;

function guardedSession(rendererDir: string | null) {
  const set = new Map<string, Handler>();
  const keep = (name: string) => (handler: Handler) => set.set(name, handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (on: boolean) => set.set('spell', () => on),
    setProxy: async (config: unknown) => set.set('proxy', () => config),
    on: (name: string, handler: Handler) => set.set(name, handler),
    webRequest: { onBeforeRequest: keep('before') },
    protocol: { handle: (scheme: string, handler: Handler) => set.set(`scheme ${scheme}`, handler) },
  };
  guardSession(session as never, rendererDir);
  return {
    has: (name: string) => set.has(name),
    ask: (name: string, ...args: unknown[]) => set.get(name)?.(...args),
  };
}

describe('a guarded session', () => {
  it('denies permissions on request, on check and for devices', () => {
    const session = guardedSession(null);
    const granted: boolean[] = [];
    const request = (permission: string, url: string) =>
      session.ask('request', null, permission, (yes: boolean) => granted.push(yes), {
        requestingUrl: url,
        isMainFrame: true,
      });
    request('media', 'app://desk/');
    request('clipboard-sanitized-write', 'app://desk/');
    request('clipboard-sanitized-write', 'https://evil/');
    expect(granted).toEqual([false, true, false]);
    expect(session.ask('check', null, 'usb', 'app://desk/', { isMainFrame: true })).toBe(false);
    expect(
      session.ask('check', null, 'clipboard-sanitized-write', 'app://desk/', { isMainFrame: false }),
    ).toBe(false);
    expect(session.ask('device', {})).toBe(false);
    expect(session.ask('spell')).toBe(false);
  });

  it('sends whatever still connects, loopback too, to nowhere', () => {
    expect(guardedSession(null).ask('proxy')).toEqual({
      proxyRules: 'socks5://127.0.0.1:1',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('cancels every request but those of the own scheme; developer tools load in a source tree only', () => {
    const cancelled = (url: string) => {
      let answer: unknown;
      guardedSession(null).ask('before', { url }, (given: unknown) => {
        answer = given;
      });
      return (answer as { cancel: boolean }).cancel;
    };
    expect(cancelled('app://desk/index.html')).toBe(false);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'chrome-extension://x/',
      'app://other/',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
    expect(cancelled('devtools://devtools/x')).toBe(false);
    electron.packaged = true;
    expect(cancelled('devtools://devtools/x')).toBe(true);
    electron.packaged = false;
  });

  it('stops downloads', () => {
    const preventDefault = vi.fn();
    guardedSession(null).ask('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('serves the window by its scheme, with the policy in the header; the default session serves nothing', async () => {
    expect(guardedSession(null).has('scheme app')).toBe(false);
    const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-scheme-'));
    writeFileSync(join(folder, 'index.html'), '<head></head>');
    const session = guardedSession(folder);
    const good = (await session.ask('scheme app', { url: 'app://desk/', method: 'GET' })) as Response;
    expect(good.status).toBe(200);
    expect(good.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await good.text()).toContain('csp-nonce');
    const bad = (await session.ask('scheme app', {
      url: 'app://desk/..%2f..%2fetc%2fpasswd',
      method: 'GET',
    })) as Response;
    expect(bad.status).toBeGreaterThanOrEqual(400);
    rmSync(folder, { recursive: true });
  });
});

describe('guarded contents', () => {
  const on = new Map<string, Handler>();
  let opened: Handler | undefined;
  guardContents({
    on: (name: string, handler: Handler) => on.set(name, handler),
    setWebRTCIPHandlingPolicy: (policy: string) => on.set('rtc', () => policy),
    setWindowOpenHandler: (handler: Handler) => {
      opened = handler;
    },
  } as never);
  const prevented = (name: string, url: string) => {
    const preventDefault = vi.fn();
    on.get(name)?.({ url, preventDefault });
    return preventDefault.mock.calls.length === 1;
  };

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'hold the window in place on %s',
    (name) => {
      expect(prevented(name, 'https://example.com/')).toBe(true);
      expect(prevented(name, 'app://desk.evil/')).toBe(true);
      expect(prevented(name, 'app://desk/')).toBe(false);
    },
  );

  it('attach no webview and open no window', () => {
    expect(prevented('will-attach-webview', '')).toBe(true);
    expect(opened?.({ url: 'app://desk/' })).toEqual({ action: 'deny' });
    expect(on.get('rtc')?.()).toBe('disable_non_proxied_udp');
  });
});

describe('calls over IPC', () => {
  const seen: boolean[] = [];
  const mainFrame = { url: 'app://desk/index.html' };
  const event = (change: object = {}) => ({
    senderFrame: mainFrame,
    sender: { id: 7, mainFrame },
    ...change,
  });
  let windowId: number | null = 7;
  answerCalls(
    async (_channel, _input, sender) => {
      seen.push(sender.trusted);
      return { ok: true, value: null };
    },
    () => (windowId === null ? null : ({ webContents: { id: windowId } } as never)),
  );
  const call = (from: object) =>
    electron.handlers.get('desk:call')?.(from, 'app.state', {}) as Promise<unknown>;
  beforeEach(() => {
    seen.length = 0;
    windowId = 7;
  });

  it('are trusted from the main frame of the one window', async () => {
    await call(event());
    expect(seen).toEqual([true]);
  });

  it('are refused from a gone frame, an iframe, another window, another origin, or after the window closed', async () => {
    await call(event({ senderFrame: null }));
    await call(event({ senderFrame: { url: 'app://desk/index.html' } }));
    await call(event({ sender: { id: 8, mainFrame } }));
    const elsewhere = { url: 'https://evil/' };
    await call(event({ senderFrame: elsewhere, sender: { id: 7, mainFrame: elsewhere } }));
    windowId = null;
    await call(event());
    expect(seen).toEqual([false, false, false, false, false]);
  });
});

describe('dialogs and secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-dialogs-'));
  const dialogs = electronDialogs(() => ({}) as never);

  it('read the chosen file, write to the chosen place, and do neither when cancelled', async () => {
    expect(await dialogs.openFile([])).toBeNull();
    expect(await dialogs.saveFile('x', new Uint8Array([1]))).toBeNull();
    const file = join(folder, '注文.csv');
    writeFileSync(file, Buffer.from([1, 2, 3]));
    electron.dialog.open = { canceled: false, filePaths: [file] };
    const picked = await dialogs.openFile([]);
    expect(picked?.name).toBe('注文.csv');
    expect([...(picked?.bytes ?? [])]).toEqual([1, 2, 3]);
    electron.dialog.save = { canceled: false, filePath: join(folder, 'out.pdf') };
    expect(await dialogs.saveFile('anything', new Uint8Array([7]))).toEqual({ name: 'out.pdf' });
    expect([...readFileSync(join(folder, 'out.pdf'))]).toEqual([7]);
    rmSync(folder, { recursive: true });
  });

  it.runIf(process.platform === 'linux')(
    'protect with a strong back end and open nothing of another',
    async () => {
      const secrets = electronSecrets();
      const secret = new Uint8Array([0, 10, 200]);
      const sealed = (await secrets.protect(secret)) ?? new Uint8Array();
      expect([...((await secrets.reveal(sealed)) ?? [])]).toEqual([...secret]);
      electron.backend = 'kwallet6';
      expect(await secrets.reveal(sealed)).toBeNull();
      electron.backend = 'basic_text';
      expect(await secrets.available()).toEqual({ available: false, backend: 'basic_text' });
      expect(await secrets.protect(secret)).toBeNull();
    },
  );
});
