import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';

/** DER of an Ed25519 public key before its 32 raw bytes; every crypto library of a host reads this form. */
const SPKI_START = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_BYTES = 32;
const SIGNATURE_BYTES = 64;
const FINGERPRINT_HEX = 32;

/** `publicKey`: the 32 raw bytes in base64. `privateKey`: PKCS#8 DER in base64; it is kept in the vault only. */
export interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function newSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ed25519');
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
  const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const key = {
    publicKey: spki.subarray(SPKI_START.length).toString('base64'),
    privateKey: pkcs8.toString('base64'),
  };
  pkcs8.fill(0);
  return key;
}

export function signBytes(key: SigningKey, bytes: Uint8Array): Uint8Array {
  const der = Buffer.from(key.privateKey, 'base64');
  try {
    return sign(null, bytes, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } finally {
    der.fill(0);
  }
}

/** False also where the key or the signature is no such thing. */
export function verifyBytes(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (!isPublicKey(publicKey) || signature.byteLength !== SIGNATURE_BYTES) return false;
  try {
    const der = Buffer.concat([SPKI_START, Buffer.from(publicKey, 'base64')]);
    return verify(null, bytes, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

/** Only the canonical base64 of 32 bytes: one key has one spelling. */
export function isPublicKey(text: string): boolean {
  const raw = Buffer.from(text, 'base64');
  return raw.length === RAW_BYTES && raw.toString('base64') === text;
}

/** The first 128 bits of the SHA-256 of the key, in hex: short enough to be read over the phone, too long to be imitated. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, FINGERPRINT_HEX)
    .toUpperCase();
}

/** In groups of four, as it is shown and read aloud. */
export function grouped(fingerprint: string): string {
  return (fingerprint.match(/.{1,4}/g) ?? []).join(' ');
}

/** What a person typed or pasted, as `fingerprintOf` spells it. */
export function plainFingerprint(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9a-f]/gi, '')
    .toUpperCase();
}
