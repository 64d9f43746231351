import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { RecordedView } from '../../shared/contract/items.ts';
import type { ItemCandidateView, LineDetail } from '../../shared/contract/views.ts';
import type { Controlled } from '../../shared/items/item.ts';
import { limitOf } from '../../shared/items/limits.ts';
import type { PaperKind } from '../../shared/items/paper.ts';
import type { IsoDate } from '../../shared/message.ts';
import type { FieldKey } from '../../shared/orders/order.ts';
import { articleView, memoryOf, openOthers, rememberAnswer } from './articles.ts';
import { listsOf, reviseLine } from './books.ts';
import type { Desk } from './desk.ts';
import { hitOf, hitSummary } from './hits.ts';
import { whyOfLine } from './line-facts.ts';
import { paperRows } from './papers/desk.ts';
import type { LineRecord, RecordedClass } from './records.ts';
import { isOpen, lineRowOf } from './rows.ts';
import { articleIdOf, completedLine } from './screening.ts';
import { holdingOf, militaryView } from './signals.ts';

export function lineOf(desk: Desk, bookId: string, key: string): LineRecord | undefined {
  return desk.vault.store.collection<LineRecord>('lines').get(`${bookId}/${key}`);
}

export function lineDetail(desk: Desk, bookId: string, key: string): Result<LineDetail> {
  const record = lineOf(desk, bookId, key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  const line = completedLine(record.line, record.supplied);
  const hits = record.hitIds.map((id) => hitOf(desk, id)).filter((hit) => hit !== undefined);
  return ok({
    ...lineRowOf(record, hits.filter((hit) => isOpen(hit.state)).length),
    fileName: desk.book(bookId).fileName,
    sheet: line.sheet,
    row: line.row,
    fields: line.fields,
    parties: line.parties,
    reasons: record.outcome.reasons,
    obligations: record.outcome.obligations,
    missing: record.outcome.missing,
    classification: {
      controlled: record.finding.controlled,
      candidates: record.finding.candidates.map((c) => candidateView(desk, c)),
      questions: record.finding.questions,
      recorded: recordedView(record.recorded),
      article: articleView(desk, record, line),
    },
    hitList: hits.map((hit) => hitSummary(desk, hit)),
    holdings: Object.fromEntries(
      hits.flatMap((hit) => {
        const holding = holdingOf(desk, hit.id);
        return holding === undefined ? [] : [[hit.id, holding] as const];
      }),
    ),
    caseId: record.caseId,
    paperList: paperRows(desk, { caseId: record.caseId }),
    perspective: desk.book(bookId).basis.perspective,
    why: whyOfLine(desk, record),
    military: militaryView(desk, record),
    originRecord: record.origin ?? null,
    stop: stopView(desk, record),
  });
}

function stopView(desk: Desk, { stop }: LineRecord): LineDetail['stop'] {
  if (stop === undefined || stop === null) return null;
  const { ground, text, by, at, byId } = stop;
  return { ground, text, by, at, canLift: byId !== desk.vault.session.userId };
}

function candidateView(
  desk: Desk,
  candidate: LineRecord['finding']['candidates'][number],
): ItemCandidateView {
  const entry = desk.knowledge.item(candidate.code);
  return {
    ...candidate,
    zh: entry?.zh ?? '',
    ja: entry?.ja ?? '',
    en: entry?.en ?? '',
    announcement: entry?.announcement ?? '',
    limit: entry === undefined ? null : limitOf(entry),
  };
}

function recordedView(recorded: RecordedClass | null): RecordedView | null {
  if (recorded === null) return null;
  const { controlled, by, basis, at, paper = null, validTo = null, recalled = false } = recorded;
  return { controlled, by, basis, at, paper, validTo, recalled };
}

/**
 * A person's answer to "is it controlled?", with the paper it rests on. Remembered for the article where that is wished, and
 * then given in the same transaction to the other open lines of it.
 */
export function classifyLine(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly controlled: Controlled;
    readonly code?: string | undefined;
    readonly basis: string;
    readonly paper?: PaperKind | undefined;
    readonly validTo?: IsoDate | undefined;
    readonly remember?: boolean | undefined;
    readonly others?: boolean | undefined;
  },
): Result<LineDetail> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  const { controlled, paper } = input;
  const code = input.code ?? null;
  const basis = input.basis.trim();
  if (controlled === 'not-controlled' && paper === undefined)
    return fail('refused', 'items:refused.no-paper');
  const lasting = input.remember === true && controlled !== 'undecided';
  if (lasting && paper === undefined) return fail('refused', 'items:refused.no-paper');
  const line = completedLine(record.line, record.supplied);
  const done = desk.vault.transaction(() => {
    const kept =
      lasting && paper !== undefined
        ? rememberAnswer(desk, line, { controlled, code, paper, basis, validTo: input.validTo })
        : null;
    if (kept !== null && !kept.ok) return kept;
    const answer = kept?.value;
    const recorded: RecordedClass = {
      controlled,
      code,
      basis,
      by: desk.vault.session.name,
      at: answer?.at ?? desk.host.clock.now(),
      ...(paper === undefined ? {} : { paper }),
      ...(answer === undefined ? {} : { answer: answer.id, validTo: answer.validTo }),
    };
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.classify',
      before: { controlled: record.finding.controlled },
      after: { controlled, code, paper: paper ?? null, article: answer?.id ?? null },
      reason: basis,
    });
    reviseLine(desk, { ...record, recorded });
    if (answer !== undefined && input.others === true) answerOthers(desk, record, line);
    return ok(null);
  });
  return done.ok ? lineDetail(desk, input.bookId, input.key) : done;
}

/** The article's answer on its other open lines; a line that says something else of it keeps its question. */
function answerOthers(desk: Desk, record: LineRecord, line: LineRecord['line']): void {
  for (const row of openOthers(desk, articleIdOf(line) ?? '', record)) {
    const other = lineOf(desk, row.bookId, row.key);
    if (other === undefined) continue;
    const memory = memoryOf(desk, desk.book(row.bookId).basis.asOf);
    const recalled = memory.recall(completedLine(other.line, other.supplied), other.finding);
    if (recalled?.recorded === undefined) continue;
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${row.bookId}/${row.key}`,
      action: 'lines.classify',
      before: { controlled: other.finding.controlled },
      after: {
        controlled: recalled.recorded.controlled,
        code: recalled.recorded.code,
        article: row.articleId ?? null,
      },
      reason: recalled.recorded.basis,
    });
    reviseLine(desk, { ...other, recorded: recalled.recorded });
  }
}

/** A fact that the sheet left blank. What the sheet gives is never overwritten. */
export async function supplyFact(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly field: FieldKey;
    readonly value: string;
    readonly basis: string;
  },
): Promise<Result<LineDetail>> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  if (record.line.fields[input.field] !== undefined) {
    return fail('refused', 'app:fact-is-given', { field: `intake:field.${input.field}` });
  }
  if (input.field === 'contract_date' && !/^\d{4}-\d{2}-\d{2}$/.test(input.value)) {
    return fail('bad-input', 'app:date-form');
  }
  const fact = {
    value: input.value.trim(),
    basis: input.basis,
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
  };
  const lists = await listsOf(desk, input.bookId);
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.supply',
      before: { [input.field]: record.supplied[input.field]?.value ?? null },
      after: { [input.field]: fact.value },
      reason: input.basis,
    });
    const now = lineOf(desk, input.bookId, input.key) ?? record;
    reviseLine(desk, { ...now, supplied: { ...now.supplied, [input.field]: fact } }, lists);
  });
  return lineDetail(desk, input.bookId, input.key);
}
