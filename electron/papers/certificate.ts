import { createHash } from 'node:crypto';
import { fromBER, type ObjectIdentifier } from 'asn1js';
import { Certificate, type RelativeDistinguishedNames } from 'pkijs';
import type { IsoInstant } from '../../shared/message.ts';

/** What papers need to know of a certificate. */
export interface CertificateData {
  readonly subject: string;
  readonly commonName: string;
  readonly issuer: string;
  readonly serial: string;
  readonly fingerprintSha256: string;
  /** Some reader programs show only this one. */
  readonly fingerprintSha1: string;
  readonly notBefore: IsoInstant;
  readonly notAfter: IsoInstant;
  readonly selfSigned: boolean;
  readonly key: { readonly kind: 'RSA' | 'EC' | 'SM2' | 'other'; readonly bits: number };
  /** Organisation and title as the certificate has them; anybody can write them into a self-signed one. */
  readonly organisation?: string;
  readonly title?: string;
  /** Key usage allows signatures, or the extension is absent. */
  readonly maySign: boolean;
  /** Names of key usage (`digitalSignature`) and object identifiers of extended key usage. */
  readonly usages: readonly string[];
  /** The hash of the issuer's signature over the certificate is MD5 or SHA-1. */
  readonly weakHash?: 'MD5' | 'SHA-1';
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '1.2.840.113549.1.9.1': 'E',
};
const OID = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  sm2Curve: '1.2.156.10197.1.301',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
} as const;
const WEAK_HASHES: Readonly<Record<string, 'MD5' | 'SHA-1'>> = {
  '1.2.840.113549.1.1.2': 'MD5',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
};
/** Bits of the key usage extension, from the first. */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
const CURVES: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.7': 256,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
};
export function parseCertificate(der: Uint8Array): Certificate {
  return new Certificate({ schema: fromBER(der as Uint8Array<ArrayBuffer>).result });
}

export function describeCertificate(certificate: Certificate): CertificateData {
  const der = new Uint8Array(certificate.toSchema(true).toBER(false));
  const subject = nameOf(certificate.subject);
  const issuer = nameOf(certificate.issuer);
  const organisation = attributeOf(certificate.subject, '2.5.4.10');
  const title = attributeOf(certificate.subject, '2.5.4.12');
  const usage = keyUsage(certificate);
  const weakHash = WEAK_HASHES[certificate.signatureAlgorithm.algorithmId];
  return {
    subject,
    commonName: attributeOf(certificate.subject, '2.5.4.3') ?? subject,
    issuer,
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView)
      .toString('hex')
      .replace(/^(00)+(?=..)/, ''),
    fingerprintSha256: createHash('sha256').update(der).digest('hex'),
    fingerprintSha1: createHash('sha1').update(der).digest('hex'),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    selfSigned: subject === issuer,
    key: keyOf(certificate),
    ...(organisation ? { organisation } : {}),
    ...(title ? { title } : {}),
    maySign: usage === undefined || usage.includes('digitalSignature') || usage.includes('nonRepudiation'),
    usages: [...(usage ?? []), ...extendedUsage(certificate)],
    ...(weakHash ? { weakHash } : {}),
  };
}

function nameOf(name: RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map((entry) => `${NAMES[entry.type] ?? entry.type}=${String(entry.value.valueBlock.value)}`)
    .join(', ');
}

function attributeOf(name: RelativeDistinguishedNames, oid: string): string | undefined {
  const entry = name.typesAndValues.find((e) => e.type === oid);
  return entry ? String(entry.value.valueBlock.value) : undefined;
}

function keyOf(certificate: Certificate): CertificateData['key'] {
  const info = certificate.subjectPublicKeyInfo;
  const { algorithmId } = info.algorithm;
  if (algorithmId === OID.rsa)
    return { kind: 'RSA', bits: modulusBits(info.subjectPublicKey.valueBlock.valueHexView) };
  if (algorithmId !== OID.ec) return { kind: 'other', bits: 0 };
  const curve =
    (info.algorithm.algorithmParams as ObjectIdentifier | undefined)?.valueBlock?.toString() ?? '';
  if (curve === OID.sm2Curve) return { kind: 'SM2', bits: 256 };
  const bits = CURVES[curve];
  return bits ? { kind: 'EC', bits } : { kind: 'other', bits: 0 };
}

function modulusBits(publicKey: Uint8Array): number {
  const parsed = fromBER(publicKey as Uint8Array<ArrayBuffer>).result as unknown as {
    valueBlock: { value: { valueBlock: { valueHexView: Uint8Array } }[] };
  };
  const modulus = parsed.valueBlock.value[0]?.valueBlock.valueHexView ?? new Uint8Array();
  const start = modulus.findIndex((b) => b !== 0);
  const first = modulus[start];
  return first === undefined ? 0 : (modulus.length - start) * 8 - Math.clz32(first) + 24;
}

function extension(certificate: Certificate, id: string): unknown {
  const found = certificate.extensions?.find((e) => e.extnID === id);
  return found && fromBER(found.extnValue.valueBlock.valueHexView as Uint8Array<ArrayBuffer>).result;
}

/** Undefined where the certificate does not say. */
function keyUsage(certificate: Certificate): readonly string[] | undefined {
  const bits = extension(certificate, OID.keyUsage) as
    | { readonly valueBlock: { readonly valueHexView: Uint8Array } }
    | undefined;
  if (!bits) return undefined;
  const first = bits.valueBlock.valueHexView[0] ?? 0;
  return USAGES.filter((_, i) => (first & (0x80 >> i)) !== 0);
}

function extendedUsage(certificate: Certificate): readonly string[] {
  const list = extension(certificate, OID.extendedKeyUsage) as
    | { readonly valueBlock: { readonly value: readonly ObjectIdentifier[] } }
    | undefined;
  return list?.valueBlock.value.map((one) => one.valueBlock.toString()) ?? [];
}
