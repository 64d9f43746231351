import { createDecipheriv, createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fromBER, type Integer, type ObjectIdentifier, type OctetString, type Sequence } from 'asn1js';
import { decryptRc2 } from './rc2.ts';

/** The file is encrypted in a way that this program does not know. */
export class UnknownEncryption extends Error {}

export interface Algorithm {
  readonly algorithmId: string;
  /** Parameters as asn1js read them. */
  readonly algorithmParams?: unknown;
}

const MAX_ITERATIONS = 5_000_000;
/** Derivation after RFC 7292 appendix B: what the derived bytes are for. */
const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly key: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24 },
};
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** The ways of PKCS#12 itself; RC4 is not among them. */
const OLD: Readonly<Record<string, { readonly cipher: 'des3' | 'rc2'; readonly key: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des3', key: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'des3', key: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', key: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', key: 5 },
};

/** A passphrase in the two forms of PKCS#12: UTF-16 with an end mark for its own derivation, UTF-8 for PBES2. */
export interface PassphraseBytes {
  readonly wide: Uint8Array;
  readonly utf8: Uint8Array;
}

export function passphraseBytes(passphrase: string): PassphraseBytes {
  const wide = new Uint8Array(passphrase.length * 2 + 2);
  for (let i = 0; i < passphrase.length; i++) {
    const unit = passphrase.charCodeAt(i);
    wide[2 * i] = unit >>> 8;
    wide[2 * i + 1] = unit & 255;
  }
  return { wide, utf8: new TextEncoder().encode(passphrase) };
}

/**
 * Forms that programs give to one passphrase: as it is; for characters beyond ASCII also each UTF-8 byte as a character
 * (older programs); no passphrase at all besides an empty one.
 */
export function passphraseForms(passphrase: string): readonly PassphraseBytes[] {
  const plain = passphraseBytes(passphrase);
  if (passphrase === '') return [plain, { ...plain, wide: new Uint8Array() }];
  if (plain.utf8.length === passphrase.length) return [plain];
  const bytewise = passphraseBytes(Buffer.from(plain.utf8).toString('latin1'));
  return [plain, { wide: bytewise.wide, utf8: plain.utf8 }];
}

export function forget(forms: readonly PassphraseBytes[]): void {
  for (const form of forms) {
    form.wide.fill(0);
    form.utf8.fill(0);
  }
}

/** Throws where the passphrase is wrong (bad padding) or the way unknown. */
export async function decrypt(
  algorithm: Algorithm,
  data: Uint8Array,
  passphrase: PassphraseBytes,
): Promise<Uint8Array> {
  if (algorithm.algorithmId === PBES2)
    return decryptPbes2(children(algorithm.algorithmParams), data, passphrase);
  const old = OLD[algorithm.algorithmId];
  if (!old) throw new UnknownEncryption(algorithm.algorithmId);
  const [saltOf, iterationsOf] = children(algorithm.algorithmParams);
  const salt = octets(saltOf);
  const rounds = iterations(iterationsOf);
  const key = deriveOld('sha1', passphrase.wide, salt, PURPOSE.key, rounds, old.key);
  const iv = deriveOld('sha1', passphrase.wide, salt, PURPOSE.iv, rounds, 8);
  try {
    if (old.cipher === 'rc2') return decryptRc2(key, old.key * 8, iv, data);
    const three = old.key === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
    return deciphered('des-ede3-cbc', three, iv, data);
  } finally {
    key.fill(0);
  }
}

async function decryptPbes2(
  [derivation, encryption]: readonly unknown[],
  data: Uint8Array,
  passphrase: PassphraseBytes,
): Promise<Uint8Array> {
  const [kdf, kdfParams] = children(derivation);
  const [scheme, ivOf] = children(encryption);
  const cipher = CIPHERS[oid(scheme)];
  if (oid(kdf) !== PBKDF2 || !cipher) throw new UnknownEncryption(`${oid(kdf)} ${oid(scheme)}`);
  const [saltOf, iterationsOf, ...rest] = children(kdfParams);
  const prf = rest.find((one) => isSequence(one));
  const hash = prf === undefined ? 'sha1' : HASHES[oid(children(prf)[0])];
  if (hash === undefined) throw new UnknownEncryption('PRF');
  const key = await promisify(pbkdf2)(
    passphrase.utf8,
    octets(saltOf),
    iterations(iterationsOf),
    cipher.key,
    hash,
  );
  try {
    return deciphered(cipher.name, key, octets(ivOf), data);
  } finally {
    key.fill(0);
  }
}

function deciphered(cipher: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const open = createDecipheriv(cipher, key, iv);
  const parts = [open.update(data), open.final()];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    part.fill(0);
  }
  return whole;
}

/** Whether the file's integrity value belongs to its content and this passphrase; undefined where its way is unknown. */
export function macFits(
  mac: {
    readonly digestOid: string;
    readonly digest: Uint8Array;
    readonly salt: Uint8Array;
    readonly iterations: number;
  },
  content: Uint8Array,
  passphrase: PassphraseBytes,
): boolean | undefined {
  const hash = HASHES[mac.digestOid];
  if (hash === undefined) return undefined;
  const made = pkcs12Mac(hash, passphrase, mac.salt, bounded(mac.iterations), content);
  return made.length === mac.digest.length && timingSafeEqual(made, mac.digest);
}

export function pkcs12Mac(
  hash: string,
  passphrase: PassphraseBytes,
  salt: Uint8Array,
  rounds: number,
  content: Uint8Array,
): Uint8Array {
  const length = createHash(hash).digest().length;
  const key = deriveOld(hash, passphrase.wide, salt, PURPOSE.mac, rounds, length);
  const made = createHmac(hash, key).update(content).digest();
  key.fill(0);
  return new Uint8Array(made);
}

/** RFC 7292, appendix B.2. */
function deriveOld(
  hash: string,
  passphrase: Uint8Array,
  salt: Uint8Array,
  purpose: number,
  rounds: number,
  length: number,
): Uint8Array {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const filled = (bytes: Uint8Array) =>
    Uint8Array.from(
      { length: Math.ceil(bytes.length / block) * block },
      (_, i) => bytes[i % bytes.length] ?? 0,
    );
  const input = Buffer.concat([filled(salt), filled(passphrase)]);
  const mark = Buffer.alloc(block, purpose);
  const out: Buffer[] = [];
  for (let have = 0; have < length; ) {
    let made = createHash(hash).update(mark).update(input).digest();
    for (let i = 1; i < rounds; i++) made = createHash(hash).update(made).digest();
    out.push(made);
    have += made.length;
    for (let at = 0; at < input.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i--) {
        carry += (input[at + i] ?? 0) + (made[i % made.length] ?? 0);
        input[at + i] = carry & 255;
        carry >>>= 8;
      }
    }
  }
  input.fill(0);
  return new Uint8Array(Buffer.concat(out).subarray(0, length));
}

function iterations(value: unknown): number {
  return bounded((value as Integer | undefined)?.valueBlock.valueDec ?? 0);
}

/** A file may ask for hours of work: that is not a certificate. */
function bounded(count: number): number {
  if (!Number.isInteger(count) || count < 1 || count > MAX_ITERATIONS)
    throw new UnknownEncryption(`${count} iterations`);
  return count;
}

function isSequence(value: unknown): value is Sequence {
  const block = (value as Sequence | undefined)?.valueBlock as { value?: unknown } | undefined;
  return Array.isArray(block?.value);
}

export function children(value: unknown): readonly unknown[] {
  return isSequence(value) ? value.valueBlock.value : [];
}

export function oid(value: unknown): string {
  return String((value as ObjectIdentifier | undefined)?.valueBlock?.toString() ?? '');
}

export function octets(value: unknown): Uint8Array {
  const string = value as OctetString | undefined;
  if (typeof string?.getValue !== 'function') throw new Error('PKCS#12: an octet string is missing');
  return new Uint8Array(string.getValue());
}

/** The structure of some DER or BER bytes; throws where there is none. */
export function parsed(bytes: Uint8Array) {
  const read = fromBER(bytes as Uint8Array<ArrayBuffer>);
  if (read.offset === -1) throw new Error('PKCS#12: no ASN.1');
  return read.result;
}
