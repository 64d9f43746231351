import { under, type WorkedCase } from './case.ts';
import { L } from './laws.ts';

export const unlistedCases: readonly WorkedCase[] = [
  ...under(L.listed, [
    {
      says: 'controlled item, unlisted Japanese party: licence, certificate, pledge of No. 1',
      outcome: 'no-match',
      has: ['licence', 'D1 MOFCOM 2026-1', 'D4', 'D6', 'report', 'retention'],
      not: ['D2', 'D5', 'D7', 'classification', 'stop'],
      codes: ['NO_HIT'],
    },
    {
      says: 'item outside the limits',
      item: 'not-controlled',
      outcome: 'no-match',
      not: ['licence', 'D1', 'D4'],
    },
    {
      says: 'item recorded as outside',
      item: 'recorded-not',
      outcome: 'no-match',
      not: ['licence', 'D1', 'D4'],
    },
  ]),
  ...under(L.classify, [
    {
      says: 'item not settled: ask; the papers follow once it is controlled',
      item: 'undecided',
      outcome: 'no-match',
      has: ['licence Order 792 17(1)', 'classification Order 792 14(4)'],
      not: ['D1', 'D4', 'D6'],
    },
  ]),
  ...under(L.clock, [
    {
      says: 'an ordinary licence has the 45 working days',
      outcome: 'no-match',
      has: ['licence Order 792 17(1)'],
      not: ['licence Order 792 26(2)'],
    },
  ]),
  ...under(L.application, [
    { says: 'what the authority asks of a Japanese case', outcome: 'no-match', has: ['D6 Order 792 16(1)'] },
  ]),
  ...under(L.shipped, [
    { says: 'after every licensed export', outcome: 'no-match', has: ['report Order 792 18(1)'] },
    {
      says: 'watch list too',
      who: [['2026-12', 'buyer']],
      outcome: 'papers',
      has: ['report Order 792 18(1)'],
    },
    {
      says: 'nothing was exported, nothing is reported',
      who: [['2026-11', 'buyer']],
      outcome: 'prohibited',
      not: ['report Order 792 18(1)', 'report Order 792 25'],
    },
  ]),
  ...under(L.keep, [
    { says: 'the papers of a licensed export', outcome: 'no-match', has: ['retention Order 792 27'] },
    {
      says: 'of a refused one',
      who: [['2026-11', 'buyer']],
      outcome: 'prohibited',
      has: ['retention Order 792 27'],
    },
    { says: 'it binds the exporter', view: 'overseas', outcome: 'no-match', not: ['retention'] },
  ]),
  ...under(L.certificate, [
    {
      says: 'the buyer is never taken for the end user',
      fields: { end_user: null },
      outcome: 'no-match',
      has: ['end-user Order 792 24(1)'],
    },
  ]),
  ...under(L.customs, [
    {
      says: 'a near miss: what customs will ask about',
      item: 'not-controlled',
      code: '1C902.a.1',
      outcome: 'no-match',
      has: ['D8 Order 792 22(1)'],
    },
    { says: 'nothing near', item: 'not-controlled', outcome: 'no-match', not: ['D8'] },
    { says: 'a controlled item has its licence', code: '1C902.a.1', outcome: 'no-match', not: ['D8'] },
    {
      says: 'it is the consignor in China that answers customs',
      view: 'overseas',
      item: 'not-controlled',
      code: '1C902.a.1',
      outcome: 'no-match',
      not: ['D8'],
    },
  ]),
  ...under(L.japan, [
    {
      says: 'before it there is no pledge to cite',
      day: '2026-01-05',
      outcome: 'no-match',
      has: ['licence', 'D4'],
      not: ['D1', 'D6'],
    },
    { says: 'on its first day', day: '2026-01-06', outcome: 'no-match', has: ['D1 MOFCOM 2026-1', 'D6'] },
    {
      says: 'it is about Japan',
      fields: { country_dest: 'Germany', address: 'Munich' },
      outcome: 'no-match',
      has: ['licence', 'D4'],
      not: ['D1', 'D6'],
    },
    {
      says: 'no destination given: taken as Japan',
      fields: { country_dest: null },
      outcome: 'no-match',
      has: ['D1 MOFCOM 2026-1'],
    },
  ]),
];

export const stopCases: readonly WorkedCase[] = under(L.stop, [
  ...(['end-user-changed', 'end-use-changed', 'certificate-void', 'certificate-by-fraud'] as const).map(
    (ground) => ({
      says: `a person has put down: ${ground}`,
      stop: ground,
      outcome: 'prohibited' as const,
      has: ['stop Order 792 25', 'D7'] as const,
      not: ['D1', 'D4', 'licence'] as const,
      cites: 'Order 792 25',
      codes: ['STOP_REPORT'] as const,
    }),
  ),
  {
    says: '进口商 too',
    view: 'overseas',
    stop: 'end-use-changed',
    outcome: 'prohibited',
    has: ['stop Order 792 25'],
  },
  {
    says: 'before the Regulations',
    day: '2024-11-30',
    stop: 'end-use-changed',
    outcome: 'no-match',
    not: ['stop'],
  },
  {
    says: 'beside every licence: what to do if it comes to that',
    outcome: 'no-match',
    has: ['report Order 792 25'],
  },
  {
    says: 'a stop for change does not hide the control list',
    stop: 'end-user-changed',
    who: [['2026-11', 'buyer']],
    outcome: 'prohibited',
    has: ['stop Order 792 25', 'stop MOFCOM 2026-11 1'],
  },
]);
