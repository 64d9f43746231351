import { editDistance, mayBeWithin } from './edit.ts';
import { earOfEnglish, earOfRomaji } from './frames.ts';
import type { NameKnowledge } from './knowledge.ts';
import { mayLookAlike } from './lookalike.ts';
import { readThrough } from './reading.ts';
import type { Token } from './tokens.ts';

/** How a token pair was found alike. */
export type Bridge =
  | 'same'
  | 'meaning'
  | 'lookalike'
  | 'typo'
  | 'cut'
  | 'sound'
  | 'reading'
  | 'pinyin'
  | 'initials';

export interface Alike {
  readonly value: number;
  readonly by: Bridge;
}

export interface Similarity {
  /** `japanese`: Han may be read in Japanese. */
  alike(a: Token, b: Token, japanese: boolean): Alike | undefined;
  /** Can this romaji be a reading of these folded Han characters? */
  reads(han: string, sound: string): boolean;
  readsPinyin(han: string, letters: string): boolean;
  /** Japanese readings of one folded character, commonest first. */
  readingsOf(han: string): readonly string[];
}

export function createSimilarity(knowledge: NameKnowledge): Similarity {
  const readings = new Map<string, readonly string[]>();
  for (const [han, sounds] of Object.entries(knowledge.readings)) readings.set(han, sounds.split(' '));
  const pinyin = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(knowledge.pinyin)) {
    for (const c of characters) pinyin.set(c, [...(pinyin.get(c) ?? []), syllable]);
  }
  const reads = (han: string, sound: string) =>
    han.length <= 8 &&
    sound.length >= (han.length > 1 ? 4 : 2) &&
    readThrough(han, sound, (c) => readings.get(c) ?? [], true);
  const readsPinyin = (han: string, letters: string) =>
    han.length >= 2 && readThrough(han, letters, (c) => pinyin.get(c) ?? [], false);

  return {
    reads,
    readsPinyin,
    readingsOf: (han) => readings.get(han) ?? [],
    alike: (a, b, japanese) => {
      if (a === b || a.text === b.text) return SAME;
      if (a.concepts.length > 0 && b.concepts.length > 0 && meanTheSame(a, b)) {
        return { value: a.script === b.script ? 0.97 : 0.98, by: 'meaning' };
      }
      if (a.script === 'number' || b.script === 'number') {
        return looksAlike(a, b) ? { value: 0.9, by: 'lookalike' } : undefined;
      }
      if (a.script === b.script) return sameScript(a, b);
      if (a.script === 'han' || b.script === 'han') {
        const [han, other] = a.script === 'han' ? [a, b] : [b, a];
        if (japanese && reads(han.text, other.sound))
          return { value: han.text.length >= 2 ? 0.95 : 0.85, by: 'reading' };
        if (other.script === 'latin' && readsPinyin(han.text, other.text))
          return { value: 0.9, by: 'pinyin' };
        return undefined;
      }
      const [kana, latin] = a.script === 'kana' ? [a, b] : [b, a];
      return soundAlike(kana.sound, latin.text, latin.sound);
    },
  };
}

const SAME: Alike = { value: 1, by: 'same' };

function meanTheSame(a: Token, b: Token): boolean {
  for (const x of a.concepts) for (const y of b.concepts) if (x.id === y.id) return true;
  return false;
}

/** In a short word two letters that only look alike are two words: SHL is not SHI. */
function looksAlike(a: Token, b: Token): boolean {
  if (a.text.length < 5 && a.letters && b.letters) return false;
  if (a.letters && b.letters && !mayLookAlike(a.bag, b.bag)) return false;
  return a.look === b.look;
}

function sameScript(a: Token, b: Token): Alike | undefined {
  const [mine, theirs] = [a.text, b.text];
  const [longest, shortest] = [Math.max(mine.length, theirs.length), Math.min(mine.length, theirs.length)];
  if (looksAlike(a, b)) return { value: 0.95, by: 'lookalike' };
  if (a.script === 'han') {
    if (longest < 3 || distanceOf(a, b, 1) !== 1) return undefined;
    return { value: longest >= 4 ? 0.8 : 0.72, by: 'typo' };
  }
  if (a.sound === b.sound && a.sound.length >= 4 && /[aeiou].*[aeiou]/.test(a.sound))
    return { value: 0.95, by: 'sound' };
  if (
    mine.length >= 4 &&
    mine.length < theirs.length &&
    mine.length * 2 >= theirs.length &&
    theirs.startsWith(mine)
  )
    return { value: 0.86, by: 'cut' };
  // ターボ for ターボチャージャー
  if (a.script === 'kana' && mine.length >= 3 && mine.length < theirs.length && theirs.startsWith(mine))
    return { value: 0.75, by: 'cut' };
  const limit = slipsOf(a.script, longest);
  if (limit === 0) {
    const swap = longest === 4 && shortest === 4 && mine[0] === theirs[0] && distanceOf(a, b, 1) === 1;
    return swap && sorted(mine) === sorted(theirs) ? { value: 0.84, by: 'typo' } : undefined;
  }
  const distance = distanceOf(a, b, limit);
  if (distance > limit) return undefined;
  const swapped = distance === 1 && mine.length === theirs.length && sorted(mine) === sorted(theirs);
  return { value: clamp(swapped ? 0.9 : 1 - (distance * 1.5) / longest, 0.5, 0.92), by: 'typo' };
}

function distanceOf(a: Token, b: Token, limit: number): number {
  const [x, y] = [a.text, b.text];
  return mayBeWithin(x.length, a.bag, y.length, b.bag, limit) ? editDistance(x, y, limit) : limit + 1;
}

/** Slips that a word of this length may have. */
function slipsOf(script: Token['script'], length: number): number {
  if (script === 'kana') return length >= 7 ? 2 : length >= 4 ? 1 : 0;
  return length >= 11 ? 2 : length >= 5 ? 1 : 0;
}

const sorted = (text: string) => [...text].sort().join('');

/** A kana word and a Latin one: as romaji, or as an English word that was written by ear. */
export function soundAlike(kanaSound: string, latin: string, latinSound: string): Alike | undefined {
  if (kanaSound.length < 2) return undefined;
  if (kanaSound === latinSound) return { value: 0.96, by: 'sound' };
  const [ear, eye] = [earOfRomaji(kanaSound), earOfEnglish(latin)];
  const longest = Math.max(ear.length, eye.length);
  if (longest < 3) {
    const short = ear === eye && ear.length >= 2 && kanaSound.slice(0, 2) === latinSound.slice(0, 2);
    return short ? { value: 0.84, by: 'sound' } : undefined;
  }
  const letters = Math.max(kanaSound.length, latinSound.length);
  // In a short word one other vowel makes another word: トークン is not Tokin.
  if (letters < 7) return undefined;
  const near = nearness(kanaSound, latinSound);
  if (near < 0.5) return undefined;
  const frames = nearness(ear, eye);
  // Another consonant in front, or inside a short word, makes another name: スズデン is not Suzuken.
  if (ear[0] !== eye[0] || frames < 0.76) return undefined;
  const byEar =
    frames >= 0.99 ? (longest >= 4 ? 0.9 : near >= 0.6 ? 0.85 : 0) : frames > 0.8 && near >= 0.6 ? 0.84 : 0;
  const value = Math.max(byEar, near >= 0.86 ? 0.9 : near >= 0.78 ? 0.84 : 0);
  return value > 0 ? { value, by: 'sound' } : undefined;
}

/** 1 for equal, 0 for wholly different. */
function nearness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  const limit = Math.ceil(longest * 0.6);
  return 1 - Math.min(longest, editDistance(a, b, limit)) / longest;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
