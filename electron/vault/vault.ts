import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { USER_ROLES, type UserRole } from '../../shared/contract/users.ts';
import type { IsoInstant, Message } from '../../shared/message.ts';
import { openDatabase } from './database.ts';
import { attempt, failureOf } from './failures.ts';
import {
  HEADER_FILE,
  type KeySlot,
  newHeader,
  readHeader,
  slotsOf,
  type VaultHeader,
  withSlots,
  writeHeader,
} from './header.ts';
import {
  databaseKey,
  type KdfCost,
  keyCheck,
  newDataKey,
  openSlot,
  PRODUCT_KDF,
  sealSlot,
  unlockOne,
  wipe,
} from './key-slots.ts';
import { migrate } from './migrations/migrate.ts';
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
import { readUsers } from './people.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { newSeed } from './signer.ts';

export { VaultFailure } from './failures.ts';
export type { Journal, JournalEvent, JournalHead, JournalReport, NewEvent } from './journal.ts';
export type { KdfCost } from './key-slots.ts';
export type { Session, Vault } from './open-vault.ts';
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
    const created = now();
    const people = (['officer', 'reviewer'] as const).map((role) => ({
      id: randomUUID(),
      role,
      created,
      name: users[role].name.trim().toWellFormed(),
      passphrase: users[role].passphrase,
      seed: newSeed(),
    }));
    const dataKey = newDataKey();
    const key = databaseKey(dataKey, vaultId);
    try {
      const slots: KeySlot[] = [];
      for (const { id, role, passphrase, seed } of people) {
        slots.push(await sealSlot(vaultId, { id, role, created }, passphrase, dataKey, kdf, seed));
      }
      const header = newHeader(vaultId, keyCheck(dataKey, vaultId), slots);
      const rows = people.map(({ id, role, name }, at) => ({
        id,
        role,
        name,
        created,
        mustChange: false,
        publicKey: slots[at]?.publicKey ?? null,
      }));
      const slot = slots[0];
      if (slot === undefined) throw new Error('a vault without an officer');
      const officer = { slot, seed: people[0]?.seed ?? null };
      writeFirstDatabase(folder, key, header, rows, officer, now, begin);
      writeHeader(folder, header);
      finishCreation(folder);
      return seat(folder, key, header, officer, now);
    } finally {
      dataKey.fill(0);
      key.fill(0);
      for (const { seed } of people) seed.fill(0);
    }
  });
}

/** The roles that the vault has a user of, as the readable header tells them; none where it cannot be read. */
export function rolesOf(folder: string): readonly UserRole[] {
  try {
    const header = readHeader(folder);
    if (!header.ok) return [];
    return USER_ROLES.filter((role) => header.value.slots.some((slot) => slot.role === role));
  } catch (cause) {
    if (failureOf(cause) === null) throw cause;
    return [];
  }
}

/**
 * Opens the vault for one user; while it is open no other process can. `user`: the id of one, or a role: then the
 * passphrase tells which of its users it is, since the header holds no names.
 * Errors: wrong-passphrase, damaged, busy (open elsewhere), refused (made by a later version), not-found, no-space,
 * read-only.
 */
export function openVault(
  folder: string,
  who: { readonly user: string; readonly passphrase: string },
  now: () => IsoInstant,
): Promise<Result<Vault>> {
  return attempt(async () => {
    const found = inspect(folder);
    if (!found.ok) return found;
    const header = found.value;
    const slots = slotsOf(header, who.user);
    if (header === null || slots.length === 0) return fail('not-found', 'vault:none');
    const unlocked = await unlockOne(header, slots, who.passphrase);
    if (!unlocked.ok) return unlocked;
    const { key, seed } = unlocked.value;
    try {
      finishCreation(folder);
      return seat(folder, key, header, unlocked.value, now);
    } finally {
      key.fill(0);
      seed?.fill(0);
    }
  });
}

/**
 * Opens the vault with its printed recovery key and gives one user a new passphrase and a new signing key; the journal
 * says so. `who.name` tells which one where several users have the role.
 * Errors: bad-input (not such a key, passphrase too short, which user), not-found (none was made; no such user),
 * wrong-passphrase (an older key or another vault's), and those of `openVault`.
 */
export function recoverVault(
  folder: string,
  typedKey: string,
  who: { readonly user: string; readonly passphrase: string; readonly name?: string | undefined },
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
    const slots = slotsOf(header, who.user);
    if (header === null || slots.length === 0) return fail('not-found', 'vault:none');
    const recovery = header.slots.find((candidate) => candidate.role === 'recovery');
    if (recovery === undefined) return fail('not-found', 'vault:recovery.none');
    const content = await openSlot(header.vaultId, recovery, recoveryKey);
    if (content === null) return fail('wrong-passphrase', 'vault:recovery.wrong');
    const key = databaseKey(content.dataKey, header.vaultId);
    const seed = newSeed();
    try {
      const known = keyCheck(content.dataKey, header.vaultId) === header.keyCheck;
      if (!known) return fail('damaged', 'vault:damaged.header');
      finishCreation(folder);
      // The database first: a vault that is open elsewhere keeps its passphrases.
      const chosen = whoOf(folder, key, slots, who.name);
      if (!chosen.ok) return chosen;
      const sealed = await sealSlot(header.vaultId, chosen.value, who.passphrase, content.dataKey, kdf, seed);
      const next = withSlots(
        header,
        header.slots.map((other) => (other.id === sealed.id ? sealed : other)),
      );
      const seated = seat(folder, key, header, { slot: chosen.value, seed: null }, now);
      if (!seated.ok) return seated;
      seated.value.close();
      writeHeader(folder, next);
      return seat(folder, key, next, { slot: sealed, seed }, now, 'vault.recovered');
    } finally {
      wipe(content);
      key.fill(0);
      seed.fill(0);
    }
  });
}

/** The slot of the user who is meant; the database knows the names. */
function whoOf(
  folder: string,
  key: Buffer,
  slots: readonly KeySlot[],
  name: string | undefined,
): Result<KeySlot> {
  const [only] = slots;
  if (slots.length === 1 && only !== undefined) return ok(only);
  const db = openDatabase(join(folder, DATABASE_FILE), key);
  try {
    const migrated = migrate(db);
    if (!migrated.ok) return migrated;
    const users = readUsers(db).filter(({ id }) => slots.some((slot) => slot.id === id));
    const user = users.find((candidate) => candidate.name === name?.trim());
    const slot = slots.find(({ id }) => id === user?.id);
    if (slot !== undefined) return ok(slot);
    return fail('bad-input', 'vault:recovery.which', { names: users.map((one) => one.name).join(' / ') });
  } finally {
    db.close();
  }
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
