import { parseAnnouncement } from '../lists/announcement.ts';
import type { MeasureState } from '../lists/effect.ts';
import { measureStateOn } from '../lists/effect.ts';
import { measureOf } from '../lists/measures.ts';
import type { Message } from '../message.ts';
import { RECIPIENT_ROLES } from '../orders/order.ts';
import { originOf } from './country.ts';
import { ANNOUNCEMENT_1, cite, HOLDING_RULE, mayBeInForce } from './instruments.ts';
import type { Citation, LineFacts, Outcome, Reason, RoleHit } from './outcome.ts';

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
    return passive(hit, [reason(hit, 'hit.affiliate', 'review'), ...holdingNote(hit, facts)]);
  }
  if (hit.verdict === undefined && hit.match.tier === 'related') {
    return passive(hit, [reason(hit, 'hit.related', 'review'), ...holdingNote(hit, facts)]);
  }
  const full = fullEffect(hit, facts, state);
  const notes = unconfirmedNote(hit, state);
  if (hit.verdict !== 'true-match' && hit.match.tier !== 'hit') return possibleEffect(hit, full, notes);
  const shared = {
    hit,
    asksPapers: full.weight === 'papers',
    bansPapers: hit.designation.list === 'control' && state.state === 'in-force',
  };
  if (hit.verdict === 'true-match') {
    return { ...shared, reasons: [full, ...notes], outcome: full.weight, open: false };
  }
  if (hit.verdict === undefined) {
    const undecided = reason(hit, 'hit.undecided', 'review', identity(hit));
    return { ...shared, reasons: [full, undecided, ...notes], outcome: full.weight, open: true };
  }
  const outcome = full.weight === 'prohibited' ? 'prohibited' : 'need-info';
  const asked = reason(hit, 'hit.need-info', outcome, identity(hit));
  return { ...shared, reasons: [full, asked, ...notes], outcome, open: true };
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
  const outcome = reasons[0]?.weight ?? 'no-match';
  return { hit, reasons, outcome, asksPapers: false, bansPapers: false, open: false };
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
  return facts.perspective === 'overseas' ? overseasEffect(hit, facts) : exporterEffect(hit);
}

function exporterEffect(hit: RoleHit): Reason {
  return hit.designation.list === 'control'
    ? reason(hit, 'control.prohibited', 'prohibited')
    : reason(hit, 'watch.papers', 'papers');
}

/** For a re-exporter abroad: only what a text says of transfers abroad binds, and only for goods of PRC origin. */
function overseasEffect(hit: RoleHit, facts: LineFacts): Reason {
  const { list, overseasTransferClause: clause } = hit.designation;
  const origin = facts.line.fields.origin?.text;
  if (originOf(origin) === 'other') {
    return reason(hit, `${list}.origin-not-prc`, 'review', { ...about(hit), origin: origin ?? '' });
  }
  if (list === 'control') {
    if (clause === true) return reason(hit, 'control.prohibited-overseas', 'prohibited');
    return reason(hit, clause === false ? 'control.no-overseas-clause' : 'control.overseas-unread', 'review');
  }
  if (clause === true) return reason(hit, 'watch.papers', 'papers');
  const citation =
    clause === null ? { ...cite(ANNOUNCEMENT_1, '2'), unverified: true } : cite(ANNOUNCEMENT_1, '2');
  return {
    message: message(clause === null ? 'watch.overseas-unread' : 'watch.overseas', about(hit)),
    citation,
    weight: 'review',
  };
}

/** Announcement 61 of 2025 reaches companies that a listed one holds by half: overseas, rare earths only, if it is in force. */
function holdingNote(hit: RoleHit, facts: LineFacts): Reason[] {
  const rareEarth = facts.item.candidates.some(({ code }) => /^1C9(?:0[2-9]|1[0-3])/.test(code));
  if (facts.perspective !== 'overseas' || !rareEarth) return [];
  if (!mayBeInForce(HOLDING_RULE, facts.asOf, facts.confirmations)) return [];
  return [
    {
      message: message('hit.fifty-percent', identity(hit)),
      citation: { ...cite(HOLDING_RULE, '2'), unverified: true },
      weight: 'review',
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
  return { message: message(key, params), citation: citationOf(hit), weight };
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
