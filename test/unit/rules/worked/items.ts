import { inForce, suspended, under, type WorkedCase } from './case.ts';
import type { Law } from './laws.ts';

/** Item announcements: an entry of each, the day before its first day, and the day. Texts as items.md reports them. */
const FIRST_DAYS = [
  ['2023-23', '3C001.a', '2023-07-31', '2023-08-01'],
  ['2023-23', '3C002.a', '2023-07-31', '2023-08-01'],
  ['2023-39', '1C108.b', '2023-11-30', '2023-12-01'],
  ['2024-33', '3C003.c', '2024-09-14', '2024-09-15'],
  ['2024-51', '2B201.b', '2024-11-30', '2024-12-01'],
  ['2025-10', '1C117.d.1', '2025-02-03', '2025-02-04'],
  ['2025-10', '6C001.a', '2025-02-03', '2025-02-04'],
  ['2025-18', '1C905.b', '2025-04-03', '2025-04-04'],
] as const;

/** Suspended by announcement 70 of 2025, 至2026年11月10日; all but No. 62 before they operated. */
const SUSPENDED = [
  ['2025-55', '2C902.a'],
  ['2025-56', '2B902.a'],
  ['2025-57', '1C909'],
  ['2025-58', '3A001'],
  ['2025-62', '1E902.a'],
] as const;

const law = (no: string, phrase: string): Law => ({ article: `MOFCOM ${no}`, phrase, reported: true });
const CONTROLLED = 'rules:reason.item.controlled';
const OPEN = 'rules:reason.item.undecided';

export const itemCases: readonly WorkedCase[] = [
  ...FIRST_DAYS.flatMap(([no, listCode, before, first]) =>
    under(law(no, 'list entry, in force from its day (items.md 4)'), [
      { says: 'the day before', listCode, day: before, outcome: 'no-match', reasons: [OPEN] },
      { says: 'on its first day', listCode, day: first, outcome: 'no-match', reasons: [CONTROLLED] },
      {
        says: 'today',
        listCode,
        outcome: 'no-match',
        reasons: [CONTROLLED],
        has: ['licence Order 792 17(1)', 'D4'],
      },
    ]),
  ),
  ...SUSPENDED.flatMap(([no, listCode]) =>
    under(law(no, '至2026年11月10日 (announcement 70 of 2025)'), [
      no === '2025-62'
        ? {
            says: 'the last day before the suspension: in force since 2025-10-09',
            listCode,
            day: '2025-11-06',
            outcome: 'no-match',
            reasons: [CONTROLLED],
          }
        : {
            says: 'the last day before the suspension: due on 2025-11-08, not yet in force',
            listCode,
            day: '2025-11-06',
            outcome: 'no-match',
            reasons: [OPEN, 'items:reason.time.not-yet'],
          },
      {
        says: 'the first day of the suspension',
        listCode,
        day: '2025-11-07',
        outcome: 'no-match',
        reasons: [OPEN, 'items:reason.time.suspended'],
      },
      {
        says: 'the last day of the suspension by its text',
        listCode,
        day: '2026-11-10',
        outcome: 'no-match',
        reasons: [OPEN, 'items:reason.time.suspended'],
        not: ['D4'],
      },
      {
        says: 'the day after: counts as controlled and is labelled as unconfirmed',
        listCode,
        day: '2026-11-11',
        outcome: 'no-match',
        reasons: [CONTROLLED, 'items:reason.time.unconfirmed'],
        has: ['licence Order 792 17(1)', 'D4'],
      },
      {
        says: 'confirmed as suspended',
        listCode,
        confirmed: [suspended(no)],
        outcome: 'no-match',
        reasons: [OPEN],
        not: ['D4'],
      },
      {
        says: 'confirmed as in force: no label is left',
        listCode,
        confirmed: [inForce(no)],
        outcome: 'no-match',
        reasons: [CONTROLLED],
        lacks: ['items:reason.time.unconfirmed'],
        has: ['D4'],
      },
    ]),
  ),
];
