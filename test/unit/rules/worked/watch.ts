import { HOUSE, NO_PAPERS, OTHERS, PAPERS, RECIPIENTS, WATCH, type WorkedCase } from './case.ts';

export const watchCases: readonly WorkedCase[] = [
  ...(
    [
      ['2026-12', '2026-02-23', '2026-02-24'],
      ['2026-28', '2026-06-28', '2026-06-29'],
    ] as const
  ).flatMap(([no, before, first]): WorkedCase[] => [
    {
      law: `No. ${no} not yet issued`,
      day: before,
      who: [[no, 'end_user']],
      outcome: 'no-match',
      not: ['D2', 'D5'],
    },
    {
      law: `No. ${no}: ${WATCH}`,
      day: first,
      who: [[no, 'end_user']],
      outcome: 'papers',
      has: [...PAPERS, `D1 MOFCOM ${no}`],
      not: ['stop', 'D3'],
      cites: `MOFCOM ${no}`,
    },
    ...RECIPIENTS.map(
      (role): WorkedCase => ({
        law: `No. ${no}: ${WATCH}`,
        who: [[no, role]],
        outcome: 'papers',
        has: [...PAPERS, `D1 MOFCOM ${no}`],
        not: ['stop'],
        cites: `MOFCOM ${no}`,
      }),
    ),
    ...OTHERS.map(
      (role): WorkedCase => ({
        law: `watch list outside the receiving side, ${HOUSE}`,
        who: [[no, role]],
        outcome: 'review',
        has: ['D7'],
        not: ['D2', 'D5', 'stop'],
        cites: `MOFCOM ${no}`,
      }),
    ),
  ]),
  {
    law: `No. 12: ${WATCH}; item undecided counts as dual-use`,
    who: [['2026-12', 'buyer']],
    item: 'undecided',
    outcome: 'papers',
    has: [...PAPERS, 'classification'],
  },
  {
    law: `a person recorded that it is no dual-use item, ${HOUSE}`,
    who: [['2026-12', 'buyer']],
    item: 'recorded-not',
    outcome: 'review',
    has: ['D7'],
    not: NO_PAPERS,
  },
  {
    law: 'a computed "not controlled" is not a person\'s record',
    who: [['2026-12', 'buyer']],
    item: 'not-controlled',
    outcome: 'papers',
    has: [...PAPERS],
  },
  ...(
    ['contract_no', 'contract_date', 'end_user', 'address', 'quantity', 'unit', 'end_use', 'origin'] as const
  ).map(
    (field): WorkedCase => ({
      law: `Regulations art. 16(1), 24(1): ${field} is needed for the application`,
      who: [['2026-12', 'buyer']],
      fields: { [field]: null },
      outcome: 'need-info',
      has: [...PAPERS, 'D1 MOFCOM 2026-12'],
    }),
  ),
  {
    law: 'facts are needed for the papers although the item is not settled',
    who: [['2026-12', 'buyer']],
    item: 'undecided',
    fields: { contract_no: null },
    outcome: 'need-info',
  },
  {
    law: 'a date that can be read in two ways is no date',
    who: [['2026-12', 'buyer']],
    fields: { contract_date: '10/11/2026' },
    outcome: 'need-info',
  },
  {
    law: 'the unit may stand in the quantity cell',
    who: [['2026-12', 'buyer']],
    fields: { unit: null, quantity: '100 kg' },
    outcome: 'papers',
  },
  {
    law: 'a blank cell is no fact',
    who: [['2026-12', 'buyer']],
    fields: { end_use: '  ' },
    outcome: 'need-info',
  },
  {
    law: 'the site of use is an address',
    who: [['2026-12', 'buyer']],
    fields: { address: null, site_of_use: 'Yokosuka plant 2' },
    outcome: 'papers',
  },
  {
    law: `false positive, ${HOUSE}`,
    who: [['2026-12', 'buyer', { verdict: 'false-positive' }]],
    outcome: 'no-match',
    has: ['D1 MOFCOM 2026-1'],
    not: ['D2', 'D5'],
  },
  {
    law: 'true match',
    who: [['2026-12', 'buyer', { verdict: 'true-match' }]],
    outcome: 'papers',
    has: [...PAPERS],
    not: ['second-review'],
  },
  {
    law: `possible match, ${HOUSE}`,
    who: [['2026-12', 'buyer', { tier: 'review' }]],
    outcome: 'review',
    has: ['second-review'],
    not: ['D1', 'D2'],
  },
  {
    law: `information requested, ${HOUSE}`,
    who: [['2026-12', 'buyer', { verdict: 'need-info' }]],
    outcome: 'need-info',
  },
  {
    law: '公告未扩大到关联方',
    who: [['2026-12', 'buyer', { verdict: 'affiliate' }]],
    outcome: 'review',
    has: ['D1 MOFCOM 2026-1'],
    not: ['D2', 'D5'],
  },
  {
    law: 'related name',
    who: [['2026-28', 'buyer', { tier: 'related' }]],
    outcome: 'review',
    not: ['D2', 'D5'],
  },
  {
    law: 'two watch announcements, a pledge for each: the number comes from the entry (pledges.md 0.2)',
    who: [
      ['2026-12', 'buyer'],
      ['2026-28', 'end_user'],
    ],
    outcome: 'papers',
    has: ['D1 MOFCOM 2026-12', 'D1 MOFCOM 2026-28'],
  },
  {
    law: 'worst wins: control beside watch; no pledge can cure it',
    who: [
      ['2026-12', 'buyer'],
      ['2026-11', 'end_user'],
    ],
    outcome: 'prohibited',
    has: ['stop'],
    not: NO_PAPERS,
  },
  {
    law: `control list in any role: no papers (pledges.md cross rule 8)`,
    who: [
      ['2026-12', 'buyer'],
      ['2026-11', 'forwarder'],
    ],
    outcome: 'papers',
    has: ['D7'],
    not: NO_PAPERS,
  },
  {
    law: 'a possible control hit beside a watch hit keeps the drafts',
    who: [
      ['2026-12', 'buyer'],
      ['2026-11', 'forwarder', { tier: 'review' }],
    ],
    outcome: 'papers',
    has: ['D1 MOFCOM 2026-12', 'second-review'],
  },
];
