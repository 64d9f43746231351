import type { BatchPlan } from '../../../../shared/contract/batch-channels.ts';
import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { LanguageSet } from '../../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../../shared/rules/outcome.ts';
import { controlRefusal, linesOfCase } from '../../cases.ts';
import { breathe } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord, RescreenRecord } from '../../records.ts';
import { prepareSet } from '../draft.ts';
import { numbering } from '../numbers.ts';
import { blockersOf, livePapers } from '../rules.ts';
import { askedPapers } from '../set.ts';
import type { BatchItem } from './record.ts';

export interface Selection {
  readonly bookId: string;
  readonly cases: 'all' | 'rescreened' | readonly string[];
}

export interface DraftOrder extends Selection {
  readonly languages: LanguageSet;
  readonly types?: readonly PaperCode[] | undefined;
  readonly again: boolean;
}

/** A batch before it is one: its items, and the papers that are expected of it. */
export interface Planned {
  readonly items: readonly Omit<BatchItem, 'batchId' | 'position'>[];
  readonly types: readonly PaperCode[];
}

interface ChosenCase {
  readonly caseId: string;
  readonly orderNo: string;
  readonly endUser: string;
}

/** The cases of a selection in the order of the book. */
function chosenCases(desk: Desk, { bookId, cases }: Selection): Result<readonly ChosenCase[]> {
  if (!desk.books().some((book) => book.id === bookId)) return fail('not-found', 'app:book-not-found');
  const wanted = typeof cases === 'string' ? null : new Set(cases);
  const touched = cases === 'rescreened' ? touchedLines(desk, bookId) : null;
  const found = new Map<string, ChosenCase>();
  for (const { caseId, orderNo, endUser, key } of desk.rows.of(bookId)) {
    if (wanted !== null && !wanted.has(caseId)) continue;
    if (touched !== null && !touched.has(key)) continue;
    if (!found.has(caseId)) found.set(caseId, { caseId, orderNo, endUser });
  }
  return ok([...found.values()]);
}

function touchedLines(desk: Desk, bookId: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const record of desk.vault.store.collection<RescreenRecord>('rescreen').each(bookId))
    keys.add(record.lineKey);
  return keys;
}

/** What a case gets of the papers that it asks for. */
export function typesFor(asked: ReadonlySet<PaperCode>, types: readonly PaperCode[] | null): PaperCode[] {
  if (types === null) return [...asked];
  return types.filter((type) => asked.has(type) || type === 'D8');
}

/** Cases that ask for nothing are no part of a batch; cases that must not have papers are, with the reason. */
export async function planDrafts(
  desk: Desk,
  order: DraftOrder,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Planned>> {
  const cases = chosenCases(desk, order);
  if (!cases.ok) return cases;
  const items: Planned['items'][number][] = [];
  const found: PaperCode[] = [];
  const numbers = numbering(desk);
  const pause = pauses(cases.value.length, tell, signal);
  for (const [i, one] of cases.value.entries()) {
    if (await pause(i)) return fail('cancelled', 'batch:error.stopped');
    const records = linesOfCase(desk, one.caseId);
    const types = typesFor(askedPapers(records), order.types ?? null);
    const item = { ...one, paperId: null, state: 'left' as const, paperIds: [], reasons: [] };
    const refusal = controlRefusal(desk, records);
    if (refusal !== null) items.push({ ...item, state: 'refused', reasons: [refusal] });
    else if (types.length > 0) {
      if (!order.again && hasAll(livePapers(desk, one.caseId), types))
        items.push({ ...item, state: 'present' });
      else {
        const set = await prepareSet(desk, { ...order, caseId: one.caseId, types }, numbers);
        if (set.ok) found.push(...set.value.fresh.map(({ type }) => type));
        items.push(set.ok ? item : { ...item, state: 'refused', reasons: [set.error.message] });
      }
    }
  }
  tell(cases.value.length, cases.value.length);
  return ok({ items, types: found });
}

const SLICE_MS = 40;

/** Lets the window be answered after each slice of work; true where the job was stopped meanwhile. */
function pauses(
  total: number,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): (done: number) => Promise<boolean> {
  let slice = performance.now();
  return async (done) => {
    if (performance.now() - slice <= SLICE_MS) return false;
    tell(done, total);
    await breathe();
    slice = performance.now();
    return signal.aborted;
  };
}

function hasAll(live: readonly PaperRecord[], types: readonly PaperCode[]): boolean {
  return types.every((type) => live.some((paper) => paper.type === type));
}

/** Drafts of the cases: those without blockers, and the others with all of theirs. */
export async function planIssue(
  desk: Desk,
  selection: Selection,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Planned>> {
  const cases = chosenCases(desk, selection);
  if (!cases.ok) return cases;
  const items: Planned['items'][number][] = [];
  const found: PaperCode[] = [];
  const pause = pauses(cases.value.length, tell, signal);
  for (const [i, one] of cases.value.entries()) {
    if (await pause(i)) return fail('cancelled', 'batch:error.stopped');
    const drafts = livePapers(desk, one.caseId).filter((paper) => paper.status === 'draft');
    const ready = new Set<string>();
    // The commitment rests on papers that are issued in the same batch before it.
    for (const paper of inIssueOrder(drafts)) {
      const reasons = blockersOf(desk, paper).filter(
        ({ key, params }) => key !== RESTS_ON_DRAFT || !ready.has(String(params?.cited)),
      );
      if (reasons.length === 0) {
        ready.add(paper.header.docNo);
        found.push(paper.type);
      }
      const state = reasons.length === 0 ? ('left' as const) : ('refused' as const);
      items.push({ ...one, paperId: paper.id, state, paperIds: [], reasons });
    }
  }
  tell(cases.value.length, cases.value.length);
  return ok({ items, types: found });
}

const RESTS_ON_DRAFT = 'papers:check.restsOnDraft';

function inIssueOrder(papers: readonly PaperRecord[]): readonly PaperRecord[] {
  return [...papers].sort((a, b) => Number(a.type === 'D2') - Number(b.type === 'D2'));
}

export function planView({ items, types }: Planned): BatchPlan {
  return {
    cases: new Set(items.filter(({ state }) => state === 'left').map(({ caseId }) => caseId)).size,
    papers: PAPER_CODES.map((type) => ({ type, count: types.filter((one) => one === type).length })).filter(
      ({ count }) => count > 0,
    ),
    present: items.filter(({ state }) => state === 'present').length,
    refused: items
      .filter(({ state }) => state === 'refused')
      .map(({ caseId, orderNo, endUser, paperId, reasons }) => ({
        caseId,
        orderNo,
        endUser,
        paperId,
        reasons,
      })),
  };
}
