import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';
import { packP12 } from '../../electron/papers/p12-write.ts';

interface Odd {
  readonly bits?: number;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Stand before the signer's own certificate in the file. */
  readonly before?: readonly Uint8Array[];
  readonly usage?: 'keyEncipherment';
}

/** A self-signed certificate that has nothing to do with any key at hand (DER). */
export async function strangeCertificate(): Promise<Uint8Array> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const made = await X509CertificateGenerator.createSelfSigned(
    { serialNumber: '42', name: 'CN=Stranger', signingAlgorithm: algorithm, keys: keys as never },
    webcrypto as never,
  );
  return new Uint8Array(made.rawData);
}

/** A PKCS#12 file whose certificate is unfit in one way. */
export async function oddP12(passphrase: string, odd: Odd): Promise<Uint8Array> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: odd.bits ?? 2048,
  };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '41',
      name: 'CN=Unfit',
      notBefore: new Date(odd.notBefore ?? '2026-01-01T00:00:00Z'),
      notAfter: new Date(odd.notAfter ?? '2027-01-01T00:00:00Z'),
      signingAlgorithm: algorithm,
      keys: keys as never,
      extensions: [new KeyUsagesExtension(KeyUsageFlags[odd.usage ?? 'digitalSignature'], true)],
    },
    webcrypto as never,
  );
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return packP12(
    [new Uint8Array(key)],
    [...(odd.before ?? []), new Uint8Array(certificate.rawData)],
    passphrase,
  );
}
