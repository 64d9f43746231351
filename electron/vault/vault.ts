import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { UserRole } from '../../shared/contract/views.ts';
import type { IsoInstant, Message } from '../../shared/message.ts';
import { attempt, failureOf } from './failures.ts';
import { HEADER_FILE, newHeader, readHeader, type VaultHeader, withSlots, writeHeader } from './header.ts';
import {
  databaseKey,
  type KdfCost,
  keyCheck,
  newDataKey,
  openSlot,
  PRODUCT_KDF,
  sealSlot,
  unlockDatabase,
} from './key-slots.ts';
import {
  DATABASE_FILE,
  databaseState,
  finishCreation,
  isThere,
  seat,
  type Vault,
  writeFirstDatabase,
} from './open-vault.ts';
import { checkPassphrase, normalisePassphrase } from './passphrase.ts';
import { readRecoveryKey } from './recovery-key.ts';

export { VaultFailure } from './failures.ts';
export type { Journal, JournalEvent, JournalHead, JournalReport, NewEvent } from './journal.ts';
export type { KdfCost } from './key-slots.ts';
export type { Session, Vault, VaultUser } from './open-vault.ts';
export type { Collection, EphemeralCollection, Store } from './store.ts';

export interface NewUser {
  readonly name: string;
  readonly passphrase: string;
}

/** What is in the folder, without opening it. `damaged`: files are there but cannot be used; the message says why. */
export function vaultState(folder: string): 'none' | 'present' | { readonly damaged: Message } {
  try {
    const found = inspect(folder);
    if (!found.ok) return { damaged: found.error.message };
    return found.value === null ? 'none' : 'present';
  } catch (cause) {
    const error = failureOf(cause);
    if (error === null) throw cause;
    return { damaged: error.message };
  }
}

/**
 * Makes a vault with an officer and a reviewer, and opens it for the officer. A crash leaves no vault or a whole one,
 * with what `begin` puts into it (in the transaction that makes the users).
 * Errors: refused (one is there), bad-input (names, passphrases), no-space, read-only, busy.
 */
export function createVault(
  folder: string,
  users: { readonly officer: NewUser; readonly reviewer: NewUser },
  now: () => IsoInstant,
  kdf: KdfCost = PRODUCT_KDF,
  begin: (vault: Vault) => void = () => {},
): Promise<Result<Vault>> {
  return attempt(async () => {
    const checked = checkUsers(users.officer, users.reviewer);
    if (!checked.ok) return checked;
    if (!makeFolder(folder)) return fail('read-only', 'vault:read-only');
    if (vaultState(folder) !== 'none') return fail('refused', 'vault:exists');

    const vaultId = randomUUID();
    const people = (['officer', 'reviewer'] as const).map((role) => ({
      id: randomUUID(),
      role,
      name: users[role].name.trim().toWellFormed(),
      passphrase: users[role].passphrase,
    }));
    const dataKey = newDataKey();
    const key = databaseKey(dataKey, vaultId);
    try {
      const slots = [];
      for (const { id, role, passphrase } of people) {
        slots.push(await sealSlot(vaultId, { id, role }, passphrase, dataKey, kdf));
      }
      const header = newHeader(vaultId, keyCheck(dataKey, vaultId), slots);
      writeFirstDatabase(folder, key, header, people, now, begin);
      writeHeader(folder, header);
      finishCreation(folder);
      return seat(folder, key, header, 'officer', now);
    } finally {
      dataKey.fill(0);
      key.fill(0);
    }
  });
}

/**
 * Opens the vault for one user; while it is open no other process can.
 * Errors: wrong-passphrase, damaged, busy (open elsewhere), refused (made by a later version), not-found, no-space,
 * read-only.
 */
export function openVault(
  folder: string,
  who: { readonly user: UserRole; readonly passphrase: string },
  now: () => IsoInstant,
): Promise<Result<Vault>> {
  return attempt(async () => {
    const found = inspect(folder);
    if (!found.ok) return found;
    const header = found.value;
    const slot = header?.slots.find((candidate) => candidate.role === who.user);
    if (header === null || slot === undefined) return fail('not-found', 'vault:none');
    const unlocked = await unlockDatabase(header, slot, who.passphrase);
    if (!unlocked.ok) return unlocked;
    const key = unlocked.value;
    try {
      finishCreation(folder);
      return seat(folder, key, header, who.user, now);
    } finally {
      key.fill(0);
    }
  });
}

/**
 * Opens the vault with its printed recovery key and gives one user a new passphrase; the journal says so.
 * Errors: bad-input (not such a key, passphrase too short), not-found (none was made), wrong-passphrase (an older key or
 * another vault's), and those of `openVault`.
 */
export function recoverVault(
  folder: string,
  typedKey: string,
  who: { readonly user: UserRole; readonly passphrase: string },
  now: () => IsoInstant,
  kdf: KdfCost = PRODUCT_KDF,
): Promise<Result<Vault>> {
  return attempt(async () => {
    const recoveryKey = readRecoveryKey(typedKey);
    if (recoveryKey === null) return fail('bad-input', 'vault:recovery.not-one');
    const checked = checkPassphrase(who.passphrase);
    if (!checked.ok) return checked;
    const found = inspect(folder);
    if (!found.ok) return found;
    const header = found.value;
    const slot = header?.slots.find((candidate) => candidate.role === who.user);
    if (header === null || slot === undefined) return fail('not-found', 'vault:none');
    const recovery = header.slots.find((candidate) => candidate.role === 'recovery');
    if (recovery === undefined) return fail('not-found', 'vault:recovery.none');
    const dataKey = await openSlot(header.vaultId, recovery, recoveryKey);
    if (dataKey === null) return fail('wrong-passphrase', 'vault:recovery.wrong');
    const key = databaseKey(dataKey, header.vaultId);
    try {
      const known = keyCheck(dataKey, header.vaultId) === header.keyCheck;
      if (!known) return fail('damaged', 'vault:damaged.header');
      const { kdf: _kdf, wrappedKey: _wrapped, ...identity } = slot;
      const sealed = await sealSlot(header.vaultId, identity, who.passphrase, dataKey, kdf);
      const next = withSlots(
        header,
        header.slots.map((other) => (other === slot ? sealed : other)),
      );
      finishCreation(folder);
      // The database first: a vault that is open elsewhere keeps its passphrases.
      const seated = seat(folder, key, header, who.user, now);
      if (!seated.ok) return seated;
      seated.value.close();
      writeHeader(folder, next);
      return seat(folder, key, next, who.user, now, 'vault.recovered');
    } finally {
      dataKey.fill(0);
      key.fill(0);
    }
  });
}

/** Node says ENOENT where a recursive `mkdir` meets a read-only file system. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return false;
    throw cause;
  }
}

/** The header of a folder whose files belong together; null where there is no vault. */
function inspect(folder: string): Result<VaultHeader | null> {
  if (!isThere(join(folder, HEADER_FILE))) {
    return isThere(join(folder, DATABASE_FILE)) ? fail('damaged', 'vault:damaged.header-missing') : ok(null);
  }
  const header = readHeader(folder);
  if (!header.ok) return header;
  const database = databaseState(folder);
  if (database === 'present') return header;
  return fail('damaged', database === 'empty' ? 'vault:damaged.database' : 'vault:damaged.database-missing');
}

/** Two pairs of eyes need two people and two passphrases. */
function checkUsers(officer: NewUser, reviewer: NewUser): Result<void> {
  for (const { name, passphrase } of [officer, reviewer]) {
    if (name.trim() === '') return fail('bad-input', 'vault:name-missing');
    const checked = checkPassphrase(passphrase);
    if (!checked.ok) return checked;
  }
  if (officer.name.trim() === reviewer.name.trim()) return fail('bad-input', 'vault:same-person');
  if (normalisePassphrase(officer.passphrase) === normalisePassphrase(reviewer.passphrase)) {
    return fail('bad-input', 'vault:same-passphrase');
  }
  return ok(undefined);
}
