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
  readonly notBefore: IsoInstant;
  readonly notAfter: IsoInstant;
  readonly selfSigned: boolean;
  readonly key: { readonly kind: 'RSA' | 'EC' | 'SM2' | 'other'; readonly bits: number };
  /** Key usage allows signatures, or the extension is absent. */
  readonly maySign: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'E',
};
const OID = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  sm2Curve: '1.2.156.10197.1.301',
  keyUsage: '2.5.29.15',
} as const;
const CURVES: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.7': 256,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
};
/** Bits of the key usage extension: digitalSignature is the first, nonRepudiation the second. */
const SIGNING_BITS = 0b1100_0000;

export function parseCertificate(der: Uint8Array): Certificate {
  return new Certificate({ schema: fromBER(der as Uint8Array<ArrayBuffer>).result });
}

export function describeCertificate(certificate: Certificate): CertificateData {
  const der = new Uint8Array(certificate.toSchema(true).toBER(false));
  const subject = nameOf(certificate.subject);
  const issuer = nameOf(certificate.issuer);
  return {
    subject,
    commonName: attributeOf(certificate.subject, '2.5.4.3') ?? subject,
    issuer,
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView)
      .toString('hex')
      .replace(/^(00)+(?=..)/, ''),
    fingerprintSha256: createHash('sha256').update(der).digest('hex'),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    selfSigned: subject === issuer,
    key: keyOf(certificate),
    maySign: maySign(certificate),
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

function maySign(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find((e) => e.extnID === OID.keyUsage);
  if (!usage) return true;
  const bits = fromBER(usage.extnValue.valueBlock.valueHexView as Uint8Array<ArrayBuffer>)
    .result as unknown as {
    valueBlock: { valueHexView: Uint8Array };
  };
  return ((bits.valueBlock.valueHexView[0] ?? 0) & SIGNING_BITS) !== 0;
}
