import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { fromBER } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import type { IsoInstant } from '../../shared/message.ts';
import { engine } from './engine.ts';

export interface ThrowAwayOptions {
  readonly commonName: string;
  readonly passphrase: string;
  /** The certificate begins an hour before and ends a year after. */
  readonly now: IsoInstant;
  readonly algorithm?: 'P-256' | 'RSA-3072';
}

const BAG = { key: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' } as const;
const ITERATIONS = 100_000;
const HOUR = 3_600_000;
/** RFC 9336. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';
const YEAR = 365 * 24 * HOUR;

/**
 * A self-signed certificate with its key as a PKCS#12 file (PBES2, AES-256), for sample runs and tests. Nobody vouches
 * for it: its only use is to show that signing works.
 */
export async function createThrowAwayP12(options: ThrowAwayOptions): Promise<Uint8Array> {
  const algorithm = keyAlgorithm(options.algorithm ?? 'P-256');
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const start = Date.parse(options.now) - HOUR;
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString('hex').replace(/^./, '4'),
      name: [{ CN: [options.commonName] }],
      notBefore: new Date(start),
      notAfter: new Date(start + YEAR),
      signingAlgorithm: algorithm,
      keys: keys as never,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([DOCUMENT_SIGNING]),
      ],
    },
    webcrypto as never,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return packP12(new Uint8Array(key), [new Uint8Array(certificate.rawData)], options.passphrase);
}

function keyAlgorithm(name: 'P-256' | 'RSA-3072') {
  if (name === 'P-256') return { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: Number(name.slice(4)),
  };
}

/** Key (PKCS#8) and certificates (all DER, in this order) as a PKCS#12 file. */
export async function packP12(
  key: Uint8Array,
  certificates: readonly Uint8Array[],
  passphrase: string,
): Promise<Uint8Array> {
  const password = new TextEncoder().encode(passphrase).buffer;
  const encryption = {
    password,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
  };
  const keyBag = new PKCS8ShroudedKeyBag({
    parsedValue: PrivateKeyInfo.fromBER(key as Uint8Array<ArrayBuffer>),
  });
  await keyBag.makeInternalValues(encryption as never, engine);
  const certificateBags = certificates.map((der) => {
    const parsed = new Certificate({ schema: fromBER(der as Uint8Array<ArrayBuffer>).result });
    return new SafeBag({ bagId: BAG.certificate, bagValue: new CertBag({ parsedValue: parsed }) });
  });
  const safes = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        {
          privacyMode: 0,
          value: new SafeContents({ safeBags: [new SafeBag({ bagId: BAG.key, bagValue: keyBag })] }),
        },
        {
          privacyMode: 1,
          value: new SafeContents({ safeBags: certificateBags }),
        },
      ],
    },
  });
  await safes.makeInternalValues({ safeContents: [{}, encryption] } as never, engine);
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safes } });
  await pfx.makeInternalValues(
    {
      password,
      iterations: ITERATIONS,
      pbkdf2HashAlgorithm: 'SHA-256',
      hmacHashAlgorithm: 'SHA-256',
    } as never,
    engine,
  );
  return new Uint8Array(pfx.toSchema().toBER(false));
}
