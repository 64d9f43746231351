import type { PaperFacts } from '../../../shared/papers/index.ts';
import { PAPER_CODES, type PaperCode } from '../../../shared/rules/outcome.ts';
import type { Desk } from '../desk.ts';
import type { LineRecord, PaperRecord } from '../records.ts';
import { type Pledgor, paperFactsOf } from './facts.ts';
import { hitsOfCase } from './screening.ts';

/** Prefixes of paper numbers: pledge, exporter's commitment, intermediary's guarantee, certificate values, and so on. */
export const PREFIX: Readonly<Record<PaperCode, string>> = {
  D1: 'PL',
  D2: 'EC',
  D3: 'IG',
  D4: 'UC',
  D5: 'RA',
  D6: 'SC',
  D7: 'SR',
  D8: 'CS',
};

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

/**
 * The papers of a case with their numbers and facts: the set knows itself before the first page is printed. `only`: the one
 * place (`slotOf`) that is planned; the others are cited as they stand.
 */
export function planPapers(
  desk: Desk,
  records: readonly LineRecord[],
  wanted: ReadonlySet<PaperCode>,
  pledgors: readonly Pledgor[],
  subject: Pledgor,
  only?: string,
): readonly PlannedPaper[] {
  const profile = desk.profile();
  const numbers = numbering(desk);
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

export interface PaperNumber {
  readonly docNo: string;
  readonly version: number;
}

/**
 * Numbers run without gaps within a year and type, and no number is taken away. A place in the set of a case has one number
 * for all time; a draft that is made again before its issue keeps number and version, after an issue or a void it is the next
 * version of the same number.
 */
function numbering(desk: Desk): {
  next(type: PaperCode, slot: string): PaperNumber;
  standing(slot: string): PaperNumber | undefined;
} {
  const year = desk.host.clock.now().slice(0, 4);
  const used = new Map<string, number>();
  const versions = new Map<string, number>();
  const slots = new Map<string, PaperRecord>();
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each()) {
    const base = baseOf(paper.id);
    const prefix = base.slice(0, base.lastIndexOf('-') + 1);
    used.set(prefix, Math.max(used.get(prefix) ?? 0, Number(base.slice(prefix.length))));
    versions.set(base, Math.max(versions.get(base) ?? 0, paper.header.version));
    const slot = slotOf(paper);
    const known = slots.get(slot);
    if (known === undefined || standsBefore(paper, known)) slots.set(slot, paper);
  }
  return {
    next: (type, slot) => {
      const latest = slots.get(slot);
      if (latest?.status === 'draft') return latest.header;
      if (latest !== undefined) {
        const base = baseOf(latest.id);
        const version = (versions.get(base) ?? 0) + 1;
        return { docNo: `${base}-v${version}`, version };
      }
      const prefix = `${PREFIX[type]}-${year}-`;
      const no = (used.get(prefix) ?? 0) + 1;
      used.set(prefix, no);
      return { docNo: `${prefix}${String(no).padStart(6, '0')}-v1`, version: 1 };
    },
    standing: (slot) => {
      const latest = slots.get(slot);
      return latest?.status === 'draft' || latest?.status === 'issued' ? latest.header : undefined;
    },
  };
}

/** A number without its version: `PL-2026-000123` of `PL-2026-000123-v2`. */
export function baseOf(docNo: string): string {
  return docNo.slice(0, docNo.lastIndexOf('-v'));
}

const RANK = { draft: 0, issued: 1, superseded: 2, void: 2 } as const;

/** Of two papers of one place: the draft, then the issued one, then the later. */
function standsBefore(a: PaperRecord, b: PaperRecord): boolean {
  return (
    RANK[a.status] - RANK[b.status] < 0 || (RANK[a.status] === RANK[b.status] && a.createdAt > b.createdAt)
  );
}

/** Who made the record and who reviewed: known to the program, changeable by the officer. */
function prefilled(desk: Desk, records: readonly LineRecord[]): Readonly<Record<string, string>> {
  const reviewers = hitsOfCase(desk, records).flatMap((hit) => hit.decisions.at(-1)?.review?.by ?? []);
  return {
    preparedBy: desk.vault.session.name,
    ...(reviewers.length === 0 ? {} : { secondReviewer: [...new Set(reviewers)].join('、') }),
  };
}

/** The place of a paper in the set of its case: a new draft there supersedes the earlier one. */
export function slotOf(paper: Pick<PaperRecord, 'caseId' | 'type' | 'entityId' | 'facts'>): string {
  return [paper.caseId, paper.type, paper.entityId, paper.facts.guarantor ?? ''].join('|');
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
