import { NO_PAPERS, OTHERS, PAPERS, RECIPIENTS, under, type WorkedCase } from './case.ts';
import { L, watch } from './laws.ts';

const DAYS = [
  ['2026-12', '2026-02-23', '2026-02-24'],
  ['2026-28', '2026-06-28', '2026-06-29'],
] as const;
const FACTS = [
  'contract_no',
  'contract_date',
  'end_user',
  'address',
  'quantity',
  'unit',
  'end_use',
  'origin',
] as const;

export const watchCases: readonly WorkedCase[] = [
  ...DAYS.flatMap(([no, before, first]) => [
    ...under(watch(no), [
      {
        says: 'not yet issued',
        day: before,
        who: [[no, 'end_user']],
        outcome: 'no-match',
        not: ['D2', 'D5'],
      },
      {
        says: 'from its first day',
        day: first,
        who: [[no, 'end_user']],
        outcome: 'papers',
        has: [...PAPERS, `D1 MOFCOM ${no}`, `D2 MOFCOM ${no}`, `D5 MOFCOM ${no}`],
        not: ['stop', 'D3'],
        cites: `MOFCOM ${no}`,
      },
      ...RECIPIENTS.map((role) => ({
        says: `who receives the goods: ${role}`,
        who: [[no, role]] as const,
        outcome: 'papers' as const,
        has: [...PAPERS, `D1 MOFCOM ${no}`] as const,
        not: ['stop'] as const,
        cites: `MOFCOM ${no}`,
      })),
    ]),
    ...under(L.papers, [
      ...OTHERS.map((role) => ({
        says: `watch list outside the receiving side: ${role}`,
        who: [[no, role]] as const,
        outcome: 'review' as const,
        has: ['D7'] as const,
        not: ['D2', 'D5', 'stop'] as const,
        cites: `MOFCOM ${no}`,
      })),
    ]),
  ]),
  ...under(L.noClock, [
    {
      says: 'a single licence, and no 45 working days',
      who: [['2026-12', 'buyer']],
      outcome: 'papers',
      has: ['licence Order 792 26(2)'],
      not: ['licence Order 792 17(1)'],
    },
    {
      says: 'the same for the second batch',
      who: [['2026-28', 'buyer']],
      outcome: 'papers',
      has: ['licence Order 792 26(2)'],
      not: ['licence Order 792 17(1)'],
    },
  ]),
  ...under(watch('2026-12'), [
    {
      says: 'item undecided counts as dual-use',
      who: [['2026-12', 'buyer']],
      item: 'undecided',
      outcome: 'papers',
      has: [...PAPERS, 'classification'],
    },
    {
      says: 'a computed "not controlled" is not a person\'s record',
      who: [['2026-12', 'buyer']],
      item: 'not-controlled',
      outcome: 'papers',
      has: [...PAPERS],
    },
    {
      says: 'decided as the listed entity',
      who: [['2026-12', 'buyer', { verdict: 'true-match' }]],
      outcome: 'papers',
      has: [...PAPERS],
      not: ['second-review'],
      codes: ['TRUE_WATCH'],
    },
    {
      says: 'two watch announcements: a pledge for each, the number comes from the entry',
      who: [
        ['2026-12', 'buyer'],
        ['2026-28', 'end_user'],
      ],
      outcome: 'papers',
      has: ['D1 MOFCOM 2026-12', 'D1 MOFCOM 2026-28'],
    },
    {
      says: 'a dealer between guarantees too',
      who: [['2026-12', 'end_user']],
      parties: [{ role: 'intermediary', name: 'Trader Co' }],
      outcome: 'papers',
      has: ['D3'],
    },
  ]),
  ...under(L.dualUseOnly, [
    {
      says: 'a person recorded that it is no dual-use item',
      who: [['2026-12', 'buyer']],
      item: 'recorded-not',
      outcome: 'review',
      has: ['D7'],
      not: NO_PAPERS,
    },
  ]),
  ...under(L.application, [
    ...FACTS.map((field) => ({
      says: `${field} is needed for the application`,
      who: [['2026-12', 'buyer']] as const,
      fields: { [field]: null },
      outcome: 'need-info' as const,
      has: [...PAPERS, 'D1 MOFCOM 2026-12'] as const,
      codes: ['NEED_INFO'] as const,
    })),
    {
      says: 'facts are needed for the papers although the item is not settled',
      who: [['2026-12', 'buyer']],
      item: 'undecided',
      fields: { contract_no: null },
      outcome: 'need-info',
    },
    {
      says: 'a date that can be read in two ways is no date',
      who: [['2026-12', 'buyer']],
      fields: { contract_date: '10/11/2026' },
      outcome: 'need-info',
    },
    {
      says: 'the unit may stand in the quantity cell',
      who: [['2026-12', 'buyer']],
      fields: { unit: null, quantity: '100 kg' },
      outcome: 'papers',
    },
    {
      says: 'a blank cell is no fact',
      who: [['2026-12', 'buyer']],
      fields: { end_use: '  ' },
      outcome: 'need-info',
    },
    {
      says: 'the site of use is an address',
      who: [['2026-12', 'buyer']],
      fields: { address: null, site_of_use: 'Yokosuka plant 2' },
      outcome: 'papers',
    },
  ]),
  ...under(L.decided, [
    {
      says: 'false positive',
      who: [['2026-12', 'buyer', { verdict: 'false-positive' }]],
      outcome: 'no-match',
      has: ['D1 MOFCOM 2026-1'],
      not: ['D2', 'D5'],
    },
    {
      says: 'possible match',
      who: [['2026-12', 'buyer', { tier: 'review' }]],
      outcome: 'review',
      has: ['second-review'],
      not: ['D1', 'D2'],
    },
    {
      says: 'information requested',
      who: [['2026-12', 'buyer', { verdict: 'need-info' }]],
      outcome: 'need-info',
    },
  ]),
  ...under(L.affiliates, [
    {
      says: 'an affiliate of a watch-listed party',
      who: [['2026-12', 'buyer', { verdict: 'affiliate' }]],
      outcome: 'review',
      has: ['D1 MOFCOM 2026-1'],
      not: ['D2', 'D5'],
      codes: ['AFFILIATE'],
    },
    {
      says: 'a related name',
      who: [['2026-28', 'buyer', { tier: 'related' }]],
      outcome: 'review',
      not: ['D2', 'D5'],
    },
  ]),
  ...under(L.papers, [
    {
      says: 'worst wins: control beside watch; no pledge can cure it',
      who: [
        ['2026-12', 'buyer'],
        ['2026-11', 'end_user'],
      ],
      outcome: 'prohibited',
      has: ['stop'],
      not: NO_PAPERS,
    },
    {
      says: 'control list in any role: no papers',
      who: [
        ['2026-12', 'buyer'],
        ['2026-11', 'forwarder'],
      ],
      outcome: 'papers',
      has: ['D7'],
      not: NO_PAPERS,
    },
    {
      says: 'a possible control hit beside a watch hit keeps the drafts',
      who: [
        ['2026-12', 'buyer'],
        ['2026-11', 'forwarder', { tier: 'review' }],
      ],
      outcome: 'papers',
      has: ['D1 MOFCOM 2026-12', 'second-review'],
    },
  ]),
];
