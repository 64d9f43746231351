import type { Comparison } from './compare.ts';
import { wordsOf } from './forms.ts';
import type { Profile, Reader } from './profile.ts';

const SMALL = new Set([
  'and',
  'of',
  'the',
  'for',
  'in',
  'on',
  'de',
  'la',
  'y',
  'und',
  'et',
  'i',
  'to',
  'a',
  'an',
]);
const FEWEST = 3;
const MOST = 7;

/** The first letters of a Latin name: all words, without small words, and each of both without the legal form. */
export function initialsOf(profile: Profile, fold: Reader['fold']): ReadonlySet<string> {
  const out = new Set<string>();
  const outside = profile.given.replace(/[([{][^)\]}]*[)\]}]?/g, ' ');
  for (const words of [wordsOf(fold(outside)), profile.core.split(' ')]) {
    for (const some of [words, words.filter((word) => !SMALL.has(word))]) {
      const letters = some.map((word) => (/^[0-9]+$/.test(word) ? word : (word[0] ?? ''))).join('');
      if (some.length >= FEWEST && letters.length <= MOST && /^[a-z0-9]+$/.test(letters)) out.add(letters);
    }
  }
  return out;
}

/** Letters that may be the initials of a name: one word, of capitals where the writer had a choice. */
export function acronymOf(profile: Profile): string | undefined {
  const { compact, tokens, given } = profile;
  if (tokens.length !== 1 || !/^[a-z]{3,7}$/.test(compact) || tokens[0]?.concepts.length !== 0)
    return undefined;
  return given.normalize('NFKC').includes(compact.toUpperCase()) ? compact : undefined;
}

export function initialsComparison(letters: string, value: number): Comparison {
  return {
    score: value,
    parts: [{ code: 'initials', value }],
    reasons: [{ key: 'names:step.words-initials', params: { words: letters.toUpperCase() } }],
  };
}

/** Two names that somebody put side by side: letters that are the initials of the other name are worth a look. */
export function besideInitials(a: Profile, b: Profile, fold: Reader['fold']): Comparison | undefined {
  for (const [short, long] of [
    [a, b],
    [b, a],
  ] as const) {
    const letters = acronymOf(short);
    if (letters !== undefined && initialsOf(long, fold).has(letters))
      return initialsComparison(letters, 0.85);
  }
  return undefined;
}

/** In a list many names share three letters: they need other evidence; from four letters on they are worth a look. */
const IN_LIST = { three: 0.79, more: 0.84 };

/** Finds listed names by their initials. Letters that belong to names of several owners find none of them. */
export function createInitials(
  names: readonly { readonly profile: Profile; readonly owner: string }[],
  fold: Reader['fold'],
): (query: Profile) => { readonly at: number; readonly comparison: Comparison } | undefined {
  const found = new Map<string, number | null>();
  names.forEach(({ profile, owner }, at) => {
    for (const letters of initialsOf(profile, fold)) {
      const known = found.get(letters);
      if (known === undefined) found.set(letters, at);
      else if (known !== null && names[known]?.owner !== owner) found.set(letters, null);
    }
  });
  return (query) => {
    const letters = acronymOf(query);
    const at = letters === undefined ? undefined : found.get(letters);
    if (letters === undefined || at === undefined || at === null) return undefined;
    return {
      at,
      comparison: initialsComparison(letters, letters.length === 3 ? IN_LIST.three : IN_LIST.more),
    };
  };
}
