import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { CaseDetail, CasePaper, CaseRow, PaperRow } from '../../shared/contract/views.ts';
import { caseOutcome } from '../../shared/rules/case-outcome.ts';
import {
  OUTCOMES,
  type Outcome,
  PAPER_CODES,
  type PaperCode,
  type StopReport,
} from '../../shared/rules/outcome.ts';
import { reviseLine } from './books.ts';
import { linesOfCase } from './cases.ts';
import type { Desk } from './desk.ts';
import { paperRows } from './papers/desk.ts';
import type { LineRecord } from './records.ts';
import type { StoredRow } from './rows.ts';

interface Grouped {
  readonly first: StoredRow;
  readonly papers: Set<PaperCode>;
  lines: number;
  undecided: number;
  outcome: Outcome;
}

/** Cases of one book or of all, in the order of their first lines; the strictest line gives the outcome. */
export function caseList(
  desk: Desk,
  input: {
    readonly bookId?: string | undefined;
    readonly outcome?: Outcome | undefined;
    readonly search?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { total: number; rows: CaseRow[] } {
  const books = input.bookId === undefined ? desk.books().map((book) => book.id) : [input.bookId];
  const needle = fold(input.search ?? '');
  const cases: Grouped[] = [];
  for (const bookId of books) cases.push(...groupsOf(desk.rows.of(bookId)));
  const found = cases.filter(
    ({ first, outcome }) =>
      (input.outcome === undefined || outcome === input.outcome) &&
      (needle === '' || fold(`${first.orderNo} ${first.contractNo} ${first.endUser}`).includes(needle)),
  );
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit).map((one) => caseRow(desk, one)),
  };
}

function groupsOf(rows: readonly StoredRow[]): Grouped[] {
  const cases = new Map<string, Grouped>();
  for (const row of rows) {
    const known = cases.get(row.caseId) ?? {
      first: row,
      papers: new Set<PaperCode>(),
      lines: 0,
      undecided: 0,
      outcome: row.outcome,
    };
    known.lines++;
    known.undecided += row.undecided;
    for (const paper of row.papers) known.papers.add(paper);
    if (OUTCOMES.indexOf(row.outcome) < OUTCOMES.indexOf(known.outcome)) known.outcome = row.outcome;
    cases.set(row.caseId, known);
  }
  return [...cases.values()];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function caseRow(desk: Desk, { first, papers, lines, undecided, outcome }: Grouped): CaseRow {
  const there = livePapers(desk, first.caseId);
  const of = (status: PaperRow['status']) => [
    ...new Set(there.filter((paper) => paper.status === status).map((paper) => paper.type)),
  ];
  return {
    caseId: first.caseId,
    bookId: first.bookId,
    fileName: desk.book(first.bookId).fileName,
    orderNo: first.orderNo,
    contractNo: first.contractNo,
    endUser: first.endUser,
    lines,
    outcome,
    undecided,
    asked: PAPER_CODES.filter((code) => papers.has(code)),
    issued: of('issued'),
    drafts: of('draft'),
  };
}

function livePapers(desk: Desk, caseId: string): PaperRow[] {
  return paperRows(desk, { caseId }).filter((paper) => paper.status === 'draft' || paper.status === 'issued');
}

export function caseDetail(desk: Desk, caseId: string): Result<CaseDetail> {
  const records = linesOfCase(desk, caseId);
  const [group] = records.length === 0 ? [] : groupsOf(rowsOf(desk, records));
  if (group === undefined) return fail('not-found', 'app:case-not-found');
  const outcome = caseOutcome(records.map((record) => record.outcome));
  const row = caseRow(desk, group);
  return ok({
    ...row,
    ...outcome,
    papers: papersOf(livePapers(desk, caseId), outcome),
    lineRows: rowsOf(desk, records),
    stop: stopOf(desk, records),
  });
}

function rowsOf(desk: Desk, records: readonly LineRecord[]): StoredRow[] {
  const keys = new Set(records.map((record) => `${record.bookId}/${record.line.key}`));
  const books = new Set(records.map((record) => record.bookId));
  return [...books].flatMap((bookId) =>
    desk.rows.of(bookId).filter((row) => keys.has(`${row.bookId}/${row.key}`)),
  );
}

/** Every paper that the case asks for, with what is there of it; and what a ban withholds. */
function papersOf(there: readonly PaperRow[], outcome: ReturnType<typeof caseOutcome>): CasePaper[] {
  const isPaper = (code: string): code is PaperCode => (PAPER_CODES as readonly string[]).includes(code);
  const asked = outcome.obligations.flatMap(({ code, variant }) =>
    isPaper(code) ? [{ code, variant }] : [],
  );
  const list: CasePaper[] = asked.map(({ code, variant }) => {
    const own = there.filter((paper) => paper.type === code);
    const issued = own.filter((paper) => paper.status === 'issued');
    const signed = issued.some((paper) => paper.signatures > 0);
    return {
      code,
      variant: variant ?? null,
      state: signed ? 'signed' : issued.length > 0 ? 'issued' : own.length > 0 ? 'draft' : 'missing',
      papers: own.map(({ id, docNo }) => ({ id, docNo })),
    };
  });
  const withheld = outcome.withheld
    .filter(isPaper)
    .map((code): CasePaper => ({ code, variant: null, state: 'withheld', papers: [] }));
  return [...list, ...withheld].sort((a, b) => PAPER_CODES.indexOf(a.code) - PAPER_CODES.indexOf(b.code));
}

function stopOf(desk: Desk, records: readonly LineRecord[]): CaseDetail['stop'] {
  const stop = records.find((record) => record.stop !== undefined && record.stop !== null)?.stop;
  if (stop === undefined || stop === null) return null;
  const { ground, text, by, at, byId } = stop;
  return { ground, text, by, at, canLift: byId !== desk.vault.session.userId };
}

/** Regulations art. 25: every line of the case stops until another person lifts it. */
export function stopCase(
  desk: Desk,
  input: { readonly caseId: string; readonly ground: StopReport['ground']; readonly text: string },
): Result<CaseDetail> {
  const records = linesOfCase(desk, input.caseId);
  if (records.length === 0) return fail('not-found', 'app:case-not-found');
  const { session } = desk.vault;
  const stop = {
    ground: input.ground,
    text: input.text.trim(),
    by: session.name,
    byId: session.userId,
    at: desk.host.clock.now(),
  };
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: session.role,
      object: `case/${input.caseId}`,
      action: 'cases.stop',
      before: { stopped: records.some((record) => record.stop !== undefined && record.stop !== null) },
      after: { stopped: true, ground: stop.ground, lines: records.map((record) => record.line.key) },
      reason: stop.text,
    });
    for (const record of records) reviseLine(desk, { ...record, stop });
  });
  return caseDetail(desk, input.caseId);
}

/** Lifts a stop. Not the person who set it. */
export function resumeCase(
  desk: Desk,
  input: { readonly caseId: string; readonly text: string },
): Result<CaseDetail> {
  const records = linesOfCase(desk, input.caseId);
  const stopped = records.filter((record) => record.stop !== undefined && record.stop !== null);
  if (stopped.length === 0) return fail('refused', 'rules:error.not-stopped');
  const { session } = desk.vault;
  if (stopped.some((record) => record.stop?.byId === session.userId))
    return fail('refused', 'app:own-decision');
  desk.vault.transaction(() => {
    desk.vault.journal.append({
      role: session.role,
      object: `case/${input.caseId}`,
      action: 'cases.resume',
      before: { stopped: true, ground: stopped[0]?.stop?.ground ?? null },
      after: { stopped: false, lines: stopped.map((record) => record.line.key) },
      reason: input.text.trim(),
    });
    for (const record of stopped) reviseLine(desk, { ...record, stop: null });
  });
  return caseDetail(desk, input.caseId);
}
