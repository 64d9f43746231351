import { ok, type Result } from '../../../../shared/contract/errors.ts';
import type {
  PageFinding,
  ReturnedFile,
  ReturnedSignature,
  ReturnFindings,
  ReturnKind,
} from '../../../../shared/papers/returned.ts';
import { comparePages } from '../../../papers/returned/compare.ts';
import { readReturn } from '../../../papers/returned/read-return.ts';
import type { ReturnReading } from '../../../papers/returned/reading.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { startsWithRevision } from './stored.ts';

/** What the returned file is beside the paper as it was issued. Trust and time are told, never guessed. */
export async function findingsOf(
  desk: Desk,
  paper: PaperRecord,
  bytes: Uint8Array,
  reading: ReturnReading,
): Promise<Result<ReturnFindings>> {
  const stored = desk.vault.store.getBlob(paper.sha256);
  if (stored === undefined) throw new Error('a paper without its bytes');
  const issued = await issuedReading(desk, paper.sha256, stored);
  if (!issued.ok) return issued;
  const { pages, text } = comparePages(issued.value.pages, reading.pages);
  const sameBytes = text === 'same-drawing' && startsWithRevision(bytes, stored) !== 'no';
  const { attached, verification } = reading;
  return ok({
    text: sameBytes ? 'same-bytes' : text,
    pages,
    issuedPages: issued.value.pages.length,
    data:
      attached === null
        ? 'none'
        : attached.status === 'draft'
          ? 'draft'
          : attached.contentSha256 === issued.value.attached?.contentSha256
            ? 'issued'
            : 'other',
    signatures: signaturesOf(desk, issued.value, reading),
    overall: verification.overall,
    suggested: suggestedKind(reading, pages),
  });
}

/** The paper that was last compared: the window asks several times about the same one. */
const LAST = new WeakMap<Desk, { readonly sha256: string; readonly reading: ReturnReading }>();

async function issuedReading(desk: Desk, sha256: string, stored: Uint8Array): Promise<Result<ReturnReading>> {
  const last = LAST.get(desk);
  if (last?.sha256 === sha256) return ok(last.reading);
  const read = await readReturn(stored, sha256);
  if (read.ok) LAST.set(desk, { sha256, reading: read.value });
  return read;
}

function suggestedKind(reading: ReturnReading, pages: readonly PageFinding[]): ReturnKind {
  if (reading.verification.signatures.length > 0) return 'digital-signature';
  return pages.some((page) => page.state === 'picture') ? 'scan-of-wet-original' : 'image-only';
}

/** Each signature with where its certificate is known from. Two signatures are the same where field, certificate and time agree. */
function signaturesOf(
  desk: Desk,
  issued: ReturnReading,
  reading: ReturnReading,
): readonly ReturnedSignature[] {
  const present = issued.verification.signatures;
  const accepted = acceptedCertificates(desk);
  return reading.verification.signatures.map((signature): ReturnedSignature => {
    const { fingerprintSha256, fieldName, signedAt } = signature;
    const own = present.some(
      (one) => one.fingerprintSha256 === fingerprintSha256 && fingerprintSha256 !== '',
    );
    const knownFrom = accepted.get(fingerprintSha256);
    return {
      ...signature,
      added: !present.some(
        (one) =>
          one.fieldName === fieldName &&
          one.fingerprintSha256 === fingerprintSha256 &&
          one.signedAt === signedAt,
      ),
      trust: own ? 'own' : knownFrom === undefined ? 'unknown' : 'accepted',
      ...(knownFrom === undefined ? {} : { knownFrom }),
    };
  });
}

/** Fingerprints with which returns were accepted, and the paper of the first. */
function acceptedCertificates(desk: Desk): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const file of desk.vault.store.collection<ReturnedFile>('returned').each()) {
    if (file.state !== 'accepted' || file.kind !== 'digital-signature') continue;
    for (const one of file.findings?.signatures ?? []) {
      const counts = one.added && one.integrity === 'intact' && one.fingerprintSha256 !== '';
      if (counts && !known.has(one.fingerprintSha256)) known.set(one.fingerprintSha256, file.docNo);
    }
  }
  return known;
}
