import { NO_PAPERS, RECIPIENTS, suspended, under, type WorkedCase } from './case.ts';
import { ban, L, watch } from './laws.ts';

const view = 'other-provider' as const;

/** Who serves an export: agent, freight, delivery, customs, platform, finance. */
export const providerCases: readonly WorkedCase[] = [
  ...under(L.service, [
    ...RECIPIENTS.map((role) => ({
      says: `no service to an export to a control-listed ${role}`,
      view,
      who: [['2026-11', role]] as const,
      outcome: 'prohibited' as const,
      has: ['stop MOFCOM 2026-11 1', 'D7'] as const,
      not: NO_PAPERS,
      cites: 'ECL 20',
    })),
    {
      says: 'the 2025 lists ban the export, so they ban the service',
      view,
      who: [['2025-51', 'buyer']],
      outcome: 'prohibited',
      cites: 'MOFCOM 2025-51 1',
    },
    {
      says: 'a stopped measure bans nothing',
      view,
      who: [['2025-13', 'buyer']],
      outcome: 'review',
      not: ['stop'],
    },
    {
      says: 'a suspended measure, confirmed',
      view,
      who: [['2025-21', 'buyer']],
      confirmed: [suspended('2025-21')],
      outcome: 'review',
      not: ['stop'],
    },
    {
      says: 'a controlled item: see the licence before you serve',
      view,
      outcome: 'no-match',
      has: ['licence ECL 20'],
      not: ['D1', 'D4', 'D6', 'retention', 'report Order 792 18(1)'],
    },
    {
      says: 'an item outside the limits',
      view,
      item: 'not-controlled',
      outcome: 'no-match',
      not: ['licence'],
    },
    {
      says: 'a possible hit is reviewed',
      view,
      who: [['2026-11', 'buyer', { tier: 'review' }]],
      outcome: 'review',
      not: ['stop'],
    },
    {
      says: 'a decided military use: no service',
      view,
      fields: { end_use: 'military trucks' },
      military: 'military',
      outcome: 'prohibited',
      cites: 'ECL 20',
    },
  ]),
  ...under(watch('2026-12'), [
    {
      says: "the exporter needs a single licence: see it; the pledge is not the provider's to give",
      view,
      who: [['2026-12', 'buyer']],
      outcome: 'papers',
      has: ['licence ECL 20', 'D7'],
      not: ['D1', 'D2', 'D4', 'D5', 'D6', 'licence Order 792 26(2)'],
      cites: 'MOFCOM 2026-12',
    },
    {
      says: 'the provider need not know the contract number',
      view,
      who: [['2026-12', 'buyer']],
      fields: { contract_no: null },
      outcome: 'papers',
    },
  ]),
  ...under(L.suspicion, [
    {
      says: 'a control-listed recipient',
      view,
      who: [['2026-11', 'buyer']],
      outcome: 'prohibited',
      has: ['report Order 792 36'],
    },
    {
      says: 'military words',
      view,
      fields: { end_use: 'military trucks' },
      outcome: 'review',
      has: ['report Order 792 36'],
    },
    { says: 'no suspicion, no report', view, outcome: 'no-match', not: ['report'] },
    {
      says: 'it binds those who serve, not the exporter',
      who: [['2026-11', 'buyer']],
      outcome: 'prohibited',
      not: ['report Order 792 36'],
    },
  ]),
  ...under(ban('2026-11'), [
    {
      says: 'origin does not help the one who serves an export from China',
      view,
      who: [['2026-11', 'buyer']],
      fields: { origin: 'Australia' },
      outcome: 'prohibited',
    },
  ]),
];
