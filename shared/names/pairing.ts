import { editDistance } from './edit.ts';
import type { Profile } from './profile.ts';
import { type Alike, type Similarity, soundAlike } from './similar.ts';
import { soundOfKana, soundOfRomaji } from './sound.ts';
import type { Token } from './tokens.ts';

/** Words that were found alike: `q` and `t` are places in the query and the target. */
export interface Pair {
  readonly q: number;
  readonly t: number;
  readonly alike: Alike;
}

export interface Pairing {
  /** Best first. */
  readonly pairs: readonly Pair[];
  readonly ofQuery: readonly (Pair | undefined)[];
  readonly ofTarget: readonly (Pair | undefined)[];
  /** What is left on both sides, where it is the same run together. */
  readonly rest: Alike | undefined;
}

/** Pairs words greedily, the most alike and nearest first. */
export function pairUp(query: Profile, target: Profile, similarity: Similarity): Pairing {
  const japanese = query.japanese && target.japanese;
  const alikes: Pair[] = [];
  const [mine, theirs] = [query.tokens, target.tokens];
  for (let q = 0; q < mine.length; q++) {
    const a = mine[q] as Token;
    for (let t = 0; t < theirs.length; t++) {
      const alike = similarity.alike(a, theirs[t] as Token, japanese);
      if (alike !== undefined) alikes.push({ q, t, alike });
    }
  }
  if (alikes.length > 1)
    alikes.sort(
      (x, y) =>
        y.alike.value - x.alike.value || Math.abs(x.q - x.t) - Math.abs(y.q - y.t) || x.q - y.q || x.t - y.t,
    );
  const ofQuery: (Pair | undefined)[] = new Array(query.tokens.length).fill(undefined);
  const ofTarget: (Pair | undefined)[] = new Array(target.tokens.length).fill(undefined);
  const pairs = alikes.filter((pair) => {
    if (ofQuery[pair.q] !== undefined || ofTarget[pair.t] !== undefined) return false;
    ofQuery[pair.q] = pair;
    ofTarget[pair.t] = pair;
    return true;
  });
  return {
    pairs,
    ofQuery,
    ofTarget,
    rest: joinedRest(query, target, ofQuery, ofTarget, japanese, similarity),
  };
}

/** What is left on both sides, run together: blanks were lost, or the words are cut differently. */
function joinedRest(
  query: Profile,
  target: Profile,
  ofQuery: readonly (Pair | undefined)[],
  ofTarget: readonly (Pair | undefined)[],
  japanese: boolean,
  similarity: Similarity,
): Alike | undefined {
  const mine = leftOf(query.tokens, ofQuery, query.tail);
  const theirs = leftOf(target.tokens, ofTarget, NO_TAIL);
  if (mine.count === 0 || theirs.count === 0 || (mine.count === 1 && theirs.count === 1)) return undefined;
  const [x, y] = [mine.script, theirs.script];
  // Within one script more than one letter of difference is too much.
  if (x === y && Math.abs(mine.letters - theirs.letters) > 1) return undefined;
  const a = joined(query.tokens, ofQuery, query.tail);
  const b = joined(target.tokens, ofTarget, NO_TAIL);
  if (a === b) return { value: 0.98, by: 'same' };
  if (x === undefined || y === undefined) return undefined;
  if (x === y) {
    const limit = Math.max(a.length, b.length) >= 8 ? 1 : 0;
    return limit > 0 &&
      (a.slice(0, 2) === b.slice(0, 2) || a.length >= 14) &&
      editDistance(a, b, limit) <= limit
      ? { value: 0.88, by: 'typo' }
      : undefined;
  }
  const [kana, latin] = x === 'kana' ? [a, b] : [b, a];
  if ((x === 'kana' && y === 'latin') || (x === 'latin' && y === 'kana'))
    return soundAlike(soundOfKana(kana), latin, soundOfRomaji(latin));
  if (x === 'han' || y === 'han') {
    const [han, other, script] = x === 'han' ? [a, b, y] : [b, a, x];
    const sound = script === 'kana' ? soundOfKana(other) : soundOfRomaji(other);
    if (japanese && similarity.reads(han, sound)) return { value: 0.93, by: 'reading' };
  }
  return undefined;
}

const NO_TAIL: ReadonlySet<number> = new Set();

interface Left {
  readonly count: number;
  readonly letters: number;
  /** The script that all of them share. */
  readonly script: Token['script'] | undefined;
}

/** Measures the words that found no partner, before anybody runs them together. */
function leftOf(
  tokens: readonly Token[],
  partners: readonly (Pair | undefined)[],
  tail: ReadonlySet<number>,
): Left {
  let [count, letters, mixed] = [0, 0, false];
  let script: Token['script'] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (partners[i] !== undefined || tail.has(i)) continue;
    const token = tokens[i] as Token;
    if (count > 0 && token.script !== script) mixed = true;
    script = token.script;
    letters += token.glued.length;
    count++;
  }
  return { count, letters, script: mixed ? undefined : script };
}

function joined(
  tokens: readonly Token[],
  partners: readonly (Pair | undefined)[],
  tail: ReadonlySet<number>,
): string {
  let text = '';
  for (const [i, token] of tokens.entries())
    if (partners[i] === undefined && !tail.has(i)) text += token.glued;
  return text;
}
