import { accessSync, closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { UserRole, UserView } from '../../shared/contract/users.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { renameDurably } from './atomic-file.ts';
import { packBackup } from './backup.ts';
import { type Db, openDatabase } from './database.ts';
import { attempt, guard, VaultFailure } from './failures.ts';
import { headerChecksum, type KeySlot, readHeader, type VaultHeader } from './header.ts';
import { createJournal, type Journal } from './journal.ts';
import { type KeyDesk, KeyKeeper } from './key-keeper.ts';
import { createMeta, type Meta } from './meta.ts';
import { migrate } from './migrations/migrate.ts';
import { insertPerson, type NewPerson, readUsers } from './people.ts';
import { createStore, type Store } from './store.ts';

export const DATABASE_FILE = 'vault.db';
/** The database until its header is written; a crash between the two steps leaves it for the next start. */
export const UNFINISHED_FILE = 'vault.db.creating';

export interface Session {
  readonly userId: string;
  readonly name: string;
  readonly role: UserRole;
}

/** A vault that is open for one user. After `close` every call throws. */
export interface Vault extends KeyDesk {
  readonly session: Session;
  readonly store: Store;
  readonly journal: Journal;
  /** Oldest first, with those who have left. */
  users(): readonly UserView[];
  /**
   * Runs a use case: what it puts and appends is kept together, and is safe on the disk when this returns; where
   * `work` throws, nothing is kept. Nested calls join the outer one. `work` must not be async.
   * Throws `VaultFailure` (no-space, read-only, damaged, file-unreadable) with the message for the user.
   */
  transaction<T>(work: () => T): T;
  /** Whether a recovery key has been made. */
  hasRecoveryKey(): boolean;
  /** One encrypted file that `restoreVault` takes, checked after it was made. Errors: damaged, no-space, read-only. */
  backup(): Promise<Result<Uint8Array>>;
  /** Reads and authenticates every page of the database and checks its structure. Error: damaged. */
  check(): Result<void>;
  /** Can be called again. */
  close(): void;
}

/** Who takes a seat: their slot, and the seed of their signing key where the slot holds one. */
export interface Sitter {
  readonly slot: KeySlot;
  readonly seed: Buffer | null;
}

/**
 * The first database of a vault, under a name that does not count yet. `begin` puts what the vault shall never be
 * without; it sees the vault as the officer does.
 */
export function writeFirstDatabase(
  folder: string,
  key: Buffer,
  header: VaultHeader,
  people: readonly NewPerson[],
  officer: Sitter,
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
      for (const person of people) insertPerson(db, person);
      const seated = seatAt(db, folder, header, officer, now);
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
  sitter: Sitter,
  now: () => IsoInstant,
  changedBy = 'vault.header-changed',
): Result<Vault> {
  const path = join(folder, DATABASE_FILE);
  // SQLite falls back to reading, and then reports its failure to lock as a broken disk.
  for (const place of [folder, path]) accessSync(place, constants.R_OK | constants.W_OK);
  const db = openDatabase(path, key);
  try {
    const migrated = migrate(db);
    const vault = migrated.ok ? seatAt(db, folder, header, sitter, now, changedBy) : migrated;
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
  sitter: Sitter,
  now: () => IsoInstant,
  changedBy = 'vault.header-changed',
): Result<Vault> {
  const meta = createMeta(db);
  const user = readUsers(db).find((candidate) => candidate.id === sitter.slot.id);
  if (user === undefined) return fail('damaged', 'vault:damaged.mismatch');
  // An older vault.json was put back, or a crash left it: the database knows better.
  if (user.retired !== null) return fail('refused', 'vault:user-retired');
  const session = { userId: user.id, name: user.name, role: user.role };
  const vault = new OpenVault(db, meta, folder, header.vaultId, session, now);
  vault.keys.takeSeat(header, changedBy, sitter.seed);
  return ok(vault);
}

class OpenVault implements Vault {
  readonly session: Session;
  readonly store: Store;
  readonly journal: Journal;
  readonly #db: Db;
  readonly #folder: string;
  readonly #now: () => IsoInstant;
  readonly keys: KeyKeeper;

  constructor(db: Db, meta: Meta, folder: string, vaultId: string, session: Session, now: () => IsoInstant) {
    this.#db = db;
    this.#folder = folder;
    this.#now = now;
    this.session = session;
    this.store = createStore(db);
    this.journal = createJournal(db, meta, vaultId, session, now, () => this.keys.signer);
    this.keys = new KeyKeeper({ db, meta, folder, session, now, store: this.store, journal: this.journal });
  }

  users(): readonly UserView[] {
    return guard(() => readUsers(this.#db));
  }

  transaction<T>(work: () => T): T {
    return guard(() => this.#db.transaction(work).immediate());
  }

  readonly changePassphrase: KeyDesk['changePassphrase'] = (...given) => this.keys.changePassphrase(...given);
  readonly renew: KeyDesk['renew'] = (...given) => this.keys.renew(...given);
  readonly createRecoveryKey: KeyDesk['createRecoveryKey'] = (...given) =>
    this.keys.createRecoveryKey(...given);
  readonly addUser: KeyDesk['addUser'] = (...given) => this.keys.addUser(...given);
  readonly resetPassphrase: KeyDesk['resetPassphrase'] = (...given) => this.keys.resetPassphrase(...given);
  readonly setRole: KeyDesk['setRole'] = (...given) => this.keys.setRole(...given);
  readonly retireUser: KeyDesk['retireUser'] = (...given) => this.keys.retireUser(...given);

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
    this.keys.leave();
    this.#db.close();
  }
}
