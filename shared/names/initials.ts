import { type Finding, step } from './finding.ts';
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

function findingOfInitials(letters: string, value: number): Finding {
  const found = step('initials', value);
  const reasons = [{ key: 'names:step.words-initials', params: { words: letters.toUpperCase() } }];
  return { ...found, explain: () => ({ parts: found.explain().parts, reasons }) };
}

/** Two names that somebody put side by side: letters that are the initials of the other name are worth a look. */
export function besideInitials(a: Profile, b: Profile, fold: Reader['fold']): Finding | undefined {
  for (const [short, long] of [
    [a, b],
    [b, a],
  ] as const) {
    const letters = acronymOf(short);
    if (letters !== undefined && initialsOf(long, fold).has(letters)) return findingOfInitials(letters, 0.85);
  }
  return undefined;
}

/** In a list many names share three letters: they need other evidence; from four letters on they are worth a look. */
const IN_LIST = { three: 0.79, more: 0.84 };

/** Finds listed names by their initials. Letters that belong to names of several owners find none of them. */
export function createInitials(
  names: readonly { readonly profile: Profile; readonly owner: string }[],
  fold: Reader['fold'],
): (letters: string) => { readonly at: number; readonly finding: Finding } | undefined {
  const found = new Map<string, number | null>();
  names.forEach(({ profile, owner }, at) => {
    for (const letters of initialsOf(profile, fold)) {
      const known = found.get(letters);
      if (known === undefined) found.set(letters, at);
      else if (known !== null && names[known]?.owner !== owner) found.set(letters, null);
    }
  });
  return (letters) => {
    const at = found.get(letters);
    if (at === undefined || at === null) return undefined;
    return { at, finding: findingOfInitials(letters, letters.length === 3 ? IN_LIST.three : IN_LIST.more) };
  };
}
