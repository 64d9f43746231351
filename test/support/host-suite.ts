import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host, PickedFile } from '../../electron/app/ports.ts';
import type { Invoke } from '../../electron/app/router.ts';
import { MAX_CALL_BYTES } from '../../electron/host/policy.ts';
import type { AppEvent } from '../../shared/contract/channels.ts';
import { fail, ok } from '../../shared/contract/errors.ts';
import { ScriptedDialogs } from './scripted-dialogs.ts';

/** A host as the suite drives it: the ports from the app's side, the bridge from the window's side. */
export interface HostUnderTest {
  readonly host: Host;
  /** Calls `window.pledgedesk.invoke` in the window. */
  call(channel: string, input: unknown): Promise<unknown>;
  /** The same with bytes that are made there, `count` of them, as `input.bytes` or one level deeper. */
  callWithBytes(channel: string, count: number, nested: boolean): Promise<unknown>;
  /** Events that the window's own subscription received so far. */
  events(): Promise<readonly AppEvent[]>;
  close(): Promise<void>;
}

export interface HostParts {
  readonly dataDir: string;
  readonly dialogs: ScriptedDialogs;
  readonly invoke: Invoke;
}

/** What every host must do, whatever it runs on. The app behind it is a recorder; the ports and the bridge are the host's own. */
export function hostSuite(name: string, open: (parts: HostParts) => Promise<HostUnderTest>): void {
  describe(`host: ${name}`, () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pledgedesk-host-'));
    const dialogs = new ScriptedDialogs();
    const seen: { channel: string; input: unknown; trusted: boolean }[] = [];
    const invoke: Invoke = async (channel, input, sender) => {
      seen.push({ channel, input, trusted: sender.trusted });
      return channel === 'refuse' ? fail('locked', 'app:locked', { n: 1 }) : ok({ echo: input });
    };
    let subject: HostUnderTest;

    beforeAll(async () => {
      subject = await open({ dataDir, dialogs, invoke });
    });
    afterAll(async () => {
      await subject.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    it('has the product data, paper fonts and a folder of its own for the vault', () => {
      const { paths } = subject.host;
      expect(existsSync(join(paths.assets, 'lists'))).toBe(true);
      expect(paths.fonts.length).toBeGreaterThan(0);
      for (const folder of paths.fonts) expect(existsSync(folder), folder).toBe(true);
      expect(paths.data.startsWith(dataDir)).toBe(true);
    });

    it('starts with no preferences and takes sound ones only', () => {
      const { settings } = subject.host;
      expect(settings.read()).toEqual({
        locale: null,
        theme: 'system',
        zoom: 100,
        window: null,
        idleMinutes: 15,
        backupFolder: null,
      });
      expect(settings.write({ locale: 'ja', theme: 'dark' })).toEqual({
        locale: 'ja',
        theme: 'dark',
        zoom: 100,
        window: null,
        idleMinutes: 15,
        backupFolder: null,
      });
      expect(settings.write({ theme: 'pink' as 'dark', window: { width: 1, height: -1 } })).toEqual({
        locale: 'ja',
        theme: 'system',
        zoom: 100,
        window: null,
        idleMinutes: 15,
        backupFolder: null,
      });
      expect(settings.write({ window: { width: 1000, height: 700 } }).window).toEqual({
        width: 1000,
        height: 700,
      });
      expect(settings.read()).toEqual({
        locale: 'ja',
        theme: 'system',
        zoom: 100,
        window: { width: 1000, height: 700 },
        idleMinutes: 15,
        backupFolder: null,
      });
    });

    it('tells an instant with offset and a clock that only runs forward', () => {
      const { clock } = subject.host;
      expect(clock.now()).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:\d{2}|Z)$/);
      const before = clock.monotonic();
      expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
    });

    it('gives back a protected secret, or says that it protects none', async () => {
      const { secrets } = subject.host;
      const secret = new Uint8Array([0, 10, 255, 1]);
      const sealed = await secrets.protect(secret);
      const { available } = await secrets.available();
      expect(sealed === null).toBe(!available);
      if (sealed === null) return;
      expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
      expect([...((await secrets.reveal(sealed)) ?? [])]).toEqual([...secret]);
    });

    it('moves files as bytes, and takes a cancelled dialog for no file', async () => {
      const file: PickedFile = { name: '注文 4月.csv', bytes: new Uint8Array([0xef, 0xbb, 0xbf, 0x41]) };
      dialogs.willOpen(file);
      const picked = await subject.host.dialogs.openFile([{ label: 'orders', extensions: ['csv'] }]);
      expect(picked?.name).toBe(file.name);
      expect([...(picked?.bytes ?? [])]).toEqual([...file.bytes]);
      dialogs.willCancel();
      expect(await subject.host.dialogs.openFile([])).toBeNull();
      expect(await subject.host.dialogs.saveFile('審査.xlsx', new Uint8Array([1, 2]))).toEqual({
        name: '審査.xlsx',
      });
      expect(dialogs.saved.map((saved) => [saved.name, [...saved.bytes]])).toEqual([['審査.xlsx', [1, 2]]]);
      dialogs.willCancelSave();
      expect(await subject.host.dialogs.saveFile('b.pdf', new Uint8Array())).toBeNull();
    });

    it('carries a call of the window to the app as trusted, bytes and nesting unchanged', async () => {
      seen.length = 0;
      const input = { text: '株式会社🏭', none: null, n: 1.5, list: [1, { deep: true }] };
      expect(await subject.call('lines.page', input)).toEqual({ ok: true, value: { echo: input } });
      const back = (await subject.call('files.admit', { name: 'a', bytes: new Uint8Array([9, 0, 255]) })) as {
        value: { echo: { bytes: Uint8Array } };
      };
      expect(seen.map((call) => [call.channel, call.trusted])).toEqual([
        ['lines.page', true],
        ['files.admit', true],
      ]);
      const arrived = (seen[1]?.input as { bytes: unknown } | undefined)?.bytes;
      expect(arrived).toBeInstanceOf(Uint8Array);
      expect([...(arrived as Uint8Array)]).toEqual([9, 0, 255]);
      expect([...back.value.echo.bytes]).toEqual([9, 0, 255]);
    });

    it('carries a refusal as a result', async () => {
      expect(await subject.call('refuse', {})).toEqual({
        ok: false,
        error: { code: 'locked', message: { key: 'app:locked', params: { n: 1 } } },
      });
    });

    it('stops an oversized call before the app', async () => {
      seen.length = 0;
      for (const nested of [false, true]) {
        expect(await subject.callWithBytes('files.admit', MAX_CALL_BYTES + 1, nested)).toMatchObject({
          ok: false,
          error: { code: 'bad-input', message: { key: 'host:call.too-large' } },
        });
      }
      expect(seen).toEqual([]);
    });

    it('delivers events in order', async () => {
      for (let done = 1; done <= 3; done += 1)
        subject.host.emit({ type: 'progress', job: 'import', done, total: 3 });
      subject.host.emit({ type: 'state-changed' });
      await expect.poll(async () => (await subject.events()).length).toBe(4);
      expect(await subject.events()).toEqual([
        { type: 'progress', job: 'import', done: 1, total: 3 },
        { type: 'progress', job: 'import', done: 2, total: 3 },
        { type: 'progress', job: 'import', done: 3, total: 3 },
        { type: 'state-changed' },
      ]);
    });

    it('still has the preferences when it is opened again', async () => {
      await subject.close();
      subject = await open({ dataDir, dialogs, invoke });
      expect(subject.host.settings.read()).toEqual({
        locale: 'ja',
        theme: 'system',
        zoom: 100,
        window: { width: 1000, height: 700 },
        idleMinutes: 15,
        backupFolder: null,
      });
    });
  });
}
