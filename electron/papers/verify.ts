import { PDF, type PdfDict, type PdfRef, PdfString, type SignatureField } from '@libpdf/core';
import { fromBER } from 'asn1js';
import { type Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import type { IsoInstant, Message } from '../../shared/message.ts';
import type { SignatureReport } from '../../shared/papers/paper.ts';
import { describeCertificate } from './certificate.ts';
import { engine } from './engine.ts';
import { sameContent } from './revisions.ts';
import { type SignedRange, signedRange } from './signed-range.ts';

export interface PdfVerification {
  readonly signatures: readonly SignatureReport[];
  readonly overall: 'intact' | 'changed' | 'unsigned' | 'unreadable';
}

const DETACHED = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/**
 * Checks all signatures of a PDF: digest and signature over the bytes they cover, whether what was added later is only
 * further signatures, and the certificate's data. Trust and revocation are not checked: the product is offline.
 */
export async function verifyPdf(bytes: Uint8Array): Promise<PdfVerification> {
  let fields: readonly SignatureField[];
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
    fields = (pdf.getForm()?.getSignatureFields() ?? []).filter((field) => field.isSigned());
  } catch {
    return { signatures: [], overall: 'unreadable' };
  }
  const signatures: SignatureReport[] = [];
  for (const field of fields)
    signatures.push(await reportOf(pdf, bytes, field).catch(() => unreadable(field.name, '')));
  return { signatures, overall: overallOf(signatures) };
}

function overallOf(signatures: readonly SignatureReport[]): PdfVerification['overall'] {
  if (signatures.length === 0) return 'unsigned';
  if (signatures.some((s) => s.integrity === 'changed')) return 'changed';
  if (signatures.some((s) => s.integrity === 'unreadable')) return 'unreadable';
  return signatures.some((s) => s.coversWholeFile) ? 'intact' : 'changed';
}

async function reportOf(pdf: PDF, bytes: Uint8Array, field: SignatureField): Promise<SignatureReport> {
  const dict = field.getSignatureDict();
  const subFilter = dict?.getName('SubFilter')?.value ?? '';
  const range = dict ? signedRange(dict, bytes) : undefined;
  const parsed = range && DETACHED.includes(subFilter) ? parseCms(bytes, range) : undefined;
  if (!range || !parsed) return unreadable(field.name, subFilter);
  const signed = Buffer.concat([bytes.subarray(0, range.gapStart), bytes.subarray(range.gapEnd, range.end)]);
  const authentic = await isAuthentic(parsed.cms, signed);
  const coversWholeFile = isBlank(bytes.subarray(range.end));
  const untouched = authentic && (coversWholeFile || (await sameContent(bytes.slice(0, range.end), pdf)));
  const certificate = describeCertificate(parsed.certificate);
  const signedAt = signingTime(parsed.cms) ?? claimedTime(dict);
  const { subject, issuer, serial, fingerprintSha256, fingerprintSha1, notBefore, notAfter, selfSigned } =
    certificate;
  return {
    fieldName: field.name,
    subject,
    issuer,
    serial,
    fingerprintSha256,
    fingerprintSha1,
    notBefore,
    notAfter,
    selfSigned,
    ...(signedAt ? { signedAt } : {}),
    subFilter,
    integrity: untouched ? 'intact' : 'changed',
    coversWholeFile,
    ...(dict && certifies(dict, pdf) ? { certifies: true as const } : {}),
    certificateValidAtSigning:
      signedAt !== undefined &&
      Date.parse(signedAt) >= Date.parse(notBefore) &&
      Date.parse(signedAt) <= Date.parse(notAfter),
  };
}

/** The signature that the file's permissions name (DocMDP). */
function certifies(dict: PdfDict, pdf: PDF): boolean {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  return pdf.getCatalog().getDict('Perms', resolve)?.getDict('DocMDP', resolve) === dict;
}

function parseCms(
  bytes: Uint8Array,
  range: SignedRange,
): { cms: SignedData; certificate: Certificate } | undefined {
  try {
    const hex = Buffer.from(bytes.subarray(range.gapStart + 1, range.gapEnd - 1))
      .toString('latin1')
      .replace(/\s/g, '');
    const der = new Uint8Array(Buffer.from(hex, 'hex'));
    const parsed = fromBER(der);
    if (parsed.offset < 0 || !der.subarray(parsed.offset).every((b) => b === 0)) return undefined;
    const info = new ContentInfo({ schema: parsed.result });
    const cms = new SignedData({ schema: info.content });
    const certificate = signerCertificate(cms);
    return certificate && cms.signerInfos.length === 1 ? { cms, certificate } : undefined;
  } catch {
    return undefined;
  }
}

function signerCertificate(cms: SignedData): Certificate | undefined {
  const sid: unknown = cms.signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined;
  const certificates = (cms.certificates ?? []).filter((c): c is Certificate => 'subjectPublicKeyInfo' in c);
  return certificates.find((c) => c.issuer.isEqual(sid.issuer) && c.serialNumber.isEqual(sid.serialNumber));
}

async function isAuthentic(cms: SignedData, data: Uint8Array): Promise<boolean> {
  try {
    return await cms.verify({ signer: 0, data: new Uint8Array(data).buffer, checkChain: false }, engine);
  } catch {
    return false;
  }
}

function signingTime(cms: SignedData): IsoInstant | undefined {
  const attribute = cms.signerInfos[0]?.signedAttrs?.attributes.find((a) => a.type === SIGNING_TIME);
  const value: unknown = attribute?.values[0];
  if (
    typeof value !== 'object' ||
    value === null ||
    !('toDate' in value) ||
    typeof value.toDate !== 'function'
  )
    return undefined;
  const date: unknown = value.toDate();
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** `/M` of the dictionary, `D:20261125103000+08'00'`: only where the signature itself has no time. */
function claimedTime(dict: PdfDict | null): IsoInstant | undefined {
  const value = dict?.get('M');
  if (!(value instanceof PdfString)) return undefined;
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}'?\d{2})?/.exec(value.asString());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : zone.replace("'", '').replace(/(\d{2})(\d{2})$/, '$1:$2');
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((b) => b === 0x0a || b === 0x0d || b === 0x20 || b === 0);
}

function unreadable(fieldName: string, subFilter: string): SignatureReport {
  return {
    fieldName,
    subject: '',
    issuer: '',
    serial: '',
    fingerprintSha256: '',
    notBefore: '',
    notAfter: '',
    selfSigned: false,
    subFilter,
    integrity: 'unreadable',
    coversWholeFile: false,
    certificateValidAtSigning: false,
  };
}

/** What Adobe Reader will show of these signatures, and why (pledges 10.3): said before anybody is surprised. */
export function adobeNotes(signatures: readonly SignatureReport[]): readonly Message[] {
  if (signatures.length === 0) return [];
  const notes: Message[] = [];
  if (signatures.some((s) => s.integrity !== 'intact')) notes.push({ key: 'papers:adobe.invalid' });
  for (const s of signatures.filter((one) => one.integrity === 'intact')) {
    const params = { subject: s.subject, fingerprint: s.fingerprintSha256 };
    notes.push({ key: s.selfSigned ? 'papers:adobe.selfSigned' : 'papers:adobe.unknown', params });
    if (!s.certificateValidAtSigning)
      notes.push({ key: 'papers:adobe.notValid', params: { subject: s.subject } });
  }
  return [...notes, { key: 'papers:adobe.time' }, { key: 'papers:adobe.revocation' }];
}
