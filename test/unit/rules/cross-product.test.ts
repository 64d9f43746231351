import { describe, expect, it } from 'vitest';
import { TIERS } from '../../../shared/names/match.ts';
import { ROLES } from '../../../shared/orders/order.ts';
import { decide } from '../../../shared/rules/decide.ts';
import { OUTCOMES, type RoleHit, VERDICTS } from '../../../shared/rules/outcome.ts';
import { entryOf, factsOf, hitOn, lineWith } from './facts.ts';

const ANNOUNCEMENTS = ['2025-1', '2025-13', '2025-21', '2026-11', '2026-12', '2026-27', '2026-28'];
const ITEMS = ['controlled', 'undecided', 'not-controlled', 'recorded-not'] as const;
const VIEWS = ['cn-exporter', 'overseas'] as const;
const rank = (outcome: (typeof OUTCOMES)[number]) => OUTCOMES.indexOf(outcome);

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
      for (const perspective of VIEWS) {
        for (const line of lines) {
          for (const hit of hits) {
            const alone = decide(factsOf({ hits: [hit], item, perspective, line }));
            for (const other of extra) {
              const both = decide(factsOf({ hits: [hit, other], item, perspective, line }));
              expect(rank(both.outcome)).toBeLessThanOrEqual(rank(alone.outcome));
              if (both.outcome === 'prohibited') {
                expect(both.obligations.filter((o) => /^D[1-6]$|^licence$/.test(o.code))).toEqual([]);
              }
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
      expect(new Set(two.obligations.map((o) => `${o.code} ${o.variant}`))).toEqual(
        new Set(one.obligations.map((o) => `${o.code} ${o.variant}`)),
      );
    }
  });

  it('a true control-list recipient in force is prohibited for the exporter whatever else is said', () => {
    for (const role of ['buyer', 'consignee', 'end_user', 'intermediary', 'notify_party'] as const) {
      for (const tier of ['hit', 'review', 'related'] as const) {
        for (const item of ['controlled', 'undecided', 'not-controlled'] as const) {
          const hit = hitOn(entryOf('2026-27'), role, { tier, verdict: 'true-match' });
          expect(decide(factsOf({ hits: [hit], item })).outcome).toBe('prohibited');
        }
      }
    }
  });
});
