import { describe, expect, it } from 'vitest';
import { TIERS } from '../../../shared/names/match.ts';
import { ROLES } from '../../../shared/orders/order.ts';
import { caseOutcome } from '../../../shared/rules/case-outcome.ts';
import { decide } from '../../../shared/rules/decide.ts';
import {
  type LineFacts,
  OUTCOMES,
  PERSPECTIVES,
  type RoleHit,
  VERDICTS,
} from '../../../shared/rules/outcome.ts';
import { entryOf, factsOf, hitOn, lineWith } from './facts.ts';
import { factsOfCase } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

const ANNOUNCEMENTS = ['2025-1', '2025-13', '2025-21', '2026-11', '2026-12', '2026-27', '2026-28'];
const ITEMS = ['controlled', 'undecided', 'not-controlled', 'recorded-not'] as const;
const rank = (outcome: (typeof OUTCOMES)[number]) => OUTCOMES.indexOf(outcome);
const PLEDGES = /^D[1-6]$|^licence$/;

function allHits(): RoleHit[] {
  return ANNOUNCEMENTS.flatMap((no) =>
    ROLES.flatMap((role) =>
      TIERS.flatMap((tier) =>
        [undefined, ...VERDICTS].map((verdict) =>
          hitOn(entryOf(no), role, { tier, ...(verdict === undefined ? {} : { verdict }) }),
        ),
      ),
    ),
  );
}

describe('all combinations', () => {
  const hits = allHits();
  const lines = [lineWith(), lineWith({ end_use: 'military', origin: null, end_user: null })];

  it('a further hit never makes a line better, and no pledge stands beside a stop', () => {
    const extra = [hitOn(entryOf('2026-11')), hitOn(entryOf('2026-12')), hitOn(entryOf('2026-11'), 'payer')];
    for (const item of ITEMS) {
      for (const perspective of PERSPECTIVES) {
        for (const line of lines) {
          for (const hit of hits) {
            const alone = decide(factsOf({ hits: [hit], item, perspective, line }));
            for (const other of extra) {
              const both = decide(factsOf({ hits: [hit, other], item, perspective, line }));
              if (rank(both.outcome) > rank(alone.outcome)) expect(both.outcome).toBe(alone.outcome);
              if (both.outcome !== 'prohibited') continue;
              const papers = both.obligations.filter((o) => PLEDGES.test(o.code));
              if (papers.length > 0) expect(papers).toEqual([]);
            }
          }
        }
      }
    }
  });

  it('the outcome is the weight of its worst reason, and the order of hits does not matter', () => {
    for (const [index, hit] of hits.entries()) {
      const other = hits[(index * 7 + 3) % hits.length] ?? hit;
      const one = decide(factsOf({ hits: [hit, other] }));
      const two = decide(factsOf({ hits: [other, hit] }));
      expect(one.reasons[0]?.weight).toBe(one.outcome);
      expect(two.outcome).toBe(one.outcome);
      expect(new Set(two.codes)).toEqual(new Set(one.codes));
      expect(new Set(two.obligations.map((o) => `${o.code} ${o.variant}`))).toEqual(
        new Set(one.obligations.map((o) => `${o.code} ${o.variant}`)),
      );
    }
  });

  it('a true control-list recipient in force is prohibited for exporter and provider whatever else is said', () => {
    for (const perspective of ['cn-exporter', 'other-provider'] as const) {
      for (const role of ['buyer', 'consignee', 'end_user', 'intermediary', 'notify_party'] as const) {
        for (const tier of ['hit', 'review', 'related'] as const) {
          for (const item of ['controlled', 'undecided', 'not-controlled'] as const) {
            const hit = hitOn(entryOf('2026-27'), role, { tier, verdict: 'true-match' });
            expect(decide(factsOf({ hits: [hit], item, perspective })).outcome).toBe('prohibited');
          }
        }
      }
    }
  });

  it('no word of a person on use, origin or holding lifts a ban of the exporter in China', () => {
    const word = { by: 'Li', at: '2026-11-20', basis: 'letter' };
    const more: Partial<LineFacts>[] = [
      { military: { decision: 'not-military', seen: [], second: 'Wang', ...word } },
      { origin: { origin: 'other', country: 'Australia', ...word } },
      {
        confirmations: ANNOUNCEMENTS.filter((no) => no !== '2025-21').map((no) => ({
          announcement: `MOFCOM ${no}`,
          state: 'suspended' as const,
          source: 'x',
          date: '2026-11-20',
        })),
      },
    ];
    for (const row of WORKED_CASES) {
      if (
        (row.view ?? 'cn-exporter') !== 'cn-exporter' ||
        row.outcome !== 'prohibited' ||
        row.military === 'military'
      )
        continue;
      const facts = factsOfCase(row);
      for (const one of more) expect(decide({ ...facts, ...one }).outcome, row.says).toBe('prohibited');
    }
  });
});

describe('the lines of a case', () => {
  const outcomes = WORKED_CASES.map((row) => decide(factsOfCase(row)));

  it('nothing that one line forbids is given back by another', () => {
    const step = 7;
    for (const [i, one] of outcomes.entries()) {
      const alone = caseOutcome([one]);
      expect(alone.outcome).toBe(one.outcome);
      for (let j = i % step; j < outcomes.length; j += step) {
        const other = outcomes[j];
        if (other === undefined) continue;
        const both = caseOutcome([one, other]);
        if (rank(both.outcome) > rank(one.outcome)) expect(both.outcome).toBe(one.outcome);
        if (one.outcome === 'prohibited') {
          const papers = both.obligations.filter((o) => PLEDGES.test(o.code));
          if (papers.length > 0) expect(papers).toEqual([]);
          if (both.clockDays !== null) expect(both.clockDays).toBeNull();
        }
        for (const code of one.codes)
          if (code !== 'NO_HIT' && !both.codes.includes(code)) expect(both.codes).toContain(code);
      }
    }
  });

  it('are the same in any order', () => {
    for (let i = 0; i + 2 < outcomes.length; i += 3) {
      const three = outcomes.slice(i, i + 3);
      const back = caseOutcome([...three].reverse());
      const there = caseOutcome(three);
      expect(back.outcome).toBe(there.outcome);
      expect(new Set(back.obligations.map((o) => JSON.stringify(o)))).toEqual(
        new Set(there.obligations.map((o) => JSON.stringify(o))),
      );
    }
  });
});
