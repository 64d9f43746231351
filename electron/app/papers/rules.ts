import { isDesignation } from '../../../shared/lists/entity.ts';
import type { Message } from '../../../shared/message.ts';
import { type CheckAgainst, checkPapers } from '../../../shared/papers/index.ts';
import { finalVerdict } from '../books.ts';
import { controlRefusal, linesOfCase, openSignals } from '../cases.ts';
import type { Desk } from '../desk.ts';
import { listOnPapers } from '../lists/age.ts';
import { refsOf } from '../lists/entities.ts';
import type { LineRecord, PaperRecord } from '../records.ts';
import { orderItems } from './facts.ts';
import { hitsOfCase } from './screening.ts';
import { papersOfCase, slotOf, standingEndUses } from './shelf.ts';

/** Why a draft cannot be issued yet, in the order in which the officer meets it. */
export function blockersOf(desk: Desk, paper: PaperRecord): Message[] {
  return paper.status === 'draft' ? obstaclesOf(desk, paper) : [];
}

/** What stands against a paper as the case is now, whether it is a draft or has been issued. */
export function obstaclesOf(desk: Desk, paper: PaperRecord): Message[] {
  const records = linesOfCase(desk, paper.caseId);
  const record = paper.type === 'D7';
  const refusal = record ? null : controlRefusal(desk, records);
  const blockers: Message[] = refusal === null ? [] : [refusal];
  for (const hit of hitsOfCase(desk, records)) {
    if (hit.match.tier === 'related') continue;
    if (hit.state !== 'final')
      blockers.push({ key: 'app:blocker.undecided', params: { party: hit.party.name } });
    else if (!record && hit.entityId === paper.entityId && finalVerdict(hit) !== 'true-match')
      blockers.push({ key: 'app:blocker.not-true', params: { party: hit.party.name } });
  }
  if (!record) blockers.push(...openSignals(records));
  const classified = !record && paper.type !== 'D8';
  if (classified && records.some((one) => one.finding.controlled === 'undecided'))
    blockers.push({ key: 'app:blocker.classification' });
  if (paper.missing.length > 0)
    blockers.push({ key: 'app:blocker.missing', params: { count: paper.missing.length } });
  blockers.push(...(paper.texts ?? []));
  if (paper.missing.length === 0) blockers.push(...brokenRules(desk, paper, records));
  return blockers;
}

/** The papers of a case that stand: drafts and issued ones. */
export function livePapers(desk: Desk, caseId: string): readonly PaperRecord[] {
  return papersOfCase(desk, caseId).filter(({ status }) => status === 'draft' || status === 'issued');
}

/** The rules over the papers that speak of the same entity; the others of the case count where papers are cited. */
function brokenRules(desk: Desk, paper: PaperRecord, records: readonly LineRecord[]): readonly Message[] {
  // The record says what was found, whatever the other papers say.
  if (paper.type === 'D7') return checkPapers([paper]);
  const ofCase = papersOfCase(desk, paper.caseId);
  const live = ofCase.filter(({ status }) => status === 'draft' || status === 'issued');
  const beside = live.filter((other) => slotOf(other) !== slotOf(paper) && !hasDraft(other, live));
  const same = beside.filter((other) => other.entityId === paper.entityId);
  const others = ofCase.filter((other) => other.id !== paper.id && !same.includes(other));
  const all = checkPapers([paper, ...same], { ...against(desk, paper, records), others });
  const found = paper.type === 'D8' ? all.filter(({ key }) => !OF_END_USE.test(key)) : all;
  return [...found, ...restsOnDraft(paper, live), ...citesReplaced(paper, ofCase)];
}

/** An issued paper whose next version is being drafted is no longer the one to agree with. */
function hasDraft(paper: PaperRecord, live: readonly PaperRecord[]): boolean {
  return (
    paper.status === 'issued' &&
    live.some((other) => other.status === 'draft' && slotOf(other) === slotOf(paper))
  );
}

/** How the end use is described in the pledge does not bear on a statement to the customs. */
const OF_END_USE = /^papers:check\.(endUse|productNotNamed|placeNotNamed|intermediary|adviceAgainst)/;

function against(desk: Desk, paper: PaperRecord, records: readonly LineRecord[]): CheckAgainst {
  const [first] = records;
  const basis = first === undefined ? undefined : desk.book(first.bookId).basis;
  const entity =
    basis === undefined ? undefined : desk.entities.at(refsOf(basis, desk.registry))(paper.entityId);
  const listed = entity !== undefined && isDesignation(entity) ? entity : null;
  return {
    order: orderItems(records),
    earlierEndUses: earlierEndUses(desk, paper),
    ...(basis === undefined
      ? {}
      : { lists: { used: listId(basis.packId, basis.packHash), present: presentList(desk) } }),
    reference:
      listed === null
        ? null
        : {
            entityId: listed.id,
            list: listed.list,
            announcement: listed.announcement,
            announcementDate: listed.date,
            no: listed.no,
          },
  };
}

export function listId(packId: string, hash: string): string {
  return `${packId} ${hash.slice(0, 12)}`;
}

/** The list of today, as the footer of a paper names it. */
export function presentList(desk: Desk): string {
  return listOnPapers(desk).listVersion;
}

/** End uses that were written for other end users: the same text twice is no description. */
function earlierEndUses(desk: Desk, paper: PaperRecord): NonNullable<CheckAgainst['earlierEndUses']> {
  const found: { text: string; endUser: string }[] = [];
  for (const { caseId, entityId, endUser, texts } of standingEndUses(desk)) {
    if (caseId === paper.caseId || (entityId !== '' && entityId === paper.entityId)) continue;
    for (const text of texts) found.push({ text, endUser });
  }
  return found;
}

/** The exporter says that it holds the pledge and has made the report: both are issued before the commitment is. */
function restsOnDraft(paper: PaperRecord, live: readonly PaperRecord[]): readonly Message[] {
  if (paper.type !== 'D2') return [];
  const cited = [paper.facts.pledgeDocNo, paper.facts.riskReportDocNo];
  return live
    .filter((other) => cited.includes(other.header.docNo) && other.status === 'draft')
    .map((other) => ({
      key: 'papers:check.restsOnDraft',
      params: { doc: paper.header.docNo, cited: other.header.docNo },
    }));
}

/** Numbers that a paper cites and that no longer hold. */
export function citesReplaced(paper: PaperRecord, ofCase: readonly PaperRecord[]): readonly Message[] {
  const { pledgeDocNo, riskReportDocNo, set } = paper.facts;
  const annexes = paper.type === 'D5' ? (set ?? []).map(({ docNo }) => docNo) : [];
  const pledge = paper.type === 'D2' || paper.type === 'D3' ? pledgeDocNo : undefined;
  const cited = new Set([pledge, paper.type === 'D2' ? riskReportDocNo : undefined, ...annexes]);
  return ofCase
    .filter(({ status, header }) => (status === 'superseded' || status === 'void') && cited.has(header.docNo))
    .map(({ header }) => ({
      key: 'papers:check.citesReplaced',
      params: { doc: paper.header.docNo, cited: header.docNo },
    }));
}
