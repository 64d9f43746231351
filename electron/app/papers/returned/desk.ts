import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { ReturnedRow, ReturnView } from '../../../../shared/contract/return-channels.ts';
import {
  openPoints,
  type ReturnAnswers,
  type ReturnBase,
  type ReturnedFile,
} from '../../../../shared/papers/returned.ts';
import { readReturn } from '../../../papers/returned/read-return.ts';
import type { ReturnReading } from '../../../papers/returned/reading.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PickedFile } from '../../ports.ts';
import type { PaperRecord } from '../../records.ts';
import { inTurn } from '../print.ts';
import { putPaper } from '../shelf.ts';
import { candidatesOf, certainOf } from './find.ts';
import { findingsOf } from './findings.ts';
import { keepReturned, nextReturnId, returnedFiles } from './register.ts';
import { startsWithRevision } from './stored.ts';

/** A file on the shelf, or one that is kept already and is looked at again. */
export interface ReturnSource extends PickedFile {
  readonly kept: ReturnedFile | null;
}

/** Readings of files that are still on the shelf: the window asks several times for the same one. */
const READINGS = new WeakMap<Uint8Array, Promise<Result<ReturnReading>>>();

function readingOf(file: PickedFile): Promise<Result<ReturnReading>> {
  const known = READINGS.get(file.bytes);
  if (known !== undefined) return known;
  const reading = readReturn(file.bytes, file.name);
  READINGS.set(file.bytes, reading);
  return reading;
}

/** Finds the paper of a file and what the file is beside it; stores nothing. */
export async function readReturned(
  desk: Desk,
  source: ReturnSource,
  paperId: string | undefined,
): Promise<Result<ReturnView>> {
  const reading = await readingOf(source);
  if (!reading.ok) return reading;
  const candidates = candidatesOf(desk, source, reading.value);
  const wanted = paperId ?? source.kept?.paperId ?? certainOf(candidates)?.paperId;
  const sha256 = sha256Of(source.bytes);
  const plain = {
    fileName: source.name,
    size: source.bytes.byteLength,
    sha256,
    format: reading.value.format,
    pageCount: reading.value.pages.length,
    candidates,
  };
  if (wanted === undefined) return ok({ ...plain, found: null });
  const paper = paperOf(desk, wanted);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const base = await baseOf(desk, paper, source.bytes, reading.value);
  if (!base.ok) return base;
  return ok({
    ...plain,
    found: {
      paperId: paper.id,
      docNo: paper.header.docNo,
      type: paper.type,
      issuedAt: paper.issuedAt,
      base: base.value,
      expected: expectedOf(paper),
      kept: source.kept ?? keptOf(desk, paper.id, sha256),
    },
  });
}

/** Keeps the file with the answers. What is complete counts; what is not stays out and says why. */
export function registerReturned(
  desk: Desk,
  source: ReturnSource,
  paperId: string,
  answers: ReturnAnswers,
): Promise<Result<ReturnedRow>> {
  return inTurn(desk, async () => {
    const reading = await readingOf(source);
    if (!reading.ok) return reading;
    const paper = paperOf(desk, paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    if (paper.status === 'draft') return fail('refused', 'app:not-issued');
    const refused = refusal(desk, source, paperId);
    if (refused !== null) return refused;
    const base = await baseOf(desk, paper, source.bytes, reading.value);
    if (!base.ok) return base;
    const points = openPoints(answers, base.value);
    const record: ReturnedFile = {
      ...identityOf(desk, source, paper, reading.value),
      ...answers,
      state: points.length === 0 ? 'accepted' : 'incomplete',
      points,
      findings: base.value.findings,
      reason: null,
    };
    const kept = keepReturned(desk, record, source.bytes, 'papers.return');
    return kept.ok ? ok(rowOf(desk, record)) : kept;
  });
}

/** Keeps a file that does not count: not this paper, or not to be used. */
export function setAside(
  desk: Desk,
  source: ReturnSource,
  paperId: string,
  reason: string,
): Promise<Result<ReturnedRow>> {
  return inTurn(desk, async () => {
    const reading = await readingOf(source);
    if (!reading.ok) return reading;
    const paper = paperOf(desk, paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    const refused = refusal(desk, source, paperId);
    if (refused !== null) return refused;
    const found = await findingsOf(desk, paper, source.bytes, reading.value);
    if (!found.ok) return found;
    const record: ReturnedFile = {
      ...identityOf(desk, source, paper, reading.value),
      kind: source.kept?.kind ?? found.value.suggested,
      checklist: source.kept?.checklist ?? {},
      details: source.kept?.details ?? {},
      state: 'set-aside',
      points: [],
      findings: found.value,
      reason: reason.trim(),
    };
    const kept = keepReturned(desk, record, source.bytes, 'papers.return-aside');
    return kept.ok ? ok(rowOf(desk, record)) : kept;
  });
}

/** A further signature goes over the returned file, whose first bytes are those of the paper as it stands here. */
export function makeBase(desk: Desk, returnId: string): Promise<Result<ReturnedRow>> {
  return inTurn(desk, async () => {
    const file = returnedFiles(desk).get(returnId);
    const paper = file === undefined ? undefined : paperOf(desk, file.paperId);
    if (file === undefined || paper === undefined) return fail('not-found', 'returned:gone');
    if (!canBeBase(desk, file, paper)) return fail('refused', 'returned:no-base');
    const signatures = file.findings?.signatures.length ?? paper.signatures;
    const changed: PaperRecord = { ...paper, sha256: file.sha256, signatures };
    desk.vault.transaction(() => {
      putPaper(desk, changed);
      desk.vault.journal.append({
        role: desk.vault.session.role,
        object: `paper/${paper.id}`,
        action: 'papers.return-base',
        before: { sha256: paper.sha256, signatures: paper.signatures },
        after: { return: file.id, sha256: file.sha256, signatures },
      });
    });
    return ok(rowOf(desk, file));
  });
}

export function returnedRows(desk: Desk, paperId: string | undefined): readonly ReturnedRow[] {
  return [...returnedFiles(desk).each(paperId)]
    .map((file) => rowOf(desk, file))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** The source of a kept return, with its bytes. */
export function keptSource(desk: Desk, returnId: string): ReturnSource | undefined {
  const kept = returnedFiles(desk).get(returnId);
  if (kept === undefined) return undefined;
  const bytes = desk.vault.store.getBlob(kept.sha256);
  if (bytes === undefined) throw new Error('a return without its bytes');
  return { name: kept.fileName, bytes, kept };
}

function paperOf(desk: Desk, paperId: string): PaperRecord | undefined {
  return desk.vault.store.collection<PaperRecord>('papers').get(paperId);
}

/** What is accepted or set aside is a record: it is not answered again. The same file is not kept twice. */
function refusal(desk: Desk, source: ReturnSource, paperId: string): ReturnType<typeof fail> | null {
  const { kept } = source;
  if (kept !== null && (kept.state !== 'incomplete' || kept.paperId !== paperId))
    return fail('refused', 'returned:settled', { id: kept.id });
  const same = kept === null ? keptOf(desk, paperId, sha256Of(source.bytes)) : null;
  return same === null ? null : fail('refused', 'returned:kept-already', { id: same.id });
}

function keptOf(desk: Desk, paperId: string, sha256: string): ReturnedFile | null {
  for (const file of returnedFiles(desk).each(paperId)) if (file.sha256 === sha256) return file;
  return null;
}

function identityOf(desk: Desk, source: ReturnSource, paper: PaperRecord, reading: ReturnReading) {
  return {
    id: source.kept?.id ?? nextReturnId(desk),
    paperId: paper.id,
    docNo: paper.header.docNo,
    fileName: source.name,
    sha256: sha256Of(source.bytes),
    size: source.bytes.byteLength,
    format: reading.format,
    pageCount: reading.pages.length,
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
  };
}

async function baseOf(
  desk: Desk,
  paper: PaperRecord,
  bytes: Uint8Array,
  reading: ReturnReading,
): Promise<Result<ReturnBase>> {
  const findings = await findingsOf(desk, paper, bytes, reading);
  if (!findings.ok) return findings;
  const { issuedAt, status } = paper;
  return ok({
    pageCount: reading.pages.length,
    findings: findings.value,
    status,
    issuedOn: issuedAt === null ? null : todayOf({ ...desk.host.clock, now: () => issuedAt }),
    today: desk.asOf ?? todayOf(desk.host.clock),
  });
}

function expectedOf(paper: PaperRecord) {
  const { facts, type } = paper;
  const guarantor = type === 'D3' ? facts.intermediaries[facts.guarantor ?? 0] : undefined;
  const party = guarantor ?? (type === 'D2' || type === 'D5' ? facts.exporter : facts.pledgor);
  const { names, representativeName, representativeTitle, signerName, signerTitle } = party;
  return {
    names,
    ...(representativeName === undefined ? {} : { representative: representativeName }),
    ...(representativeTitle === undefined ? {} : { representativeTitle }),
    ...(signerName === undefined ? {} : { signer: signerName }),
    ...(signerTitle === undefined ? {} : { signerTitle }),
  };
}

function rowOf(desk: Desk, file: ReturnedFile): ReturnedRow {
  const paper = paperOf(desk, file.paperId);
  return { ...file, canBeBase: paper !== undefined && canBeBase(desk, file, paper) };
}

function canBeBase(desk: Desk, file: ReturnedFile, paper: PaperRecord): boolean {
  if (file.state !== 'accepted' || file.kind !== 'digital-signature' || file.sha256 === paper.sha256)
    return false;
  const [returned, stored] = [file.sha256, paper.sha256].map((hash) => desk.vault.store.getBlob(hash));
  return returned !== undefined && stored !== undefined && startsWithRevision(returned, stored) === 'whole';
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
