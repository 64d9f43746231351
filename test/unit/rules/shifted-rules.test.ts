import { afterEach, describe, expect, it } from 'vitest';
import measures from '../../../assets/lists/measures.json' with { type: 'json' };
import instruments from '../../../assets/rules/instruments.json' with { type: 'json' };
import signals from '../../../assets/rules/military-signals.json' with { type: 'json' };
import { faultOf } from './run-case.ts';
import { WORKED_CASES } from './worked-cases.ts';

/** Each rule that is data is switched off or moved by one day; the worked cases must notice every one. */
const undo: (() => void)[] = [];
afterEach(() => {
  for (const back of undo.splice(0)) back();
});

function change<T extends object>(target: T, values: Partial<Record<keyof T, unknown>>): void {
  const before = { ...target };
  undo.push(() => {
    for (const key of Object.keys(values)) delete (target as Record<string, unknown>)[key];
    Object.assign(target, before);
  });
  Object.assign(target, values);
}

const red = () => WORKED_CASES.filter((row) => faultOf(row) !== null).length;

function moved(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

describe('the worked cases notice', () => {
  it('nothing while the rules are as shipped', () => expect(red()).toBe(0));

  it.each(measures.measures.map((m) => [m.announcement, m] as const))(
    '%s a day later or earlier',
    (_no, measure) => {
      change(measure, { effective: moved(measure.effective, 1) });
      expect(red()).toBeGreaterThan(0);
      Object.assign(measure, { effective: moved(measure.effective, -2) });
      expect(red()).toBeGreaterThan(0);
    },
  );

  const changed = measures.measures.filter((m) => m.change !== undefined);
  it.each(changed.map((m) => [m.announcement, m] as const))(
    'the end of %s a day later, earlier, or gone',
    (_no, measure) => {
      const own = measure.change;
      if (own === undefined) throw new Error('has a change');
      for (const shift of [1, -1]) {
        change(measure, { change: { ...own, from: moved(own.from, shift) } });
        expect(red()).toBeGreaterThan(0);
      }
      change(measure, { change: undefined });
      expect(red()).toBeGreaterThan(0);
    },
  );

  it.each(measures.measures.filter((m) => m.articles !== undefined).map((m) => [m.announcement, m] as const))(
    'the paragraphs of %s',
    (_no, measure) => {
      change(measure, { articles: undefined });
      expect(red()).toBeGreaterThan(0);
    },
  );

  it('announcement 1 of 2026 a day later or earlier', () => {
    const catchAll = instruments.instruments.find((i) => i.id === 'MOFCOM 2026-1');
    if (catchAll === undefined) throw new Error('announcement 1 is there');
    for (const shift of [1, -1]) {
      change(catchAll, { effective: moved('2026-01-06', shift) });
      expect(red()).toBeGreaterThan(0);
    }
  });

  it('has words in every group of military signals', () => {
    for (const group of signals.groups) expect(group.words.length).toBeGreaterThan(10);
  });
});
