import type { Message } from '../message.ts';
import type { ScorePart } from './match.ts';

/** What a score is made of, for a reader. The parts add up to the score. */
export interface Explanation {
  readonly parts: readonly ScorePart[];
  readonly reasons: readonly Message[];
}

/** A score with its explanation, which is put together only for the few findings that somebody reads. */
export interface Finding {
  readonly score: number;
  /** Sum of the parts: the score before it was bounded. */
  readonly sum: number;
  explain(): Explanation;
}

export const NOTHING: Finding = { score: 0, sum: 0, explain: () => ({ parts: [], reasons: [] }) };

/** A finding of one step. */
export function step(code: string, value: number, params?: Message['params']): Finding {
  return {
    score: value,
    sum: value,
    explain: () => ({
      parts: [{ code, value }],
      reasons: [params === undefined ? { key: `names:step.${code}` } : { key: `names:step.${code}`, params }],
    }),
  };
}

/** The sum of the parts, bounded to 0..1 only. */
export function bounded(finding: Finding): Finding {
  return { ...finding, score: within(finding.sum) };
}

const within = (sum: number) => Math.min(1, Math.max(0, sum));

/** A finding with one part more; the sum is bounded to 0..1. */
export function plus(finding: Finding, code: string, value: number, reason: Message): Finding {
  const sum = finding.sum + value;
  return {
    score: within(sum),
    sum,
    explain: () => {
      const { parts, reasons } = finding.explain();
      return { parts: [...parts, { code, value }], reasons: [...reasons, reason] };
    },
  };
}
