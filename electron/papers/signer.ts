import { verify, X509Certificate } from 'node:crypto';
import { P12Signer, type Signer } from '@libpdf/core';
import { fromBER } from 'asn1js';
import { AuthenticatedSafe, type CertBag, Certificate, PFX, type SafeContents } from 'pkijs';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { type CertificateData, describeCertificate, parseCertificate } from './certificate.ts';
import { engine } from './engine.ts';

export interface OpenedSigner {
  readonly signer: Signer;
  readonly certificate: CertificateData;
}

const MIN_RSA_BITS = 2048;

/**
 * Opens a PKCS#12 file and checks that its certificate may sign a paper at this time. Key and passphrase stay in memory.
 * Errors: `wrong-passphrase`, `bad-input` (no PKCS#12, no key), `refused` (expired, not yet valid, weak, SM2, key usage).
 */
export async function openSigner(
  p12: Uint8Array,
  passphrase: string,
  at: IsoInstant,
): Promise<Result<OpenedSigner>> {
  let opened: P12Signer;
  try {
    opened = await P12Signer.create(p12, passphrase);
  } catch (error) {
    return openingFailed(p12, passphrase, error instanceof Error ? error.message : String(error));
  }
  const certificates = [opened.certificate, ...opened.certificateChain];
  const own = await ownCertificate(opened, certificates);
  if (!own) return fail('bad-input', 'papers:sign.noCertificate');
  const certificate = describeCertificate(parseCertificate(own));
  const problem = unfit(certificate, at);
  if (problem) return problem;
  const signer: Signer = {
    certificate: own,
    certificateChain: certificates.filter((c) => c !== own),
    keyType: opened.keyType,
    signatureAlgorithm: opened.signatureAlgorithm,
    sign: (data, algorithm) => opened.sign(data, algorithm),
  };
  return ok({ signer, certificate });
}

/** The certificate that belongs to the key: files list their chain in any order. */
async function ownCertificate(
  opened: P12Signer,
  certificates: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  const probe = new TextEncoder().encode('which certificate belongs to this key');
  const signature = await opened.sign(probe, 'SHA-256');
  for (const der of certificates) if (verifiesWith(der, probe, signature)) return der;
  return undefined;
}

function verifiesWith(der: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify('sha256', data, new X509Certificate(der).publicKey, signature);
  } catch {
    return false;
  }
}

function unfit(certificate: CertificateData, at: IsoInstant) {
  const { key } = certificate;
  const subject = certificate.commonName;
  if (key.kind === 'SM2') return fail('refused', 'papers:sign.sm2');
  if (key.kind === 'other') return fail('refused', 'papers:sign.keyKind', { subject });
  if (key.kind === 'RSA' && key.bits < MIN_RSA_BITS)
    return fail('refused', 'papers:sign.weak', { bits: key.bits, least: MIN_RSA_BITS });
  const time = Date.parse(at);
  if (time > Date.parse(certificate.notAfter))
    return fail('refused', 'papers:sign.expired', { subject, date: certificate.notAfter.slice(0, 10) });
  if (time < Date.parse(certificate.notBefore))
    return fail('refused', 'papers:sign.notYet', { subject, date: certificate.notBefore.slice(0, 10) });
  if (!certificate.maySign) return fail('refused', 'papers:sign.keyUsage', { subject });
  return undefined;
}

/** Why the library could not open the file, as far as it can be told apart. */
async function openingFailed(p12: Uint8Array, passphrase: string, message: string) {
  if (!looksLikeP12(p12)) return fail('bad-input', 'papers:sign.notP12');
  if (await hasSm2(p12, passphrase)) return fail('refused', 'papers:sign.sm2');
  if (/no private key/i.test(message)) return fail('bad-input', 'papers:sign.noKey');
  if (/no certificates/i.test(message)) return fail('bad-input', 'papers:sign.noCertificate');
  if (/unsupported key/i.test(message)) return fail('refused', 'papers:sign.keyKind', { subject: '' });
  return fail('wrong-passphrase', 'papers:sign.passphrase');
}

function looksLikeP12(bytes: Uint8Array): boolean {
  const parsed = fromBER(bytes as Uint8Array<ArrayBuffer>);
  if (parsed.offset === -1) return false;
  try {
    new PFX({ schema: parsed.result });
    return true;
  } catch {
    return false;
  }
}

/** Chinese certificates may use SM2, which Adobe does not verify: said plainly instead of "wrong passphrase". */
async function hasSm2(p12: Uint8Array, passphrase: string): Promise<boolean> {
  try {
    const password = new TextEncoder().encode(passphrase).buffer;
    const pfx = new PFX({ schema: fromBER(p12 as Uint8Array<ArrayBuffer>).result });
    await pfx.parseInternalValues({ password }, engine);
    const safes = pfx.parsedValue?.authenticatedSafe;
    if (!(safes instanceof AuthenticatedSafe)) return false;
    await safes.parseInternalValues({ safeContents: safes.safeContents.map(() => ({ password })) }, engine);
    const contents = safes.parsedValue.safeContents as { readonly value: SafeContents }[];
    return contents.some(({ value }) =>
      value.safeBags.some((bag) => {
        const parsed = (bag.bagValue as CertBag).parsedValue;
        return parsed instanceof Certificate && describeCertificate(parsed).key.kind === 'SM2';
      }),
    );
  } catch {
    return false;
  }
}
