import table from '../../assets/rules/obligations.json' with { type: 'json' };
import { parseAnnouncement } from '../lists/announcement.ts';
import type { Message } from '../message.ts';
import { RECIPIENT_ROLES } from '../orders/order.ts';
import { originIn } from './country.ts';
import type { HitEffect } from './hit-effect.ts';
import { isChinaArm } from './holding.ts';
import {
  cite,
  codeUnder,
  HOLDING_RULE,
  instrumentStateOn,
  mineralCodes,
  retentionYears,
} from './instruments.ts';
import { japanRule, type MilitaryRule } from './military-rule.ts';
import { endUserGiven } from './missing.ts';
import type { Citation, LineFacts, Obligation, Outcome, Reason } from './outcome.ts';
import type { ReferenceEffect } from './reference-effect.ts';

/** One paper or act as data: its code, the text that asks for it, and whom it binds. */
export interface Duty {
  readonly id: string;
  readonly code: string;
  readonly instrument?: string;
  readonly article?: string;
  readonly for: readonly string[];
}

export const DUTIES = table.obligations as readonly Duty[];
const BY_ID = new Map(DUTIES.map((duty) => [duty.id, duty]));

/** What the decision has found so far. */
interface Findings {
  readonly effects: readonly HitEffect[];
  /** Of hits on lists other than MOFCOM's. */
  readonly references: readonly ReferenceEffect[];
  readonly military: MilitaryRule;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}

/** The papers and acts that the outcome of a line demands, in the order in which an officer meets them. */
export function obligationsOf(facts: LineFacts, found: Findings): readonly Obligation[] {
  const { effects, references, military, outcome } = found;
  const alerts = effects.filter((effect) => effect.outcome !== 'no-match');
  const grave = outcome === 'prohibited' || military.open || military.decided;
  const noted =
    alerts.length > 0 ||
    references.length > 0 ||
    military.open ||
    military.decided ||
    facts.stop !== undefined;
  const record = [
    ...(noted ? duty(facts, 'd7') : []),
    ...([...alerts, ...references].some((effect) => effect.open) || military.open
      ? duty(facts, 'second-review')
      : []),
  ];
  const suspicion = [
    ...(grave || alerts.length > 0 ? duty(facts, 'report-suspicion') : []),
    ...(grave && isMineral(facts) ? duty(facts, 'report-minerals') : []),
  ];
  if (outcome === 'prohibited') return [...stops(facts, found), ...record, ...suspicion, ...keeping(facts)];
  if (effects.some((effect) => effect.bansPapers)) return [...record, ...suspicion, ...keeping(facts)];
  const arm = effects.some(({ hit }) => hit.verdict === 'affiliate' && isChinaArm(hit))
    ? duty(facts, 'no-general-licence')
    : [];
  const asking = effects.filter((effect) => effect.asksPapers);
  if (asking.length > 0) {
    const papers = watchPapers(facts, asking);
    return [...papers, ...record, ...questions(facts), ...suspicion, ...afterwards(facts)];
  }
  if (!mayBeControlled(facts)) return [...customs(facts), ...record, ...suspicion];
  const listed = alerts.some(
    ({ open, hit }) => open || (hit.verdict === 'true-match' && RECIPIENT_ROLES.includes(hit.role)),
  );
  const refused = found.reasons.some(({ citation }) => citation?.instrument === HOLDING_RULE);
  const catchAll = military.decided ? duty(facts, 'licence-catch-all') : [];
  return [
    ...(refused ? duty(facts, 'licence-overseas') : []),
    ...catchAll,
    ...plainPapers(facts, listed || military.decided),
    ...arm,
    ...record,
    ...questions(facts),
    ...suspicion,
    ...afterwards(facts),
  ];
}

/** One entry for every kind of ban that stands, each with the text that it rests on. */
function stops(facts: LineFacts, { reasons }: Findings): Obligation[] {
  const bans = reasons.filter((reason) => reason.weight === 'prohibited');
  const other = bans.find(
    ({ message, citation }) =>
      message.key !== 'rules:reason.stop-report' && citation?.instrument !== HOLDING_RULE,
  );
  return [
    ...(other === undefined ? [] : duty(facts, 'stop', other.citation)),
    ...(bans.some(({ message }) => message.key === 'rules:reason.stop-report')
      ? duty(facts, 'stop-report')
      : []),
    ...(bans.some(({ citation }) => citation?.instrument === HOLDING_RULE) ? duty(facts, 'refused') : []),
  ];
}

function watchPapers(facts: LineFacts, asking: readonly HitEffect[]): Obligation[] {
  const announcements = [...new Set(asking.map((effect) => effect.hit.designation.announcement))];
  const first = cite(announcements[0] ?? '');
  const pledges = announcements.flatMap((announcement) => {
    const { year = '', no = '' } = parseAnnouncement(announcement) ?? {};
    return duty(facts, 'd1-watch', cite(announcement), { year, no }, announcement);
  });
  const trader = facts.line.parties.some((party) => party.role === 'intermediary');
  return [
    ...duty(facts, 'licence-single'),
    ...duty(facts, 'licence-seen'),
    ...pledges,
    ...duty(facts, 'd2', first),
    ...(trader ? duty(facts, 'd3') : []),
    ...duty(facts, 'd4'),
    ...duty(facts, 'd5', first),
    ...duty(facts, 'd6'),
  ];
}

/** Papers of a line without a listed party. `listed`: a recipient is listed or open, so the pledge of unlisted parties is not the right one. */
function plainPapers(facts: LineFacts, listed: boolean): Obligation[] {
  // Papers follow once the item is settled as controlled; asking for them on every bolt would bury those that count.
  if (facts.item.controlled !== 'controlled') return duty(facts, 'licence-if-controlled');
  const japan = japanRule(facts);
  const pledge =
    japan && !listed
      ? duty(facts, 'd1-unlisted').map((one) => ({ ...one, variant: one.citation?.instrument ?? '' }))
      : [];
  if (facts.perspective === 'overseas') return pledge;
  return [
    ...duty(facts, 'licence'),
    ...duty(facts, 'licence-seen'),
    ...pledge,
    ...duty(facts, 'd4'),
    ...(japan ? duty(facts, 'd6') : []),
  ];
}

function questions(facts: LineFacts): Obligation[] {
  const { controlled, questions: asked } = facts.item;
  const open = controlled === 'undecided' ? duty(facts, 'classification') : [];
  const one = open[0];
  const all = one === undefined || asked.length === 0 ? open : asked.map((message) => ({ ...one, message }));
  return [...all, ...(endUserGiven(facts.line) ? [] : duty(facts, 'end-user'))];
}

/** Near misses are what customs asks about: the statement is made when it does. */
function customs(facts: LineFacts): Obligation[] {
  const near = facts.item.controlled === 'not-controlled' && facts.item.candidates.length > 0;
  return near ? duty(facts, 'd8') : [];
}

/** Reports bind the exporter in China, and the importer where end user or use change. */
function afterwards(facts: LineFacts): Obligation[] {
  return [
    ...duty(facts, 'report'),
    ...duty(facts, 'report-change'),
    ...duty(facts, 'report-importer'),
    ...keeping(facts),
  ];
}

function keeping(facts: LineFacts): Obligation[] {
  const { minimumYears: least, defaultYears: years } = retentionYears();
  return duty(facts, 'retention', undefined, { least, years });
}

/** Missing data is never "not controlled"; a re-exporter of goods of another origin has nothing to apply for. */
function mayBeControlled(facts: LineFacts): boolean {
  if (facts.item.controlled === 'not-controlled') return false;
  return facts.perspective !== 'overseas' || originIn(facts) !== 'other';
}

function isMineral(facts: LineFacts): boolean {
  if (facts.item.controlled === 'not-controlled') return false;
  return facts.item.candidates.some(({ code }) => codeUnder(code, mineralCodes()));
}

/** The duty where it binds this perspective and its text speaks on the day; nothing else. */
function duty(
  facts: LineFacts,
  id: string,
  citation?: Citation,
  params?: Message['params'],
  variant?: string,
): Obligation[] {
  const own = BY_ID.get(id);
  if (own === undefined || !own.for.includes(facts.perspective)) return [];
  const { instrument, article } = own;
  if (instrument !== undefined) {
    const state = instrumentStateOn(instrument, facts.asOf, facts.confirmations);
    if (state === 'not-yet' || state === 'suspended') return [];
  }
  const source = citation ?? (instrument === undefined ? undefined : cite(instrument, article));
  return [
    {
      code: own.code as Obligation['code'],
      ...(variant === undefined ? {} : { variant }),
      message: { key: `rules:obligation.${id}`, ...(params === undefined ? {} : { params }) },
      ...(source === undefined ? {} : { citation: source }),
    },
  ];
}
