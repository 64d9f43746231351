import { NO_PAPERS, OTHERS, RECIPIENTS, under, type WorkedCase } from './case.ts';
import { ban, L } from './laws.ts';

/** Every control announcement on its days: the day before, the day itself, today. */
const DAYS = [
  ['2025-1', '2025-01-01', '2025-01-02'],
  ['2025-35', '2025-07-08', '2025-07-09'],
  ['2025-51', '2025-09-24', '2025-09-25'],
  ['2026-11', '2026-02-23', '2026-02-24'],
  ['2026-20', '2026-04-23', '2026-04-24'],
  ['2026-23', '2026-06-21', '2026-06-22'],
  ['2026-27', '2026-06-28', '2026-06-29'],
  ['2026-30', '2026-07-23', '2026-07-24'],
] as const;

export const controlCases: readonly WorkedCase[] = [
  ...DAYS.flatMap(([no, before, first]) =>
    under(ban(no), [
      { says: 'not yet issued', day: before, who: [[no, 'buyer']], outcome: 'no-match', not: ['stop'] },
      {
        says: 'from its first day',
        day: first,
        who: [[no, 'buyer']],
        outcome: 'prohibited',
        has: ['stop', 'D7', 'retention'],
        not: NO_PAPERS,
        cites: `MOFCOM ${no}`,
      },
      {
        says: 'an item that is not settled counts as dual-use',
        who: [[no, 'end_user']],
        item: 'undecided',
        outcome: 'prohibited',
        has: [
          'stop',
          `stop ${ban(no).reported === true && no !== '2026-27' ? `MOFCOM ${no}` : `MOFCOM ${no} 1`}`,
        ],
        not: NO_PAPERS,
        cites: `MOFCOM ${no}`,
      },
      {
        says: 'decided as the listed entity',
        who: [[no, 'consignee', { verdict: 'true-match' }]],
        outcome: 'prohibited',
        has: ['stop', 'D7'],
        not: ['second-review'],
        codes: ['TRUE_CONTROL'],
      },
    ]),
  ),
  ...under(ban('2026-11'), [
    ...RECIPIENTS.map((role) => ({
      says: `who receives the goods: ${role}`,
      who: [['2026-11', role]] as const,
      outcome: 'prohibited' as const,
      has: ['stop', 'D7'] as const,
      not: NO_PAPERS,
      cites: 'MOFCOM 2026-11 1',
    })),
    {
      says: 'a computed "not controlled" is not a person\'s record: still prohibited',
      who: [['2026-11', 'buyer']],
      item: 'not-controlled',
      outcome: 'prohibited',
      has: ['stop'],
    },
    {
      says: 'worst wins: two control entries, one in another role',
      who: [
        ['2026-11', 'payer'],
        ['2026-27', 'buyer'],
      ],
      outcome: 'prohibited',
      cites: 'MOFCOM 2026-27 1',
    },
    {
      says: 'a dealer between: the intermediary receives too',
      who: [['2026-11', 'intermediary', { verdict: 'true-match' }]],
      outcome: 'prohibited',
      has: ['stop MOFCOM 2026-11 1'],
      not: ['D3'],
    },
  ]),
  ...under(L.papers, [
    ...OTHERS.map((role) => ({
      says: `control list outside the receiving side (${role}): a person decides, no papers meanwhile`,
      who: [['2026-11', role]] as const,
      outcome: 'review' as const,
      has: ['D7'] as const,
      not: ['D1', 'D2', 'stop', 'licence'] as const,
      cites: 'MOFCOM 2026-11 1',
    })),
  ]),
  ...under(L.dualUseOnly, [
    {
      says: 'a person recorded that it is no dual-use item',
      who: [['2026-11', 'buyer']],
      item: 'recorded-not',
      outcome: 'review',
      has: ['D7'],
      not: NO_PAPERS,
    },
  ]),
  ...under(L.decided, [
    {
      says: 'false positive',
      who: [['2026-11', 'buyer', { verdict: 'false-positive' }]],
      outcome: 'no-match',
      has: ['licence', 'D1 MOFCOM 2026-1'],
      not: ['stop', 'D7'],
      codes: ['FALSE_POSITIVE'],
    },
    {
      says: 'true match of a weak name',
      who: [['2026-11', 'buyer', { tier: 'review', verdict: 'true-match' }]],
      outcome: 'prohibited',
      has: ['stop'],
    },
    {
      says: 'possible match that nobody has decided',
      who: [['2026-11', 'buyer', { tier: 'review' }]],
      outcome: 'review',
      has: ['second-review', 'D7', 'licence'],
      not: ['D1', 'stop'],
      codes: ['NEED_INFO'],
    },
    {
      says: 'information requested on a clear hit stays prohibited',
      who: [['2026-11', 'buyer', { verdict: 'need-info' }]],
      outcome: 'prohibited',
      has: ['stop', 'second-review'],
    },
    {
      says: 'information requested on a possible hit',
      who: [['2026-11', 'buyer', { tier: 'review', verdict: 'need-info' }]],
      outcome: 'need-info',
      not: ['D1', 'stop'],
    },
    {
      says: 'information requested, not a recipient',
      who: [['2026-11', 'payer', { verdict: 'need-info' }]],
      outcome: 'need-info',
      not: ['D1', 'stop'],
    },
    {
      says: 'a match of tier none is nothing',
      who: [['2026-11', 'buyer', { tier: 'none' }]],
      outcome: 'no-match',
      not: ['D7'],
      codes: ['NO_HIT'],
    },
  ]),
  ...under(L.affiliates, [
    {
      says: 'an affiliate is reviewed, not matched',
      who: [['2026-11', 'buyer', { verdict: 'affiliate' }]],
      outcome: 'review',
      has: ['licence', 'D1 MOFCOM 2026-1', 'D4'],
      not: ['stop'],
      codes: ['AFFILIATE'],
    },
    {
      says: 'a related name is no match',
      who: [['2026-11', 'buyer', { tier: 'related' }]],
      outcome: 'review',
      has: ['licence', 'D1 MOFCOM 2026-1'],
      not: ['stop'],
    },
    {
      says: 'to the exporter in China a half-held company of a listed one stays an affiliate',
      who: [['2026-11', 'buyer', { verdict: 'affiliate', holding: ['held', 60] }]],
      code: '1C902.a.1',
      outcome: 'review',
      not: ['stop'],
    },
  ]),
  ...under(L.fine, [
    { says: 'named beside the stop', who: [['2026-11', 'buyer']], outcome: 'prohibited', has: ['stop'] },
  ]),
];
