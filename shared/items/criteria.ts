import data from '../../assets/items/criteria.json' with { type: 'json' };
import words from '../../assets/items/words.json' with { type: 'json' };
import type { ItemEntry } from './item.ts';
import { presenceOf } from './presence.ts';
import { compare, type Op, type Quantity } from './quantities.ts';

/** What a text gives for a limit: met, not met by a rule that may clear, or a question that would decide. */
export type Verdict =
  | { readonly answer: 'met'; readonly shown: string }
  | { readonly answer: 'not-met'; readonly shown: string }
  | { readonly answer: 'ask'; readonly question: string; readonly denied?: boolean };

interface Condition {
  readonly quantity: string;
  readonly op: Op;
  readonly value: number;
  readonly element?: string;
  /** Words that must stand by a number before it may clear the entry: what else has that unit. */
  readonly clearsWith?: string;
}

interface Criterion {
  readonly codes: readonly string[];
  readonly all: readonly Condition[];
  /** Whether a stated value outside the limit may clear the entry. */
  readonly decidesNo: boolean;
  readonly question: string;
  readonly basis: string;
}

export const CRITERIA = data.criteria as readonly Criterion[];
const BY_CODE = new Map(
  CRITERIA.flatMap((criterion) => criterion.codes.map((code) => [code, criterion] as const)),
);
const NAMES = new Map(words.elements.map(({ symbol, names }) => [symbol, names]));

/** Whether the name of the substance alone cannot decide the entry. */
export function hasLimits(entry: ItemEntry): boolean {
  return BY_CODE.has(entry.code);
}

/** Reads the limits of an entry in the text; undefined where the entry has none and the name alone decides. */
export function readLimits(
  entry: ItemEntry,
  quantities: readonly Quantity[],
  plain: string,
): Verdict | undefined {
  const criterion = BY_CODE.get(entry.code) ?? generalCriterion(entry);
  if (criterion === undefined) return undefined;
  const results = criterion.all.map((condition) => readCondition(condition, quantities, plain));
  const shown = results
    .map((result) => result.shown)
    .filter((text) => text !== '')
    .join(', ');
  if (results.length > 0 && results.every((result) => result.answer === 'yes'))
    return { answer: 'met', shown };
  const failed = results.filter((result) => result.answer === 'no');
  if (criterion.decidesNo && failed.length > 0) {
    return { answer: 'not-met', shown: failed.map((result) => result.shown).join(', ') };
  }
  const denied = results.some((result) => result.denied === true);
  return { answer: 'ask', question: criterion.question, ...(denied ? { denied } : {}) };
}

/** Entries whose own text is not read, or whose values a description cannot give. */
function generalCriterion(entry: ItemEntry): Criterion | undefined {
  const open = (question: string): Criterion => ({
    codes: [],
    all: [],
    decidesNo: false,
    question,
    basis: '',
  });
  if (entry.threshold !== null && /not read/.test(entry.threshold)) return open('leaf-unread');
  if (/^ANN-61/.test(entry.code)) return open('leaf-unread');
  if (entry.family === 'technology' || /^\d[DE]\d/.test(entry.code)) return open('technology');
  if (/^\d[AB]\d/.test(entry.code)) return open('equipment');
  return undefined;
}

interface ConditionResult {
  readonly answer: 'yes' | 'no' | 'open';
  readonly shown: string;
  readonly denied?: boolean;
}

function readCondition(
  condition: Condition,
  quantities: readonly Quantity[],
  plain: string,
): ConditionResult {
  const { quantity, op, value, element } = condition;
  if (quantity === 'contains' && element !== undefined) {
    const presence = presenceOf(element, NAMES.get(element) ?? [], plain);
    if (presence === 'present') return { answer: 'yes', shown: element };
    return { answer: 'open', shown: '', denied: presence === 'denied' };
  }
  const fitting = quantities.filter((one) => fits(one, quantity, element));
  const answers = new Set(fitting.map((one) => compare(one.range, op, value)));
  const shown = fitting.map((one) => one.text).join(', ');
  const [answer] = answers;
  if (answers.size !== 1 || answer === undefined) return { answer: 'open', shown };
  const { clearsWith } = condition;
  const vague =
    clearsWith !== undefined && !fitting.some((one) => new RegExp(clearsWith, 'iu').test(one.context));
  return { answer: answer === 'no' && vague ? 'open' : answer, shown };
}

/** Purity: a percentage of the whole. Content: of one element, or of the whole where none is named. */
function fits(one: Quantity, quantity: string, element: string | undefined): boolean {
  const whole = one.kind === 'percent' && Math.max(one.range.low, one.range.high) >= 90;
  if (quantity === 'purity') return whole;
  if (quantity === 'content') {
    return one.kind === 'percent' && (one.element === element || (one.element === undefined && whole));
  }
  return one.kind === quantity;
}
