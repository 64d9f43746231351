import type { Tier } from '../names/match.ts';
import { boundForJapan, originOf } from './country.ts';
import { effectOf, type HitEffect } from './hit-effect.ts';
import { ANNOUNCEMENT_1, cite, EXPORT_CONTROL_LAW, inForce, REGULATIONS } from './instruments.ts';
import { militaryReading } from './military.ts';
import { endUserGiven, missingFacts } from './missing.ts';
import { obligationsOf } from './obligations.ts';
import {
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
  const asksPapers = effects.some((effect) => effect.asksPapers);
  const lacking = asksPapers || facts.item.controlled === 'controlled' ? missingFacts(facts.line) : [];
  const military = militaryReasons(facts);
  const origin = originReasons(facts, effects);
  const reasons: Reason[] = [
    ...distinct(effects.flatMap((effect) => effect.reasons)),
    ...distinct(references.flatMap((effect) => effect.reasons)),
    ...(asksPapers ? missingReasons(lacking) : []),
    ...military,
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
  const signals =
    military.some((reason) => reason.weight === 'review') || references.some((effect) => effect.open);
  return {
    outcome,
    reasons: bySeverity(reasons),
    obligations: obligationsOf(facts, effects, outcome, signals),
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

function worst(reasons: readonly Reason[]): Outcome {
  return OUTCOMES.find((outcome) => reasons.some((reason) => reason.weight === outcome)) ?? 'no-match';
}

/** A party in several roles gives some sentences more than once. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** Worst first; reasons of the same weight keep their order. */
function bySeverity(reasons: readonly Reason[]): readonly Reason[] {
  return [...reasons].sort((a, b) => OUTCOMES.indexOf(a.weight) - OUTCOMES.indexOf(b.weight));
}

/** A name that says too little was not screened in truth: a person asks for the whole name. */
function genericReasons({ generic = [] }: LineFacts): Reason[] {
  return generic.map((message) => ({ message, weight: 'review' }));
}

function missingReasons(lacking: readonly string[]): Reason[] {
  return lacking.map((field) => ({
    message: { key: `rules:reason.missing.${field}` },
    citation: cite(REGULATIONS, field === 'end_user' || field === 'end_use' ? '24(1)' : '16(1)'),
    weight: 'need-info',
  }));
}

/** Words that may point to a military user or use. A denial beside them is shown and weighs nothing. */
function militaryReasons(facts: LineFacts): Reason[] {
  const { signals, denied } = militaryReading(facts.line);
  const reasons: Reason[] = [];
  if (signals.length > 0) {
    const japan = boundForJapan(facts.line) && inForce(ANNOUNCEMENT_1, facts.asOf);
    const words = [...new Set(signals.map((signal) => signal.word))].join(', ');
    reasons.push({
      message: {
        key: japan ? 'rules:reason.military' : 'rules:reason.military-elsewhere',
        params: { words },
      },
      citation: japan ? cite(ANNOUNCEMENT_1, '1') : cite(EXPORT_CONTROL_LAW, '12(3)'),
      weight: 'review',
    });
  }
  if (denied) reasons.push({ message: { key: 'rules:reason.military-denied' }, weight: 'no-match' });
  return reasons;
}

/** Abroad the origin decides: unknown is a question, another origin leaves the scope once a person confirms it. */
function originReasons(facts: LineFacts, effects: readonly HitEffect[]): Reason[] {
  if (facts.perspective !== 'overseas') return [];
  const text = facts.line.fields.origin?.text ?? '';
  const origin = originOf(text);
  if (origin === 'prc') return [];
  const touched =
    facts.item.controlled === 'controlled' || effects.some((effect) => effect.outcome !== 'no-match');
  const citation = cite(ANNOUNCEMENT_1, '2');
  if (origin === 'other') {
    const message = { key: 'rules:reason.origin-not-prc', params: { origin: text } };
    return [{ message, citation, weight: touched ? 'review' : 'no-match' }];
  }
  return [
    { message: { key: 'rules:reason.origin-unknown' }, citation, weight: touched ? 'need-info' : 'no-match' },
  ];
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
      weight: 'review',
    },
  ];
}

function specialCase(facts: LineFacts, effects: readonly HitEffect[]): Reason[] {
  const stop = effects.find((effect) => effect.outcome === 'prohibited');
  if (stop === undefined) return [];
  const abroad = facts.perspective === 'overseas';
  const key = abroad ? 'rules:reason.special-case-overseas' : 'rules:reason.special-case';
  return [{ message: { key }, citation: cite(REGULATIONS, '29'), weight: 'no-match' }];
}

/** What the classification came to, and what it rests on. */
function itemReasons(facts: LineFacts): Reason[] {
  const { controlled, reasons } = facts.item;
  return [{ key: `rules:reason.item.${controlled}` }, ...reasons].map((message) => ({
    message,
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
