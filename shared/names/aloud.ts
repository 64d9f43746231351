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
  /** Names and unknown words that only the one or the other has, by length. */
  readonly nameCjk: number;
  readonly nameLatin: number;
  /** Words of trade and generic words that only the one or the other has. */
  readonly tradeCjk: number;
  readonly tradeLatin: number;
  /** Weight of the words that mean the same. */
  readonly meaning: number;
  /** Whether the Latin name is the first letters of the other one said aloud: 日本精工 = NSK. */
  readonly initials: boolean;
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
  /** A word of trade or a generic one. */
  readonly trade: boolean;
  /** Characters are read as they are: only vowels may be off. */
  readonly strict: boolean;
}

/** Aligns the words of both: same meanings first, in any order; the rest is read aloud in order, skipping trade words cheaply. */
export function readAloud(cjk: Profile, latin: Profile, readingsOf: ReadingsOf): Aloud {
  const usedLatin = new Set<number>();
  let meaning = 0;
  const rest: Token[] = [];
  const pairs = new Map<Token, number>();
  for (const token of cjk.tokens) {
    const at = latin.tokens.findIndex((other, i) => !usedLatin.has(i) && sameMeaning(token, other));
    if (at < 0) rest.push(token);
    else {
      usedLatin.add(at);
      pairs.set(token, at);
      meaning += Math.min(token.weight, latin.tokens[at]?.weight ?? 0);
    }
  }
  // One word in two: 化成 = Kasei Chemicals.
  for (const [token, at] of pairs) {
    const next = latin.tokens[at + 1];
    if (next !== undefined && !usedLatin.has(at + 1) && sameMeaning(token, next)) usedLatin.add(at + 1);
  }
  const left = latin.tokens.filter((_, i) => !usedLatin.has(i));
  const items = rest.flatMap((token) => itemsOf(token, readingsOf));
  let best: State | undefined;
  for (const letters of spellings(left)) {
    const found = align(items, letters);
    if (better(best, found)) best = found;
  }
  return { ...(best ?? SILENCE), meaning, initials: initialsOf(cjk, latin, readingsOf) };
}

export const ALOUD_CODES = [
  'heard',
  'misheard',
  'hard',
  'names',
  'dropped',
  'added',
  'clash',
  'meaning',
  'clean',
  'initials',
] as const;
type AloudCode = (typeof ALOUD_CODES)[number];

/** Shares of what there is to hear; long names do not become surer without end. */
export function featuresOf(aloud: Aloud): Readonly<Record<AloudCode, number>> {
  const all = aloud.heard + 2 * aloud.meaning + 0.5;
  // First letters stand for the words: nothing of them is left over.
  const { nameCjk, nameLatin, tradeCjk, tradeLatin, misheard, hard } = aloud.initials ? SILENCE : aloud;
  const names = nameCjk + nameLatin;
  return {
    heard: Math.log1p(Math.min(8, aloud.heard)),
    misheard: Math.min(1, misheard / all),
    hard: Math.min(1, hard / all),
    names: Math.min(1.5, names / all),
    dropped: Math.min(2, tradeCjk),
    added: Math.min(2, tradeLatin),
    clash: Math.min(1, nameCjk + tradeCjk, nameLatin + tradeLatin),
    meaning: Math.min(2, aloud.meaning),
    clean: Math.max(0, 1 - (3 * misheard + 3 * names + 3 * hard) / all - 0.6 * tradeCjk - 0.8 * tradeLatin),
    initials: aloud.initials ? 1 : 0,
  };
}

/** Weights of the parts, fitted on public company names; see docs/matching.md. */
const FIT: Readonly<Record<AloudCode | 'base', number>> = {
  base: 0.7661,
  heard: 0.0166,
  misheard: -0.0547,
  hard: -0.0441,
  names: -0.0347,
  dropped: -0.013,
  added: -0.0076,
  clash: -0.0364,
  meaning: 0.0306,
  clean: 0.1049,
  initials: 0.002,
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
        slack: token.concepts.length > 0 ? 0.15 : 0.35,
        rarity: 0.02,
        skip: Math.min(1.6, skipAll / token.text.length),
        trade: isTrade(token),
        strict: true,
      };
    });
  }
  if (token.script === 'kana') {
    const sound = kanaEar(soundOfKana(token.text));
    return [
      {
        sounds: [sound],
        slack: 0.45 * sound.length,
        rarity: 0,
        skip: skipAll,
        trade: isTrade(token),
        strict: false,
      },
    ];
  }
  return [
    {
      sounds: [englishEar(token.text)],
      slack: 0.6,
      rarity: 0,
      skip: skipAll,
      trade: isTrade(token),
      strict: false,
    },
  ];
}

function isTrade(token: Token): boolean {
  const known = token.concepts[0]?.wordClass;
  return known === 'generic' || known === 'domain' || token.weight <= 0.2;
}

/** The first letters of the words, or of the characters, of a name said aloud; K for kaisha may follow. */
function initialsOf(cjk: Profile, latin: Profile, readingsOf: ReadingsOf): boolean {
  const letters = latin.compact;
  if (!/^[a-z]{3,5}$/.test(letters) || latin.tokens.some((token) => token.concepts.length > 0)) return false;
  const firsts = (token: Token): string[] => {
    if (token.script === 'kana') return [token.sound[0] ?? ''];
    if (token.script !== 'han') return [token.text[0] ?? ''];
    const of = (c: string) =>
      [
        ...new Set(
          readingsOf(c)
            .slice(0, 4)
            .map((r) => r[0] ?? ''),
        ),
      ].filter((x) => x !== '');
    const [head = [], ...rest] = [...token.text].map(of);
    const all = rest.reduce((ways, next) => ways.flatMap((way) => next.map((n) => way + n)), head);
    return token.text.length <= 4 ? [...head, ...all] : head;
  };
  let ways = [''];
  for (const token of cjk.tokens)
    ways = ways.flatMap((way) => firsts(token).map((f) => way + f)).filter((way) => letters.startsWith(way));
  return ways.some((way) => way.length >= 2 && (way === letters || `${way}k` === letters));
}

const HOLDINGS = 'generic1';

/** A trade word may be missing on the other side; a name may not. */
function skipOf(token: Token): number {
  const known = token.concepts[0]?.wordClass;
  // A holding company is another company than the one below it.
  if (token.concepts.some(({ id }) => id === HOLDINGS)) return 1.2;
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
  readonly words: ReadonlyMap<
    number,
    { readonly end: number; readonly skip: number; readonly trade: boolean }
  >;
}

/** The Latin words as they sound, and once more with short words spelt out (DMS = ディーエムエス). */
function spellings(tokens: readonly Token[]): Letters[] {
  const build = (ear: (text: string, token: Token) => string): Letters => {
    let text = '';
    const words = new Map<number, { end: number; skip: number; trade: boolean }>();
    for (const token of tokens) {
      const start = text.length;
      text += ear(token.text.replaceAll(' ', ''), token);
      if (text.length > start)
        words.set(start, { end: text.length, skip: skipOf(token), trade: isTrade(token) });
    }
    return { text, words };
  };
  const out = [build(englishEar), build(romajiEar)];
  if (tokens.some((token) => /g[eiy]/.test(token.text)))
    out.push(build((text) => englishEar(text.replace(/g(?=[eiy])/g, 'j'))));
  if (tokens.some((token) => token.text.length <= 4))
    out.push(build((text) => (text.length <= 4 ? speltOut(text) : englishEar(text))));
  if (tokens.some((token) => token.text.length <= 3 && token.concepts.length === 0))
    out.push(
      build((text, token) =>
        text.length <= 3 && token.concepts.length === 0 ? speltOut(text) : englishEar(text),
      ),
    );
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

function substitution(a: string | undefined, b: string | undefined, strict: boolean): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return 0.22;
  if (`${a}${b}` === 'iy' || `${a}${b}` === 'uw' || `${a}${b}` === 'yi') return 0.15;
  if (isVowel(a) || isVowel(b)) return 1;
  if (a === 'r' && b === 'l') return 0;
  if (strict) return 1.5;
  if (`${a}${b}` === 'zs' || `${a}${b}` === 'sz') return 0.15;
  return NEAR.has(`${a}${b}`) ? 0.45 : 1.5;
}

/** A letter that only the kana side has. */
const spareKana = (c: string | undefined) =>
  c === 'u' || c === 'o' ? 0.12 : isVowel(c) ? 0.22 : c === 'y' || c === 'w' ? 0.15 : 0.9;
/** A letter that only the Latin side has. */
const spareLatin = (c: string | undefined) =>
  c === 'r' || c === 'h' || c === 'e' || c === 'w' || c === 'y' ? 0.2 : isVowel(c) ? 0.5 : 0.9;

type State = Omit<Aloud, 'meaning' | 'initials'>;
const SILENCE: State = {
  heard: 0,
  misheard: 0,
  hard: 0,
  nameCjk: 0,
  nameLatin: 0,
  tradeCjk: 0,
  tradeLatin: 0,
};

const worth = (state: State) =>
  state.heard - state.misheard - state.nameCjk - state.nameLatin - state.tradeCjk - state.tradeLatin;
const better = (a: State | undefined, b: State) => a === undefined || worth(b) > worth(a);

/** Lattice against letters: the way with the most heard and the least misfit. */
function align(items: readonly Item[], letters: Letters): State {
  const { text, words } = letters;
  let now: (State | undefined)[] = new Array(text.length + 1).fill(undefined);
  now[0] = SILENCE;
  const skipWords = (states: (State | undefined)[]) => {
    for (const [start, { end, skip, trade }] of words) {
      const from = states[start];
      if (from === undefined) continue;
      const to = trade
        ? { ...from, tradeLatin: from.tradeLatin + skip }
        : { ...from, nameLatin: from.nameLatin + skip };
      if (better(states[end], to)) states[end] = to;
    }
  };
  skipWords(now);
  for (const item of items) {
    const next: (State | undefined)[] = new Array(text.length + 1).fill(undefined);
    now.forEach((from, j) => {
      if (from === undefined) return;
      const skipped = item.trade
        ? { ...from, tradeCjk: from.tradeCjk + item.skip }
        : { ...from, nameCjk: from.nameCjk + item.skip };
      if (better(next[j], skipped)) next[j] = skipped;
      item.sounds.forEach((sound, rank) => {
        // Rare readings stand behind.
        const rare = { ...from, misheard: from.misheard + item.rarity * Math.min(12, rank) };
        say(sound, item, text, j, rare, next);
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
    const end = { ...state, nameLatin: state.nameLatin + left };
    if (better(best, end)) best = end;
  });
  return best ?? SILENCE;
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
  { slack, strict }: Item,
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
    const letter = text[start + j - 1];
    last.push({ ...plus(before, letter === 'r' ? 0.9 : spareLatin(letter)), heard: 0 });
  }
  for (const [at, c] of [...sound].entries()) {
    const row: Step[] = [];
    last.forEach((above, j) => {
      const glide = at === 0 && sound[1] !== 'u' && (c === 'y' || c === 'w');
      let best: Step = { ...plus(above, glide ? 0.6 : spareKana(c)), heard: above.heard };
      const [diagonal, side] = [last[j - 1], row[j - 1]];
      if (diagonal !== undefined && side !== undefined) {
        const d = text[start + j - 1];
        // With another vowel in front it is another word: アクセル is not Excel.
        const front = at === 0 && j === 1 && isVowel(c) && isVowel(d) && c !== d && !isVowel(sound[1]);
        const cost = front ? 0.6 : substitution(c, d, strict);
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
