import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { CertificateView, SigningOutputs } from '../../../shared/contract/signing-channels.ts';
import type { IsoInstant, PaperLanguage } from '../../../shared/message.ts';
import type { CertificateData } from '../../papers/certificate.ts';
import { createSelfSigned } from '../../papers/self-signed.ts';
import { type Candidate, signingCandidates } from '../../papers/signer.ts';
import { type TrustFacts, trustGuide } from '../../papers/trust-guide.ts';
import type { Desk } from '../desk.ts';
import { storedBytes } from './desk.ts';
import { paperOf } from './life/trail.ts';
import { verifyBytes } from './verify.ts';

/** Certificates (never keys) of this session, for the guide; gone when the program ends. */
const seen = new Map<string, TrustFacts>();

function remember(certificate: TrustFacts): void {
  seen.set(certificate.fingerprintSha256, certificate);
}

/** The certificates of a file that have their key, with what stands in the way of signing. */
export async function lookAtCertificates(
  p12: Uint8Array,
  passphrase: string,
  now: IsoInstant,
): Promise<Result<readonly CertificateView[]>> {
  const found = await signingCandidates(p12, passphrase, now);
  if (!found.ok) return found;
  for (const { certificate } of found.value) remember(certificate);
  return ok(found.value.map(viewOf));
}

function viewOf({ certificate, problem, warnings }: Candidate): CertificateView {
  const { subject, fingerprintSha256: fingerprint, selfSigned } = certificate;
  return {
    subject,
    commonName: certificate.commonName,
    organisation: certificate.organisation ?? '',
    title: certificate.title ?? '',
    issuer: certificate.issuer,
    selfSigned,
    serial: certificate.serial,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    key: keyName(certificate.key),
    usages: certificate.usages,
    fingerprintSha256: fingerprint,
    problem: problem ?? null,
    warnings,
    adobe: {
      key: selfSigned ? 'papers:adobe.selfSigned' : 'papers:adobe.unknown',
      params: { subject, fingerprint },
    },
  };
}

function keyName({ kind, bits }: CertificateData['key']): string {
  if (kind === 'RSA') return `RSA ${bits}`;
  if (kind === 'EC') return `P-${bits}`;
  return kind === 'SM2' ? 'SM2' : '';
}

export interface NewCertificate {
  readonly commonName: string;
  readonly organisation: string;
  readonly title: string;
  readonly email: string;
  readonly years: number;
  readonly algorithm: 'RSA-3072' | 'P-256';
  readonly passphrase: string;
}

/** The file goes where the user chooses and nowhere else; the journal gets its fingerprint only. */
export async function makeCertificate(
  desk: Desk,
  input: NewCertificate,
): Promise<Result<SigningOutputs['signing.create']>> {
  const { organisation, title, email, ...rest } = input;
  const made = await createSelfSigned({
    ...rest,
    now: desk.host.clock.now(),
    ...(organisation ? { organisation } : {}),
    ...(title ? { title } : {}),
    ...(email ? { email } : {}),
  });
  const { certificate } = made;
  const saved = await desk.host.dialogs.saveFile(fileName(input.commonName), made.p12);
  if (saved === null) return ok(null);
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: 'certificate',
      action: 'certificate.make',
      after: { fingerprint: certificate.fingerprintSha256, notAfter: certificate.notAfter },
    });
  });
  remember(certificate);
  return ok({ name: saved.name, certificate: viewOf({ certificate, warnings: [] }) });
}

function fileName(commonName: string): string {
  const plain = commonName
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '')
    .trim()
    .replace(/\s+/g, '-');
  return `${plain || 'certificate'}.p12`;
}

/** Saves the one-page guide for whoever is to trust the certificate. */
export async function saveTrustGuide(
  desk: Desk,
  input: {
    readonly fingerprint: string;
    readonly paperId?: string | undefined;
    readonly language: PaperLanguage;
  },
): Promise<Result<SigningOutputs['signing.guide']>> {
  const facts = seen.get(input.fingerprint) ?? (await ofPaper(desk, input.paperId, input.fingerprint));
  if (facts === undefined) return fail('not-found', 'signing:guide.gone');
  const fonts = await desk.press.fonts();
  if (!fonts.ok) return fonts;
  const say = (key: string, params?: Readonly<Record<string, string | number>>) =>
    desk.press.say(params ? { key, params } : { key })[input.language];
  const made = await trustGuide(
    facts,
    { language: input.language, at: desk.host.clock.now(), say },
    fonts.value,
  );
  if (!made.ok) return made;
  const saved = await desk.host.dialogs.saveFile(
    `certificate-${input.fingerprint.slice(0, 8)}-${input.language}.pdf`,
    made.value,
  );
  return ok(saved);
}

async function ofPaper(
  desk: Desk,
  paperId: string | undefined,
  fingerprint: string,
): Promise<TrustFacts | undefined> {
  const paper = paperId === undefined ? undefined : paperOf(desk, paperId);
  if (paper === undefined) return undefined;
  const report = await verifyBytes(paper.id, storedBytes(desk, paper));
  return report.ok ? report.value.signatures.find((one) => one.fingerprintSha256 === fingerprint) : undefined;
}
