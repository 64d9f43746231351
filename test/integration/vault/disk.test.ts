import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, vaultState } from '../../../electron/vault/vault.ts';
import { CHEAP, newFolder, PEOPLE, ticking, verdictOf } from './support.ts';

/** A real small file system, where the system lets a user mount one in a namespace of its own. */
const canMount = (() => {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

function onSmallDisk(mode: string, size: string): Record<string, unknown> {
  const child = join(import.meta.dirname, 'disk-child.ts');
  const script = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && exec "$3" "$4" "$2" "$5"';
  const output = execFileSync(
    'unshare',
    ['-rm', 'sh', '-c', script, 'sh', size, newFolder(), process.execPath, child, mode],
    { encoding: 'utf8' },
  );
  return JSON.parse(output) as Record<string, unknown>;
}

describe.skipIf(!canMount)('on a small or protected disk', () => {
  it('a full disk refuses what is new, keeps what was, and goes on once there is space', () => {
    expect(onSmallDisk('full', '2m')).toEqual({
      before: 'ok',
      whileFull: 'no-space vault:no-space',
      passphrase: 'no-space vault:no-space',
      stillReadable: 50_000,
      after: 'ok',
      events: ['before', 'after'],
      journal: true,
      notes: 2,
      check: 'ok',
    });
  });

  it.each(['4k', '32k', '64k', '88k'])(
    'a disk too small for a vault of %s says so and holds none',
    (size) => {
      expect(onSmallDisk('tiny', size)).toEqual({ create: 'no-space vault:no-space', state: 'none' });
    },
  );

  it('a read-only folder is named', () => {
    expect(onSmallDisk('read-only', '2m')).toEqual({
      state: 'present',
      open: 'read-only vault:read-only',
      create: 'read-only vault:read-only',
    });
  });
});

describe('a place that is no folder', () => {
  it('ends in a message', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    expect(verdictOf(await createVault(join(file, 'vault'), PEOPLE, ticking(), CHEAP))).toBe(
      'file-unreadable vault:disk-error',
    );
    const folder = newFolder();
    mkdirSync(join(folder, 'vault.json'));
    expect(vaultState(folder)).toEqual({ damaged: { key: 'vault:disk-error' } });
  });
});
