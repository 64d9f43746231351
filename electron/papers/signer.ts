import { createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { Signer } from '@libpdf/core';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant, Message } from '../../shared/message.ts';
import { type CertificateData, describeCertificate, parseCertificate } from './certificate.ts';
import { forgetKeys, readP12 } from './p12.ts';
import { children, oid, parsed } from './p12-keys.ts';

export interface OpenedSigner {
  readonly signer: Signer;
  readonly certificate: CertificateData;
}

/** A certificate of a file that has its key, and whether it may sign a paper. */
export interface Candidate {
  readonly certificate: CertificateData;
  /** Why it cannot sign. */
  readonly problem?: Message;
  /** What a reader program may object to. */
  readonly warnings: readonly Message[];
}

interface Identity {
  readonly certificate: CertificateData;
  readonly der: Uint8Array;
  /** Absent for keys of a kind that papers are not signed with. */
  readonly key?: KeyObject;
}

const MIN_RSA_BITS = 2048;
const SM2_CURVE = '1.2.156.10197.1.301';
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1'];
const SOON = 30 * 24 * 3_600_000;
/** Extended key usages under which reader programs accept a signature on a document. */
const DOCUMENT_USAGES = [
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.3',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
  '2.5.29.37.0',
];

/**
 * Opens a PKCS#12 file and checks that its certificate may sign a paper at this time. The key's bytes are overwritten as
 * soon as the key is loaded; key and passphrase are never stored. `fingerprint` chooses among several certificates.
 * Errors: `wrong-passphrase`, `bad-input` (no PKCS#12, no key, several to choose from), `refused` (expired, not yet
 * valid, weak, SM2, key usage).
 */
export async function openSigner(
  p12: Uint8Array,
  passphrase: string,
  at: IsoInstant,
  fingerprint?: string,
): Promise<Result<OpenedSigner>> {
  const opened = await identitiesOf(p12, passphrase);
  if (!opened.ok) return opened;
  const { identities, certificates } = opened.value;
  const wanted = identities.filter(
    (one) => fingerprint === undefined || one.certificate.fingerprintSha256 === fingerprint,
  );
  const [only] = wanted;
  if (!only) return fail('bad-input', 'papers:sign.noCertificate');
  if (wanted.length > 1) return fail('bad-input', 'papers:sign.several', { count: wanted.length });
  const problem = unfit(only, at);
  if (problem) return { ok: false, error: { code: 'refused', message: problem } };
  const { key, certificate, der } = only;
  if (!key) throw new Error('a fit certificate without its key');
  const signer: Signer = {
    certificate: der,
    certificateChain: certificates.filter((one) => one !== der),
    ...(key.asymmetricKeyType === 'rsa'
      ? { keyType: 'RSA', signatureAlgorithm: 'RSASSA-PKCS1-v1_5' }
      : { keyType: 'EC', signatureAlgorithm: 'ECDSA' }),
    sign: async (data, algorithm) => new Uint8Array(sign(algorithm.replace('-', ''), data, key)),
  };
  return ok({ signer, certificate });
}

/** The certificates of a file that have their key, to be looked at before anything is signed. */
export async function signingCandidates(
  p12: Uint8Array,
  passphrase: string,
  at: IsoInstant,
): Promise<Result<readonly Candidate[]>> {
  const opened = await identitiesOf(p12, passphrase);
  if (!opened.ok) return opened;
  const issuers = opened.value.certificates.map((der) => describeCertificate(parseCertificate(der)).subject);
  return ok(
    opened.value.identities.map((one) => {
      const problem = unfit(one, at);
      const warnings = warningsOf(one.certificate, issuers, at);
      return { certificate: one.certificate, ...(problem ? { problem } : {}), warnings };
    }),
  );
}

async function identitiesOf(
  p12: Uint8Array,
  passphrase: string,
): Promise<
  Result<{ readonly identities: readonly Identity[]; readonly certificates: readonly Uint8Array[] }>
> {
  const read = await readP12(p12, passphrase);
  if (!read.ok) return read;
  try {
    const { keys, certificates } = read.value;
    if (keys.length === 0) return fail('bad-input', 'papers:sign.noKey');
    if (certificates.length === 0) return fail('bad-input', 'papers:sign.noCertificate');
    const identities = keys.flatMap((der) => identityOf(der, certificates));
    if (identities.length === 0) return fail('bad-input', 'papers:sign.noCertificate');
    return ok({ identities, certificates });
  } catch {
    return fail('bad-input', 'papers:sign.notP12');
  } finally {
    forgetKeys(read.value);
  }
}

/** The certificate that belongs to the key: files list their chain in any order. */
function identityOf(pkcs8: Uint8Array, certificates: readonly Uint8Array[]): readonly Identity[] {
  const described = certificates.map((der) => ({
    der,
    certificate: describeCertificate(parseCertificate(der)),
  }));
  const kind = keyKind(pkcs8);
  if (kind !== 'usable') return described.filter((one) => one.certificate.key.kind === kind).slice(0, 1);
  const key = createPrivateKey({
    key: Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.length),
    format: 'der',
    type: 'pkcs8',
  });
  const own = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const found = described.find(({ der }) => {
    try {
      return new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' }).equals(own);
    } catch {
      return false;
    }
  });
  if (!found) return [];
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const fits = key.asymmetricKeyType === 'rsa' || CURVES.includes(curve ?? '');
  return [{ ...found, ...(fits ? { key } : {}) }];
}

/** SM2 and kinds that this program never signs with are told apart before the key is loaded. */
function keyKind(pkcs8: Uint8Array): 'usable' | 'SM2' | 'other' {
  const [, algorithm] = children(parsed(pkcs8));
  const [kind, curve] = children(algorithm);
  if (oid(kind) === '1.2.840.113549.1.1.1') return 'usable';
  if (oid(kind) !== '1.2.840.10045.2.1') return 'other';
  return oid(curve) === SM2_CURVE ? 'SM2' : 'usable';
}

function unfit({ certificate, key: loaded }: Identity, at: IsoInstant): Message | undefined {
  const { key, commonName: subject } = certificate;
  if (key.kind === 'SM2') return { key: 'papers:sign.sm2' };
  if (key.kind === 'other' || !loaded) return { key: 'papers:sign.keyKind', params: { subject } };
  if (key.kind === 'RSA' && key.bits < MIN_RSA_BITS)
    return { key: 'papers:sign.weak', params: { bits: key.bits, least: MIN_RSA_BITS } };
  if (certificate.weakHash)
    return { key: 'papers:sign.weakHash', params: { subject, hash: certificate.weakHash } };
  const time = Date.parse(at);
  const { notAfter, notBefore } = certificate;
  if (time > Date.parse(notAfter))
    return { key: 'papers:sign.expired', params: { subject, date: notAfter.slice(0, 10) } };
  if (time < Date.parse(notBefore))
    return { key: 'papers:sign.notYet', params: { subject, date: notBefore.slice(0, 10) } };
  if (!certificate.maySign) return { key: 'papers:sign.keyUsage', params: { subject } };
  return undefined;
}

function warningsOf(
  certificate: CertificateData,
  subjects: readonly string[],
  at: IsoInstant,
): readonly Message[] {
  const warnings: Message[] = [];
  const extended = certificate.usages.filter((usage) => usage.includes('.'));
  if (extended.length > 0 && !extended.some((usage) => DOCUMENT_USAGES.includes(usage)))
    warnings.push({ key: 'papers:sign.warn.usage' });
  const left = Date.parse(certificate.notAfter) - Date.parse(at);
  if (left >= 0 && left < SOON)
    warnings.push({ key: 'papers:sign.warn.soon', params: { date: certificate.notAfter.slice(0, 10) } });
  if (!certificate.selfSigned && !subjects.includes(certificate.issuer))
    warnings.push({ key: 'papers:sign.warn.chain', params: { issuer: certificate.issuer } });
  return warnings;
}
