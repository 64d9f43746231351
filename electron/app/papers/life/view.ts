import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { LifeView, OutRow } from '../../../../shared/contract/life.ts';
import type { IsoDate } from '../../../../shared/message.ts';
import { awaitedOf, entriesOf, lastOf, stageOf, type TrailEntry } from '../../../../shared/papers/trail.ts';
import { dayOf, todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { pledgorName } from '../naming.ts';
import { citesReplaced, presentList } from '../rules.ts';
import { papersOfCase, slotOf } from '../shelf.ts';
import { allTrails, livingOf, paperOf, trailOf } from './trail.ts';

/** Everything that happened to a paper, and what is to happen next. */
export function lifeOf(desk: Desk, paperId: string): Result<LifeView> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const trail = trailOf(desk, paperId);
  const living = livingOf(paper);
  const ofCase = papersOfCase(desk, paper.caseId);
  const place = slotOf(paper);
  const draft = ofCase.find(
    (other) => other.status === 'draft' && other.id !== paper.id && slotOf(other) === place,
  );
  return ok({
    paperId,
    stage: stageOf(living, trail),
    awaited: awaitedOf(living, trail, presentList(desk)),
    draftedAt: paper.createdAt,
    draftedBy: paper.createdBy,
    issuedAt: paper.issuedAt,
    issuedBy: paper.issuedBy,
    issuedOn: paper.issuedAt === null ? null : dayOf(paper.issuedAt),
    trail,
    supersedes: paper.header.supersedes ?? null,
    supersededBy: lastOf(trail, 'superseded')?.byDocNo ?? null,
    nextDraft: paper.status === 'draft' ? null : (draft?.header.docNo ?? null),
    notes: paper.status === 'issued' ? citesReplaced(paper, ofCase) : [],
  });
}

/** Issued papers that await something, the longest wait first. */
export function papersOut(desk: Desk): OutRow[] {
  const trail = allTrails(desk);
  const present = presentList(desk);
  const today = todayOf(desk.host.clock);
  const rows: OutRow[] = [];
  for (const paper of desk.vault.store.collection<PaperRecord>('papers').each()) {
    if (paper.status !== 'issued') continue;
    const row = outRow(paper, trail(paper.id), present, today);
    if (row !== null) rows.push(row);
  }
  return rows.sort((a, b) => b.days - a.days || (a.docNo < b.docNo ? -1 : 1));
}

function outRow(
  paper: PaperRecord,
  trail: readonly TrailEntry[],
  present: string,
  today: IsoDate,
): OutRow | null {
  const living = livingOf(paper);
  const awaited = awaitedOf(living, trail, present);
  if (awaited === null || paper.issuedAt === null) return null;
  const sent = lastOf(trail, 'sent');
  const since = sent?.on ?? dayOf(paper.issuedAt);
  const ask = entriesOf(trail, 'ask-again').at(-1);
  return {
    paperId: paper.id,
    type: paper.type,
    docNo: paper.header.docNo,
    orderNo: paper.orderNo,
    caseId: paper.caseId,
    pledgor: pledgorName(paper),
    stage: stageOf(living, trail),
    awaited,
    out: sent !== undefined,
    with: sent?.to ?? null,
    since,
    days: daysBetween(since, today),
    signatures: paper.signatures,
    askAgain: ask?.on == null ? null : { on: ask.on, text: ask.text, by: ask.by },
    askNow: ask?.on != null && ask.on <= today,
  };
}

/** How many papers are out of the house, and for how many days the one that has been so longest. */
export function outCount(desk: Desk): { readonly count: number; readonly oldestDays: number | null } {
  const out = papersOut(desk).filter((row) => row.out);
  return { count: out.length, oldestDays: out[0]?.days ?? null };
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
