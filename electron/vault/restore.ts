import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { renameDurably, writeDurably } from './atomic-file.ts';
import { type Backup, readBackup } from './backup.ts';
import { openDatabase } from './database.ts';
import { attempt, failureOf } from './failures.ts';
import { slotsOf, writeHeader } from './header.ts';
import { createJournal } from './journal.ts';
import { unlockOne } from './key-slots.ts';
import { createMeta } from './meta.ts';
import { migrate } from './migrations/migrate.ts';
import { finishCreation, isThere, seat, UNFINISHED_FILE, type Vault } from './open-vault.ts';
import { vaultState } from './vault.ts';

const STAGED_FILE = 'vault.db.restoring';
const DAMAGED = fail('damaged', 'vault:backup.damaged');

/**
 * Makes a folder without a usable vault the vault of a backup, and opens it for one of its users. The whole copy is checked
 * (pages, journal, head) before anything counts. Damaged files that were there are moved into a folder beside, never deleted.
 * Errors: refused (a vault is there), bad-input (no backup), damaged, wrong-passphrase, no-space, read-only.
 */
export function restoreVault(
  folder: string,
  bytes: Uint8Array,
  who: { readonly user: string; readonly passphrase: string },
  now: () => IsoInstant,
): Promise<Result<Vault>> {
  return attempt(async () => {
    const backup = readBackup(bytes);
    if (!backup.ok) return backup;
    if (vaultState(folder) === 'present') return fail('refused', 'vault:backup.vault-there');
    const { header } = backup.value;
    const slots = slotsOf(header, who.user);
    if (slots.length === 0) return fail('not-found', 'vault:backup.no-such-user');
    const unlocked = await unlockOne(header, slots, who.passphrase);
    if (!unlocked.ok) return unlocked.error.code === 'damaged' ? DAMAGED : unlocked;
    const { key, seed } = unlocked.value;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const staged = stage(folder, key, backup.value, now);
      if (!staged.ok) return staged;
      setAside(folder, now());
      renameDurably(join(folder, STAGED_FILE), join(folder, UNFINISHED_FILE));
      writeHeader(folder, header);
      finishCreation(folder);
      const seated = seat(folder, key, header, unlocked.value, now);
      if (seated.ok) noteRestore(seated.value, backup.value);
      return seated;
    } finally {
      key.fill(0);
      seed?.fill(0);
    }
  });
}

/** The copy in place but not yet counting, opened once and read as a whole. */
function stage(folder: string, key: Buffer, backup: Backup, now: () => IsoInstant): Result<void> {
  const path = join(folder, STAGED_FILE);
  const sweep = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
  };
  sweep();
  try {
    writeDurably(path, backup.database, 'wx');
    const db = openDatabase(path, key);
    try {
      const migrated = migrate(db);
      if (!migrated.ok) return migrated;
      const whole = db.pragma('integrity_check(1)', { simple: true }) === 'ok';
      const nobody = { userId: '', name: '', role: 'officer' } as const;
      const journal = createJournal(db, createMeta(db), backup.header.vaultId, nobody, now);
      const chain = journal.verify([backup.journal]);
      if (!whole || !chain.ok || chain.count !== backup.journal.count) {
        return DAMAGED;
      }
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
    return ok(undefined);
  } catch (cause) {
    sweep();
    const error = failureOf(cause);
    if (error?.code === 'damaged') return DAMAGED;
    throw cause;
  }
}

/** Files of a damaged vault keep their names in a folder of their own. */
function setAside(folder: string, at: IsoInstant): void {
  const left = readdirSync(folder).filter(
    (name) => name.startsWith('vault.') && !name.startsWith(STAGED_FILE),
  );
  if (left.length === 0) return;
  const stem = join(folder, `damaged-${at.replace(/[^0-9]/g, '').slice(0, 14)}`);
  let aside = stem;
  for (let n = 2; isThere(aside); n++) aside = `${stem}-${n}`;
  mkdirSync(aside, { mode: 0o700 });
  for (const name of left) renameDurably(join(folder, name), join(aside, name));
}

function noteRestore(vault: Vault, backup: Backup): void {
  vault.transaction(() => {
    vault.journal.append({
      role: vault.session.role,
      object: 'vault',
      action: 'vault.restore',
      after: {
        backupOf: backup.createdAt,
        journalCount: backup.journal.count,
        journalHead: backup.journal.hash,
      },
    });
  });
}
