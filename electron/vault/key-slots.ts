import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { argon2id } from 'hash-wasm';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { canonicalJson } from './canonical-json.ts';
import type { KeySlot, SlotKdf, VaultHeader } from './header.ts';
import { normalisePassphrase } from './passphrase.ts';

/** Cost of a passphrase guess. Stored with each slot, so it can be raised later without touching the data. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** About 200 ms on an office machine; above the OWASP minimum of 19 MiB and two passes. */
export const PRODUCT_KDF: KdfCost = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 };

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const SALT_BYTES = 16;

export type SlotIdentity = Pick<KeySlot, 'id' | 'role' | 'publicKey'>;

/** A slot that gives the data key to whoever has the passphrase. */
export async function sealSlot(
  vaultId: string,
  who: SlotIdentity,
  passphrase: string,
  dataKey: Buffer,
  cost: KdfCost,
): Promise<KeySlot> {
  const kdf: SlotKdf = { algorithm: 'argon2id', ...cost, salt: randomBytes(SALT_BYTES).toString('base64') };
  const wrapping = await deriveKey(passphrase, kdf);
  try {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
    cipher.setAAD(boundTo(vaultId, who, kdf));
    const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      ...who,
      kdf,
      wrappedKey: {
        nonce: nonce.toString('base64'),
        ciphertext: ciphertext.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      },
    };
  } finally {
    wrapping.fill(0);
  }
}

/** The data key, to be zeroed by the caller, or null where the passphrase is not the slot's. */
export async function openSlot(vaultId: string, slot: KeySlot, passphrase: string): Promise<Buffer | null> {
  if (passphrase === '') return null;
  const wrapping = await deriveKey(passphrase, slot.kdf);
  try {
    const { nonce, ciphertext, tag } = slot.wrappedKey;
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(nonce, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(boundTo(vaultId, slot, slot.kdf));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    const dataKey = decipher.update(Buffer.from(ciphertext, 'base64'));
    try {
      decipher.final();
      return dataKey;
    } catch {
      dataKey.fill(0);
      return null;
    }
  } finally {
    wrapping.fill(0);
  }
}

/**
 * The key of the database, to be zeroed by the caller, for whoever has the passphrase of a slot.
 * Errors: wrong-passphrase, damaged (the slot gives a key that the header does not know).
 */
export async function unlockDatabase(
  header: VaultHeader,
  slot: KeySlot,
  passphrase: string,
): Promise<Result<Buffer>> {
  const dataKey = await openSlot(header.vaultId, slot, passphrase);
  if (dataKey === null) return fail('wrong-passphrase', 'vault:wrong-passphrase');
  try {
    const known = keyCheck(dataKey, header.vaultId) === header.keyCheck;
    return known ? ok(databaseKey(dataKey, header.vaultId)) : fail('damaged', 'vault:damaged.header');
  } finally {
    dataKey.fill(0);
  }
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

/** A slot cannot be moved to another vault, another role or a cheaper derivation. */
function boundTo(vaultId: string, who: SlotIdentity, kdf: SlotKdf): Buffer {
  return Buffer.from(
    canonicalJson({ vaultId, id: who.id, role: who.role, publicKey: who.publicKey, kdf: { ...kdf } }),
    'utf8',
  );
}
