import type { HitState, LineRow } from '../../shared/contract/views.ts';
import { OUTCOMES, type Outcome, type PaperCode } from '../../shared/rules/outcome.ts';
import type { HitRecord, LineRecord } from './records.ts';
import { articleIdOf, completedLine } from './screening.ts';

/** A grid row with the case, the contract and the article that its line belongs to, its place in the file, and whether a person has classed it. */
export type StoredRow = LineRow & {
  readonly caseId: string;
  readonly position: number;
  readonly articleId?: string | null;
  readonly answered?: boolean;
  readonly contractNo: string;
};

/** The short form of a line that the grid shows. */
export function lineRowOf(record: LineRecord, undecided: number): StoredRow {
  const line = completedLine(record.line, record.supplied);
  const party = (role: string) => line.parties.find((p) => p.role === role)?.name ?? '';
  const text = (key: keyof typeof line.fields) => line.fields[key]?.text ?? '';
  const papers = record.outcome.obligations
    .map((o) => o.code)
    .filter((code): code is PaperCode => /^D\d$/.test(code));
  return {
    bookId: record.bookId,
    key: record.line.key,
    orderNo: line.orderNo,
    lineNo: line.lineNo,
    outcome: record.outcome.outcome,
    buyer: party('buyer'),
    endUser: party('end_user'),
    item: text('item_desc'),
    quantity: [text('quantity'), text('unit')].filter((part) => part !== '').join(' '),
    destination: text('country_dest'),
    hits: record.hitIds.length,
    undecided,
    papers: [...new Set(papers)],
    caseId: record.caseId,
    contractNo: text('contract_no'),
    position: record.position,
    articleId: articleIdOf(line),
    answered: record.recorded !== null && record.recorded.controlled !== 'undecided',
  };
}

export function countOutcomes(rows: readonly LineRow[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((o) => [o, 0])) as Record<Outcome, number>;
  for (const row of rows) counts[row.outcome]++;
  return counts;
}

/** Is a person's word on this hit still missing? */
export function isOpen(state: HitState): boolean {
  return state !== 'final';
}

/** Most urgent first: control before watch, clear hits before likely ones, then score; the id settles ties. */
export function byUrgency(listOf: (hit: HitRecord) => string): (a: HitRecord, b: HitRecord) => number {
  const tiers = ['hit', 'review', 'related', 'none'];
  const rank = (hit: HitRecord) => [
    tiers.indexOf(hit.match.tier) === 2 ? 1 : 0,
    ['control', 'watch', 'own', 'reference'].indexOf(listOf(hit)),
    tiers.indexOf(hit.match.tier),
    -hit.match.score,
  ];
  return (a, b) => {
    const left = rank(a);
    const right = rank(b);
    for (let i = 0; i < left.length; i++) {
      const difference = (left[i] ?? 0) - (right[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return a.id < b.id ? -1 : 1;
  };
}
