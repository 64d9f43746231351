import { createHash } from 'node:crypto';
import type { PaperFieldView } from '../../shared/contract/channels.ts';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { PaperRow, VerifyReport } from '../../shared/contract/views.ts';
import type { Message } from '../../shared/message.ts';
import {
  applyFields,
  type BuiltPaper,
  buildPaper,
  checkPapers,
  fieldValue,
  type LanguageSet,
  type PaperHeader,
  paperFields,
} from '../../shared/papers/index.ts';
import { signPdf } from '../papers/sign.ts';
import { finalVerdict } from './books.ts';
import { controlRefusal, linesOfCase, openSignals, pledgorsOf } from './cases.ts';
import type { Desk } from './desk.ts';
import { hitOf } from './hits.ts';
import { listOnPapers } from './lists/age.ts';
import { paperFactsOf } from './paper-facts.ts';
import { verifyBytes } from './paper-verify.ts';
import { asResult } from './press.ts';
import type { HitRecord, PaperRecord } from './records.ts';

const PREFIX: Readonly<Record<BuiltPaper, string>> = { D1: 'PL', D2: 'EC' };

/** Drafts of the pledge and the exporter's commitment for every pledgor of a case; earlier drafts are superseded. */
export async function draftPapers(
  desk: Desk,
  input: { readonly caseId: string; readonly languages: LanguageSet },
): Promise<Result<readonly PaperRow[]>> {
  const records = linesOfCase(desk, input.caseId);
  if (records.length === 0) return fail('not-found', 'app:case-not-found');
  const refusal = controlRefusal(desk, records);
  if (refusal !== null) return { ok: false, error: { code: 'refused', message: refusal } };
  const pledgors = pledgorsOf(desk, records);
  if (pledgors.length === 0) return fail('refused', 'app:case-no-papers');

  const made: { record: PaperRecord; bytes: Uint8Array }[] = [];
  for (const pledgor of pledgors) {
    const facts = paperFactsOf(records, pledgor, desk.profile());
    let pledgeDocNo: string | undefined;
    for (const type of ['D1', 'D2'] as const) {
      if (type === 'D2' && pledgor.designation === null) continue;
      const docNo = nextDocNo(desk, type, made.length);
      const draft = await render(desk, {
        id: docNo,
        type,
        bookId: records[0]?.bookId ?? '',
        caseId: input.caseId,
        orderNo: facts.orderNo,
        entityId: pledgor.designation?.id ?? '',
        header: await headerOf(desk, type, docNo, input.languages),
        facts: pledgeDocNo === undefined ? facts : { ...facts, pledgeDocNo },
        filled: {},
        missing: [],
        status: 'draft',
        sha256: '',
        signatures: 0,
        createdAt: desk.host.clock.now(),
        createdBy: desk.vault.session.name,
        issuedAt: null,
        issuedBy: null,
      });
      if (!draft.ok) return draft;
      made.push(draft.value);
      if (type === 'D1') pledgeDocNo = docNo;
    }
  }
  const stored = desk.vault.store.collection<PaperRecord>('papers');
  desk.vault.transaction(() => {
    for (const { record, bytes } of made) {
      for (const old of stored.each(record.bookId)) {
        const same =
          old.caseId === record.caseId && old.type === record.type && old.entityId === record.entityId;
        if (same && old.status === 'draft') {
          stored.put(old.id, { ...old, status: 'superseded' }, { key: old.bookId });
        }
      }
      save(desk, record, bytes, 'papers.draft');
    }
  });
  return ok(made.map(({ record }) => paperRow(desk, record)));
}

/** Numbers run without gaps within a year and type: the count of papers that exist. `ahead`: drafts not yet stored. */
function nextDocNo(desk: Desk, type: BuiltPaper, ahead: number): string {
  const year = desk.host.clock.now().slice(0, 4);
  const prefix = `${PREFIX[type]}-${year}-`;
  let used = 0;
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each()) {
    if (paper.id.startsWith(prefix)) used++;
  }
  return `${prefix}${String(used + 1 + Math.floor(ahead / 2)).padStart(6, '0')}-v1`;
}

async function headerOf(
  desk: Desk,
  type: BuiltPaper,
  docNo: string,
  languages: LanguageSet,
): Promise<PaperHeader> {
  const clauses = await desk.press.clauses();
  if (!clauses.ok) throw new Error('the clauses of the product cannot be read');
  const list = listOnPapers(desk);
  return {
    type,
    docNo,
    version: 1,
    languages,
    prevailing: languages === 'ja' ? 'ja' : languages === 'en' ? 'en' : 'zh',
    status: 'draft',
    createdAt: desk.host.clock.now(),
    templateId: clauses.value[type].templateId,
    templateVersion: clauses.value[type].templateVersion,
    listVersion: list.version,
    listCheckedThrough: list.checkedThrough,
    clauseVariants: {},
    languageClause: 'A',
  };
}

async function render(
  desk: Desk,
  record: PaperRecord,
): Promise<Result<{ record: PaperRecord; bytes: Uint8Array }>> {
  const clauses = await desk.press.clauses();
  if (!clauses.ok) return clauses;
  const built = asResult(buildPaper(record.type as BuiltPaper, record.facts, record.header, clauses.value));
  if (!built.ok) return built;
  const printed = await desk.press.print(built.value);
  if (!printed.ok) return printed;
  const sha256 = createHash('sha256').update(printed.value).digest('hex');
  return ok({ record: { ...record, missing: built.value.missing, sha256 }, bytes: printed.value });
}

function save(desk: Desk, record: PaperRecord, bytes: Uint8Array, action: string): void {
  desk.vault.store.putBlob(bytes);
  desk.vault.store.collection<PaperRecord>('papers').put(record.id, record, { key: record.bookId });
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `paper/${record.id}`,
    action,
    after: {
      type: record.type,
      order: record.orderNo,
      entity: record.entityId,
      languages: record.header.languages,
      template: `${record.header.templateId} ${record.header.templateVersion}`,
      missing: record.missing.length,
      sha256: record.sha256,
    },
  });
}

function paperOf(desk: Desk, paperId: string): PaperRecord | undefined {
  return desk.vault.store.collection<PaperRecord>('papers').get(paperId);
}

/** Values that the officer gives by hand; the draft is printed again. */
export async function fillPaper(
  desk: Desk,
  input: { readonly paperId: string; readonly fields: Readonly<Record<string, string>> },
): Promise<Result<PaperRow>> {
  const paper = paperOf(desk, input.paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'draft') return fail('refused', 'app:not-a-draft');
  const facts = asResult(
    applyFields(paper.type as BuiltPaper, paper.header.languages, paper.facts, input.fields),
  );
  if (!facts.ok) return facts;
  const filled = { ...paper.filled, ...input.fields };
  const drafted = await render(desk, { ...paper, facts: facts.value, filled });
  if (!drafted.ok) return drafted;
  desk.vault.transaction(() => save(desk, drafted.value.record, drafted.value.bytes, 'papers.fill'));
  return ok(paperRow(desk, drafted.value.record));
}

export function paperFieldViews(desk: Desk, paperId: string): Result<readonly PaperFieldView[]> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const missing = new Set(paper.missing);
  return ok(
    paperFields(paper.type as BuiltPaper, paper.header.languages, paper.facts).map((field) => ({
      key: field.key,
      labelKey: field.labelKey,
      ...(field.labelParams === undefined ? {} : { labelParams: field.labelParams }),
      value: fieldValue(paper.facts, field.key),
      missing: missing.has(field.key),
      long: field.long,
      ...(field.choices === undefined ? {} : { choices: field.choices }),
      kind: field.kind,
    })),
  );
}

/** Issues a complete draft whose hits are settled: the text is locked from here on. */
export async function issuePaper(desk: Desk, paperId: string): Promise<Result<PaperRow>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'draft') return fail('refused', 'app:not-a-draft');
  const [blocker] = blockersOf(desk, paper);
  if (blocker !== undefined) return { ok: false, error: { code: 'refused', message: blocker } };
  const now = desk.host.clock.now();
  const issued = await render(desk, {
    ...paper,
    status: 'issued',
    header: { ...paper.header, status: 'issued', createdAt: now },
    issuedAt: now,
    issuedBy: desk.vault.session.name,
  });
  if (!issued.ok) return issued;
  desk.vault.transaction(() => save(desk, issued.value.record, issued.value.bytes, 'papers.issue'));
  return ok(paperRow(desk, issued.value.record));
}

/** Why a draft cannot be issued yet, in the order in which the officer meets it. */
function blockersOf(desk: Desk, paper: PaperRecord): Message[] {
  if (paper.status !== 'draft') return [];
  const records = linesOfCase(desk, paper.caseId);
  const blockers: Message[] = [];
  const refusal = controlRefusal(desk, records);
  if (refusal !== null) blockers.push(refusal);
  const hits = new Map<string, HitRecord>();
  for (const record of records) {
    for (const id of record.hitIds) {
      const hit = hitOf(desk, id);
      if (hit !== undefined && hit.match.tier !== 'related') hits.set(id, hit);
    }
  }
  for (const hit of hits.values()) {
    if (hit.state !== 'final')
      blockers.push({ key: 'app:blocker.undecided', params: { party: hit.party.name } });
    else if (hit.entityId === paper.entityId && finalVerdict(hit) !== 'true-match') {
      blockers.push({ key: 'app:blocker.not-true', params: { party: hit.party.name } });
    }
  }
  blockers.push(...openSignals(records));
  if (records.some((record) => record.finding.controlled === 'undecided')) {
    blockers.push({ key: 'app:blocker.classification' });
  }
  if (paper.missing.length > 0) {
    blockers.push({ key: 'app:blocker.missing', params: { count: paper.missing.length } });
  } else blockers.push(...brokenRules(desk, paper));
  return blockers;
}

/** Rules across the papers of one pledgor. That a trader owes a guarantee is shown as an obligation, and stops no pledge. */
function brokenRules(desk: Desk, paper: PaperRecord): readonly Message[] {
  const siblings = [...desk.vault.store.collection<PaperRecord>('papers').each(paper.bookId)].filter(
    (other) =>
      other.id !== paper.id &&
      other.caseId === paper.caseId &&
      other.entityId === paper.entityId &&
      (other.status === 'draft' || other.status === 'issued'),
  );
  return checkPapers([paper, ...siblings]).filter((message) => message.key !== 'papers:check.intermediary');
}

/** Signs an issued paper with a PKCS#12 file. Earlier bytes stay as they are; key and passphrase live in memory only. */
export async function signPaper(
  desk: Desk,
  paperId: string,
  p12: Uint8Array,
  passphrase: string,
): Promise<Result<VerifyReport>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'issued') return fail('refused', 'app:not-issued');
  const fonts = await desk.press.fonts();
  if (!fonts.ok) return fonts;
  const bytes = storedBytes(desk, paper);
  const signed = await signPdf(bytes, p12, passphrase, { at: desk.host.clock.now(), fonts: fonts.value });
  if (!signed.ok) return signed;
  const sha256 = createHash('sha256').update(signed.value.bytes).digest('hex');
  const report = await verifyBytes(`${paper.id}.pdf`, signed.value.bytes);
  if (!report.ok) return report;
  const record: PaperRecord = { ...paper, sha256, signatures: report.value.signatures.length };
  desk.vault.transaction(() => save(desk, record, signed.value.bytes, 'papers.sign'));
  return ok({ ...report.value, notes: [...report.value.notes, ...signed.value.notes] });
}

export function paperFile(
  desk: Desk,
  paperId: string,
): Result<{ readonly name: string; readonly bytes: Uint8Array }> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  return ok({ name: paperFileName(paper), bytes: storedBytes(desk, paper) });
}

function storedBytes(desk: Desk, paper: PaperRecord): Uint8Array {
  const bytes = desk.vault.store.getBlob(paper.sha256);
  if (bytes === undefined) throw new Error('a paper without its bytes');
  return bytes;
}

/** Number, type and languages; the draft state is in the name, so that a draft is not sent by mistake. */
export function paperFileName(paper: PaperRecord): string {
  const state = paper.status === 'issued' ? '' : `-${paper.status}`;
  return `${paper.id}-${paper.type}-${paper.header.languages}${state}.pdf`;
}

export function paperRows(
  desk: Desk,
  input: { readonly bookId?: string | undefined; readonly caseId?: string | undefined },
): PaperRow[] {
  const rows: PaperRow[] = [];
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each(input.bookId)) {
    if (input.caseId === undefined || paper.caseId === input.caseId) rows.push(paperRow(desk, paper));
  }
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function openDrafts(desk: Desk): number {
  let drafts = 0;
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each())
    if (paper.status === 'draft') drafts++;
  return drafts;
}

function paperRow(desk: Desk, paper: PaperRecord): PaperRow {
  const names = paper.facts.pledgor.names;
  return {
    id: paper.id,
    type: paper.type,
    docNo: paper.header.docNo,
    version: paper.header.version,
    caseId: paper.caseId,
    bookId: paper.bookId,
    orderNo: paper.orderNo,
    entityId: paper.entityId,
    pledgor: names.ja ?? names.zh ?? names.en ?? '',
    languages: paper.header.languages,
    status: paper.status,
    missing: paper.missing,
    blockers: blockersOf(desk, paper),
    sha256: paper.sha256,
    signatures: paper.signatures,
    createdAt: paper.createdAt,
    createdBy: paper.createdBy,
  };
}
