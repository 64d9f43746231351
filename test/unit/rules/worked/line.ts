import { JP1, type WorkedCase } from './case.ts';

export const unlistedCases: readonly WorkedCase[] = [
  {
    law: 'controlled item, unlisted Japanese party: licence (art. 15-17), EUC (art. 24), No. 1 pledge',
    outcome: 'no-match',
    has: ['licence', 'D1 MOFCOM 2026-1', 'D4', 'D6', 'report', 'retention'],
    not: ['D2', 'D5', 'D7', 'classification', 'stop'],
  },
  {
    law: 'item not settled: ask; the papers follow once it is controlled',
    item: 'undecided',
    outcome: 'no-match',
    has: ['licence', 'classification'],
    not: ['D1', 'D4', 'D6'],
  },
  {
    law: 'item outside the limits: nothing to apply for',
    item: 'not-controlled',
    outcome: 'no-match',
    not: ['licence', 'D1', 'D4'],
  },
  {
    law: 'item recorded as outside',
    item: 'recorded-not',
    outcome: 'no-match',
    not: ['licence', 'D1', 'D4'],
  },
  {
    law: 'the buyer is never taken for the end user (art. 24(1))',
    fields: { end_user: null },
    outcome: 'no-match',
    has: ['end-user'],
  },
  {
    law: 'before No. 1/2026 there is no pledge to cite',
    day: '2026-01-05',
    outcome: 'no-match',
    has: ['licence', 'D4'],
    not: ['D1', 'D6'],
  },
  {
    law: `No. 1/2026 on its first day: ${JP1}`,
    day: '2026-01-06',
    outcome: 'no-match',
    has: ['D1 MOFCOM 2026-1', 'D6'],
  },
  {
    law: 'No. 1 is about Japan',
    fields: { country_dest: 'Germany', address: 'Munich' },
    outcome: 'no-match',
    has: ['licence', 'D4'],
    not: ['D1', 'D6'],
  },
  {
    law: 'no destination given: taken as Japan',
    fields: { country_dest: null },
    outcome: 'no-match',
    has: ['D1 MOFCOM 2026-1'],
  },
];

export const militaryCases: readonly WorkedCase[] = (
  [
    ['end_use', 'parts for the 防衛省 radar programme'],
    ['end_use', '用于军工产品'],
    ['end_use', '軍事用途'],
    ['end_use', 'military vehicle motors'],
    ['end_use', '自卫队车辆维修'],
    ['end_product', 'guided missile actuator'],
    ['end_product', '潜水艦用モーター'],
    ['site_of_use', '海上自衛隊 横須賀'],
    ['remarks', 'customer: ATLA'],
    ['end_use', '不用于军事用途；样品交防卫装备厅测试'],
    ['end_use', 'Self-Defense Forces depot'],
    ['end_use', '軍用車輛'],
  ] as const
).map(
  ([field, text]): WorkedCase => ({
    law: `No. 1/2026: ${JP1}`,
    fields: { [field]: text },
    outcome: 'review',
    has: ['second-review', 'D7'],
    not: ['stop'],
    cites: 'MOFCOM 2026-1 1',
  }),
);

export const civilCases: readonly WorkedCase[] = [
  '不用于军事用途',
  '非军用，民用电机',
  'not for military use',
  'civil passenger car; non-military',
  '軍事用途には使用しません',
  '防衛事業には使用しません',
  'navy blue paint pigment',
  'submarine cable repeater',
  'Salvation Army charity shop',
].map(
  (text): WorkedCase => ({
    law: 'words that name no military use are no signal',
    fields: { end_use: text },
    outcome: 'no-match',
    not: ['second-review'],
  }),
);

export const militaryMore: readonly WorkedCase[] = [
  {
    law: 'No. 1/2026 did not exist; ECL art. 12(3) catch-all',
    day: '2026-01-05',
    fields: { end_use: 'military use' },
    outcome: 'review',
    cites: 'ECL 12(3)',
  },
  {
    law: 'elsewhere than Japan: ECL art. 12(3)',
    fields: { country_dest: 'DE', end_use: 'army trucks' },
    outcome: 'review',
    cites: 'ECL 12(3)',
  },
  {
    law: 'military words beside a watch hit: papers stay, a person decides',
    who: [['2026-12', 'buyer']],
    fields: { end_use: 'military trucks' },
    outcome: 'papers',
    has: ['second-review'],
  },
  {
    law: 'military words beside a control hit',
    who: [['2026-11', 'buyer']],
    fields: { end_use: 'military trucks' },
    outcome: 'prohibited',
  },
];
