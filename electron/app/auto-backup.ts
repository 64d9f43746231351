import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Message } from '../../shared/message.ts';
import { policyOf } from '../vault/policy.ts';
import type { Vault } from '../vault/vault.ts';
import type { Desk } from './desk.ts';
import type { Host } from './ports.ts';
import { saveFailure } from './saving.ts';

/** The last backup that was saved, as the vault remembers it. */
export interface BackupRecord {
  readonly at: string;
  readonly by: string;
  readonly name: string;
  readonly sha256: string;
  readonly events: number;
}

const NAME = /^pledgedesk-\d{4}-\d{2}-\d{2}-\d{6}\.pdbackup$/;
const DAY_MS = 86_400_000;

export function lastBackup(vault: Vault): BackupRecord | null {
  return vault.store.collection<BackupRecord>('backups').get('last') ?? null;
}

/** Whole days since the last backup, or since the vault's first event where there never was one. */
export function backupAge(vault: Vault, now: string): number {
  const since = lastBackup(vault)?.at ?? vault.journal.page(0, 1).rows[0]?.time ?? now;
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS));
}

/** What the window says of a backup that is overdue. */
export function backupWarning(desk: Desk): Message | null {
  const days = backupAge(desk.vault, desk.host.clock.now());
  const { backupDays } = policyOf(desk.vault.store);
  return days >= backupDays ? { key: 'people:backup.overdue', params: { days, most: backupDays } } : null;
}

/**
 * Saves a backup into the folder that was chosen on this computer, where the host can write to one and the last backup
 * is as old as the policy allows. Null: none was due, or there is no such folder. Errors: those of the vault's backup and of the folder.
 */
export async function backupWhenDue(desk: Desk, always = false): Promise<Result<BackupRecord | null>> {
  const { host, vault } = desk;
  const folder = host.settings.read().backupFolder;
  if (host.backups === null || folder === null) return ok(null);
  const at = host.clock.now();
  const policy = policyOf(vault.store);
  if (!always && backupAge(vault, at) < policy.backupDays) return ok(null);
  const packed = await vault.backup();
  if (!packed.ok) return packed;
  const name = `pledgedesk-${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}.pdbackup`;
  try {
    await host.backups.write(folder, name, packed.value);
  } catch (cause) {
    return { ok: false, error: saveFailure(cause) };
  }
  const record = recordBackup(vault, at, name, packed.value, 'vault.backup-auto');
  // An old copy that cannot be removed does not make the new one worse.
  await thin(host, folder, policy.backupsKept).catch(() => undefined);
  return ok(record);
}

export function recordBackup(
  vault: Vault,
  at: string,
  name: string,
  bytes: Uint8Array,
  action: 'vault.backup' | 'vault.backup-auto',
): BackupRecord {
  const record: BackupRecord = {
    at,
    by: vault.session.name,
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    events: vault.journal.head().count,
  };
  vault.transaction(() => {
    vault.store.collection<BackupRecord>('backups').put('last', record);
    vault.journal.append({ role: vault.session.role, object: 'vault', action, after: { ...record } });
  });
  return record;
}

/** Leaves the newest. Only files that this made, by their names, are ever removed. */
async function thin(host: Host, folder: string, kept: number): Promise<void> {
  const names = (await host.backups?.list(folder)) ?? [];
  const own = names.filter((name) => NAME.test(name)).sort();
  for (const name of own.slice(0, Math.max(0, own.length - kept))) await host.backups?.remove(folder, name);
}

/** Lets the user choose the folder on this computer. Null where they cancelled. */
export async function chooseBackupFolder(desk: Desk): Promise<Result<string | null>> {
  const { host, vault } = desk;
  if (host.backups === null) return fail('refused', 'people:backup.no-folders');
  const folder = await host.backups.choose();
  if (folder === null) return ok(null);
  host.settings.write({ backupFolder: folder });
  vault.transaction(() => {
    vault.journal.append({ role: vault.session.role, object: 'vault', action: 'vault.backup-folder' });
  });
  return ok(folder);
}
