import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { UserRole, UserView } from '../../shared/contract/users.ts';
import type { IsoInstant } from '../../shared/message.ts';
import type { Db } from './database.ts';
import { attempt, failureOf, guard } from './failures.ts';
import {
  headerChecksum,
  type KeySlot,
  MOST_SLOTS,
  readHeader,
  type VaultHeader,
  withSlots,
  writeHeader,
} from './header.ts';
import type { Journal } from './journal.ts';
import { dearer, type KdfCost, openSlot, type SlotContent, sealSlot, wipe } from './key-slots.ts';
import type { Meta } from './meta.ts';
import { checkPassphrase } from './passphrase.ts';
import {
  insertKey,
  insertPerson,
  isKeyOf,
  readUsers,
  updateMustChange,
  updateRetired,
  updateRole,
} from './people.ts';
import { costOf, policyOf } from './policy.ts';
import { newRecoveryKey } from './recovery-key.ts';
import { newSeed, publicKeyOf, type Signer, signerOf } from './signer.ts';
import type { Store } from './store.ts';

export interface NewUserOf {
  readonly name: string;
  readonly role: UserRole;
  readonly passphrase: string;
}

/** What an open vault does about users and their key slots; each change is journalled and none rewrites the data. */
export interface KeyDesk {
  /**
   * Gives the user of the session a new passphrase, at the cost given or today's; the data is not rewritten. Journalled.
   * Errors: wrong-passphrase, bad-input (too short; another user's), no-space, read-only, damaged.
   */
  changePassphrase(current: string, next: string, kdf?: KdfCost): Promise<Result<void>>;
  /** Seals the slot of the session's user anew where it is of an earlier form, cheap, or without a signing key. */
  renew(passphrase: string, cost?: KdfCost): Promise<Result<void>>;
  /**
   * Makes a key to print and lock away that lets each user have a new passphrase; an earlier one stops working. Journalled.
   * Errors: wrong-passphrase, no-space, read-only, damaged.
   */
  createRecoveryKey(passphrase: string, kdf?: KdfCost): Promise<Result<string>>;
  /** A new user with a first passphrase, which they must change. `own`: the passphrase of the session's user. */
  addUser(person: NewUserOf, own: string, kdf?: KdfCost): Promise<Result<void>>;
  /** A passphrase for a user who has lost theirs, or whose slot has; they must change it. */
  resetPassphrase(userId: string, passphrase: string, own: string, kdf?: KdfCost): Promise<Result<void>>;
  /** Changes what a user may do. Whether that is allowed is the caller's to know. */
  setRole(userId: string, role: UserRole, reason: string): Result<void>;
  /** Takes a user's slot away; the name stays for the journal. */
  retireUser(userId: string, reason: string): Result<void>;
}

/** What the keys of an open vault lie among. */
interface Surroundings {
  readonly db: Db;
  readonly meta: Meta;
  readonly folder: string;
  readonly session: { readonly userId: string; readonly role: UserRole };
  readonly store: Store;
  readonly journal: Journal;
  readonly now: () => IsoInstant;
}

/** The key slots in vault.json, the users in the database and the signing key of the session, kept in step. */
export class KeyKeeper implements KeyDesk {
  readonly #in: Surroundings;
  #signer: Signer | null = null;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  get signer(): Signer | null {
    return this.#signer;
  }

  leave(): void {
    this.#signer = null;
  }

  changePassphrase(current: string, next: string, kdf?: KdfCost): Promise<Result<void>> {
    return attempt(async () => {
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      const checked = checkPassphrase(next, policyOf(this.#in.store).passphraseMin);
      if (!checked.ok) return checked;
      return this.#reseal(current, 'vault.passphrase', async (header, own, content) => {
        const free = await this.#isFree(header, own.id, next);
        return free.ok
          ? ok(await this.#ownSlot(header, own, content, next, kdf ?? costOf(this.#in.store)))
          : free;
      });
    });
  }

  renew(passphrase: string, cost?: KdfCost): Promise<Result<void>> {
    return attempt(async () => {
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      const read = readHeader(this.#in.folder);
      if (!read.ok) return read;
      const own = read.value.slots.find(({ id }) => id === this.#in.session.userId);
      if (own === undefined) return fail('damaged', 'vault:damaged.mismatch');
      const kdf = dearer(own.kdf, cost ?? costOf(this.#in.store));
      const cheap = kdf.memoryKiB > own.kdf.memoryKiB || kdf.iterations > own.kdf.iterations;
      // A first passphrase is known to an administrator; a key under it would be theirs too.
      const first = this.#mustChange();
      if (own.form === 3 && !cheap && (own.publicKey !== undefined || first)) return ok(undefined);
      return this.#reseal(passphrase, 'vault.slot-renewed', async (header, slot, content) =>
        ok(
          first
            ? {
                slots: replaced(
                  header,
                  slot,
                  await sealSlot(header.vaultId, slot, passphrase, content.dataKey, kdf),
                ),
              }
            : await this.#ownSlot(header, slot, content, passphrase, kdf),
        ),
      );
    });
  }

  createRecoveryKey(passphrase: string, kdf?: KdfCost): Promise<Result<string>> {
    return attempt(async () => {
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      const key = newRecoveryKey();
      const sealed = await this.#reseal(passphrase, 'vault.recovery-key', async (header, _slot, content) => {
        const identity = { id: randomUUID(), role: 'recovery', created: this.#in.now() } as const;
        const slot = await sealSlot(
          header.vaultId,
          identity,
          key,
          content.dataKey,
          kdf ?? costOf(this.#in.store),
        );
        return ok({ slots: [...header.slots.filter(({ role }) => role !== 'recovery'), slot] });
      });
      return sealed.ok ? ok(key) : sealed;
    });
  }

  addUser(person: NewUserOf, own: string, kdf?: KdfCost): Promise<Result<void>> {
    return attempt(async () => {
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      const name = person.name.trim().toWellFormed();
      if (name === '') return fail('bad-input', 'vault:name-missing');
      if (this.#users().some((user) => user.retired === null && user.name === name)) {
        return fail('bad-input', 'vault:name-taken', { name });
      }
      const checked = checkPassphrase(person.passphrase, policyOf(this.#in.store).passphraseMin);
      if (!checked.ok) return checked;
      const { role } = person;
      return this.#reseal(own, 'users.add', async (header, _slot, content) => {
        if (header.slots.length >= MOST_SLOTS) return fail('refused', 'vault:too-many-users');
        const free = await this.#isFree(header, '', person.passphrase);
        if (!free.ok) return free;
        const identity = { id: randomUUID(), role, created: this.#in.now() };
        const slot = await sealSlot(
          header.vaultId,
          identity,
          person.passphrase,
          content.dataKey,
          kdf ?? costOf(this.#in.store),
        );
        return ok({
          slots: [...header.slots, slot],
          about: { user: identity.id, name, role },
          commit: () => insertPerson(this.#in.db, { ...identity, name, mustChange: true, publicKey: null }),
        });
      });
    });
  }

  resetPassphrase(userId: string, passphrase: string, own: string, kdf?: KdfCost): Promise<Result<void>> {
    return attempt(async () => {
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      const user = this.#users().find(({ id, retired }) => id === userId && retired === null);
      if (user === undefined) return fail('not-found', 'vault:no-such-user');
      const checked = checkPassphrase(passphrase, policyOf(this.#in.store).passphraseMin);
      if (!checked.ok) return checked;
      return this.#reseal(own, 'users.reset', async (header, _slot, content) => {
        const free = await this.#isFree(header, userId, passphrase);
        if (!free.ok) return free;
        const identity = { id: user.id, role: user.role, created: this.#in.now() };
        const slot = await sealSlot(
          header.vaultId,
          identity,
          passphrase,
          content.dataKey,
          kdf ?? costOf(this.#in.store),
        );
        return ok({
          slots: [...header.slots.filter(({ id }) => id !== userId), slot],
          about: { user: user.id, name: user.name },
          commit: () => updateMustChange(this.#in.db, userId, true),
        });
      });
    });
  }

  setRole(userId: string, role: UserRole, reason: string): Result<void> {
    return this.#changeUser(userId, (user, slots) => ({
      action: 'users.role',
      before: { role: user.role },
      after: { name: user.name, role },
      reason,
      slots: slots.map((slot) => (slot.id === userId ? withRole(slot, role) : slot)),
      commit: () => updateRole(this.#in.db, userId, role),
    }));
  }

  retireUser(userId: string, reason: string): Result<void> {
    return this.#changeUser(userId, (user, slots) => ({
      action: 'users.retire',
      before: { role: user.role },
      after: { name: user.name },
      reason,
      slots: slots.filter((slot) => slot.id !== userId),
      commit: () => updateRetired(this.#in.db, userId, this.#in.now()),
    }));
  }

  /**
   * The header lies outside the database. One that was changed behind the journal's back (an older copy put back,
   * a crash in the middle of a change of passphrase) is recorded when the vault is opened; so is a signing key that the
   * database does not know for the user's, who alone can hold it.
   */
  takeSeat(header: VaultHeader, changedBy: string, seed: Buffer | null): void {
    if (this.#in.meta.read<string>('header') !== headerChecksum(header)) {
      this.#transaction(() => this.#recordHeader(header, { action: changedBy }));
    }
    if (seed === null) return;
    const signer = signerOf(seed);
    if (isKeyOf(this.#in.db, this.#in.session.userId, signer.publicKey)) {
      this.#signer = signer;
      return;
    }
    this.#transaction(() => {
      this.#noteKey(signer);
      this.#in.journal.append({
        role: this.#in.session.role,
        object: `user/${this.#in.session.userId}`,
        action: 'users.key',
        after: { publicKey: publicKeyOf(seed) },
      });
    });
  }

  #recordHeader(
    header: VaultHeader,
    change: Noted & { readonly about?: object; readonly object?: string },
  ): void {
    const before = this.#in.meta.read<string>('header');
    const after = headerChecksum(header);
    this.#in.meta.write('header', after);
    this.#in.journal.append({
      role: this.#in.session.role,
      object: change.object ?? 'vault',
      action: change.action,
      before: { ...change.before, header: before },
      after: { ...change.after, ...change.about, header: after },
      reason: change.reason,
    });
  }

  #users(): readonly UserView[] {
    return guard(() => readUsers(this.#in.db));
  }

  #transaction(work: () => void): void {
    guard(() => this.#in.db.transaction(work).immediate());
  }

  #mustChange(): boolean {
    return this.#users().some(({ id, mustChange }) => id === this.#in.session.userId && mustChange);
  }

  /** Two users with one passphrase could not be told apart, and each would know the other's. */
  async #isFree(header: VaultHeader, userId: string, passphrase: string): Promise<Result<void>> {
    for (const slot of header.slots) {
      if (slot.id === userId || slot.role === 'recovery') continue;
      const content = await openSlot(header.vaultId, slot, passphrase);
      wipe(content);
      if (content !== null) return fail('bad-input', 'vault:passphrase-taken');
    }
    return ok(undefined);
  }

  /** The own slot under a passphrase of the user's own, with the signing key it had, or its first. */
  async #ownSlot(
    header: VaultHeader,
    own: KeySlot,
    content: SlotContent,
    passphrase: string,
    kdf: KdfCost,
  ): Promise<Change> {
    const seed = content.seed ?? newSeed();
    try {
      const identity = { id: own.id, role: this.#in.session.role, created: own.created ?? this.#in.now() };
      const slot = await sealSlot(header.vaultId, identity, passphrase, content.dataKey, kdf, seed);
      const signer = signerOf(seed);
      return {
        slots: replaced(header, own, slot),
        about: { publicKey: signer.publicKey },
        commit: () => {
          updateMustChange(this.#in.db, own.id, false);
          this.#noteKey(signer);
        },
      };
    } finally {
      if (content.seed === null) seed.fill(0);
    }
  }

  #noteKey(signer: Signer): void {
    const { userId } = this.#in.session;
    if (!isKeyOf(this.#in.db, userId, signer.publicKey)) {
      insertKey(this.#in.db, userId, signer.publicKey, this.#in.now());
    }
    this.#signer = signer;
  }

  /** Writes other key slots after the user of the session has proved the passphrase; the data is not touched. */
  async #reseal(
    passphrase: string,
    action: string,
    change: (header: VaultHeader, own: KeySlot, content: SlotContent) => Promise<Result<Change>>,
  ): Promise<Result<void>> {
    const read = readHeader(this.#in.folder);
    if (!read.ok) return read;
    const own = read.value.slots.find((candidate) => candidate.id === this.#in.session.userId);
    if (own === undefined) return fail('damaged', 'vault:damaged.mismatch');
    const content = await openSlot(read.value.vaultId, own, passphrase);
    if (content === null) return fail('wrong-passphrase', 'vault:wrong-passphrase');
    try {
      const changed = await change(read.value, own, content);
      if (!changed.ok) return changed;
      if (!this.#in.db.open) return fail('locked', 'vault:closed');
      this.#replaceHeader(withSlots(read.value, changed.value.slots), { action, ...changed.value });
      return ok(undefined);
    } finally {
      wipe(content);
    }
  }

  #changeUser(
    userId: string,
    change: (user: UserView, slots: readonly KeySlot[]) => Noted & Omit<Change, 'about'>,
  ): Result<void> {
    try {
      const user = this.#users().find(({ id, retired }) => id === userId && retired === null);
      if (user === undefined) return fail('not-found', 'vault:no-such-user');
      const read = readHeader(this.#in.folder);
      if (!read.ok) return read;
      const { slots, ...rest } = change(user, read.value.slots);
      this.#replaceHeader(withSlots(read.value, slots), { ...rest, object: `user/${userId}` });
      return ok(undefined);
    } catch (cause) {
      const error = failureOf(cause);
      if (error === null) throw cause;
      return { ok: false, error };
    }
  }

  /** Database, journal and vault.json together; a crash between the last two is found and recorded at the next opening. */
  #replaceHeader(
    header: VaultHeader,
    change: Noted & { readonly commit?: () => void; readonly about?: object; readonly object?: string },
  ): void {
    this.#transaction(() => {
      change.commit?.();
      this.#recordHeader(header, change);
      writeHeader(this.#in.folder, header);
    });
  }
}

/** What the journal says of a change of the key slots. */
interface Noted {
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string;
}

interface Change {
  readonly slots: readonly KeySlot[];
  readonly about?: object;
  /** What changes in the database with the slots. */
  readonly commit?: () => void;
}

function replaced(header: VaultHeader, old: KeySlot, next: KeySlot): readonly KeySlot[] {
  return header.slots.map((slot) => (slot.id === old.id ? next : slot));
}

/** A slot of an earlier form stays sealed for the role that it was made with. */
function withRole(slot: KeySlot, role: UserRole): KeySlot {
  if (slot.form === 3) return { ...slot, role };
  const sealedRole = slot.sealedRole ?? slot.role;
  return sealedRole === 'officer' || sealedRole === 'reviewer' ? { ...slot, role, sealedRole } : slot;
}
