import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type {
  DecisionView,
  EarlierDecision,
  HitDetail,
  HitRow,
  HitSummary,
} from '../../shared/contract/views.ts';
import { entityName, listingOf } from '../../shared/lists/entity.ts';
import { nameRecordOf } from '../../shared/lists/name-records.ts';
import { FITTING_REASONS, type ReasonCode, type Verdict } from '../../shared/rules/outcome.ts';
import { reviseLine } from './books.ts';
import type { Desk } from './desk.ts';
import { learn } from './good-guys.ts';
import { openFallen } from './good-guys-fall.ts';
import type { DecisionRecord, HitRecord, LineRecord } from './records.ts';
import { byUrgency } from './rows.ts';
import { secondNeeded } from './second-person.ts';

/** Records a person's word on a hit. It takes effect when it is final; until then the hit counts as undecided. */
export function decideHit(
  desk: Desk,
  input: {
    readonly hitId: string;
    readonly verdict: Verdict;
    readonly reasonCode: ReasonCode;
    readonly text: string;
  },
): Result<HitDetail> {
  const hit = hitOf(desk, input.hitId);
  if (hit === undefined) return fail('not-found', 'app:hit-not-found');
  if (!FITTING_REASONS[input.verdict].includes(input.reasonCode)) {
    return fail('refused', 'app:reason-does-not-fit', {
      verdict: `app:verdict.${input.verdict}`,
      reason: `app:reason-code.${input.reasonCode}`,
    });
  }
  const second = secondNeeded(desk, input.verdict, hit.match);
  const { session } = desk.vault;
  const decision: DecisionRecord = {
    verdict: input.verdict,
    reasonCode: input.reasonCode,
    text: input.text,
    by: session.name,
    byId: session.userId,
    at: desk.host.clock.now(),
    secondNeeded: second,
    review: null,
  };
  const decided: HitRecord = {
    ...hit,
    state: second ? 'to-review' : 'final',
    decisions: [...hit.decisions, decision],
  };
  store(desk, hit, decided, 'hits.decide', input.text);
  return ok(hitDetail(desk, decided));
}

/** A second person agrees or disagrees. Nobody reviews their own decision. */
export function reviewHit(
  desk: Desk,
  input: { readonly hitId: string; readonly agree: boolean; readonly text: string },
): Result<HitDetail> {
  const hit = hitOf(desk, input.hitId);
  if (hit === undefined) return fail('not-found', 'app:hit-not-found');
  const last = hit.decisions.at(-1);
  if (hit.state !== 'to-review' || last === undefined) return fail('refused', 'app:nothing-to-review');
  const { session } = desk.vault;
  if (last.byId === session.userId) return fail('refused', 'app:own-decision');
  if (!input.agree && input.text.trim().length < 3) return fail('bad-input', 'app:disagreement-needs-reason');
  const reviewed: DecisionRecord = {
    ...last,
    review: {
      agree: input.agree,
      text: input.text,
      by: session.name,
      byId: session.userId,
      at: desk.host.clock.now(),
    },
  };
  const decided: HitRecord = {
    ...hit,
    state: input.agree ? 'final' : 'disputed',
    decisions: [...hit.decisions.slice(0, -1), reviewed],
  };
  store(desk, hit, decided, 'hits.review', input.text);
  return ok(hitDetail(desk, decided));
}

/** Decision, journal event and every line that rests on it: all or nothing. */
function store(desk: Desk, before: HitRecord, after: HitRecord, action: string, reason: string): void {
  const { vault } = desk;
  vault.transaction(() => {
    vault.store.collection<HitRecord>('hits').put(after.id, after, { key: after.bookId });
    const last = after.decisions.at(-1);
    vault.journal.append({
      role: vault.session.role,
      object: `hit/${after.id}`,
      action,
      before: { state: before.state },
      after: {
        state: after.state,
        entity: after.entityId,
        party: after.party.name,
        verdict: last?.verdict ?? null,
        reasonCode: last?.reasonCode ?? null,
        agree: last?.review?.agree ?? null,
      },
      reason,
    });
    const lines = vault.store.collection<LineRecord>('lines');
    for (const key of after.lineKeys) {
      const line = lines.get(`${after.bookId}/${key}`);
      if (line !== undefined) reviseLine(desk, line);
    }
    if (learn(desk, after) !== null) openFallen(desk, allHits(desk), reviseLine);
  });
}

export function hitOf(desk: Desk, hitId: string): HitRecord | undefined {
  return desk.vault.store.collection<HitRecord>('hits').get(hitId);
}

export function allHits(desk: Desk, bookId?: string): HitRecord[] {
  const hits = desk.vault.store.collection<HitRecord>('hits');
  return [...hits.each(bookId)];
}

export function hitQueue(
  desk: Desk,
  input: {
    readonly state: 'open' | 'to-review' | 'all';
    readonly bookId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { total: number; rows: HitRow[] } {
  const wanted = (hit: HitRecord) =>
    input.state === 'all' ||
    (hit.withdrawn !== true &&
      (input.state === 'open'
        ? hit.state === 'undecided' || hit.state === 'disputed'
        : hit.state === 'to-review'));
  const found = allHits(desk, input.bookId)
    .filter(wanted)
    .sort(byUrgency((hit) => desk.entityOf(hit).list));
  return {
    total: found.length,
    rows: found.slice(input.offset, input.offset + input.limit).map((hit) => hitRow(desk, hit)),
  };
}

export function hitSummary(desk: Desk, hit: HitRecord): HitSummary {
  const entity = desk.entityOf(hit);
  return {
    hitId: hit.id,
    role: hit.roles[0] ?? 'mentioned',
    party: hit.party.name,
    entityId: hit.entityId,
    list: entity.list,
    announcement: listingOf(entity),
    matchedName: hit.match.matched.text,
    tier: hit.match.tier,
    score: hit.match.score,
    state: hit.state,
    verdict: standingDecision(hit)?.verdict ?? null,
  };
}

function hitRow(desk: Desk, hit: HitRecord): HitRow {
  const last = standingDecision(hit);
  return {
    ...hitSummary(desk, hit),
    lines: hit.lineKeys.length,
    orderNos: hit.orderNos.slice(0, 20),
    entityName: entityName(desk.entityOf(hit)),
    decidedBy: last?.by ?? null,
    decidedAt: last?.at ?? null,
  };
}

export function hitDetail(desk: Desk, hit: HitRecord): HitDetail {
  const entity = desk.entityOf(hit);
  const last = standingDecision(hit);
  return {
    ...hitRow(desk, hit),
    partyDetail: hit.party,
    normalisedQuery: desk.knowledge.normalised(hit.party.name),
    entity,
    entityVersion: hit.entityVersion ?? '',
    withdrawn: hit.withdrawn === true,
    listedNames: nameRecordOf(entity).names,
    reasons: hit.match.reasons,
    parts: hit.match.parts,
    threshold: desk.book(hit.bookId).basis.threshold,
    roles: hit.roles,
    decisions: hit.decisions.map((decision, i) => decisionView(decision, i < (hit.fallen ?? 0))),
    earlier: earlierView(hit),
    canReview: hit.state === 'to-review' && last !== undefined && last.byId !== desk.vault.session.userId,
  };
}

/** The last word on a hit, unless the entry has changed since. */
export function standingDecision(hit: HitRecord): DecisionRecord | undefined {
  return hit.decisions.length > (hit.fallen ?? 0) ? hit.decisions.at(-1) : undefined;
}

/** Once a person has decided the hit itself, or the entry has changed, the remembered decision is history. */
function earlierView(hit: HitRecord): EarlierDecision | null {
  if (hit.earlier === undefined) return null;
  const { earlier } = hit;
  const decision = decisionView(earlier.decision, false);
  const applied = earlier.applied && standingDecision(hit)?.remembered !== undefined;
  const fell = earlier.applied && !applied && standingDecision(hit) === undefined;
  return fell
    ? { ...earlier, applied, decision, why: { key: 'knowledge:remembered.fell.entry' } }
    : { ...earlier, applied, decision };
}

export function decisionView(decision: DecisionRecord, fallen: boolean): DecisionView {
  const { verdict, reasonCode, text, by, at, secondNeeded, review } = decision;
  return {
    verdict,
    reasonCode,
    text,
    by,
    at,
    secondNeeded,
    review: review === null ? null : { agree: review.agree, text: review.text, by: review.by, at: review.at },
    fallen,
  };
}
