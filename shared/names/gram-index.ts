import { gramOfWord, gramsOfToken, gramsOfWhole, isMeaning, type TakeGram } from './grams.ts';
import type { Profile } from './profile.ts';
import { KeyTable, NumberList } from './tables.ts';
import type { Token } from './tokens.ts';

export interface GramIndex {
  /** Places of the names that share the most telling grams with this one, best first. */
  candidates(profile: Profile, most: number): readonly number[];
}

/** What shares far less than the best candidate would not come near the threshold. */
const LEAST_SHARE = 0.2;
/** Candidates beyond the wanted number that share as much as its last one. */
const MOST_EQUAL = 40;
const MUCH_SHARED = 0.5;
/** Postings read for one query: so many, and in a long list one for so many names. */
const READ_AT_MOST = { atLeast: 4000, oneFor: 100 };
/** From this number of names on whole words are grams, too. */
const LONG_LIST = 200_000;
/** A gram that more names have says nothing and is passed over. */
const MOST_NAMES = { share: 0.08, atLeast: 400 };

/** Two names that mean the same by the lexicon share more than as many letters. */
const MEANING_WORTH = 3;

type GramsOfToken = (token: Token, take: TakeGram) => void;

/** An inverted index. Of two names that share as much the one that stands first goes first. */
export function createGramIndex(
  profiles: readonly Profile[],
  readingsOf: (han: string) => readonly string[],
): GramIndex {
  const total = profiles.length;
  const budget = Math.max(READ_AT_MOST.atLeast, Math.ceil(total / READ_AT_MOST.oneFor));
  const ofToken = (token: Token, take: TakeGram) => {
    gramsOfToken(token, readingsOf, take);
    if (total >= LONG_LIST) take(gramOfWord(token));
  };
  const { table, starts, places } = postingsOf(profiles, ofToken);
  const scores = new Float32Array(total);
  const touched = new Uint32Array(total);
  const reached = new Float32Array(total);
  const marks = new Uint32Array(table.size);
  let turn = 0;

  /** Numbers of the grams that the index has, each once. */
  const known = (profile: Profile): number[] => {
    const found: number[] = [];
    turn++;
    const take: TakeGram = (gram) => {
      const id = table.find(gram);
      if (id < 0 || marks[id] === turn) return;
      marks[id] = turn;
      if (starts[id] !== starts[id + 1]) found.push(id);
    };
    for (const token of profile.tokens) ofToken(token, take);
    gramsOfWhole(profile, take);
    return found;
  };
  const lengthOf = (id: number) => (starts[id + 1] as number) - (starts[id] as number);

  return {
    candidates: (profile, most) => {
      // The rarest grams first: they say most and cost least; beyond the budget the common ones add nothing but time.
      const grams = known(profile).sort((a, b) => lengthOf(a) - lengthOf(b));
      let touches = 0;
      let read = 0;
      let best = 0;
      for (const id of grams) {
        const length = lengthOf(id);
        if (read + length > budget && read > 0) break;
        read += length;
        const worth = Math.log(1 + total / length) * (isMeaning(table.keyOf(id)) ? MEANING_WORTH : 1);
        const end = starts[id + 1] as number;
        for (let at = starts[id] as number; at < end; at++) {
          const place = places[at] as number;
          const score = scores[place] as number;
          if (score === 0) touched[touches++] = place;
          scores[place] = score + worth;
          if (score + worth > best) best = score + worth;
        }
      }
      for (let at = 0; at < touches; at++) {
        const place = touched[at] as number;
        reached[at] = scores[place] as number;
        scores[place] = 0;
      }
      const met: Met = { places: touched.subarray(0, touches), scores: reached.subarray(0, touches) };
      return bestOf(met, best, most);
    },
  };
}

/** Places that share grams with the query, and how much; side by side, since reading on is cheaper than jumping about. */
interface Met {
  readonly places: Uint32Array;
  readonly scores: Float32Array;
}

/** The `most` places of the highest scores from `least` on, best first, and a few that equal the last of them. */
function bestOf({ places, scores }: Met, best: number, most: number): number[] {
  const floor = Math.max(best * LEAST_SHARE, highest(scores, most));
  const above: { readonly place: number; readonly score: number }[] = [];
  // Names that share as much as the last one have the same right to be compared, where that is much.
  const room = most + (floor >= best * MUCH_SHARED ? MOST_EQUAL : 0);
  const equal: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score < floor) continue;
    const place = places[i] as number;
    if (score > floor) above.push({ place, score });
    else insert(equal, place, room);
  }
  above.sort((a, b) => b.score - a.score || a.place - b.place);
  return [...above.map(({ place }) => place), ...equal].slice(0, room);
}

/** The `most`-th best score; 0 where there are fewer. */
function highest(scores: Float32Array, most: number): number {
  const top = new Float32Array(most);
  const last = most - 1;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score <= (top[last] as number)) continue;
    let at = last;
    for (; at > 0 && (top[at - 1] as number) < score; at--) top[at] = top[at - 1] as number;
    top[at] = score;
  }
  return top[last] as number;
}

/** Keeps the first `most` places in order. */
function insert(places: number[], place: number, most: number): void {
  let at = places.length;
  while (at > 0 && place < (places[at - 1] as number)) at--;
  if (at === most) return;
  places.splice(at, 0, place);
  if (places.length > most) places.pop();
}

interface Postings {
  readonly table: KeyTable;
  /** Where the places of a gram start; they end where the next one's start. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** All places of all grams in one array: counted first, then filled. */
function postingsOf(profiles: readonly Profile[], ofToken: GramsOfToken): Postings {
  const table = new KeyTable();
  const { ids, sizes } = gramLists(profiles, ofToken, table);
  const counts = new Uint32Array(table.size);
  ids.each((id) => {
    counts[id] = (counts[id] as number) + 1;
  });
  const longest = Math.max(MOST_NAMES.atLeast, Math.ceil(profiles.length * MOST_NAMES.share));
  const starts = new Uint32Array(table.size + 1);
  for (let id = 0; id < table.size; id++) {
    const count = counts[id] as number;
    starts[id + 1] = (starts[id] as number) + (count > longest ? 0 : count);
  }
  const places = new Uint32Array(starts[table.size] as number);
  const next = starts.slice();
  let place = 0;
  let left = sizes[0] ?? 0;
  ids.each((id) => {
    while (left === 0) left = sizes[++place] as number;
    left--;
    if ((counts[id] as number) > longest) return;
    places[next[id] as number] = place;
    next[id] = (next[id] as number) + 1;
  });
  return { table, starts, places };
}

/** The grams of all names behind one another, each once a name, and how many each name has. */
function gramLists(
  profiles: readonly Profile[],
  ofToken: GramsOfToken,
  table: KeyTable,
): { readonly ids: NumberList; readonly sizes: Uint32Array } {
  // Names share their words: the grams of a word are worked out once.
  const known = new Map<Token, readonly number[]>();
  const idsOf = (token: Token): readonly number[] => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const made: number[] = [];
    ofToken(token, (gram) => made.push(table.add(gram)));
    known.set(token, made);
    return made;
  };
  const ids = new NumberList();
  const sizes = new Uint32Array(profiles.length);
  let marks = new Uint32Array(1 << 16);
  profiles.forEach((profile, place) => {
    const keep = (id: number) => {
      if (id >= marks.length) {
        const wider = new Uint32Array(2 * id);
        wider.set(marks);
        marks = wider;
      }
      if (marks[id] === place + 1) return;
      marks[id] = place + 1;
      sizes[place] = (sizes[place] as number) + 1;
      ids.push(id);
    };
    for (const token of profile.tokens) for (const id of idsOf(token)) keep(id);
    gramsOfWhole(profile, (gram) => keep(table.add(gram)));
  });
  return { ids, sizes };
}
