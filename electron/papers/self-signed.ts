import 'reflect-metadata';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { IsoInstant } from '../../shared/message.ts';
import { type CertificateData, describeCertificate, parseCertificate } from './certificate.ts';
import { packP12 } from './p12-write.ts';

export interface SelfSignedOptions {
  readonly commonName: string;
  readonly organisation?: string;
  readonly title?: string;
  readonly email?: string;
  /** Two letters. */
  readonly country?: string;
  readonly passphrase: string;
  /** The certificate begins an hour before: clocks differ. */
  readonly now: IsoInstant;
  readonly years: number;
  readonly algorithm: 'P-256' | 'RSA-3072';
}

export interface SelfSigned {
  /** The key with its certificate, PKCS#12. */
  readonly p12: Uint8Array;
  readonly certificate: CertificateData;
}

const HOUR = 3_600_000;
/** RFC 9336. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

/**
 * A self-signed certificate for signatures on documents, with its key as a PKCS#12 file. Nobody vouches for it: a
 * recipient has to compare its fingerprint. The key exists only in the file that is returned.
 */
export async function createSelfSigned(options: SelfSignedOptions): Promise<SelfSigned> {
  const algorithm = keyAlgorithm(options.algorithm);
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const start = new Date(Date.parse(options.now) - HOUR);
  start.setUTCMilliseconds(0);
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + options.years);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: randomBytes(16).toString('hex').replace(/^./, '4'),
      name: subjectOf(options),
      notBefore: start,
      notAfter: end,
      signingAlgorithm: algorithm,
      keys: keys as never,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([DOCUMENT_SIGNING]),
        await keyIdentifier(keys.publicKey),
        ...(options.email
          ? [new SubjectAlternativeNameExtension([{ type: 'email', value: options.email }])]
          : []),
      ],
    },
    webcrypto as never,
  );
  const der = new Uint8Array(certificate.rawData);
  const key = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  try {
    const p12 = await packP12([key], [der], options.passphrase);
    return { p12, certificate: describeCertificate(parseCertificate(der)) };
  } finally {
    key.fill(0);
  }
}

function subjectOf(options: SelfSignedOptions) {
  const { commonName, organisation, title, country } = options;
  return [
    ...(country ? [{ C: [country] }] : []),
    ...(organisation ? [{ O: [organisation] }] : []),
    ...(title ? [{ '2.5.4.12': [title] }] : []),
    { CN: [commonName] },
  ];
}

async function keyIdentifier(key: webcrypto.CryptoKey): Promise<SubjectKeyIdentifierExtension> {
  const spki = new Uint8Array(await webcrypto.subtle.exportKey('spki', key));
  return new SubjectKeyIdentifierExtension(createHash('sha256').update(spki).digest('hex').slice(0, 40));
}

function keyAlgorithm(name: SelfSignedOptions['algorithm']) {
  if (name === 'P-256') return { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 3072,
  };
}
