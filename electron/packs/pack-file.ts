import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoDate, IsoInstant } from '../../shared/message.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import { fingerprintOf, isPublicKey, type SigningKey, signBytes, verifyBytes } from './signing-key.ts';

/**
 * A pack: MAGIC (8 bytes), version (u16), length of the manifest (u32), the manifest (canonical JSON), the payload
 * (canonical JSON, deflated), the signature (64 bytes, Ed25519). Numbers are big-endian. The signature covers a mark of
 * its purpose, the version, the manifest and the hash of the packed payload, so that nothing is unpacked before the
 * signer is known. The same content, time and key give the same bytes.
 */
const MAGIC = Buffer.from('PDLIST\x1a\n', 'latin1');
const VERSION = 1;
const HEAD_BYTES = MAGIC.length + 2 + 4;
const SIGNATURE_BYTES = 64;
const PURPOSE = 'pledgedesk/pack/1\n';

export interface PackLimits {
  readonly fileBytes: number;
  readonly manifestBytes: number;
  /** Of the payload when it is unpacked. */
  readonly payloadBytes: number;
}
export const PACK_LIMITS: PackLimits = {
  fileBytes: 64 * 1024 * 1024,
  manifestBytes: 1024 * 1024,
  payloadBytes: 256 * 1024 * 1024,
};

/** What a pack says of one list in it. */
export interface PackedListHead {
  readonly listId: string;
  readonly kind: string;
  readonly title: string;
  readonly versionId: string;
  /** SHA-256 of the canonical JSON of the list as it is in the payload. */
  readonly hash: string;
  readonly entries: number;
  readonly checkedThrough: IsoDate;
}

export interface PackManifest {
  readonly format: 'pdlist';
  readonly version: number;
  readonly createdAt: IsoInstant;
  readonly signer: {
    readonly name: string;
    readonly by: string;
    readonly publicKey: string;
    readonly fingerprint: string;
  };
  readonly lists: readonly PackedListHead[];
  /** Records of own knowledge in the pack. */
  readonly own: number;
  readonly payload: {
    readonly encoding: 'deflate';
    readonly bytes: number;
    readonly sha256: string;
    readonly packedBytes: number;
    readonly packedSha256: string;
  };
}

export type PackHead = Omit<PackManifest, 'format' | 'version' | 'payload' | 'signer'> & {
  readonly signer: { readonly name: string; readonly by: string };
};

/** `payload`: a JSON value. Error: file-too-large (more than a reader takes). */
export function writePack(
  head: PackHead,
  payload: unknown,
  key: SigningKey,
  limits: PackLimits = PACK_LIMITS,
): Result<Uint8Array> {
  const tooMuch = fail('file-too-large', 'knowledge:pack.too-much', {
    mebibytes: mebibytes(limits.payloadBytes),
  });
  const plain = Buffer.from(canonicalJson(payload), 'utf8');
  if (plain.byteLength > limits.payloadBytes) return tooMuch;
  const packed = deflateSync(plain, { level: 9 });
  const manifest: PackManifest = {
    format: 'pdlist',
    version: VERSION,
    createdAt: head.createdAt,
    signer: { ...head.signer, publicKey: key.publicKey, fingerprint: fingerprintOf(key.publicKey) },
    lists: head.lists,
    own: head.own,
    payload: {
      encoding: 'deflate',
      bytes: plain.byteLength,
      sha256: sha256(plain),
      packedBytes: packed.byteLength,
      packedSha256: sha256(packed),
    },
  };
  const text = Buffer.from(canonicalJson(manifest), 'utf8');
  const lengths = Buffer.alloc(6);
  lengths.writeUInt16BE(VERSION, 0);
  lengths.writeUInt32BE(text.byteLength, 2);
  const signature = signBytes(key, signedBytes(text, sha256(packed)));
  const file = Buffer.concat([MAGIC, lengths, text, packed, signature]);
  return file.byteLength > limits.fileBytes ? tooMuch : ok(file);
}

/** A pack whose signature holds. The payload is still packed: who signed is looked at first. */
export interface SealedPack {
  readonly manifest: PackManifest;
  readonly packed: Uint8Array;
}

/**
 * Reads head and signature of a pack.
 * Errors: file-unreadable (no pack, cut short, later version), file-too-large, signature-invalid.
 */
export function readPack(bytes: Uint8Array, limits: PackLimits = PACK_LIMITS): Result<SealedPack> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.byteLength > limits.fileBytes) {
    return fail('file-too-large', 'knowledge:pack.too-large', { mebibytes: mebibytes(limits.fileBytes) });
  }
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return fail('file-unreadable', 'knowledge:pack.no-pack');
  if (file.byteLength < HEAD_BYTES) return fail('file-unreadable', 'knowledge:pack.cut');
  const version = file.readUInt16BE(MAGIC.length);
  if (version !== VERSION) {
    return fail('file-unreadable', 'knowledge:pack.other-version', { version, known: VERSION });
  }
  const manifestBytes = file.readUInt32BE(MAGIC.length + 2);
  if (manifestBytes > limits.manifestBytes) return fail('file-unreadable', 'knowledge:pack.broken');
  if (file.byteLength < HEAD_BYTES + manifestBytes + SIGNATURE_BYTES) {
    return fail('file-unreadable', 'knowledge:pack.cut');
  }
  const text = file.subarray(HEAD_BYTES, HEAD_BYTES + manifestBytes);
  const manifest = manifestOf(text);
  if (manifest === null) return fail('file-unreadable', 'knowledge:pack.broken');
  const packed = file.subarray(HEAD_BYTES + manifestBytes, file.byteLength - SIGNATURE_BYTES);
  if (packed.byteLength < manifest.payload.packedBytes) return fail('file-unreadable', 'knowledge:pack.cut');
  const signature = file.subarray(file.byteLength - SIGNATURE_BYTES);
  const packedHash = sha256(packed);
  const whole =
    packedHash === manifest.payload.packedSha256 &&
    manifest.signer.fingerprint === fingerprintOf(manifest.signer.publicKey) &&
    verifyBytes(manifest.signer.publicKey, signedBytes(text, packedHash), signature);
  if (!whole) return fail('signature-invalid', 'knowledge:pack.wrong-signature');
  return ok({ manifest, packed });
}

/**
 * Unpacks the payload of a pack whose signer is trusted. Errors: file-bomb (more comes out than the manifest says or
 * than is allowed), file-unreadable.
 */
export function unpack(pack: SealedPack, limits: PackLimits = PACK_LIMITS): Result<unknown> {
  const { bytes, sha256: expected } = pack.manifest.payload;
  const tooMuch = fail('file-bomb', 'knowledge:pack.bomb', { mebibytes: mebibytes(limits.payloadBytes) });
  if (bytes > limits.payloadBytes) return tooMuch;
  try {
    const plain = inflateSync(pack.packed, { maxOutputLength: Math.max(1, bytes) });
    if (plain.byteLength !== bytes || sha256(plain) !== expected) {
      return fail('file-unreadable', 'knowledge:pack.broken');
    }
    return ok(JSON.parse(plain.toString('utf8')) as unknown);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooMuch : fail('file-unreadable', 'knowledge:pack.broken');
  }
}

/** SHA-256 of a JSON value in its one spelling. */
export function hashOfJson(value: unknown): string {
  return sha256(Buffer.from(canonicalJson(value), 'utf8'));
}

function signedBytes(manifest: Uint8Array, packedHash: string): Uint8Array {
  return Buffer.concat([Buffer.from(`${PURPOSE}${VERSION}\n${packedHash}\n`, 'latin1'), manifest]);
}

function manifestOf(text: Buffer): PackManifest | null {
  try {
    const value = JSON.parse(text.toString('utf8')) as PackManifest;
    // Another spelling of the same manifest could hide what a second reader sees otherwise.
    if (canonicalJson(value) !== text.toString('utf8')) return null;
    return isManifest(value) ? value : null;
  } catch {
    return null;
  }
}

function isManifest(value: PackManifest): boolean {
  const { signer, payload, lists, own } = value;
  return (
    value.format === 'pdlist' &&
    value.version === VERSION &&
    isInstant(value.createdAt) &&
    [signer.name, signer.by, signer.fingerprint].every((each) => isText(each, 400)) &&
    isPublicKey(signer.publicKey) &&
    payload.encoding === 'deflate' &&
    [payload.bytes, payload.packedBytes, own].every(isCount) &&
    [payload.sha256, payload.packedSha256].every(isHash) &&
    Array.isArray(lists) &&
    lists.every(isHead)
  );
}

function isHead(head: PackedListHead): boolean {
  return (
    [head.listId, head.kind, head.title, head.versionId].every((each) => isText(each, 400)) &&
    isHash(head.hash) &&
    isCount(head.entries) &&
    /^\d{4}-\d{2}-\d{2}$/.test(head.checkedThrough)
  );
}

const isText = (value: unknown, max: number) => typeof value === 'string' && value.length <= max;
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isInstant = (value: unknown) =>
  typeof value === 'string' && value.length <= 40 && !Number.isNaN(Date.parse(value));
const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
