import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../electron/app/create-app.ts';
import type { Host } from '../../../electron/app/ports.ts';
import { createTerminalHost } from '../../../electron/app/terminal-host.ts';
import { folderBackups } from '../../../electron/host/backup-folder.ts';
import { readBackup } from '../../../electron/vault/backup.ts';
import type { Channel, Input, Outputs } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/errors.ts';
import { ASSETS, OFFICER, REVIEWER, sampleProfile } from '../../support/app-bench.ts';

const DAY = 86_400_000;

/** The real app on a host that writes backups into a real folder, and a clock that the test turns. */
describe('automatic backups', () => {
  let folder: string;
  let target: string;
  let now: number;
  let app: Awaited<ReturnType<typeof createApp>>;
  let save: Host['dialogs']['saveFile'];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledgedesk-backups-'));
    target = join(folder, 'copies');
    now = Date.parse('2026-11-25T08:00:00.000Z');
    save = async (name) => ({ name });
    const terminal = createTerminalHost({ data: join(folder, 'vault'), assets: ASSETS, fonts: [] });
    const host: Host = {
      ...terminal,
      clock: { ...terminal.clock, now: () => new Date(now++).toISOString() },
      backups: folderBackups(async () => target),
      dialogs: { openFile: async () => null, saveFile: (...given) => save(...given) },
    };
    app = await createApp(host);
    await get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = <C extends Channel>(channel: C, input: Input<C>) =>
    app.invoke(channel, input, { trusted: true }) as Promise<Result<Outputs[C]>>;
  const get = async <C extends Channel>(channel: C, input: Input<C>) => {
    const answer = await call(channel, input);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.message.key}`);
    return answer.value;
  };
  const unlock = () => get('vault.unlock', { user: 'officer', passphrase: OFFICER.passphrase });
  const warnings = async () => (await get('app.state', {})).warnings.map(({ key }) => key);

  it('are made at the lock when one is due, read back, and only so many are kept', async () => {
    expect(await get('vault.keeping', {})).toMatchObject({ folders: true, folder: null, lastBackup: null });
    expect((await get('vault.backup-folder', {})).folder).toBe(target);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'holiday.pdbackup'), 'somebody else has put it here');
    await get('vault.lock', {});
    expect(readdirSync(target)).toEqual(['holiday.pdbackup']);

    await unlock();
    const { policy } = await get('policy.get', {});
    await get('policy.set', {
      policy: { ...policy, secondAlways: [], backupDays: 2, backupsKept: 2 },
      listMaxAgeDays: 30,
      reason: 'a test',
    });
    for (let round = 0; round < 3; round++) {
      now += 2 * DAY;
      expect(await warnings()).toContain('people:backup.overdue');
      await get('vault.lock', {});
      await unlock();
      expect(await warnings()).not.toContain('people:backup.overdue');
    }
    expect(readdirSync(target).sort()).toEqual([
      'holiday.pdbackup',
      expect.stringMatching(/^pledgedesk-2026-11-29-\d{6}\.pdbackup$/),
      expect.stringMatching(/^pledgedesk-2026-12-01-\d{6}\.pdbackup$/),
    ]);
    const newest = readdirSync(target).sort().at(-1) ?? '';
    const backup = readBackup(readFileSync(join(target, newest)));
    const { lastBackup } = await get('vault.keeping', {});
    expect(backup.ok && lastBackup?.name === newest).toBe(true);
  });

  it('do not keep the vault open where their folder is gone, and say so when they are asked for', async () => {
    await get('vault.backup-folder', {});
    // A file stands where the folder should be: nothing can be written into it.
    writeFileSync(target, 'no folder');
    expect(await call('vault.backup-now', {})).toMatchObject({
      ok: false,
      error: { message: { key: 'people:file.not-saved' } },
    });
    now += 30 * DAY;
    expect(await get('vault.lock', {})).toMatchObject({ vault: 'locked' });
    await unlock();
    expect(await warnings()).toContain('people:backup.overdue');
  });

  it('and every other file that cannot be saved end in a sentence, and are not recorded as saved', async () => {
    const failing = async (cause: unknown) => {
      save = () => Promise.reject(cause);
      const answer = await call('vault.backup', {});
      return answer.ok ? 'saved' : `${answer.error.code} ${answer.error.message.key}`;
    };
    const system = (code: string) => Object.assign(new Error(`${code}: something of the system`), { code });
    expect(await failing(system('ENOSPC'))).toBe('no-space people:file.full');
    expect(await failing(system('EACCES'))).toBe('read-only people:file.read-only');
    expect(await failing(system('EIO'))).toBe('file-unreadable people:file.not-saved');
    expect(await failing(new Error('page.evaluate: QuotaExceededError: no room'))).toBe(
      'no-space people:file.full',
    );
    expect(await failing(new Error('page.evaluate: NotAllowedError: write'))).toBe(
      'read-only people:file.read-only',
    );
    expect(await failing(new Error('a file that reads back as another'))).toBe(
      'file-unreadable people:file.not-saved',
    );
    expect((await get('vault.keeping', {})).lastBackup).toBeNull();
  });
});
