import { BAN, HOUSE, NO_PAPERS, OTHERS, RECIPIENTS, type WorkedCase } from './case.ts';

export const controlCases: readonly WorkedCase[] = [
  // Every control announcement on its days: the day before, the day itself, the day of checking.
  ...(
    [
      ['2025-1', '2025-01-01', '2025-01-02'],
      ['2025-35', '2025-07-08', '2025-07-09'],
      ['2025-51', '2025-09-24', '2025-09-25'],
      ['2026-11', '2026-02-23', '2026-02-24'],
      ['2026-20', '2026-04-23', '2026-04-24'],
      ['2026-23', '2026-06-21', '2026-06-22'],
      ['2026-27', '2026-06-28', '2026-06-29'],
      ['2026-30', '2026-07-23', '2026-07-24'],
    ] as const
  ).flatMap(([no, before, first]): WorkedCase[] => [
    {
      law: `No. ${no} not yet issued`,
      day: before,
      who: [[no, 'buyer']],
      outcome: 'no-match',
      not: ['stop'],
    },
    {
      law: `No. ${no}: ${BAN}`,
      day: first,
      who: [[no, 'buyer']],
      outcome: 'prohibited',
      has: ['stop', 'D7', 'retention'],
      not: NO_PAPERS,
      cites: `MOFCOM ${no}`,
    },
    {
      law: `No. ${no}: ${BAN}`,
      who: [[no, 'end_user']],
      item: 'undecided',
      outcome: 'prohibited',
      has: ['stop', 'D7'],
      not: NO_PAPERS,
      cites: `MOFCOM ${no}`,
    },
  ]),
  // Every role.
  ...RECIPIENTS.map(
    (role): WorkedCase => ({
      law: `No. 11: ${BAN}`,
      who: [['2026-11', role]],
      outcome: 'prohibited',
      has: ['stop', 'D7'],
      not: NO_PAPERS,
      cites: 'MOFCOM 2026-11 1',
    }),
  ),
  ...OTHERS.map(
    (role): WorkedCase => ({
      law: `control list outside the receiving side, ${HOUSE}`,
      who: [['2026-11', role]],
      outcome: 'review',
      has: ['D7'],
      not: ['D1', 'D2', 'stop', 'licence'],
      cites: 'MOFCOM 2026-11 1',
    }),
  ),
  // The item.
  {
    law: `a person recorded that it is no dual-use item; ${HOUSE}: 相关措施仅针对两用物项`,
    who: [['2026-11', 'buyer']],
    item: 'recorded-not',
    outcome: 'review',
    has: ['D7'],
    not: NO_PAPERS,
  },
  {
    law: 'a computed "not controlled" is not a person\'s record: still prohibited',
    who: [['2026-11', 'buyer']],
    item: 'not-controlled',
    outcome: 'prohibited',
    has: ['stop'],
  },
  // Verdicts and tiers.
  {
    law: `false positive decided; ${HOUSE}`,
    who: [['2026-11', 'buyer', { verdict: 'false-positive' }]],
    outcome: 'no-match',
    has: ['licence', 'D1 MOFCOM 2026-1'],
    not: ['stop', 'D7'],
  },
  {
    law: 'true match decided',
    who: [['2026-11', 'buyer', { verdict: 'true-match' }]],
    outcome: 'prohibited',
    has: ['stop'],
    not: ['second-review'],
  },
  {
    law: 'true match of a weak name',
    who: [['2026-11', 'buyer', { tier: 'review', verdict: 'true-match' }]],
    outcome: 'prohibited',
    has: ['stop'],
  },
  {
    law: `possible match undecided; ${HOUSE}`,
    who: [['2026-11', 'buyer', { tier: 'review' }]],
    outcome: 'review',
    has: ['second-review', 'D7', 'licence'],
    not: ['D1', 'stop'],
  },
  {
    law: `information requested on a clear hit: stays prohibited; ${HOUSE}`,
    who: [['2026-11', 'buyer', { verdict: 'need-info' }]],
    outcome: 'prohibited',
    has: ['stop', 'second-review'],
  },
  {
    law: `information requested on a possible hit; ${HOUSE}`,
    who: [['2026-11', 'buyer', { tier: 'review', verdict: 'need-info' }]],
    outcome: 'need-info',
    not: ['D1', 'stop'],
  },
  {
    law: `information requested, not a recipient; ${HOUSE}`,
    who: [['2026-11', 'payer', { verdict: 'need-info' }]],
    outcome: 'need-info',
    not: ['D1', 'stop'],
  },
  {
    law: '公告未扩大到关联方: an affiliate is reviewed, not matched',
    who: [['2026-11', 'buyer', { verdict: 'affiliate' }]],
    outcome: 'review',
    has: ['licence', 'D1 MOFCOM 2026-1', 'D4'],
    not: ['stop'],
  },
  {
    law: 'a related name is no match (pledges.md 1.1 [J])',
    who: [['2026-11', 'buyer', { tier: 'related' }]],
    outcome: 'review',
    has: ['licence', 'D1 MOFCOM 2026-1'],
    not: ['stop'],
  },
  {
    law: 'a match of tier none is nothing',
    who: [['2026-11', 'buyer', { tier: 'none' }]],
    outcome: 'no-match',
    not: ['D7'],
  },
];
