import type { PaperFacts } from '../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../shared/rules/outcome.ts';
import type { Desk } from '../desk.ts';
import type { LineRecord, PaperRecord } from '../records.ts';
import { type Pledgor, paperFactsOf } from './facts.ts';
import type { Numbers, PaperNumber } from './numbers.ts';
import { hitsOfCase } from './screening.ts';
import { slotOf } from './shelf.ts';

/** Papers of one pledgor; the others are of the whole case. */
const OF_PLEDGOR: readonly PaperCode[] = ['D1', 'D2', 'D5'];
/** Papers that speak of an entity on the watch list. */
const OF_LISTED: readonly PaperCode[] = ['D2', 'D5'];

export interface PlannedPaper extends PaperNumber {
  readonly type: PaperCode;
  readonly entityId: string;
  readonly facts: PaperFacts;
}

/** What the outcome's obligations ask for, and the guarantee of every trader beside a pledge. */
export function askedPapers(records: readonly LineRecord[]): ReadonlySet<PaperCode> {
  const codes = new Set<PaperCode>();
  for (const { outcome } of records) {
    for (const { code } of outcome.obligations) {
      const paper = PAPER_CODES.find((one) => one === code);
      if (paper !== undefined) codes.add(paper);
    }
  }
  return codes;
}

/** Which papers of a case are wanted, and who speaks in them. */
export interface PaperOrder {
  readonly wanted: ReadonlySet<PaperCode>;
  readonly pledgors: readonly Pledgor[];
  readonly subject: Pledgor;
  readonly only?: string | undefined;
}

/**
 * The papers of a case with their numbers and facts: the set knows itself before the first page is printed. `only`: the one
 * place (`slotOf`) that is planned; the others are cited as they stand.
 */
export function planPapers(
  desk: Desk,
  records: readonly LineRecord[],
  { wanted, pledgors, subject, only }: PaperOrder,
  numbers: Numbers,
): readonly PlannedPaper[] {
  const profile = desk.profile();
  const main = pledgors.find((one) => one.roles.includes('end-user')) ?? pledgors[0] ?? subject;
  const own = prefilled(desk, records);
  const factsOf = (pledgor: Pledgor): PaperFacts => {
    const facts = paperFactsOf(records, pledgor, profile);
    return { ...facts, answers: { ...facts.answers, ...own } };
  };
  const planned: PlannedPaper[] = [];
  const standing: PlannedPaper[] = [];
  const add = (type: PaperCode, pledgor: Pledgor, more: Partial<PaperFacts> = {}) => {
    const paper = {
      type,
      entityId: pledgor.designation?.id ?? '',
      facts: { ...factsOf(pledgor), ...more },
    };
    const slot = slotOf({ caseId: records[0]?.caseId ?? '', ...paper });
    if (only === undefined || only === slot) planned.push({ ...paper, ...numbers.next(type, slot) });
    else {
      const number = numbers.standing(slot);
      if (number !== undefined) standing.push({ ...paper, ...number });
    }
  };
  for (const pledgor of pledgors) {
    for (const type of OF_PLEDGOR)
      if (wanted.has(type) && (pledgor.designation !== null || !OF_LISTED.includes(type))) add(type, pledgor);
  }
  const traders = factsOf(main).intermediaries.length;
  const guarantees = wanted.has('D3') || (wanted.has('D1') && pledgors.length > 0);
  for (let i = 0; i < (guarantees ? traders : 0); i++) add('D3', main, { guarantor: i });
  for (const type of ['D4', 'D6', 'D7', 'D8'] as const) if (wanted.has(type)) add(type, main);
  const all = [...planned, ...standing].sort(byType);
  return planned.map((paper) => ({ ...paper, facts: withCitations(paper, all) })).sort(byType);
}

/** The numbers of the papers that one cites: the pledge and the report of the same entity, and those of the case. */
function withCitations(paper: PlannedPaper, all: readonly PlannedPaper[]): PaperFacts {
  const near = all.filter((other) => other.entityId === paper.entityId || !OF_PLEDGOR.includes(other.type));
  const noOf = (type: PaperCode) => near.find((other) => other.type === type)?.docNo;
  const [pledge, report] = [noOf('D1'), noOf('D5')];
  return {
    ...paper.facts,
    ...(pledge === undefined ? {} : { pledgeDocNo: pledge }),
    ...(report === undefined ? {} : { riskReportDocNo: report }),
    set: near.map(({ type, docNo }) => ({ type, docNo })),
  };
}

function byType(a: PlannedPaper, b: PlannedPaper): number {
  return PAPER_CODES.indexOf(a.type) - PAPER_CODES.indexOf(b.type);
}

/** Who made the record and who reviewed: known to the program, changeable by the officer. */
function prefilled(desk: Desk, records: readonly LineRecord[]): Readonly<Record<string, string>> {
  const reviewers = hitsOfCase(desk, records).flatMap((hit) => hit.decisions.at(-1)?.review?.by ?? []);
  return {
    preparedBy: desk.vault.session.name,
    ...(reviewers.length === 0 ? {} : { secondReviewer: [...new Set(reviewers)].join('、') }),
  };
}

/** Whether two papers of a case speak of the same entity, so that everything in them is shared. */
export function sameEntity(a: PaperRecord, b: PaperRecord): boolean {
  return a.entityId === b.entityId;
}

/** What papers of different entities of one case still share: the order, the exporter and the traders. */
export const CASE_FACTS =
  /^(exporter|importer|intermediaries|items)\.|^(contractNo|contractDate|authority|application\w+)$/;
/** What belongs to one paper alone. */
export const OWN_FACTS = /^(signPlace|signDate|termFrom|termTo|pledgeDocNo|pledgeSha256|riskReportDocNo)$/;
