import { parseAnnouncement } from '../lists/announcement.ts';
import type { MeasureState } from '../lists/effect.ts';
import { measureStateOn } from '../lists/effect.ts';
import { measureOf } from '../lists/measures.ts';
import type { Message } from '../message.ts';
import { RECIPIENT_ROLES } from '../orders/order.ts';
import { originIn } from './country.ts';
import { holdingReasons } from './holding.ts';
import { ANNOUNCEMENT_1, cite, EXPORT_CONTROL_LAW } from './instruments.ts';
import {
  type Citation,
  type FactRef,
  type LineFacts,
  OUTCOMES,
  type Outcome,
  type Reason,
  type RoleHit,
} from './outcome.ts';

/** What one hit does to a line. */
export interface HitEffect {
  readonly hit: RoleHit;
  readonly reasons: readonly Reason[];
  readonly outcome: Outcome;
  /** True where the hit brings the watch-list papers: true or not yet decided, in a recipient role, in force. */
  readonly asksPapers: boolean;
  /** A control-list party that is true or not yet decided: no papers are made beside it, whatever its role. */
  readonly bansPapers: boolean;
  /** A person must still say whether it is the listed entity. */
  readonly open: boolean;
}

/** Effect of a hit, or null where it has none: decided as another entity, or not a match at all. */
export function effectOf(hit: RoleHit, facts: LineFacts): HitEffect | null {
  if (hit.verdict === 'false-positive' || hit.match.tier === 'none') return null;
  const state = measureStateOn(hit.designation, facts.asOf, facts.confirmations);
  if (state.state === 'not-yet') {
    const params = { ...about(hit), effective: measureOf(hit.designation).effective };
    return passive(hit, [reason(hit, 'measure.not-yet', 'no-match', params)]);
  }
  if (hit.verdict === 'affiliate') {
    return passive(hit, [reason(hit, 'hit.affiliate', 'review'), ...holdingReasons(hit, facts)]);
  }
  if (hit.verdict === undefined && hit.match.tier === 'related') {
    return passive(hit, [reason(hit, 'hit.related', 'review'), ...holdingReasons(hit, facts)]);
  }
  const full = fullEffect(hit, facts, state);
  const unconfirmed = unconfirmedNote(hit, state);
  if (hit.verdict !== 'true-match' && hit.match.tier !== 'hit') return possibleEffect(hit, full, unconfirmed);
  const notes = [...unconfirmed, ...holdingReasons(hit, facts), ...serviceNote(hit, facts, full)];
  const shared = {
    hit,
    asksPapers: full.weight === 'papers',
    bansPapers: hit.designation.list === 'control' && state.state === 'in-force',
  };
  if (hit.verdict === 'true-match') return effect(shared, [full, ...notes], false);
  if (hit.verdict === undefined) {
    const undecided = reason(hit, 'hit.undecided', 'review', identity(hit));
    return effect(shared, [full, undecided, ...notes], true);
  }
  const asked = reason(
    hit,
    'hit.need-info',
    full.weight === 'prohibited' ? 'prohibited' : 'need-info',
    identity(hit),
  );
  return effect(shared, [full, asked, ...notes], true);
}

/** The outcome of a hit is the worst that its reasons bring. */
function effect(
  shared: Pick<HitEffect, 'hit' | 'asksPapers' | 'bansPapers'>,
  reasons: readonly Reason[],
  open: boolean,
): HitEffect {
  return { ...shared, reasons, outcome: worst(reasons), open };
}

export function worst(reasons: readonly Reason[]): Outcome {
  return OUTCOMES.find((outcome) => reasons.some((reason) => reason.weight === outcome)) ?? 'no-match';
}

/** A hit that may or may not be the listed entity: says what it would become, and has no effect of its own yet. */
function possibleEffect(hit: RoleHit, full: Reason, notes: readonly Reason[]): HitEffect {
  const params = { ...about(hit), would: `rules:outcome.${full.weight}` };
  const possible = reason(hit, 'hit.possible', 'review', params);
  const asked = hit.verdict === 'need-info' ? [reason(hit, 'hit.need-info', 'need-info', identity(hit))] : [];
  const outcome = asked.length > 0 ? 'need-info' : 'review';
  return {
    hit,
    reasons: [...asked, possible, ...notes],
    outcome,
    asksPapers: false,
    bansPapers: false,
    open: true,
  };
}

function passive(hit: RoleHit, reasons: readonly Reason[]): HitEffect {
  return { hit, reasons, outcome: worst(reasons), asksPapers: false, bansPapers: false, open: false };
}

/** What the hit would do if the party is the listed entity beyond doubt. */
function fullEffect(hit: RoleHit, facts: LineFacts, state: MeasureState): Reason {
  const recipient = RECIPIENT_ROLES.includes(hit.role);
  if (state.state === 'stopped') {
    const params = { ...about(hit), since: state.since ?? '', detail: hit.designation.statusDetail ?? '' };
    return reason(hit, 'measure.stopped', 'review', params);
  }
  if (state.state === 'suspended') {
    const { confirmation } = state;
    const params = { ...about(hit), source: confirmation?.source ?? '', date: confirmation?.date ?? '' };
    return reason(hit, 'measure.suspended', 'review', params);
  }
  const list = hit.designation.list;
  if (!recipient) return reason(hit, `${list}.other-role`, 'review');
  const { item } = facts;
  if (item.controlled === 'not-controlled' && item.recorded !== undefined) {
    const { by, basis, at } = item.recorded;
    return reason(hit, `${list}.item-not-controlled`, 'review', {
      ...about(hit),
      by,
      basis,
      at: at.slice(0, 10),
    });
  }
  switch (facts.perspective) {
    case 'cn-exporter':
      return list === 'control'
        ? reason(hit, 'control.prohibited', 'prohibited')
        : reason(hit, 'watch.papers', 'papers');
    case 'overseas':
      return overseasEffect(hit, facts);
    case 'other-provider':
      return list === 'control'
        ? reason(hit, 'control.prohibited-service', 'prohibited')
        : reason(hit, 'watch.service', 'papers');
  }
}

/** For a re-exporter abroad: only what a text says of transfers abroad binds, and only for goods of PRC origin. */
function overseasEffect(hit: RoleHit, facts: LineFacts): Reason {
  const { list, overseasTransferClause: clause } = hit.designation;
  if (originIn(facts) === 'other') return otherOrigin(hit, facts);
  if (list === 'control') {
    if (clause === true) return reason(hit, 'control.prohibited-overseas', 'prohibited');
    return reason(hit, clause === false ? 'control.no-overseas-clause' : 'control.overseas-unread', 'review');
  }
  if (clause === true) return reason(hit, 'watch.papers', 'papers');
  const citation =
    clause === null ? { ...cite(ANNOUNCEMENT_1, '2'), unverified: true } : cite(ANNOUNCEMENT_1, '2');
  const key = clause === null ? 'watch.overseas-unread' : 'watch.overseas';
  return { ...reason(hit, key, 'review'), citation };
}

/** A cell that names another country is a claim; what a person has recorded with its evidence takes the line out of scope. */
function otherOrigin(hit: RoleHit, facts: LineFacts): Reason {
  const { list } = hit.designation;
  const named: FactRef[] = [partyOf(hit), { field: 'origin' }];
  if (facts.origin === undefined) {
    const params = { ...about(hit), origin: facts.line.fields.origin?.text ?? '' };
    return { ...reason(hit, `${list}.origin-not-prc`, 'review', params), facts: named };
  }
  const { country, by, basis, at } = facts.origin;
  const params = { ...about(hit), origin: country, by, basis, at: at.slice(0, 10) };
  return { ...reason(hit, `${list}.origin-recorded`, 'review', params), facts: named };
}

/** Who serves a banned export breaks the law too (Export Control Law art. 20). */
function serviceNote(hit: RoleHit, facts: LineFacts, full: Reason): Reason[] {
  if (facts.perspective !== 'other-provider' || full.weight !== 'prohibited') return [];
  return [
    {
      ...reason(hit, 'service.banned', 'prohibited', identity(hit)),
      citation: cite(EXPORT_CONTROL_LAW, '20'),
    },
  ];
}

/** Says that a suspension is on record, that nobody has confirmed what holds now, and that it counts as in force. */
function unconfirmedNote(hit: RoleHit, state: MeasureState): Reason[] {
  if (!state.unconfirmed) return [];
  const { year, no } = numberOf(hit);
  const params = { year, no, since: state.since ?? '', until: state.suspendedUntil ?? '' };
  const key = state.suspendedUntil === undefined ? 'measure.unconfirmed' : 'measure.unconfirmed-until';
  return [reason(hit, key, 'review', params)];
}

function reason(hit: RoleHit, key: string, weight: Outcome, params: Message['params'] = about(hit)): Reason {
  return { message: message(key, params), citation: citationOf(hit), facts: [partyOf(hit)], weight };
}

function partyOf(hit: RoleHit): FactRef {
  return { role: hit.role, party: hit.party };
}

function message(key: string, params: Message['params']): Message {
  return { key: `rules:reason.${key}`, ...(params === undefined ? {} : { params }) };
}

function citationOf(hit: RoleHit): Citation {
  return cite(hit.designation.announcement, measureOf(hit.designation).articles?.ban);
}

/** Who and against whom, whatever the role: one sentence for a party that stands in several roles. */
function identity(hit: RoleHit): Record<string, string | number> {
  const { zhHans, en } = hit.designation;
  return { party: hit.party, entity: `${zhHans} / ${en}` };
}

function about(hit: RoleHit): Record<string, string | number> {
  return {
    ...identity(hit),
    ...numberOf(hit),
    role: `rules:role.${hit.role}`,
    list: `rules:list.${hit.designation.list}`,
    entry: hit.designation.no,
  };
}

function numberOf(hit: RoleHit): { readonly year: string; readonly no: string } {
  const id = parseAnnouncement(hit.designation.announcement);
  return { year: String(id?.year ?? ''), no: String(id?.no ?? '') };
}
