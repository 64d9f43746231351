import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ItemCandidateView, LineDetail } from '../../shared/contract/views.ts';
import type { Controlled } from '../../shared/items/item.ts';
import type { FieldKey } from '../../shared/orders/order.ts';
import { reviseLine } from './books.ts';
import type { Desk } from './desk.ts';
import { hitOf, hitSummary } from './hits.ts';
import { paperRows } from './paper-desk.ts';
import type { LineRecord } from './records.ts';
import { isOpen, lineRowOf } from './rows.ts';
import { completedLine } from './screening.ts';

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
      recorded: record.finding.recorded ?? null,
    },
    hitList: hits.map((hit) => hitSummary(desk, hit)),
    caseId: record.caseId,
    paperList: paperRows(desk, { caseId: record.caseId }),
  });
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
    threshold: entry?.threshold ?? null,
  };
}

/** A person's answer to "is it controlled?", with the paper it rests on. */
export function classifyLine(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly controlled: Controlled;
    readonly code?: string | undefined;
    readonly basis: string;
  },
): Result<LineDetail> {
  const record = lineOf(desk, input.bookId, input.key);
  if (record === undefined) return fail('not-found', 'app:line-not-found');
  const recorded = {
    controlled: input.controlled,
    code: input.code ?? null,
    basis: input.basis,
    by: desk.vault.session.name,
    at: desk.host.clock.now(),
  };
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.classify',
      before: { controlled: record.finding.controlled },
      after: { controlled: recorded.controlled, code: recorded.code },
      reason: input.basis,
    });
    reviseLine(desk, { ...record, recorded });
  });
  return lineDetail(desk, input.bookId, input.key);
}

/** A fact that the sheet left blank. What the sheet gives is never overwritten. */
export function supplyFact(
  desk: Desk,
  input: {
    readonly bookId: string;
    readonly key: string;
    readonly field: FieldKey;
    readonly value: string;
    readonly basis: string;
  },
): Result<LineDetail> {
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
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: `line/${input.bookId}/${input.key}`,
      action: 'lines.supply',
      before: { [input.field]: record.supplied[input.field]?.value ?? null },
      after: { [input.field]: fact.value },
      reason: input.basis,
    });
    reviseLine(desk, { ...record, supplied: { ...record.supplied, [input.field]: fact } });
  });
  return lineDetail(desk, input.bookId, input.key);
}
