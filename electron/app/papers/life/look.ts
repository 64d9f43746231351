import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { LookLine, LookParty, LookResult, LookView } from '../../../../shared/contract/life.ts';
import type { Message } from '../../../../shared/message.ts';
import type { Role } from '../../../../shared/orders/order.ts';
import { needsLook, type TrailEntry } from '../../../../shared/papers/trail.ts';
import { linesOfCase } from '../../cases.ts';
import { todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import { listOnPapers } from '../../lists/age.ts';
import { recordAt } from '../../lists/repeat.ts';
import { isClosed, screeningsOf } from '../../lists/screenings.ts';
import type { LineRecord, PaperRecord, PartyRecord, RescreenRecord } from '../../records.ts';
import { completedLine, partyKeyOf } from '../../screening.ts';
import { obstaclesOf } from '../rules.ts';
import { appendTrail, livingOf, paperOf, trailOf } from './trail.ts';

/** What the lists changed for the case of a paper since it was issued, and what of it stands against the paper. */
export function lookAt(desk: Desk, paperId: string): Result<LookView> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'issued' || paper.issuedAt === null) return fail('refused', 'app:not-issued');
  const { listVersion, listCheckedThrough } = paper.header;
  const present = listOnPapers(desk);
  const records = linesOfCase(desk, paper.caseId);
  const changes = changesSince(desk, records, paper.issuedAt);
  const parties = partiesOf(desk, records, paper.issuedAt);
  const lines = linesOf(records, changes);
  const entry = changes.filter(({ entityId }) => entityId === paper.entityId).at(-1)?.change ?? null;
  return ok({
    needed: needsLook(livingOf(paper), trailOf(desk, paperId), present.listVersion),
    before: { list: listVersion, checkedThrough: listCheckedThrough, at: paper.issuedAt },
    now: { list: present.listVersion, checkedThrough: present.listCheckedThrough },
    parties,
    lines,
    entry,
    against: against(desk, paper, { parties, lines, entry }),
  });
}

/** A person lets an issued paper go on under the present list. Refused where the changes touch what the paper says. */
export function confirmLook(desk: Desk, paperId: string, text: string): Result<TrailEntry> {
  const seen = lookAt(desk, paperId);
  if (!seen.ok) return seen;
  const { needed, against, before, now } = seen.value;
  if (!needed) return fail('refused', 'life:error.no-look');
  const [first] = against;
  if (first !== undefined) return { ok: false, error: { code: 'refused', message: first } };
  const event = { kind: 'look', on: todayOf(desk.host.clock), from: before.list, to: now.list } as const;
  return ok(appendTrail(desk, { id: paperId }, 'papers.look', event, text));
}

function against(
  desk: Desk,
  paper: PaperRecord,
  found: Pick<LookView, 'parties' | 'lines' | 'entry'>,
): Message[] {
  const messages: Message[] = [];
  if (isClosed(desk, paper.bookId, paper.orderNo)) messages.push({ key: 'life:against.closed' });
  for (const { lineNo, before, now } of found.lines) {
    if (before === now) continue;
    const params = { line: lineNo, before: `app:outcome.${before}`, now: `app:outcome.${now}` };
    messages.push({ key: 'life:against.outcome', params });
  }
  if (found.entry !== null && paper.entityId !== '')
    messages.push({ key: 'life:against.entry', params: { entity: paper.entityId } });
  const touched = found.lines.length > 0 || found.parties.some(({ same }) => !same);
  if (paper.type === 'D7' && touched) messages.push({ key: 'life:against.record' });
  return [...messages, ...obstaclesOf(desk, paper)];
}

/** What later list versions did to the lines of the case, oldest first. */
function changesSince(desk: Desk, records: readonly LineRecord[], since: string): readonly RescreenRecord[] {
  const keys = new Set(records.map(({ line }) => line.key));
  const stored = desk.vault.store.collection<RescreenRecord>('rescreen');
  return [...stored.each(records[0]?.bookId ?? '')]
    .filter(({ at, lineKey }) => at > since && keys.has(lineKey))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function linesOf(records: readonly LineRecord[], changes: readonly RescreenRecord[]): LookLine[] {
  return records.flatMap((record) => {
    const own = changes.filter(({ lineKey }) => lineKey === record.line.key);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { lineNo, key } = record.line;
    return [{ lineNo: lineNo || key, before: first.before, now: record.outcome.outcome, why: last.reason }];
  });
}

/** Each party of the case with its best match then and now; those that differ first. */
function partiesOf(desk: Desk, records: readonly LineRecord[], since: string): LookParty[] {
  const bookId = records[0]?.bookId;
  if (bookId === undefined) return [];
  const past = screeningsOf(desk, desk.book(bookId)).filter(({ at }) => at <= since);
  const then = past.at(-1)?.number ?? 0;
  const roles = new Map<string, Set<Role>>();
  for (const record of records) {
    for (const party of completedLine(record.line, record.supplied).parties) {
      const key = partyKeyOf(party);
      roles.set(key, (roles.get(key) ?? new Set<Role>()).add(party.role));
    }
  }
  const stored = desk.vault.store.collection<PartyRecord>('parties');
  const found: LookParty[] = [];
  for (const [key, inRoles] of roles) {
    const record = stored.get(`${bookId}/${key}`);
    if (record === undefined) continue;
    const known = (record.since ?? 0) <= then;
    const before = known ? recordAt(desk, bookId, record, then) : null;
    found.push({
      name: record.party.name,
      roles: [...inRoles],
      before: before === null ? null : resultOf(before),
      now: resultOf(record),
      same: before !== null && JSON.stringify(before.matches) === JSON.stringify(record.matches),
    });
  }
  return found.sort((a, b) => Number(a.same) - Number(b.same));
}

function resultOf({ matches, nearest }: PartyRecord): LookResult {
  const best = matches[0];
  return {
    tier: best?.tier ?? 'none',
    entityId: best?.entityId ?? nearest?.entityId ?? null,
    score: best?.score ?? nearest?.score ?? null,
  };
}
