import { englishEar, kanaEar, romajiEar, speltOut } from './ear.ts';
import type { ScorePart } from './match.ts';
import type { Profile } from './profile.ts';
import { soundOfKana } from './sound.ts';
import type { Token } from './tokens.ts';

/** What a Chinese or Japanese name and a Latin one have in common when the one is read aloud beside the other. */
export interface Aloud {
  /** Letters that were heard, consonants as 1 and vowels as 0.4. */
  readonly heard: number;
  /** What was heard but did not fit, in the same measure. */
  readonly misheard: number;
  /** The part of it that is consonants. */
  readonly hard: number;
  /** Words that only the one or the other has. */
  readonly onlyCjk: number;
  readonly onlyLatin: number;
  /** Weight of the words that mean the same. */
  readonly meaning: number;
}

type ReadingsOf = (han: string) => readonly string[];

interface Item {
  /** Ways to say it; empty where it can only be skipped. */
  readonly sounds: readonly string[];
  /** How far a sound may be off and still be this one. */
  readonly slack: number;
  /** What each place further back among the sounds costs. */
  readonly rarity: number;
  readonly skip: number;
}

/** Aligns the words of both: same meanings first, in any order; the rest is read aloud in order, skipping trade words cheaply. */
export function readAloud(cjk: Profile, latin: Profile, readingsOf: ReadingsOf): Aloud {
  const usedLatin = new Set<number>();
  let meaning = 0;
  const rest: Token[] = [];
  for (const token of cjk.tokens) {
    const at = latin.tokens.findIndex((other, i) => !usedLatin.has(i) && sameMeaning(token, other));
    if (at < 0) rest.push(token);
    else {
      usedLatin.add(at);
      meaning += Math.min(token.weight, latin.tokens[at]?.weight ?? 0);
    }
  }
  const left = latin.tokens.filter((_, i) => !usedLatin.has(i));
  const items = rest.flatMap((token) => itemsOf(token, readingsOf));
  let best: State | undefined;
  for (const letters of spellings(left)) {
    const found = align(items, letters);
    if (better(best, found)) best = found;
  }
  return { heard: 0, misheard: 0, hard: 0, onlyCjk: 0, onlyLatin: 0, ...best, meaning };
}

export const ALOUD_CODES = ['heard', 'misheard', 'hard', 'only', 'clash', 'meaning', 'none'] as const;
type AloudCode = (typeof ALOUD_CODES)[number];

/** Shares of what there is to hear; long names do not become surer without end. */
export function featuresOf(aloud: Aloud): Readonly<Record<AloudCode, number>> {
  const all = aloud.heard + 2 * aloud.meaning + 0.5;
  const clash = Math.min(aloud.onlyCjk, aloud.onlyLatin);
  return {
    heard: Math.min(5, aloud.heard),
    misheard: Math.min(1, aloud.misheard / all),
    hard: Math.min(1, aloud.hard / all),
    only: Math.min(1.5, Math.max(aloud.onlyCjk, aloud.onlyLatin) / all),
    clash: Math.min(1, clash),
    meaning: Math.min(2, aloud.meaning),
    none: aloud.heard < 1 && aloud.meaning < 1 ? 1 : 0,
  };
}

/** Weights of the parts, fitted on public company names; see docs/matching.md. */
const FIT: Readonly<Record<AloudCode | 'base', number>> = {
  base: 0.845,
  heard: 0.0105,
  misheard: -0.502,
  hard: -0.058,
  only: -0.248,
  clash: -0.189,
  meaning: 0.092,
  none: 0.008,
};
const MOST = 0.92;

/** Two names side by side, one in Chinese or Japanese script and one in Latin. The parts add up to the score. */
export function besideAloud(
  cjk: Profile,
  latin: Profile,
  readingsOf: ReadingsOf,
): { readonly score: number; readonly parts: readonly ScorePart[] } {
  const features = featuresOf(readAloud(cjk, latin, readingsOf));
  const parts: ScorePart[] = [{ code: 'read-aloud', value: FIT.base }];
  for (const code of ALOUD_CODES) {
    const value = round(features[code] * FIT[code]);
    if (value !== 0) parts.push({ code: `aloud-${code}`, value, detail: String(round(features[code])) });
  }
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const bounded = Math.min(MOST, Math.max(0, total));
  if (Math.abs(bounded - total) > 1e-9) parts.push({ code: 'bound', value: round(bounded - total) });
  return { score: bounded, parts };
}

const sameMeaning = (a: Token, b: Token) =>
  a.text === b.text || a.concepts.some((x) => b.concepts.some((y) => x.id === y.id));

function itemsOf(token: Token, readingsOf: ReadingsOf): Item[] {
  const skipAll = skipOf(token);
  if (token.script === 'han') {
    return [...token.text].map((c) => {
      const sounds = readingsOf(c).flatMap((reading) => spoken(reading));
      return {
        sounds: [...new Set(sounds)],
        slack: 0.5,
        rarity: 0.02,
        skip: Math.min(1.6, skipAll / token.text.length),
      };
    });
  }
  if (token.script === 'kana') {
    const sound = kanaEar(soundOfKana(token.text));
    return [{ sounds: [sound], slack: 0.45 * sound.length, rarity: 0, skip: skipAll }];
  }
  return [{ sounds: [englishEar(token.text)], slack: 0.6, rarity: 0, skip: skipAll }];
}

/** A trade word may be missing on the other side; a name may not. */
function skipOf(token: Token): number {
  const known = token.concepts[0]?.wordClass;
  if (known === 'generic' || token.weight <= 0.2) return 0.35;
  if (known === 'domain') return 0.9;
  if (known === 'place') return 1.3;
  return known === undefined ? Math.max(2.4, token.text.length * (token.script === 'han' ? 1.6 : 0.7)) : 2;
}

const VOICED: Readonly<Record<string, string>> = { k: 'g', s: 'z', t: 'd', h: 'b' };

/** A reading with the changes of speech: a swallowed last syllable, a voiced first consonant. */
function spoken(reading: string): string[] {
  const plain = kanaEar(reading);
  const out = [plain];
  const short = plain.replace(/(ku|ki|tu|ti)$/, '');
  if (short !== plain && short !== '') out.push(short);
  for (const form of [...out]) {
    const voiced = VOICED[form[0] ?? ''];
    if (voiced !== undefined) out.push(voiced + form.slice(1));
    if (form.startsWith('h')) out.push(`p${form.slice(1)}`);
  }
  return out;
}

interface Letters {
  readonly text: string;
  /** For the place where a word starts: where it ends and what skipping it costs. */
  readonly words: ReadonlyMap<number, { readonly end: number; readonly skip: number }>;
}

/** The Latin words as they sound, and once more with short words spelt out (DMS = ディーエムエス). */
function spellings(tokens: readonly Token[]): Letters[] {
  const build = (ear: (text: string) => string): Letters => {
    let text = '';
    const words = new Map<number, { end: number; skip: number }>();
    for (const token of tokens) {
      const start = text.length;
      text += ear(token.text.replaceAll(' ', ''));
      if (text.length > start) words.set(start, { end: text.length, skip: skipOf(token) });
    }
    return { text, words };
  };
  const out = [build(englishEar), build(romajiEar)];
  if (tokens.some((token) => token.text.length <= 4))
    out.push(build((text) => (text.length <= 4 ? speltOut(text) : englishEar(text))));
  return out;
}

const isVowel = (c: string | undefined) => c !== undefined && 'aiueo'.includes(c);
const size = (c: string | undefined) => (isVowel(c) || c === 'y' || c === 'w' ? 0.4 : 1);
const NEAR: ReadonlySet<string> = new Set([
  'bp',
  'pb',
  'sz',
  'zs',
  'td',
  'dt',
  'kg',
  'gk',
  'nm',
  'mn',
  'gz',
  'zg',
  'st',
  'ts',
  'zd',
  'dz',
  'hb',
  'bh',
  'hp',
  'bw',
  'wb',
]);

function substitution(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return 0.22;
  if (isVowel(a) || isVowel(b)) return 1;
  return NEAR.has(`${a}${b}`) ? 0.45 : 1.5;
}

/** A letter that only the kana side has. */
const spareKana = (c: string | undefined) =>
  c === 'u' || c === 'o' ? 0.12 : isVowel(c) ? 0.22 : c === 'y' || c === 'w' ? 0.15 : 0.9;
/** A letter that only the Latin side has. */
const spareLatin = (c: string | undefined) =>
  c === 'r' || c === 'h' || c === 'e' || c === 'w' || c === 'y' ? 0.2 : isVowel(c) ? 0.28 : 0.9;

interface State {
  readonly heard: number;
  readonly misheard: number;
  readonly hard: number;
  readonly onlyCjk: number;
  readonly onlyLatin: number;
}

const worth = (state: State) => state.heard - state.misheard - state.onlyCjk - state.onlyLatin;
const better = (a: State | undefined, b: State) => a === undefined || worth(b) > worth(a);

/** Lattice against letters: the way with the most heard and the least misfit. */
function align(items: readonly Item[], letters: Letters): State {
  const { text, words } = letters;
  let now: (State | undefined)[] = new Array(text.length + 1).fill(undefined);
  now[0] = { heard: 0, misheard: 0, hard: 0, onlyCjk: 0, onlyLatin: 0 };
  const skipWords = (states: (State | undefined)[]) => {
    for (const [start, { end, skip }] of words) {
      const from = states[start];
      if (from === undefined) continue;
      const to = { ...from, onlyLatin: from.onlyLatin + skip };
      if (better(states[end], to)) states[end] = to;
    }
  };
  skipWords(now);
  for (const item of items) {
    const next: (State | undefined)[] = new Array(text.length + 1).fill(undefined);
    now.forEach((from, j) => {
      if (from === undefined) return;
      const skipped = { ...from, onlyCjk: from.onlyCjk + item.skip };
      if (better(next[j], skipped)) next[j] = skipped;
      item.sounds.forEach((sound, rank) => {
        // Rare readings stand behind.
        const rare = { ...from, misheard: from.misheard + item.rarity * Math.min(12, rank) };
        say(sound, item.slack, text, j, rare, next);
      });
    });
    skipWords(next);
    now = next;
  }
  let best: State | undefined;
  now.forEach((state, j) => {
    if (state === undefined) return;
    let left = 0;
    for (let k = j; k < text.length; k++) left += spareLatin(text[k]);
    const end = { ...state, onlyLatin: state.onlyLatin + left };
    if (better(best, end)) best = end;
  });
  return best ?? { heard: 0, misheard: 0, hard: 0, onlyCjk: 0, onlyLatin: 0 };
}

interface Step {
  readonly misheard: number;
  readonly hard: number;
  readonly heard: number;
}

const plus = (step: { readonly misheard: number; readonly hard: number }, cost: number) => ({
  misheard: step.misheard + cost,
  hard: step.hard + (cost >= 0.4 ? cost : 0),
});

/** One sound against the letters from `start` on; writes every end it can reach. */
function say(
  sound: string,
  slack: number,
  text: string,
  start: number,
  from: State,
  out: (State | undefined)[],
): void {
  const reach = Math.min(text.length - start, sound.length + 3);
  const fits = (a: Step, b: Step) => b.heard - b.misheard > a.heard - a.misheard;
  let last: Step[] = [{ misheard: 0, hard: 0, heard: 0 }];
  for (let j = 1; j <= reach; j++) {
    const before = last[j - 1] ?? { misheard: 0, hard: 0 };
    last.push({ ...plus(before, spareLatin(text[start + j - 1])), heard: 0 });
  }
  for (const c of sound) {
    const row: Step[] = [];
    last.forEach((above, j) => {
      let best: Step = { ...plus(above, spareKana(c)), heard: above.heard };
      const [diagonal, side] = [last[j - 1], row[j - 1]];
      if (diagonal !== undefined && side !== undefined) {
        const d = text[start + j - 1];
        const cost = substitution(c, d);
        const said = {
          ...plus(diagonal, cost),
          heard: diagonal.heard + (cost < 0.5 ? size(c) * (1 - cost) : 0),
        };
        if (fits(best, said)) best = said;
        const spare = { ...plus(side, spareLatin(d)), heard: side.heard };
        if (fits(best, spare)) best = spare;
      }
      row.push(best);
    });
    last = row;
  }
  last.forEach((step, j) => {
    if (step.misheard > slack) return;
    const state = {
      ...from,
      heard: from.heard + step.heard,
      misheard: from.misheard + step.misheard,
      hard: from.hard + step.hard,
    };
    if (better(out[start + j], state)) out[start + j] = state;
  });
}

const round = (value: number) => Math.round(value * 1000) / 1000;
