import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { applyFields, type ClauseSet, type LanguageSet } from '../../../shared/papers/index.ts';
import type { PaperCode } from '../../../shared/rules/outcome.ts';
import { controlRefusal, linesOfCase, pledgorsOf, subjectOf } from '../cases.ts';
import type { Desk } from '../desk.ts';
import { listOnPapers } from '../lists/age.ts';
import type { LineRecord, PaperRecord } from '../records.ts';
import type { Pledgor } from './facts.ts';
import { withReplaced } from './life/supersede.ts';
import { type Numbers, numbering } from './numbers.ts';
import { inTurn, type PrintedPaper, render, save } from './print.ts';
import { livePapers } from './rules.ts';
import { askedPapers, OWN_FACTS, type PlannedPaper, planPapers, sameEntity } from './set.ts';
import { slotOf } from './shelf.ts';
import { clausesOf, variantsOf } from './templates/use.ts';

/**
 * Drafts of the papers that the outcome of a case asks for, or of those that a person asks for (`types`: the screening
 * record and the customs statement), or of one place in the set (`only`, see `slotOf`). An earlier draft is replaced under its
 * number, an issued paper stands until the next version is issued; what the officer filled in before is carried over.
 */
export function draftSet(desk: Desk, input: DraftInput): Promise<Result<readonly PaperRecord[]>> {
  return inTurn(desk, async () => {
    const set = await prepareSet(desk, input);
    if (!set.ok) return set;
    const made: PrintedPaper[] = [];
    for (const record of set.value.fresh) {
      const draft = await render(desk, record, set.value.papers);
      if (!draft.ok) return draft;
      made.push(draft.value);
    }
    desk.vault.transaction(() => storeSet(desk, set.value, made));
    return ok(made.map(({ record }) => record));
  });
}

export interface DraftInput {
  readonly caseId: string;
  readonly languages: LanguageSet;
  readonly types?: readonly PaperCode[] | undefined;
  readonly only?: string | undefined;
}

/** The drafts of a case before they are printed. */
export interface PreparedSet {
  readonly fresh: readonly PaperRecord[];
  /** What stood before them. */
  readonly before: readonly PaperRecord[];
  /** What stands once they are stored. */
  readonly papers: readonly PaperRecord[];
}

/** Decides which papers a case gets and what they say; in turn, because the numbers are taken here. */
export async function prepareSet(
  desk: Desk,
  input: DraftInput,
  numbers: Numbers = numbering(desk),
): Promise<Result<PreparedSet>> {
  const records = linesOfCase(desk, input.caseId);
  if (records.length === 0) return fail('not-found', 'app:case-not-found');
  const wanted = new Set(input.types ?? askedPapers(records));
  const refusal = controlRefusal(desk, records);
  if (refusal !== null && [...wanted].some((type) => type !== 'D7' || input.types === undefined))
    return { ok: false, error: { code: 'refused', message: refusal } };
  const clauses = await clausesOf(desk);
  if (!clauses.ok) return clauses;
  const pledgors = refusal === null ? pledgorsOf(desk, records) : [];
  const subject = refusal === null ? subjectOf(records) : NOBODY;
  const plan = planPapers(desk, records, { wanted, pledgors, subject, only: input.only }, numbers);
  if (plan.length === 0) return fail('refused', 'app:case-no-papers');
  const before = livePapers(desk, input.caseId);
  const fresh = plan.map((paper) => {
    const record = draftRecord(desk, records, paper, input, clauses.value);
    return carriedOver(withReplaced(record, before), before, clauses.value);
  });
  const slots = new Set(fresh.map(slotOf));
  const standing = before.filter((old) => old.status === 'issued' || !slots.has(slotOf(old)));
  return ok({ fresh, before, papers: [...standing, ...fresh] });
}

/** In the caller's transaction. */
export function storeSet(desk: Desk, { before }: PreparedSet, made: readonly PrintedPaper[]): void {
  for (const { record, bytes } of made) {
    const old = before.find(({ id }) => id === record.id);
    save(desk, record, bytes, 'papers.draft', { before: old });
  }
}

const NOBODY: Pledgor = { party: null, roles: [], designation: null };

function draftRecord(
  desk: Desk,
  records: readonly LineRecord[],
  paper: PlannedPaper,
  input: { readonly caseId: string; readonly languages: LanguageSet },
  clauses: ClauseSet,
): PaperRecord {
  const { type, docNo, version, facts, entityId } = paper;
  const { languages } = input;
  const now = desk.host.clock.now();
  const template = clauses.templates[type];
  return {
    id: docNo,
    type,
    bookId: records[0]?.bookId ?? '',
    caseId: input.caseId,
    orderNo: facts.orderNo,
    entityId,
    header: {
      type,
      docNo,
      version,
      languages,
      prevailing: languages === 'ja' ? 'ja' : languages === 'en' ? 'en' : 'zh',
      status: 'draft',
      createdAt: now,
      templateId: template.templateId,
      templateVersion: template.templateVersion,
      ...listOnPapers(desk),
      clauseVariants: variantsOf(template),
      languageClause: 'A',
    },
    facts,
    filled: {},
    missing: [],
    status: 'draft',
    sha256: '',
    signatures: 0,
    createdAt: now,
    createdBy: desk.vault.session.name,
    issuedAt: null,
    issuedBy: null,
  };
}

/** What the officer gave for an earlier draft of the case holds for the new one, as far as it has the field and the same lines. */
function carriedOver(record: PaperRecord, before: readonly PaperRecord[], clauses: ClauseSet): PaperRecord {
  const lines = (paper: PaperRecord) => JSON.stringify(paper.facts.items.map((item) => item.lineNo));
  const filled: Record<string, string> = {};
  for (const old of before) {
    if (!sameEntity(old, record)) continue;
    for (const [key, value] of Object.entries(old.filled)) {
      if (OWN_FACTS.test(key) && slotOf(old) !== slotOf(record)) continue;
      if (CITED.test(key) || (key.startsWith('items.') && lines(old) !== lines(record))) continue;
      filled[endUseKey(key, old, record)] = value;
    }
  }
  let { facts } = record;
  const { languages } = record.header;
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(filled)) {
    const applied = applyFields(record.type, languages, facts, { [key]: value }, clauses);
    if (!applied.ok) continue;
    facts = applied.value;
    kept[key] = value;
  }
  return { ...record, facts, filled: kept, header: { ...record.header, ...chosenBefore(record, before) } };
}

/** The choices in the words of the draft that this one takes the place of. */
function chosenBefore(record: PaperRecord, before: readonly PaperRecord[]): Partial<PaperRecord['header']> {
  const old = before.find((one) => one.status === 'draft' && slotOf(one) === slotOf(record));
  if (old === undefined) return {};
  const { clauseVariants, languageClause } = old.header;
  const known = Object.entries(record.header.clauseVariants);
  return {
    clauseVariants: Object.fromEntries(known.map(([id, variant]) => [id, clauseVariants[id] ?? variant])),
    languageClause,
  };
}

/** A paper in one language has one end use, one in several has it by language. */
function endUseKey(key: string, from: PaperRecord, to: PaperRecord): string {
  const single = (paper: PaperRecord) => !paper.header.languages.includes('-');
  if (key === 'endUse' && single(from) && !single(to)) return `endUse.${from.header.languages}`;
  return single(to) && key === `endUse.${to.header.languages}` ? 'endUse' : key;
}

const CITED = /^(pledgeDocNo|pledgeSha256|riskReportDocNo)$/;
