import type { Tier } from '../names/match.ts';
import { originIn } from './country.ts';
import { effectOf, type HitEffect, worst } from './hit-effect.ts';
import { ANNOUNCEMENT_1, cite, EXPORT_CONTROL_LAW, inForce, REGULATIONS } from './instruments.ts';
import { type MilitaryRule, militaryRule } from './military-rule.ts';
import { endUserGiven, missingFacts } from './missing.ts';
import { obligationsOf } from './obligations.ts';
import {
  CASE_CODES,
  type CaseCode,
  type LineFacts,
  type LineOutcome,
  OUTCOMES,
  type Outcome,
  type Reason,
  type Verdict,
} from './outcome.ts';
import { referenceEffectOf } from './reference-effect.ts';

/** Score from which a false positive is so close that a second person must see it (pledges 8, house rule). */
const CLOSE_SCORE = 0.9;

/** The outcome of one line on one day: the worst of all that its facts bring, each with its source. Pure. */
export function decide(facts: LineFacts): LineOutcome {
  const effects = facts.hits.map((hit) => effectOf(hit, facts)).filter((effect) => effect !== null);
  const references = (facts.references ?? []).map(referenceEffectOf).filter((effect) => effect !== null);
  const asksPapers = facts.perspective !== 'other-provider' && effects.some((effect) => effect.asksPapers);
  const lacking = asksPapers || facts.item.controlled === 'controlled' ? missingFacts(facts.line) : [];
  const military = militaryRule(facts);
  const origin = originReasons(facts, effects);
  const reasons: Reason[] = [
    ...stopReasons(facts),
    ...distinct(effects.flatMap((effect) => effect.reasons)),
    ...distinct(references.flatMap((effect) => effect.reasons)),
    ...(asksPapers ? missingReasons(lacking) : []),
    ...military.reasons,
    ...origin,
    ...restraints(effects),
    ...specialCase(facts, effects),
    ...itemReasons(facts),
    ...endUserReasons(facts),
    ...genericReasons(facts),
  ];
  if (references.length === 0 && effects.every((effect) => effect.outcome === 'no-match'))
    reasons.push(noMatch(facts));
  const outcome = worst(reasons);
  const askedOrigin = origin.some((reason) => reason.weight === 'need-info') && !lacking.includes('origin');
  return {
    outcome,
    codes: codesOf(facts, effects, military, outcome),
    reasons: bySeverity(reasons),
    obligations: obligationsOf(facts, { effects, references, military, outcome, reasons }),
    missing: askedOrigin ? [...lacking, 'origin'] : lacking,
  };
}

/** Whether a second person must agree before a decision takes effect (pledges 8). */
export function secondReviewNeeded(verdict: Verdict, tier: Tier, score: number): boolean {
  switch (verdict) {
    case 'true-match':
    case 'affiliate':
      return true;
    case 'false-positive':
      return tier === 'hit' || score >= CLOSE_SCORE;
    case 'need-info':
      return false;
  }
}

/** A party in several roles gives some sentences more than once: said once, resting on all its places. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const all = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = JSON.stringify([reason.message, reason.citation, reason.weight]);
    const before = all.get(key);
    const facts = [...(before?.facts ?? []), ...(reason.facts ?? [])];
    all.set(key, facts.length === 0 ? reason : { ...reason, facts });
  }
  return [...all.values()];
}

/** Worst first; reasons of the same weight keep their order. */
function bySeverity(reasons: readonly Reason[]): readonly Reason[] {
  return [...reasons].sort((a, b) => OUTCOMES.indexOf(a.weight) - OUTCOMES.indexOf(b.weight));
}

/** A name that says too little was not screened in truth: a person asks for the whole name. */
function genericReasons({ generic = [] }: LineFacts): Reason[] {
  return generic.map((message) => ({ message, weight: 'review' }));
}

/** Exporter and importer must stop and report; what else is said of the line does not undo that. */
function stopReasons(facts: LineFacts): Reason[] {
  if (facts.stop === undefined || !inForce(REGULATIONS, facts.asOf)) return [];
  const { ground, text, by, at } = facts.stop;
  return [
    {
      message: {
        key: 'rules:reason.stop-report',
        params: { ground: `rules:stop-ground.${ground}`, text, by, at: at.slice(0, 10) },
      },
      citation: cite(REGULATIONS, '25'),
      facts: [{ field: 'end_user' }, { field: 'end_use' }],
      weight: 'prohibited',
    },
  ];
}

function missingReasons(lacking: readonly string[]): Reason[] {
  return lacking.map((field) => ({
    message: { key: `rules:reason.missing.${field}` },
    citation: cite(REGULATIONS, field === 'end_user' || field === 'end_use' ? '24(1)' : '16(1)'),
    weight: 'need-info',
  }));
}

/** Abroad the origin decides: unknown is a question; another origin leaves the scope once its evidence is on record. */
function originReasons(facts: LineFacts, effects: readonly HitEffect[]): Reason[] {
  if (facts.perspective !== 'overseas') return [];
  const origin = originIn(facts);
  if (origin === 'prc') return [];
  const touched =
    facts.item.controlled === 'controlled' || effects.some((effect) => effect.outcome !== 'no-match');
  const shared = { citation: cite(ANNOUNCEMENT_1, '2'), facts: [{ field: 'origin' as const }] };
  if (facts.origin !== undefined) {
    const { country, by, basis, at } = facts.origin;
    const params = { origin: country, by, basis, at: at.slice(0, 10) };
    return [{ ...shared, message: { key: 'rules:reason.origin-recorded', params }, weight: 'no-match' }];
  }
  if (origin === 'other') {
    const params = { origin: facts.line.fields.origin?.text ?? '' };
    const weight = touched ? 'review' : 'no-match';
    return [{ ...shared, message: { key: 'rules:reason.origin-not-prc', params }, weight }];
  }
  const weight = touched ? 'need-info' : 'no-match';
  return [{ ...shared, message: { key: 'rules:reason.origin-unknown' }, weight }];
}

/** Why no papers are made although the watch list asks for them. */
function restraints(effects: readonly HitEffect[]): Reason[] {
  const ban = effects.find((effect) => effect.bansPapers);
  if (ban === undefined || !effects.some((effect) => effect.asksPapers)) return [];
  const params = { party: ban.hit.party, role: `rules:role.${ban.hit.role}` };
  return [
    {
      message: { key: 'rules:reason.papers-withheld', params },
      citation: cite(ban.hit.designation.announcement),
      facts: [{ role: ban.hit.role, party: ban.hit.party }],
      weight: 'review',
    },
  ];
}

function specialCase(facts: LineFacts, effects: readonly HitEffect[]): Reason[] {
  const stop = effects.find((effect) => effect.outcome === 'prohibited');
  if (stop === undefined || facts.perspective === 'other-provider') return [];
  if (facts.perspective === 'overseas') {
    return [
      {
        message: { key: 'rules:reason.special-case-overseas' },
        citation: cite(REGULATIONS, '29(2)'),
        weight: 'no-match',
      },
      {
        message: { key: 'rules:reason.liable-overseas' },
        citation: cite(EXPORT_CONTROL_LAW, '44'),
        weight: 'no-match',
      },
    ];
  }
  return [
    {
      message: { key: 'rules:reason.special-case' },
      citation: cite(REGULATIONS, '29(2)'),
      weight: 'no-match',
    },
    {
      message: { key: 'rules:reason.fine-control' },
      citation: cite(EXPORT_CONTROL_LAW, '37'),
      weight: 'no-match',
    },
  ];
}

/** What the classification came to, and what it rests on. */
function itemReasons(facts: LineFacts): Reason[] {
  const { controlled, reasons } = facts.item;
  return [{ key: `rules:reason.item.${controlled}` }, ...reasons].map((message) => ({
    message,
    ...(controlled === 'controlled' ? { citation: cite(REGULATIONS, '14(2)') } : {}),
    facts: [{ field: 'item_desc' }],
    weight: 'no-match',
  }));
}

function endUserReasons(facts: LineFacts): Reason[] {
  if (endUserGiven(facts.line) || facts.item.controlled === 'not-controlled') return [];
  return [
    {
      message: { key: 'rules:reason.end-user-missing' },
      citation: cite(REGULATIONS, '24(1)'),
      weight: 'no-match',
    },
  ];
}

function noMatch(facts: LineFacts): Reason {
  return { message: { key: 'rules:reason.no-match', params: { asOf: facts.asOf } }, weight: 'no-match' };
}

/** The heads under which the line is put down (pledges 8), most pressing first. */
function codesOf(
  facts: LineFacts,
  effects: readonly HitEffect[],
  military: MilitaryRule,
  outcome: Outcome,
): readonly CaseCode[] {
  const codes = new Set<CaseCode>();
  if (facts.stop !== undefined) codes.add('STOP_REPORT');
  for (const { hit, open, outcome: own } of effects) {
    if (open) codes.add('NEED_INFO');
    else if (hit.verdict === 'true-match' && own !== 'no-match')
      codes.add(hit.designation.list === 'control' ? 'TRUE_CONTROL' : 'TRUE_WATCH');
    else if (hit.verdict === 'affiliate') codes.add('AFFILIATE');
  }
  if (facts.hits.some((hit) => hit.verdict === 'false-positive')) codes.add('FALSE_POSITIVE');
  if (military.open || military.decided) codes.add('JP_MIL_RISK');
  if (outcome === 'need-info') codes.add('NEED_INFO');
  if (codes.size === 0) codes.add('NO_HIT');
  return CASE_CODES.filter((code) => codes.has(code));
}
