import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { USER_ROLES } from '../../shared/contract/users.ts';
import { writeAtomically } from './atomic-file.ts';
import { canonicalJson } from './canonical-json.ts';

/** The readable file of a vault. It holds no name of a person or company, and nothing that opens the vault by itself. */

export const HEADER_FILE = 'vault.json';
const FORMAT = 'pledgedesk-vault';
/** Version 2 knew the slot of a recovery key; version 3 knows any number of users, and slots that hold a signing key. */
const VERSION = 3;
/** Bytes; a header of a hundred slots has about 80 KiB. */
const LARGEST = 256 * 1024;
export const MOST_SLOTS = 100;

const base64 = (bytes: number) =>
  z.string().refine((text) => {
    const decoded = Buffer.from(text, 'base64');
    return decoded.length === bytes && decoded.toString('base64') === text;
  });

/** Memory times passes that a key may cost: some seconds, and twenty times today's cost. */
const MOST_WORK = 4 * 1024 * 1024;

/** The bounds stop a forged header from eating the memory of the machine, or its time. */
const kdfSchema = z
  .strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: z
      .int()
      .min(8)
      .max(1024 * 1024),
    iterations: z.int().min(1).max(64),
    parallelism: z.int().min(1).max(16),
    salt: base64(16),
  })
  .refine(({ memoryKiB, iterations }) => memoryKiB * iterations <= MOST_WORK);

const slotSchema = z.strictObject({
  id: z.uuid(),
  /** Tells which slots to try for whoever says "officer"; what a user may do stands in the database. */
  role: z.enum([...USER_ROLES, 'recovery']),
  kdf: kdfSchema,
  /** Seals the data key (32 bytes), and behind it the seed of the user's signing key where there is one. */
  wrappedKey: z.strictObject({
    nonce: base64(12),
    ciphertext: z.union([base64(32), base64(64)]),
    tag: base64(16),
  }),
  /** Absent: a slot of versions 1 and 2, sealed for its role; `sealedRole` where the user has another one by now. */
  form: z.literal(3).exactOptional(),
  sealedRole: z.enum(['officer', 'reviewer']).exactOptional(),
  /** When the slot was made; absent in slots of earlier versions. */
  created: z.iso.datetime({ offset: true }).exactOptional(),
  /** Ed25519 key (base64, 32 bytes) of the user's checkpoints. */
  publicKey: base64(32).exactOptional(),
});

const bodySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(2), z.literal(VERSION)]),
  vaultId: z.uuid(),
  cipher: z.literal('chacha20'),
  keyCheck: z.string().regex(/^[0-9a-f]{32}$/),
  slots: z.array(slotSchema).min(1).max(MOST_SLOTS),
});

const DAMAGED = fail('damaged', 'vault:damaged.header');

export type SlotKdf = z.infer<typeof kdfSchema>;
export type KeySlot = z.infer<typeof slotSchema>;
export type VaultHeader = z.infer<typeof bodySchema>;
export type SlotRole = KeySlot['role'];

export function newHeader(vaultId: string, keyCheck: string, slots: readonly KeySlot[]): VaultHeader {
  return { format: FORMAT, version: VERSION, vaultId, cipher: 'chacha20', keyCheck, slots: [...slots] };
}

/** The header with other slots; an older one becomes one of today. */
export function withSlots(header: VaultHeader, slots: readonly KeySlot[]): VaultHeader {
  return { ...header, version: VERSION, slots: [...slots] };
}

/** The slots to try for a user: that of an id, or all of a role. */
export function slotsOf(header: VaultHeader | null, user: string): readonly KeySlot[] {
  return (header?.slots ?? []).filter(
    (slot) => slot.role !== 'recovery' && (slot.id === user || slot.role === user),
  );
}

/** SHA-256 of the header's canonical text. It tells damage from a wrong passphrase; it is no defence against forgery. */
export function headerChecksum(header: VaultHeader): string {
  return createHash('sha256').update(canonicalJson(header), 'utf8').digest('hex');
}

export function writeHeader(folder: string, header: VaultHeader): void {
  writeAtomically(join(folder, HEADER_FILE), headerText(header));
}

export function headerText(header: VaultHeader): string {
  return `${JSON.stringify({ ...header, checksum: headerChecksum(header) }, null, 2)}\n`;
}

/** `damaged` where the file is missing or not a whole header, `refused` where a later version wrote it. */
export function readHeader(folder: string): Result<VaultHeader> {
  try {
    const path = join(folder, HEADER_FILE);
    if (statSync(path).size > LARGEST) return DAMAGED;
    return parseHeader(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      return fail('damaged', 'vault:damaged.header-missing');
    }
    throw cause;
  }
}

/** Reads the text of a header: the file's, or the one that a backup carries. Errors as `readHeader`. */
export function parseHeader(text: string): Result<VaultHeader> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return DAMAGED;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return DAMAGED;
  const { checksum, ...rest } = parsed as Record<string, unknown>;
  if (rest.format === FORMAT && typeof rest.version === 'number' && rest.version > VERSION) {
    return fail('refused', 'vault:newer-version');
  }
  const body = bodySchema.safeParse(rest);
  if (!body.success || headerChecksum(body.data) !== checksum) return DAMAGED;
  return ok(body.data);
}
