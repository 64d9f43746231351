import { afterEach, describe, expect, it } from 'vitest';
import measures from '../../../assets/lists/measures.json' with { type: 'json' };
import instruments from '../../../assets/rules/instruments.json' with { type: 'json' };
import signals from '../../../assets/rules/military-signals.json' with { type: 'json' };
import obligations from '../../../assets/rules/obligations.json' with { type: 'json' };
import { SUSPENDED_ITEMS } from '../../../shared/items/suspension.ts';
import { PERSPECTIVES } from '../../../shared/rules/outcome.ts';
import { faultOf } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

/** Each rule that is data is switched off, moved by a day, or given to somebody else; the worked cases must notice every one. */
const undo: (() => void)[] = [];
afterEach(() => {
  for (const back of undo.splice(0).reverse()) back();
});

function change<T extends object>(target: T, values: Partial<Record<keyof T, unknown>>): void {
  const before = { ...target };
  undo.push(() => {
    for (const key of Object.keys(values)) delete (target as Record<string, unknown>)[key];
    Object.assign(target, before);
  });
  Object.assign(target, values);
}

const noticed = () => WORKED_CASES.some((row) => faultOf(row) !== null);

function moved(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

describe('the worked cases notice', () => {
  it('nothing while the rules are as shipped', () => {
    expect(WORKED_CASES.filter((row) => faultOf(row) !== null)).toEqual([]);
  });

  describe('of the lists', () => {
    it.each(measures.measures.map((m) => [m.announcement, m] as const))(
      '%s a day later or earlier',
      (_no, measure) => {
        for (const by of [1, -1]) {
          change(measure, { effective: moved(measure.effective, by) });
          expect(noticed(), `by ${by}`).toBe(true);
          undo.pop()?.();
        }
      },
    );

    const changed = measures.measures.filter((m) => m.change !== undefined);
    it.each(changed.map((m) => [m.announcement, m] as const))(
      'the end of %s a day later, earlier, or gone',
      (_no, measure) => {
        const own = measure.change;
        if (own === undefined) throw new Error('has a change');
        for (const by of [1, -1]) {
          change(measure, { change: { ...own, from: moved(own.from, by) } });
          expect(noticed(), `by ${by}`).toBe(true);
          undo.pop()?.();
        }
        change(measure, { change: undefined });
        expect(noticed()).toBe(true);
      },
    );

    const numbered = measures.measures.filter((m) => m.articles !== undefined);
    it.each(numbered.map((m) => [m.announcement, m] as const))('the paragraphs of %s', (_no, measure) => {
      change(measure, { articles: undefined });
      expect(noticed()).toBe(true);
    });
  });

  describe('of the instruments', () => {
    const dated = instruments.instruments.filter((i) => i.id !== 'MOFCOM 2025-70');
    it.each(dated.map((i) => [i.id, i] as const))('%s a day later or earlier', (_id, instrument) => {
      for (const by of [1, -1]) {
        change(instrument, { effective: moved(instrument.effective, by) });
        expect(noticed(), `by ${by}`).toBe(true);
        undo.pop()?.();
      }
    });

    it('announcement 70 only suspends: it takes effect with the suspension that it makes', () => {
      const own = instruments.instruments.find((i) => i.id === 'MOFCOM 2025-70');
      const suspended = instruments.instruments.filter((i) => 'suspendedBy' in i);
      expect(suspended.map((i) => 'suspendedFrom' in i && i.suspendedFrom)).toEqual([own?.effective]);
    });

    it('the suspension of announcement 61 begun or ended a day later, earlier, or gone', () => {
      const own = instruments.instruments.find((i) => i.id === 'MOFCOM 2025-61');
      if (own === undefined) throw new Error('announcement 61 is there');
      for (const key of ['suspendedFrom', 'suspendedUntil'] as const) {
        for (const by of [1, -1]) {
          change(own, { [key]: moved(key === 'suspendedFrom' ? '2025-11-07' : '2026-11-10', by) });
          expect(noticed(), `${key} by ${by}`).toBe(true);
          undo.pop()?.();
        }
      }
      change(own, { suspendedFrom: undefined });
      expect(noticed()).toBe(true);
    });

    it('the share from which a company counts as held', () => {
      for (const percent of [49, 50.5, 100]) {
        change(instruments.holdingRule, { percent });
        expect(noticed(), `${percent}`).toBe(true);
        undo.pop()?.();
      }
    });

    it.each(instruments.holdingRule.codes)('rare earth %s left out', (code) => {
      const { codes } = instruments.holdingRule;
      change(instruments.holdingRule, { codes: codes.filter((one) => one !== code) });
      expect(noticed()).toBe(true);
    });

    it.each(instruments.strategicMinerals.codes)('mineral %s left out', (code) => {
      const { codes } = instruments.strategicMinerals;
      change(instruments.strategicMinerals, { codes: codes.filter((one) => one !== code) });
      expect(noticed()).toBe(true);
    });
  });

  describe('of the item announcements', () => {
    it.each(['from', 'until'] as const)(
      'the suspension of announcement 70: %s a day later or earlier',
      (key) => {
        for (const by of [1, -1]) {
          change(SUSPENDED_ITEMS, { [key]: moved(SUSPENDED_ITEMS[key], by) });
          expect(noticed(), `by ${by}`).toBe(true);
          undo.pop()?.();
        }
      },
    );

    it.each(SUSPENDED_ITEMS.of.filter((one) => one !== 'MOFCOM 2025-61'))(
      '%s not suspended',
      (announcement) => {
        change(SUSPENDED_ITEMS, { of: SUSPENDED_ITEMS.of.filter((one) => one !== announcement) });
        expect(noticed()).toBe(true);
      },
    );
  });

  describe('of the obligations', () => {
    it.each(obligations.obligations.map((o) => [o.id, o] as const))(
      '%s switched off, or given another text',
      (_id, duty) => {
        change(duty, { for: [] });
        expect(noticed(), 'off').toBe(true);
        undo.pop()?.();
        if (!('instrument' in duty)) return;
        change(duty, { instrument: 'ECL', article: '1' });
        expect(noticed(), 'another text').toBe(true);
      },
    );

    it('no obligation binds anybody that is not a perspective', () => {
      for (const { for: whom } of obligations.obligations) {
        for (const one of whom) expect(PERSPECTIVES).toContain(one);
      }
    });
  });

  describe('of the military words', () => {
    it.each(signals.groups.map((group) => [group.id, group] as const))(
      '%s without its words',
      (_id, group) => {
        change(group, { words: [] });
        expect(noticed()).toBe(true);
      },
    );

    it.each(['harmless', 'denials'] as const)('%s phrases forgotten', (which) => {
      change(signals[which], { phrases: [] });
      expect(noticed()).toBe(true);
    });
  });
});
