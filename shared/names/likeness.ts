import { editDistance } from './edit.ts';
import type { ScorePart } from './match.ts';
import type { Profile } from './profile.ts';
import type { Token } from './tokens.ts';

/** What two Latin names have in common, 0..1 each, for a comparison side by side. */
export interface Likeness {
  /** Share of the weight of the words of the one name that the other has, the poorer side. */
  readonly poorer: number;
  readonly richer: number;
  /** Weight of words that stand against each other, of all weight. */
  readonly clash: number;
  /** How alike the most telling word of either side is to its best counterpart. */
  readonly key: number;
}

export const LIKENESS_CODES = ['poorer', 'richer', 'clash', 'key'] as const;
const LEAST_WORD = 0.7;

export function likenessOf(a: Profile, b: Profile): Likeness {
  const [mine, theirs] = [wordsOf(a.tokens), wordsOf(b.tokens)];
  const [ofMine, ofTheirs] = [bestValues(mine, theirs), bestValues(theirs, mine)];
  const [shareA, shareB] = [share(mine, ofMine), share(theirs, ofTheirs)];
  const lack = (tokens: readonly Word[], values: readonly number[]) =>
    tokens.reduce((sum, word, i) => sum + word.weight * (1 - (values[i] ?? 0)), 0);
  const all = weightOf(mine) + weightOf(theirs);
  return {
    poorer: Math.min(shareA, shareB),
    richer: Math.max(shareA, shareB),
    clash: all === 0 ? 0 : (2 * Math.min(lack(mine, ofMine), lack(theirs, ofTheirs))) / all,
    key: Math.min(keyValue(mine, ofMine), keyValue(theirs, ofTheirs)),
  };
}

/** Weights of the parts, fitted on public list names; see docs/matching.md. */
const FIT = { base: 0.7995, poorer: 0.0275, richer: 0.0356, clash: -0.0301, key: 0.0574 };
/** Likeness alone is never as good as the same name. */
const MOST = 0.92;

/**
 * A comparison of two Latin names that somebody put side by side. It is more lenient than a search in a list, where a
 * name meets hundreds of others by chance; the same threshold holds. The parts add up to the score.
 */
export function sideBySide(
  a: Profile,
  b: Profile,
): { readonly score: number; readonly parts: readonly ScorePart[] } {
  const likeness = likenessOf(a, b);
  const parts: ScorePart[] = [{ code: 'side-by-side', value: FIT.base }];
  for (const code of LIKENESS_CODES) {
    const value = round(likeness[code] * FIT[code]);
    if (value !== 0) parts.push({ code: `likeness-${code}`, value, detail: String(round(likeness[code])) });
  }
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const bounded = Math.min(MOST, Math.max(0, total));
  if (Math.abs(bounded - total) > 1e-9) parts.push({ code: 'bound', value: round(bounded - total) });
  return { score: bounded, parts };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

interface Word {
  readonly text: string;
  readonly plain: string;
  readonly spoken: readonly string[];
  readonly frame: string;
  readonly concepts: Token['concepts'];
  readonly weight: number;
}

function wordsOf(tokens: readonly Token[]): readonly Word[] {
  return tokens.map((token) => {
    const text = token.text.replaceAll(' ', '');
    const plain = plainSpelling(text);
    return {
      text,
      plain,
      spoken: token.text.split(' '),
      frame: plain.replace(/[aeiou]/g, ''),
      concepts: token.concepts,
      weight: token.weight,
    };
  });
}

const weightOf = (words: readonly Word[]) => words.reduce((sum, word) => sum + word.weight, 0);

function share(words: readonly Word[], values: readonly number[]): number {
  const all = weightOf(words);
  return all === 0 ? 0 : words.reduce((sum, word, i) => sum + word.weight * (values[i] ?? 0), 0) / all;
}

/** How well the most telling words are found; words as telling as each other share. */
function keyValue(words: readonly Word[], values: readonly number[]): number {
  const most = Math.max(0, ...words.map((word) => word.weight));
  const keys = words.map((word, i) => ({ word, value: values[i] ?? 0 }));
  const best = keys.filter(({ word }) => word.weight >= 0.95 * most);
  return best.length === 0 ? 0 : best.reduce((sum, { value }) => sum + value, 0) / best.length;
}

/** For each word of `words` how well `others` have it: alone, as two of theirs run together, or as half of one of theirs. */
function bestValues(words: readonly Word[], others: readonly Word[]): number[] {
  const values = words.map((word) => Math.max(0, ...others.map((other) => wordValue(word, other))));
  const joined = (list: readonly Word[], i: number) => `${list[i]?.text ?? ''}${list[i + 1]?.text ?? ''}`;
  words.forEach((word, i) => {
    for (let k = 0; k + 1 < others.length; k++)
      if (word.text.length >= 4 && alikeText(word.text, joined(others, k)))
        values[i] = Math.max(values[i] ?? 0, 0.95);
    if (i + 1 < words.length)
      for (const other of others)
        if (other.text.length >= 4 && alikeText(other.text, joined(words, i))) {
          values[i] = Math.max(values[i] ?? 0, 0.95);
          values[i + 1] = Math.max(values[i + 1] ?? 0, 0.95);
        }
  });
  for (const short of others)
    for (const i of initialsIn(words, short.text)) values[i] = Math.max(values[i] ?? 0, 0.95);
  words.forEach((word, i) => {
    if (initialsIn(others, word.text).length > 0) values[i] = Math.max(values[i] ?? 0, 0.95);
  });
  return values;
}

/** The places of neighbouring words whose first letters are this short word: SPA = Scientific Production Association. */
function initialsIn(words: readonly Word[], short: string): number[] {
  if (!/^[a-z]{3,6}$/.test(short)) return [];
  const letters: { readonly letter: string; readonly at: number }[] = [];
  words.forEach(({ spoken }, at) => {
    for (const word of spoken)
      if (!/^(and|of|the|for)$/.test(word)) letters.push({ letter: word[0] ?? '', at });
  });
  const start = letters
    .map(({ letter }) => letter)
    .join('')
    .indexOf(short);
  if (start < 0) return [];
  return [...new Set(letters.slice(start, start + short.length).map(({ at }) => at))];
}

const alikeText = (a: string, b: string) =>
  a === b || (a.length >= 8 && Math.abs(a.length - b.length) <= 1 && editDistance(a, b, 1) <= 1);

function wordValue(a: Word, b: Word): number {
  if (a.text === b.text) return 1;
  if (a.concepts.some((x) => b.concepts.some((y) => x.id === y.id))) return 0.97;
  if (/[0-9]/.test(a.text + b.text))
    return a.text.replace(/(?<=\d)(st|nd|rd|th)$/, '') === b.text.replace(/(?<=\d)(st|nd|rd|th)$/, '')
      ? 0.97
      : 0;
  const [short, long] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  const known = (short === a.text ? a : b).concepts.length > 0;
  if (!known && short.length >= 3 && long.startsWith(short) && short.length * 3 >= long.length)
    return short.length >= 5 ? 0.8 : 0.7;
  if (a.plain === b.plain && a.plain.length >= 2) return 0.95;
  const ratio = Math.max(nearness(a.text, b.text), nearness(a.plain, b.plain));
  const frames = a.frame.length >= 3 && a.frame === b.frame ? 0.88 : 0;
  const value = Math.max(ratio, frames);
  return value >= LEAST_WORD && (short.length >= 5 || (short.length === 4 && a.text[0] === b.text[0]))
    ? value
    : frames;
}

function nearness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  const limit = Math.floor(longest * (1 - LEAST_WORD)) + 1;
  return 1 - Math.min(longest, editDistance(a, b, limit)) / longest;
}

/** One spelling for the transliterations of Russian, Arabic and Persian names. */
export function plainSpelling(word: string): string {
  return word
    .replace(/dzh/g, 'j')
    .replace(/kh|q|ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ch(?!i)/g, 'k')
    .replace(/c/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/gh/g, 'g')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/ou|oo/g, 'u')
    .replace(/ee|ie|ei|ey|iy|yi|y/g, 'i')
    .replace(/ai|ay|ae/g, 'e')
    .replace(/j/g, 'zh')
    .replace(/aa/g, 'a')
    .replace(/(.)\1+/g, '$1')
    .replace(/h$/, '');
}
