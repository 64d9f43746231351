import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { writeAtomically } from './atomic-file.ts';
import { canonicalJson } from './canonical-json.ts';

/** The readable file of a vault. It holds no name of a person or company, and nothing that opens the vault by itself. */

export const HEADER_FILE = 'vault.json';
const FORMAT = 'pledgedesk-vault';
/** Version 2 knows the slot of a recovery key; a vault without one is still written as version 1. */
const VERSION = 2;
/** Bytes; a header of sixteen slots has about 40 KiB at most. */
const LARGEST = 256 * 1024;

const base64 = (bytes: number) =>
  z.string().refine((text) => {
    const decoded = Buffer.from(text, 'base64');
    return decoded.length === bytes && decoded.toString('base64') === text;
  });

/** The bounds stop a forged header from eating the memory of the machine. */
const kdfSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z
    .int()
    .min(8)
    .max(1024 * 1024),
  iterations: z.int().min(1).max(64),
  parallelism: z.int().min(1).max(16),
  salt: base64(16),
});

const slotSchema = z.strictObject({
  id: z.uuid(),
  role: z.enum(['officer', 'reviewer', 'recovery']),
  kdf: kdfSchema,
  wrappedKey: z.strictObject({ nonce: base64(12), ciphertext: base64(32), tag: base64(16) }),
  /** Key for signed checkpoints of the journal, once the user has one. */
  publicKey: z.string().max(1024).exactOptional(),
});

const bodySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(VERSION)]),
  vaultId: z.uuid(),
  cipher: z.literal('chacha20'),
  keyCheck: z.string().regex(/^[0-9a-f]{32}$/),
  slots: z.array(slotSchema).min(1).max(16),
});

const DAMAGED = fail('damaged', 'vault:damaged.header');

export type SlotKdf = z.infer<typeof kdfSchema>;
export type KeySlot = z.infer<typeof slotSchema>;
export type VaultHeader = z.infer<typeof bodySchema>;
export type SlotRole = KeySlot['role'];

export function newHeader(vaultId: string, keyCheck: string, slots: readonly KeySlot[]): VaultHeader {
  return { format: FORMAT, version: 1, vaultId, cipher: 'chacha20', keyCheck, slots: [...slots] };
}

/** The header with other slots, in the oldest version that can hold them. */
export function withSlots(header: VaultHeader, slots: readonly KeySlot[]): VaultHeader {
  const version = slots.some(({ role }) => role === 'recovery') ? VERSION : 1;
  return { ...header, version, slots: [...slots] };
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
