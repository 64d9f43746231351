import { randomUUID } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { UserRole } from '../../shared/contract/views.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { renameDurably } from './atomic-file.ts';
import { packBackup } from './backup.ts';
import { type Db, openDatabase } from './database.ts';
import { attempt, guard, VaultFailure } from './failures.ts';
import {
  headerChecksum,
  type KeySlot,
  readHeader,
  type VaultHeader,
  withSlots,
  writeHeader,
} from './header.ts';
import { createJournal, type Journal } from './journal.ts';
import { type KdfCost, openSlot, PRODUCT_KDF, sealSlot } from './key-slots.ts';
import { createMeta, type Meta } from './meta.ts';
import { migrate } from './migrations/migrate.ts';
import { checkPassphrase } from './passphrase.ts';
import { newRecoveryKey } from './recovery-key.ts';
import { createStore, type Store } from './store.ts';

export const DATABASE_FILE = 'vault.db';
/** The database until its header is written; a crash between the two steps leaves it for the next start. */
export const UNFINISHED_FILE = 'vault.db.creating';

export interface VaultUser {
  readonly id: string;
  readonly name: string;
  readonly role: UserRole;
}

export interface Session {
  readonly userId: string;
  readonly name: string;
  readonly role: UserRole;
}

/** A vault that is open for one user. After `close` every call throws. */
export interface Vault {
  readonly session: Session;
  readonly store: Store;
  readonly journal: Journal;
  users(): readonly VaultUser[];
  /**
   * Runs a use case: what it puts and appends is kept together, and is safe on the disk when this returns; where
   * `work` throws, nothing is kept. Nested calls join the outer one. `work` must not be async.
   * Throws `VaultFailure` (no-space, read-only, damaged, file-unreadable) with the message for the user.
   */
  transaction<T>(work: () => T): T;
  /**
   * Gives the user of the session a new passphrase, at the cost given or today's; the data is not rewritten. Journalled.
   * Errors: wrong-passphrase, bad-input (too short), no-space, read-only, damaged.
   */
  changePassphrase(current: string, next: string, kdf?: KdfCost): Promise<Result<void>>;
  /**
   * Makes a key to print and lock away that lets each user have a new passphrase; an earlier one stops working. Journalled.
   * Errors: wrong-passphrase, no-space, read-only, damaged.
   */
  createRecoveryKey(passphrase: string, kdf?: KdfCost): Promise<Result<string>>;
  /** Whether a recovery key has been made. */
  hasRecoveryKey(): boolean;
  /** One encrypted file that `restoreVault` takes, checked after it was made. Errors: damaged, no-space, read-only. */
  backup(): Promise<Result<Uint8Array>>;
  /** Reads and authenticates every page of the database and checks its structure. Error: damaged. */
  check(): Result<void>;
  /** Can be called again. */
  close(): void;
}

/**
 * The first database of a vault, under a name that does not count yet. `begin` puts what the vault shall never be
 * without; it sees the vault as the officer does.
 */
export function writeFirstDatabase(
  folder: string,
  key: Buffer,
  header: VaultHeader,
  users: readonly VaultUser[],
  now: () => IsoInstant,
  begin: (vault: Vault) => void,
): void {
  const path = join(folder, UNFINISHED_FILE);
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
  // SQLite would take the mode from the umask; its log takes it from the database.
  closeSync(openSync(path, 'wx', 0o600));
  const db = openDatabase(path, key);
  try {
    const migrated = migrate(db);
    if (!migrated.ok) throw new Error('a new database of a later version');
    db.transaction(() => {
      const meta = createMeta(db);
      meta.write('header', headerChecksum(header));
      const insert = db.prepare('INSERT INTO users (id, name, role) VALUES (?, ?, ?)');
      for (const user of users) insert.run(user.id, user.name, user.role);
      const seated = seatAt(db, folder, header, 'officer', now);
      if (!seated.ok) throw new Error('a new vault without its officer');
      begin(seated.value);
    }).immediate();
    // Closing would swallow a full disk and leave the content in a log that the new name does not take along.
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Unlike `existsSync`, throws where the folder may not be read: a vault that cannot be seen is not a missing vault. */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether there is a database for the header. An empty file is none: SQLite would take it for a new database. */
export function databaseState(folder: string): 'present' | 'missing' | 'empty' {
  for (const name of [DATABASE_FILE, UNFINISHED_FILE]) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (found !== undefined) return found.size === 0 ? 'empty' : 'present';
  }
  return 'missing';
}

/** Gives a finished first database its name, also after a crash. */
export function finishCreation(folder: string): void {
  const path = join(folder, DATABASE_FILE);
  const unfinished = join(folder, UNFINISHED_FILE);
  if (!isThere(path) && isThere(unfinished)) renameDurably(unfinished, path);
}

/**
 * Opens the database with its key and seats a user at it. `changedBy`: what the journal calls a header that it does not
 * know. Throws what `openDatabase` throws.
 */
export function seat(
  folder: string,
  key: Buffer,
  header: VaultHeader,
  role: UserRole,
  now: () => IsoInstant,
  changedBy = 'vault.header-changed',
): Result<Vault> {
  const path = join(folder, DATABASE_FILE);
  // SQLite falls back to reading, and then reports its failure to lock as a broken disk.
  for (const place of [folder, path]) accessSync(place, constants.R_OK | constants.W_OK);
  const db = openDatabase(path, key);
  try {
    const migrated = migrate(db);
    const vault = migrated.ok ? seatAt(db, folder, header, role, now, changedBy) : migrated;
    if (!vault.ok) db.close();
    return vault;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function seatAt(
  db: Db,
  folder: string,
  header: VaultHeader,
  role: UserRole,
  now: () => IsoInstant,
  changedBy = 'vault.header-changed',
): Result<Vault> {
  const meta = createMeta(db);
  const slot = header.slots.find((candidate) => candidate.role === role);
  const user = readUsers(db).find((candidate) => candidate.id === slot?.id && candidate.role === role);
  if (user === undefined) return fail('damaged', 'vault:damaged.mismatch');
  const vault = new OpenVault(
    db,
    meta,
    folder,
    header.vaultId,
    { userId: user.id, name: user.name, role: user.role },
    now,
  );
  vault.noteHeader(header, changedBy);
  return ok(vault);
}

function readUsers(db: Db): VaultUser[] {
  return db.prepare<[], VaultUser>('SELECT id, name, role FROM users ORDER BY rowid').all();
}

class OpenVault implements Vault {
  readonly session: Session;
  readonly store: Store;
  readonly journal: Journal;
  readonly #db: Db;
  readonly #meta: Meta;
  readonly #folder: string;
  readonly #now: () => IsoInstant;

  constructor(db: Db, meta: Meta, folder: string, vaultId: string, session: Session, now: () => IsoInstant) {
    this.#db = db;
    this.#meta = meta;
    this.#folder = folder;
    this.#now = now;
    this.session = session;
    this.store = createStore(db);
    this.journal = createJournal(db, meta, vaultId, session, now);
  }

  users(): readonly VaultUser[] {
    return guard(() => readUsers(this.#db));
  }

  transaction<T>(work: () => T): T {
    return guard(() => this.#db.transaction(work).immediate());
  }

  changePassphrase(current: string, next: string, kdf: KdfCost = PRODUCT_KDF): Promise<Result<void>> {
    return attempt(async () => {
      const checked = checkPassphrase(next);
      if (!checked.ok) return checked;
      return this.#reseal(current, 'vault.passphrase', async (header, slot, dataKey) => {
        const { kdf: _kdf, wrappedKey: _wrapped, ...identity } = slot;
        const sealed = await sealSlot(header.vaultId, identity, next, dataKey, kdf);
        return header.slots.map((other) => (other === slot ? sealed : other));
      });
    });
  }

  createRecoveryKey(passphrase: string, kdf: KdfCost = PRODUCT_KDF): Promise<Result<string>> {
    return attempt(async () => {
      const key = newRecoveryKey();
      const sealed = await this.#reseal(passphrase, 'vault.recovery-key', async (header, _slot, dataKey) => {
        const identity = { id: randomUUID(), role: 'recovery' } as const;
        const slot = await sealSlot(header.vaultId, identity, key, dataKey, kdf);
        return [...header.slots.filter(({ role }) => role !== 'recovery'), slot];
      });
      return sealed.ok ? ok(key) : sealed;
    });
  }

  hasRecoveryKey(): boolean {
    const header = readHeader(this.#folder);
    return header.ok && header.value.slots.some(({ role }) => role === 'recovery');
  }

  backup(): Promise<Result<Uint8Array>> {
    return attempt(async () => {
      const header = readHeader(this.#folder);
      if (!header.ok) return header;
      return packBackup(this.#db, this.#folder, header.value, this.journal.head(), this.#now());
    });
  }

  /** Writes other key slots after the user of the session has proved the passphrase; the data is not touched. */
  async #reseal(
    passphrase: string,
    action: string,
    change: (header: VaultHeader, own: KeySlot, dataKey: Buffer) => Promise<readonly KeySlot[]>,
  ): Promise<Result<void>> {
    const read = readHeader(this.#folder);
    if (!read.ok) return read;
    const own = read.value.slots.find((candidate) => candidate.id === this.session.userId);
    if (own === undefined) return fail('damaged', 'vault:damaged.mismatch');
    const dataKey = await openSlot(read.value.vaultId, own, passphrase);
    if (dataKey === null) return fail('wrong-passphrase', 'vault:wrong-passphrase');
    try {
      const header = withSlots(read.value, await change(read.value, own, dataKey));
      if (!this.#db.open) return fail('locked', 'vault:closed');
      writeHeader(this.#folder, header);
      this.#recordHeader(header, action);
      return ok(undefined);
    } finally {
      dataKey.fill(0);
    }
  }

  check(): Result<void> {
    try {
      const found = guard(() => this.#db.pragma('integrity_check(1)', { simple: true }));
      return found === 'ok' ? ok(undefined) : fail('damaged', 'vault:damaged.database');
    } catch (cause) {
      if (cause instanceof VaultFailure) return { ok: false, error: cause.error };
      throw cause;
    }
  }

  close(): void {
    this.#db.close();
  }

  /**
   * The header lies outside the database. One that was changed behind the journal's back (an older copy put back,
   * a crash in the middle of a change of passphrase) is recorded when the vault is opened.
   */
  noteHeader(header: VaultHeader, changedBy: string): void {
    if (this.#meta.read<string>('header') !== headerChecksum(header)) this.#recordHeader(header, changedBy);
  }

  #recordHeader(header: VaultHeader, action: string): void {
    this.transaction(() => {
      const before = this.#meta.read<string>('header');
      const after = headerChecksum(header);
      this.#meta.write('header', after);
      this.journal.append({
        role: this.session.role,
        object: 'vault',
        action,
        before: { header: before },
        after: { header: after },
      });
    });
  }
}
