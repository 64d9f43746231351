import { createCipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { forget, passphraseBytes, pkcs12Mac } from './p12-keys.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  encrypted: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  localKey: '1.2.840.113549.1.9.21',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
const ITERATIONS = 100_000;
/** Of the integrity value alone: it is derived once more, in a way that other programs are slow at. */
const MAC_ITERATIONS = 10_000;

/**
 * Keys (PKCS#8) and certificates (all DER, in this order) as a PKCS#12 file: PBES2 with PBKDF2-HMAC-SHA-256 and
 * AES-256-CBC, integrity by HMAC-SHA-256.
 */
export async function packP12(
  keys: readonly Uint8Array[],
  certificates: readonly Uint8Array[],
  passphrase: string,
): Promise<Uint8Array> {
  const bytes = passphraseBytes(passphrase);
  try {
    const localKey = sequence(oid(OID.localKey), tagged(0x31, octets(Buffer.from([1]))));
    const single = keys.length === 1 && certificates.length === 1 ? localKey : undefined;
    const keyBags: Buffer[] = [];
    for (const key of keys)
      keyBags.push(bag(OID.keyBag, sequence(...(await encrypted(key, bytes.utf8, octets))), single));
    const bags = certificates.map((der) =>
      bag(OID.certificateBag, sequence(oid(OID.x509), explicit(octets(der))), single),
    );
    const hidden = await encrypted(sequence(...bags), bytes.utf8, (data) => tagged(0x80, data));
    const safes = sequence(
      contentInfo(OID.data, octets(sequence(...keyBags))),
      contentInfo(OID.encrypted, sequence(integer(0), sequence(oid(OID.data), ...hidden))),
    );
    const salt = randomBytes(16);
    const mac = pkcs12Mac('sha256', bytes, salt, MAC_ITERATIONS, safes);
    const digest = sequence(sequence(oid(OID.sha256), NULL), octets(mac));
    return new Uint8Array(
      sequence(
        integer(3),
        contentInfo(OID.data, octets(safes)),
        sequence(digest, octets(salt), integer(MAC_ITERATIONS)),
      ),
    );
  } finally {
    forget([bytes]);
  }
}

/** The algorithm and the encrypted bytes as an encrypted content has them. */
async function encrypted(
  data: Uint8Array,
  passphrase: Uint8Array,
  wrap: (bytes: Uint8Array) => Buffer,
): Promise<readonly Buffer[]> {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = await promisify(pbkdf2)(passphrase, salt, ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const done = Buffer.concat([cipher.update(data), cipher.final()]);
  key.fill(0);
  const derivation = sequence(
    oid(OID.pbkdf2),
    sequence(octets(salt), integer(ITERATIONS), sequence(oid(OID.hmacSha256), NULL)),
  );
  const scheme = sequence(oid(OID.aes256), octets(iv));
  return [sequence(oid(OID.pbes2), sequence(derivation, scheme)), wrap(done)];
}

function bag(type: string, value: Buffer, attribute?: Buffer): Buffer {
  return sequence(oid(type), explicit(value), ...(attribute ? [tagged(0x31, attribute)] : []));
}

function contentInfo(type: string, content: Buffer): Buffer {
  return sequence(oid(type), explicit(content));
}

const NULL = Buffer.from([5, 0]);

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = bigEndian(body.length);
  return Buffer.concat([Buffer.from([tag, 128 | size.length]), size, body]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...parts);
}

function octets(bytes: Uint8Array): Buffer {
  return tagged(4, bytes);
}

function explicit(content: Uint8Array): Buffer {
  return tagged(0xa0, content);
}

function integer(value: number): Buffer {
  const bytes = bigEndian(value);
  return tagged(2, (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

function bigEndian(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part & 127];
    for (let left = part >>> 7; left > 0; left >>>= 7) digits.unshift((left & 127) | 128);
    return digits;
  });
  return tagged(6, Buffer.from(bytes));
}
