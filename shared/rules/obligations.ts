import { parseAnnouncement } from '../lists/announcement.ts';
import type { Message } from '../message.ts';
import { RECIPIENT_ROLES } from '../orders/order.ts';
import { boundForJapan, originOf } from './country.ts';
import type { HitEffect } from './hit-effect.ts';
import { ANNOUNCEMENT_1, cite, inForce, REGULATIONS } from './instruments.ts';
import { endUserGiven } from './missing.ts';
import type { Citation, LineFacts, Obligation, Outcome } from './outcome.ts';

/** The papers and acts that the outcome of a line demands, in the order in which an officer meets them. */
export function obligationsOf(
  facts: LineFacts,
  effects: readonly HitEffect[],
  outcome: Outcome,
  military: boolean,
): readonly Obligation[] {
  const alerts = effects.filter((effect) => effect.outcome !== 'no-match');
  const record = alerts.length > 0 || military ? [SCREENING_RECORD] : [];
  const second = alerts.some((effect) => effect.open) || military ? [SECOND_REVIEW] : [];
  if (outcome === 'prohibited') return [stopOf(effects), ...record, ...second, ...retention(facts)];
  if (effects.some((effect) => effect.bansPapers)) return [...record, ...second, ...retention(facts)];
  const asking = effects.filter((effect) => effect.asksPapers);
  if (asking.length > 0) {
    return [...watchPapers(facts, asking), ...record, ...questions(facts), ...second, ...afterwards(facts)];
  }
  if (!mayBeControlled(facts)) return [...record, ...second];
  const listed = alerts.some(
    ({ open, hit }) => open || (hit.verdict === 'true-match' && RECIPIENT_ROLES.includes(hit.role)),
  );
  return [...plainPapers(facts, listed), ...record, ...questions(facts), ...second, ...afterwards(facts)];
}

function watchPapers(facts: LineFacts, asking: readonly HitEffect[]): Obligation[] {
  const announcements = [...new Set(asking.map((effect) => effect.hit.designation.announcement))];
  const first = announcements[0] ?? '';
  const pledges = announcements.map((announcement) => {
    const { year = '', no = '' } = parseAnnouncement(announcement) ?? {};
    return obligation('D1', 'd1-watch', cite(announcement), { year, no }, announcement);
  });
  const trader = facts.line.parties.some((party) => party.role === 'intermediary');
  return [
    obligation('licence', 'licence-single', cite(REGULATIONS, '26(2)')),
    ...pledges,
    obligation('D2', 'd2', cite(first)),
    ...(trader ? [obligation('D3', 'd3')] : []),
    END_USER_CERTIFICATE,
    obligation('D5', 'd5', cite(first)),
    SUPPLY_CHAIN_SHEET,
  ];
}

/** Papers of a line without a listed party. `listed`: a recipient is listed or a hit is still open, so the pledge of unlisted parties is not the right one. */
function plainPapers(facts: LineFacts, listed: boolean): Obligation[] {
  const overseas = facts.perspective === 'overseas';
  // Papers follow once the item is settled as controlled; asking for them on every bolt would bury those that count.
  if (facts.item.controlled !== 'controlled') {
    return overseas ? [] : [obligation('licence', 'licence-if-controlled', cite(REGULATIONS, '17(1)'))];
  }
  const japan = boundForJapan(facts.line) && inForce(ANNOUNCEMENT_1, facts.asOf);
  const pledge =
    japan && !listed
      ? [obligation('D1', 'd1-unlisted', cite(ANNOUNCEMENT_1), undefined, ANNOUNCEMENT_1)]
      : [];
  if (overseas) return pledge;
  return [
    obligation('licence', 'licence', cite(REGULATIONS, '17(1)')),
    ...pledge,
    END_USER_CERTIFICATE,
    ...(japan ? [SUPPLY_CHAIN_SHEET] : []),
  ];
}

function questions(facts: LineFacts): Obligation[] {
  const open =
    facts.item.controlled === 'undecided'
      ? (facts.item.questions.length > 0 ? facts.item.questions : [OPEN_ITEM]).map((message) => ({
          code: 'classification' as const,
          message,
        }))
      : [];
  return [...open, ...(endUserGiven(facts.line) ? [] : [END_USER])];
}

/** Reporting and keeping bind the exporter in China. */
function afterwards(facts: LineFacts): readonly Obligation[] {
  return facts.perspective === 'overseas' ? [] : [REPORT, REPORT_CHANGE, RETENTION];
}

function retention(facts: LineFacts): readonly Obligation[] {
  return facts.perspective === 'overseas' ? [] : [RETENTION];
}

/** Missing data is never "not controlled"; a re-exporter of goods of another origin has nothing to apply for. */
function mayBeControlled(facts: LineFacts): boolean {
  if (facts.item.controlled === 'not-controlled') return false;
  return facts.perspective === 'cn-exporter' || originOf(facts.line.fields.origin?.text) !== 'other';
}

function stopOf(effects: readonly HitEffect[]): Obligation {
  const source = effects.find((effect) => effect.outcome === 'prohibited');
  const citation = source?.reasons.find((reason) => reason.weight === 'prohibited')?.citation;
  return obligation('stop', 'stop', citation);
}

function obligation(
  code: Obligation['code'],
  key: string,
  citation?: Citation,
  params?: Message['params'],
  variant?: string,
): Obligation {
  return {
    code,
    ...(variant === undefined ? {} : { variant }),
    message: { key: `rules:obligation.${key}`, ...(params === undefined ? {} : { params }) },
    ...(citation === undefined ? {} : { citation }),
  };
}

const OPEN_ITEM: Message = { key: 'rules:obligation.classification' };
const END_USER_CERTIFICATE = obligation('D4', 'd4', cite(REGULATIONS, '24(1)'));
const SUPPLY_CHAIN_SHEET = obligation('D6', 'd6', cite(REGULATIONS, '16(1)'));
const SCREENING_RECORD = obligation('D7', 'd7', cite(REGULATIONS, '27'));
const SECOND_REVIEW = obligation('second-review', 'second-review');
const END_USER = obligation('end-user', 'end-user', cite(REGULATIONS, '24(1)'));
const REPORT = obligation('report', 'report', cite(REGULATIONS, '18'));
const REPORT_CHANGE = obligation('report', 'report-change', cite(REGULATIONS, '25'));
const RETENTION = obligation('retention', 'retention', cite(REGULATIONS, '27'));
