import data from '../../assets/items/criteria.json' with { type: 'json' };
import words from '../../assets/items/words.json' with { type: 'json' };
import type { ItemEntry } from './item.ts';
import { holdsTungstenShape, type Piece } from './piece.ts';
import { presenceOf } from './presence.ts';
import { compare, type Op, type Quantity } from './quantities.ts';

/** What a text gives for a limit: met, not met by a rule that may clear, or a question that would decide. */
export type Verdict =
  | { readonly answer: 'met'; readonly shown: string; readonly excludes: readonly string[] }
  | { readonly answer: 'not-met'; readonly shown: string }
  | {
      readonly answer: 'ask';
      readonly question: string;
      readonly denied?: boolean;
      /** To be asked although the line is controlled anyway: the answer decides under which code. */
      readonly anyway?: boolean;
    };

/** What of a text the limits are read in. */
export interface Reading {
  /** `searchText` of description and spec. */
  readonly plain: string;
  readonly quantities: readonly Quantity[];
  readonly piece?: Piece;
}

interface Condition {
  readonly quantity: string;
  readonly op: Op;
  readonly value: number;
  readonly element?: string;
  /** Words that must stand by a number before it may clear the entry: what else has that unit. */
  readonly clearsWith?: string;
  /** Words directly before the number, without which it is not this value, and with which it is another. */
  readonly label?: string;
  readonly notLabel?: string;
}

/** One of several ways to fall under an entry, chosen by the kind of material that the text names. */
interface Limb {
  readonly when?: string;
  readonly unless?: string;
  readonly all: readonly Condition[];
}

interface Criterion {
  readonly codes: readonly string[];
  readonly all: readonly Condition[];
  /** In place of `all`: exactly one of them must fit the text, else the question stands. */
  readonly limbs?: readonly Limb[];
  /** Codes that do not hold beside this one once it is met. */
  readonly excludes?: readonly string[];
  readonly askAnyway?: boolean;
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
export function readLimits(entry: ItemEntry, reading: Reading): Verdict | undefined {
  const criterion = BY_CODE.get(entry.code) ?? generalCriterion(entry);
  if (criterion === undefined) return undefined;
  const { question } = criterion;
  const anyway = criterion.askAnyway === true ? { anyway: true } : {};
  const conditions = conditionsOf(criterion, reading.plain);
  if (conditions === null) return { answer: 'ask', question, ...anyway };
  const results = conditions.map((condition) => readCondition(condition, reading));
  const shown = shownOf(results);
  if (results.length > 0 && results.every((result) => result.answer === 'yes'))
    return { answer: 'met', shown, excludes: criterion.excludes ?? [] };
  const failed = results.filter((result) => result.answer === 'no');
  if (criterion.decidesNo && failed.length > 0) return { answer: 'not-met', shown: shownOf(failed) };
  const denied = results.some((result) => result.denied === true);
  return { answer: 'ask', question, ...anyway, ...(denied ? { denied } : {}) };
}

/** The conditions that speak of what the text names; null where the text does not say which do. */
function conditionsOf({ all, limbs }: Criterion, plain: string): readonly Condition[] | null {
  if (limbs === undefined) return all;
  const fitting = limbs.filter(
    ({ when, unless }) =>
      (when === undefined || new RegExp(when, 'iu').test(plain)) &&
      (unless === undefined || !new RegExp(unless, 'iu').test(plain)),
  );
  return fitting.length === 1 ? (fitting[0]?.all ?? null) : null;
}

function shownOf(results: readonly ConditionResult[]): string {
  return results
    .map((result) => result.shown)
    .filter((text) => text !== '')
    .join(', ');
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

function readCondition(condition: Condition, { plain, quantities, piece }: Reading): ConditionResult {
  const { quantity, op, value, element } = condition;
  if (quantity === 'tungsten-shape') {
    if (piece === undefined) return { answer: 'open', shown: '' };
    return { answer: holdsTungstenShape(piece), shown: piece.text };
  }
  if (quantity === 'contains' && element !== undefined) {
    const presence = presenceOf(element, NAMES.get(element) ?? [], plain);
    if (presence === 'present') return { answer: 'yes', shown: element };
    return { answer: 'open', shown: '', denied: presence === 'denied' };
  }
  const fitting = quantities.filter((one) => fits(one, condition));
  const answers = new Set(fitting.map((one) => compare(one.range, op, value)));
  const shown = fitting.map((one) => one.text).join(', ');
  const [answer] = answers;
  if (answers.size !== 1 || answer === undefined) return { answer: 'open', shown };
  const { clearsWith } = condition;
  const vague =
    clearsWith !== undefined && !fitting.some((one) => new RegExp(clearsWith, 'iu').test(one.context));
  return { answer: answer === 'no' && vague ? 'open' : answer, shown };
}

/** Purity: a percentage of the whole. Content: of one element, or of the whole where none is named and most of it is asked for. */
function fits(one: Quantity, { quantity, element, value, label, notLabel }: Condition): boolean {
  if (label !== undefined && !new RegExp(label, 'iu').test(one.label)) return false;
  if (notLabel !== undefined && new RegExp(notLabel, 'iu').test(one.label)) return false;
  const whole = one.kind === 'percent' && Math.max(one.range.low, one.range.high) >= 90;
  if (quantity === 'purity') return whole;
  if (quantity === 'content') {
    const most = one.element === undefined && whole && value >= 50;
    return one.kind === 'percent' && (one.element === element || most);
  }
  return one.kind === quantity;
}
