import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { PaperFieldView } from '../../../shared/contract/paper-channels.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import {
  applyFields,
  fieldValue,
  type PaperField,
  paperFields,
  withField,
} from '../../../shared/papers/index.ts';
import { stageOf } from '../../../shared/papers/trail.ts';
import type { Desk } from '../desk.ts';
import { listOnPapers } from '../lists/age.ts';
import { asResult } from '../press.ts';
import type { PaperRecord } from '../records.ts';
import { type DraftInput, draftSet } from './draft.ts';
import { replacedBy, supersede, withReplaced } from './life/supersede.ts';
import { livingOf, paperOf, trailOf } from './life/trail.ts';
import { pledgorName } from './naming.ts';
import { inTurn, type PrintedPaper, render, save } from './print.ts';
import { blockersOf, livePapers } from './rules.ts';
import { CASE_FACTS, OWN_FACTS, sameEntity } from './set.ts';
import { papersOfCase, slotOf } from './shelf.ts';
import { clausesFor } from './templates/use.ts';

/** The drafts that a case asks for (or that a person asks for by `types`), as the window lists them. */
export async function draftPapers(desk: Desk, input: DraftInput): Promise<Result<readonly PaperRow[]>> {
  const made = await draftSet(desk, input);
  return made.ok ? ok(made.value.map((record) => paperRow(desk, record))) : made;
}

/**
 * Values that the officer gives by hand; the draft is printed again, and so is every other draft of the case that holds the
 * same fact: what is said once is said in all papers.
 */
export function fillPaper(
  desk: Desk,
  input: { readonly paperId: string; readonly fields: Readonly<Record<string, string>> },
): Promise<Result<PaperRow>> {
  return inTurn(desk, async () => {
    const paper = paperOf(desk, input.paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    if (paper.status !== 'draft') return fail('refused', 'app:not-a-draft');
    const clauses = await clausesFor(desk, paper);
    if (!clauses.ok) return clauses;
    const facts = asResult(
      applyFields(paper.type, paper.header.languages, paper.facts, input.fields, clauses.value),
    );
    if (!facts.ok) return facts;
    const changed: PaperRecord[] = [
      { ...paper, facts: facts.value, filled: { ...paper.filled, ...input.fields } },
    ];
    for (const other of livePapers(desk, paper.caseId)) {
      if (other.id === paper.id || other.status !== 'draft') continue;
      const next = withShared(other, paper, input.fields);
      if (next !== null) changed.push(next);
    }
    const drafted: PrintedPaper[] = [];
    for (const record of changed) {
      const printed = await render(desk, record, [...livePapers(desk, paper.caseId), ...changed]);
      if (!printed.ok) return printed;
      drafted.push(printed.value);
    }
    desk.vault.transaction(() => {
      for (const { record, bytes } of drafted) save(desk, record, bytes, 'papers.fill');
    });
    return ok(paperRow(desk, drafted[0]?.record ?? paper));
  });
}

/** Another draft of the case with the shared ones of these values; null where nothing changes in it. */
function withShared(
  other: PaperRecord,
  from: PaperRecord,
  fields: Readonly<Record<string, string>>,
): PaperRecord | null {
  const shared = Object.entries(fields).filter(
    ([key]) => !OWN_FACTS.test(key) && (sameEntity(other, from) || CASE_FACTS.test(key)),
  );
  let { facts } = other;
  for (const [key, value] of shared) {
    if (fieldValue(facts, key) !== value.trim()) facts = withField(facts, key, value.trim());
  }
  return facts === other.facts ? null : { ...other, facts };
}

export async function paperFieldViews(
  desk: Desk,
  paperId: string,
): Promise<Result<readonly PaperFieldView[]>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const clauses = await clausesFor(desk, paper);
  if (!clauses.ok) return clauses;
  const missing = new Set(paper.missing);
  return ok(
    paperFields(paper.type, paper.header.languages, paper.facts, clauses.value).map((field) => ({
      key: field.key,
      labelKey: field.labelKey,
      ...(field.labelParams === undefined ? {} : { labelParams: field.labelParams }),
      ...wordingsOf(field),
      value: fieldValue(paper.facts, field.key),
      missing: missing.has(field.key),
      long: field.long,
      ...(field.choices === undefined ? {} : { choices: field.choices }),
      ...(field.closed === undefined ? {} : { closed: field.closed }),
      kind: field.kind,
    })),
  );
}

/** What the template itself says of a field, in the languages of papers. */
function wordingsOf(field: PaperField): Partial<PaperFieldView> {
  const label = field.windowLabel ?? field.wording;
  return {
    ...(label === undefined ? {} : { wording: label }),
    ...(field.cell === undefined ? {} : { cell: field.cell }),
    ...(field.section === undefined ? {} : { section: field.section }),
    ...(field.choiceWords === undefined ? {} : { choiceWords: field.choiceWords }),
    ...(field.columns === undefined ? {} : { columns: field.columns }),
  };
}

/** The next draft in the place of one paper, in its languages; the rest of the set stands as it is. */
export async function redraftPaper(desk: Desk, paperId: string): Promise<Result<PaperRow>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const { type, caseId, header } = paper;
  const made = await draftSet(desk, {
    caseId,
    languages: header.languages,
    only: slotOf(paper),
    ...(type === 'D7' || type === 'D8' ? { types: [type] } : {}),
  });
  if (!made.ok) return made;
  const [draft] = made.value;
  return draft === undefined ? fail('refused', 'app:case-no-papers') : ok(paperRow(desk, draft));
}

/** Issues a complete draft whose hits are settled and whose set keeps the rules: the text is locked from here on. */
export function issuePaper(desk: Desk, paperId: string): Promise<Result<PaperRow>> {
  return inTurn(desk, async () => {
    const paper = paperOf(desk, paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    if (paper.status !== 'draft') return fail('refused', 'app:not-a-draft');
    const [blocker] = blockersOf(desk, paper);
    if (blocker !== undefined) return { ok: false, error: { code: 'refused', message: blocker } };
    const form = issuedForm(desk, paper);
    const issued = await render(desk, form.record);
    if (!issued.ok) return issued;
    const [broken] = issued.value.record.texts ?? [];
    if (broken !== undefined) return { ok: false, error: { code: 'refused', message: broken } };
    desk.vault.transaction(() => storeIssued(desk, form, issued.value));
    return ok(paperRow(desk, issued.value.record));
  });
}

/** A draft as it stands once it is issued, before it is printed, and the issued papers whose place it takes. */
export interface IssuedForm {
  readonly record: PaperRecord;
  readonly replaced: readonly PaperRecord[];
}

export function issuedForm(desk: Desk, paper: PaperRecord): IssuedForm {
  const now = desk.host.clock.now();
  const replaced = replacedBy(paper, livePapers(desk, paper.caseId));
  const { header } = withReplaced(paper, replaced);
  const record: PaperRecord = {
    ...paper,
    status: 'issued',
    header: { ...header, status: 'issued', createdAt: now, ...listOnPapers(desk) },
    issuedAt: now,
    issuedBy: desk.vault.session.name,
  };
  return { record, replaced };
}

/** In the caller's transaction. */
export function storeIssued(desk: Desk, { replaced }: IssuedForm, { record, bytes }: PrintedPaper): void {
  save(desk, record, bytes, 'papers.issue');
  supersede(desk, replaced, record);
}

export function paperFile(
  desk: Desk,
  paperId: string,
): Result<{ readonly name: string; readonly bytes: Uint8Array }> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  return ok({ name: paperFileName(paper), bytes: storedBytes(desk, paper) });
}

export function storedBytes(desk: Desk, paper: PaperRecord): Uint8Array {
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
  const papers =
    input.caseId === undefined
      ? [...desk.vault.store.collection<PaperRecord>('papers').each(input.bookId)]
      : papersOfCase(desk, input.caseId);
  const rows = papers
    .filter((paper) => input.bookId === undefined || paper.bookId === input.bookId)
    .map((paper) => paperRow(desk, paper));
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function openDrafts(desk: Desk): number {
  let drafts = 0;
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each())
    if (paper.status === 'draft') drafts++;
  return drafts;
}

export function paperRow(desk: Desk, paper: PaperRecord): PaperRow {
  return {
    id: paper.id,
    type: paper.type,
    docNo: paper.header.docNo,
    version: paper.header.version,
    caseId: paper.caseId,
    bookId: paper.bookId,
    orderNo: paper.orderNo,
    entityId: paper.entityId,
    pledgor: pledgorName(paper),
    languages: paper.header.languages,
    status: paper.status,
    missing: paper.missing,
    blockers: blockersOf(desk, paper),
    sha256: paper.sha256,
    signatures: paper.signatures,
    stage: stageOf(livingOf(paper), paper.status === 'issued' ? trailOf(desk, paper.id) : []),
    createdAt: paper.createdAt,
    createdBy: paper.createdBy,
  };
}
