import type { FieldKey, Role } from '../orders/order.ts';
import { boundForJapan, originIn } from './country.ts';
import { ANNOUNCEMENT_1, cite, EXPORT_CONTROL_LAW, inForce } from './instruments.ts';
import { type MilitaryReading, type MilitarySignal, militaryReading, signalKey } from './military.ts';
import type { FactRef, LineFacts, Outcome, Reason } from './outcome.ts';

/** What the words of a line and a person's decision about them come to. */
export interface MilitaryRule {
  readonly reasons: readonly Reason[];
  readonly signals: readonly MilitarySignal[];
  /** Words that nobody has decided about, or a decision that could not be made. */
  readonly open: boolean;
  /** A person has decided that the user or the use is military. */
  readonly decided: boolean;
}

/** Words lead to a closer look; only a person decides; a cleared word stays cleared in the text in which it was seen. */
export function militaryRule(facts: LineFacts): MilitaryRule {
  const reading = militaryReading(facts.line);
  const { military } = facts;
  const { signals } = reading;
  const seen = new Set(military?.seen);
  const fresh = signals.filter((signal) => !seen.has(signalKey(signal)));
  const denied = denialOf(reading);
  if (military?.decision === 'military') {
    return { reasons: [...decided(facts, signals), ...denied], signals, open: false, decided: true };
  }
  if (military?.decision === 'unclear') {
    return { reasons: [unclear(facts, signals), ...denied], signals, open: true, decided: false };
  }
  if (military !== undefined && fresh.length === 0) {
    return { reasons: [cleared(facts, signals), ...denied], signals, open: false, decided: false };
  }
  const reasons = fresh.length === 0 ? denied : [signalled(facts, fresh), ...denied];
  return { reasons, signals, open: fresh.length > 0, decided: false };
}

/** The rule on Japan speaks of every dual-use item; elsewhere only the catch-all of the law is left. */
export function japanRule(facts: LineFacts): boolean {
  return boundForJapan(facts.line) && inForce(ANNOUNCEMENT_1, facts.asOf);
}

function sourceOf(facts: LineFacts) {
  if (!japanRule(facts)) return cite(EXPORT_CONTROL_LAW, '12(3)');
  return cite(ANNOUNCEMENT_1, facts.perspective === 'overseas' ? '2' : '1');
}

function decided(facts: LineFacts, signals: readonly MilitarySignal[]): Reason[] {
  const outsider = facts.perspective === 'overseas' && originIn(facts) === 'other';
  const recorded = facts.item.controlled === 'not-controlled' && facts.item.recorded !== undefined;
  if (!japanRule(facts)) return [about(facts, signals, 'military-decided-elsewhere', 'review')];
  if (outsider) return [about(facts, signals, 'military-decided-origin', 'review')];
  if (recorded) return [about(facts, signals, 'military-decided-item', 'review')];
  const ban = about(facts, signals, 'military-decided', 'prohibited');
  if (facts.perspective !== 'other-provider') return [ban];
  return [
    ban,
    { ...ban, message: { key: 'rules:reason.service.banned-use' }, citation: cite(EXPORT_CONTROL_LAW, '20') },
  ];
}

function unclear(facts: LineFacts, signals: readonly MilitarySignal[]): Reason {
  return about(facts, signals, 'military-unclear', 'need-info');
}

function cleared(facts: LineFacts, signals: readonly MilitarySignal[]): Reason {
  return about(facts, signals, 'military-cleared', 'no-match');
}

function about(facts: LineFacts, signals: readonly MilitarySignal[], key: string, weight: Outcome): Reason {
  const { by = '', at = '', basis = '', second = null } = facts.military ?? {};
  return {
    message: {
      key: `rules:reason.${key}`,
      params: { by, at: at.slice(0, 10), basis, second: second ?? '–' },
    },
    citation: sourceOf(facts),
    facts: placesOf(signals),
    weight,
  };
}

function signalled(facts: LineFacts, signals: readonly MilitarySignal[]): Reason {
  const words = [...new Set(signals.map((signal) => signal.word))].join(', ');
  const key = japanRule(facts) ? 'rules:reason.military' : 'rules:reason.military-elsewhere';
  return {
    message: { key, params: { words } },
    citation: sourceOf(facts),
    facts: placesOf(signals),
    weight: 'review',
  };
}

/** A denial is shown and weighs nothing. */
function denialOf(reading: MilitaryReading): Reason[] {
  return reading.denied ? [{ message: { key: 'rules:reason.military-denied' }, weight: 'no-match' }] : [];
}

function placesOf(signals: readonly MilitarySignal[]): readonly FactRef[] {
  const places = new Map<string, FactRef>();
  for (const { where, party } of signals) {
    places.set(
      `${where} ${party ?? ''}`,
      party === null ? { field: where as FieldKey } : { role: where as Role, party },
    );
  }
  return [...places.values()];
}
