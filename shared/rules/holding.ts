import { measureStateOn } from '../lists/effect.ts';
import { RECIPIENT_ROLES } from '../orders/order.ts';
import { originIn } from './country.ts';
import {
  cite,
  codeUnder,
  HOLDING_RULE,
  holdingScope,
  instrumentStateOn,
  REGULATIONS,
} from './instruments.ts';
import type { LineFacts, Outcome, Reason, RoleHit } from './outcome.ts';

/** How far a listed entity reaches: announcement 61 of 2025 (half-held companies, abroad, rare earths) and Regulations art. 20(1)(3). */
export function holdingReasons(hit: RoleHit, facts: LineFacts): Reason[] {
  return [...refusal(hit, facts), ...chinaArm(hit, facts)];
}

/** Whether the 50 % rule may speak of this line at all. */
export function holdingRuleApplies(hit: RoleHit, facts: LineFacts): boolean {
  if (facts.perspective !== 'overseas' || !RECIPIENT_ROLES.includes(hit.role)) return false;
  if (facts.item.controlled === 'not-controlled' || originIn(facts) === 'other') return false;
  if (!facts.item.candidates.some(({ code }) => codeUnder(code, holdingScope().codes))) return false;
  const state = instrumentStateOn(HOLDING_RULE, facts.asOf, facts.confirmations);
  return state === 'in-force' || state === 'unconfirmed';
}

/** Downward only: from the listed entity to what it holds, never to its parents or sisters. */
function refusal(hit: RoleHit, facts: LineFacts): Reason[] {
  if (!holdingRuleApplies(hit, facts)) return [];
  const indirect = hit.verdict === 'affiliate' || (hit.verdict === undefined && hit.match.tier === 'related');
  if (!indirect)
    return hit.verdict === 'true-match' || hit.match.tier === 'hit' ? [refused(hit, facts, 'listed')] : [];
  const { holding } = hit;
  if (holding === undefined) {
    return [reason(hit, 'holding.ask', hit.verdict === 'affiliate' ? 'need-info' : 'review')];
  }
  const params = { percent: holding.percent ?? '', basis: holding.basis, by: holding.by };
  switch (holding.kind) {
    case 'branch':
      return [refused(hit, facts, 'branch', params)];
    case 'held':
      return (holding.percent ?? 0) >= holdingScope().percent
        ? [refused(hit, facts, 'held', params)]
        : [reason(hit, 'holding.below', 'no-match', params)];
    case 'parent':
      return [reason(hit, 'holding.upward', 'no-match', params)];
    default:
      return [reason(hit, 'holding.none', 'no-match', params)];
  }
}

function refused(
  hit: RoleHit,
  facts: LineFacts,
  how: string,
  params: Record<string, string | number> = {},
): Reason {
  const confirmed = instrumentStateOn(HOLDING_RULE, facts.asOf, facts.confirmations) === 'in-force';
  return confirmed
    ? reason(hit, `holding.refused-${how}`, 'prohibited', params)
    : reason(hit, `holding.unconfirmed-${how}`, 'need-info', params);
}

function reason(
  hit: RoleHit,
  key: string,
  weight: Outcome,
  params: Record<string, string | number> = {},
  citation = cite(HOLDING_RULE, '2'),
): Reason {
  const { zhHans, en } = hit.designation;
  return {
    message: {
      key: `rules:reason.${key}`,
      params: { party: hit.party, entity: `${zhHans} / ${en}`, ...params },
    },
    citation,
    facts: [{ role: hit.role, party: hit.party }, { field: 'item_desc' }],
    weight,
  };
}

/** A wholly owned company, office or branch in China of a control-listed party holds no general licence (art. 20(1)(3)). */
function chinaArm(hit: RoleHit, facts: LineFacts): Reason[] {
  if (hit.role !== 'exporter' || hit.designation.list !== 'control' || hit.verdict !== 'affiliate') return [];
  if (facts.perspective === 'overseas') return [];
  if (measureStateOn(hit.designation, facts.asOf, facts.confirmations).state !== 'in-force') return [];
  const citation = cite(REGULATIONS, '20(1)(3)');
  const { holding } = hit;
  if (holding === undefined) return [reason(hit, 'arm.ask', 'review', {}, citation)];
  if (!isChinaArm(hit)) return [];
  return [reason(hit, 'arm.barred', 'review', { basis: holding.basis, by: holding.by }, citation)];
}

/** Whether the exporter is a wholly owned company or a branch of a control-listed party. */
export function isChinaArm(hit: RoleHit): boolean {
  const { holding } = hit;
  if (hit.role !== 'exporter' || hit.designation.list !== 'control' || holding === undefined) return false;
  return holding.kind === 'branch' || (holding.kind === 'held' && holding.percent === 100);
}
