import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { argon2id } from 'hash-wasm';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { canonicalJson } from './canonical-json.ts';
import type { KeySlot, SlotKdf, VaultHeader } from './header.ts';
import { normalisePassphrase } from './passphrase.ts';
import { publicKeyOf } from './signer.ts';

/** Cost of a passphrase guess. Stored with each slot, so it can be raised later without touching the data. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** About 200 ms on an office machine; above the OWASP minimum of 19 MiB and two passes. */
export const PRODUCT_KDF: KdfCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 };

/** The dearer of two costs in each of their parts. */
export function dearer(one: KdfCost, other: KdfCost): KdfCost {
  return {
    memoryKiB: Math.max(one.memoryKiB, other.memoryKiB),
    iterations: Math.max(one.iterations, other.iterations),
    parallelism: Math.max(one.parallelism, other.parallelism),
  };
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const SALT_BYTES = 16;

export type SlotIdentity = Pick<KeySlot, 'id' | 'role'> & { readonly created?: string };

/** What a slot gives to whoever has its passphrase; the caller wipes both. `seed`: of the signing key. */
export interface SlotContent {
  readonly dataKey: Buffer;
  readonly seed: Buffer | null;
}

/** A slot that gives its content to whoever has the passphrase. */
export async function sealSlot(
  vaultId: string,
  who: SlotIdentity,
  passphrase: string,
  dataKey: Buffer,
  cost: KdfCost,
  seed: Buffer | null = null,
): Promise<KeySlot> {
  const kdf: SlotKdf = { algorithm: 'argon2id', ...cost, salt: randomBytes(SALT_BYTES).toString('base64') };
  const identity = {
    id: who.id,
    role: who.role,
    form: 3 as const,
    ...(who.created === undefined ? {} : { created: who.created }),
    ...(seed === null ? {} : { publicKey: publicKeyOf(seed) }),
  };
  const wrapping = await deriveKey(passphrase, kdf);
  const content = Buffer.concat([dataKey, seed ?? Buffer.alloc(0)]);
  try {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
    cipher.setAAD(boundTo(vaultId, identity, kdf));
    const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
    return {
      ...identity,
      kdf,
      wrappedKey: {
        nonce: nonce.toString('base64'),
        ciphertext: ciphertext.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      },
    };
  } finally {
    wrapping.fill(0);
    content.fill(0);
  }
}

/** The content, to be wiped by the caller, or null where the passphrase is not the slot's. */
export async function openSlot(
  vaultId: string,
  slot: KeySlot,
  passphrase: string,
): Promise<SlotContent | null> {
  if (passphrase === '') return null;
  const wrapping = await deriveKey(passphrase, slot.kdf);
  try {
    const { nonce, ciphertext, tag } = slot.wrappedKey;
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(nonce, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(boundTo(vaultId, slot, slot.kdf));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    const content = decipher.update(Buffer.from(ciphertext, 'base64'));
    try {
      decipher.final();
      const seed = content.length > KEY_BYTES ? Buffer.from(content.subarray(KEY_BYTES)) : null;
      return { dataKey: Buffer.from(content.subarray(0, KEY_BYTES)), seed };
    } catch {
      return null;
    } finally {
      content.fill(0);
    }
  } finally {
    wrapping.fill(0);
  }
}

export function wipe(content: SlotContent | null): void {
  content?.dataKey.fill(0);
  content?.seed?.fill(0);
}

export interface Unlocked {
  readonly slot: KeySlot;
  /** Of the database file. */
  readonly key: Buffer;
  readonly seed: Buffer | null;
}

/**
 * The first of the slots that the passphrase opens; the caller wipes `key` and `seed`.
 * Errors: not-found (no slot), wrong-passphrase, damaged (the slot gives a key that the header does not know).
 */
export async function unlockOne(
  header: VaultHeader,
  slots: readonly KeySlot[],
  passphrase: string,
): Promise<Result<Unlocked>> {
  for (const slot of slots) {
    const content = await openSlot(header.vaultId, slot, passphrase);
    if (content === null) continue;
    const known = keyCheck(content.dataKey, header.vaultId) === header.keyCheck;
    const key = databaseKey(content.dataKey, header.vaultId);
    content.dataKey.fill(0);
    return known ? ok({ slot, key, seed: content.seed }) : fail('damaged', 'vault:damaged.header');
  }
  return fail('wrong-passphrase', 'vault:wrong-passphrase');
}

/** Key of the database file: never the data key itself, so that other uses of the data key stay apart. */
export function databaseKey(dataKey: Buffer, vaultId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, vaultId, 'pledgedesk/database/1', KEY_BYTES));
}

/** Stored in the header: tells a right passphrase on a damaged database from anything else. */
export function keyCheck(dataKey: Buffer, vaultId: string): string {
  return createHmac('sha256', dataKey).update(`pledgedesk/key-check/1/${vaultId}`).digest('hex').slice(0, 32);
}

export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Blocks the thread for one derivation at a time: others get their turn between two. */
async function deriveKey(passphrase: string, kdf: SlotKdf): Promise<Buffer> {
  await setImmediate();
  const password = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  try {
    const key = await argon2id({
      password,
      salt: Buffer.from(kdf.salt, 'base64'),
      memorySize: kdf.memoryKiB,
      iterations: kdf.iterations,
      parallelism: kdf.parallelism,
      hashLength: KEY_BYTES,
      outputType: 'binary',
    });
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  } finally {
    password.fill(0);
  }
}

/**
 * A slot cannot be moved to another vault, another user or a cheaper derivation. Slots of versions 1 and 2 are bound to
 * their role too; later ones are not, since an administrator who changes a role does not have the user's passphrase.
 */
function boundTo(
  vaultId: string,
  who: Pick<KeySlot, 'id' | 'role' | 'form' | 'sealedRole' | 'publicKey'>,
  kdf: SlotKdf,
): Buffer {
  const person =
    who.form === 3
      ? { id: who.id, form: 3, recovery: who.role === 'recovery', publicKey: who.publicKey }
      : { id: who.id, role: who.sealedRole ?? who.role };
  return Buffer.from(canonicalJson({ vaultId, ...person, kdf: { ...kdf } }), 'utf8');
}
