import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { inTurn } from '../print.ts';
import { putPaper, slotOf } from '../shelf.ts';
import { appendTrail, paperOf } from './trail.ts';

/** The paper with the number of the issued one in its place among `live`, which it replaces once it is issued itself. */
export function withReplaced(paper: PaperRecord, live: readonly PaperRecord[]): PaperRecord {
  const { supersedes: _, ...header } = paper.header;
  const [old] = replacedBy(paper, live);
  return { ...paper, header: old === undefined ? header : { ...header, supersedes: old.header.docNo } };
}

export function replacedBy(paper: PaperRecord, live: readonly PaperRecord[]): readonly PaperRecord[] {
  return live.filter(
    (other) => other.status === 'issued' && other.id !== paper.id && slotOf(other) === slotOf(paper),
  );
}

/** In the transaction that keeps the new paper: the ones it replaces no longer hold. Their bytes stay. */
export function supersede(desk: Desk, replaced: readonly PaperRecord[], by: PaperRecord): void {
  for (const { id } of replaced) {
    const old = paperOf(desk, id);
    if (old === undefined || old.status !== 'issued') continue;
    putPaper(desk, { ...old, status: 'superseded' });
    const event = { kind: 'superseded', on: todayOf(desk.host.clock), byDocNo: by.header.docNo } as const;
    appendTrail(desk, old, 'papers.supersede', event);
  }
}

/** Takes a draft or an issued paper out of use, for good. Its number stays used; a new draft is the next version. */
export function voidPaper(desk: Desk, paperId: string, reason: string): Promise<Result<PaperRecord>> {
  return inTurn(desk, async () => voidInTurn(desk, paperId, reason));
}

function voidInTurn(desk: Desk, paperId: string, reason: string): Result<PaperRecord> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'draft' && paper.status !== 'issued')
    return fail('refused', 'life:error.no-longer-holds');
  const voided: PaperRecord = { ...paper, status: 'void' };
  desk.vault.transaction(() => {
    putPaper(desk, voided);
    const event = { kind: 'void', on: todayOf(desk.host.clock) } as const;
    appendTrail(desk, paper, 'papers.void', event, reason);
  });
  return ok(voided);
}
