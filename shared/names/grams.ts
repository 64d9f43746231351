import type { Profile } from './profile.ts';
import type { Token } from './tokens.ts';

/**
 * Grams by which names find each other: letters, characters, meanings, sounds and consonant frames. A gram is one number:
 * three UTF-16 units, or a hash of 48 bits, below its kind.
 */
export type Gram = number;
export type TakeGram = (gram: Gram) => void;

const KIND = { letters: 0, han: 1, sound: 2, frame: 3, meaning: 4, lacking: 5, word: 6 } as const;

function gram(kind: number, a: number, b: number, c: number): Gram {
  return ((kind * 0x10000 + a) * 0x10000 + b) * 0x10000 + c;
}

const START = 0x5e;
const END = 0x24;

/** Grams of a word. The same one may be handed over more than once. */
export function gramsOfToken(
  token: Token,
  readingsOf: (han: string) => readonly string[],
  take: TakeGram,
): void {
  for (const concept of token.concepts)
    if (concept.wordClass !== 'generic') take(hashed(KIND.meaning, concept.id));
  const text = token.glued;
  if (token.script === 'han') {
    for (let i = 0; i < text.length; i++) {
      take(gram(KIND.han, text.charCodeAt(i), 0, 0));
      if (i + 1 < text.length) take(gram(KIND.letters, text.charCodeAt(i), text.charCodeAt(i + 1), 0));
    }
    if (text.length <= 8) for (const sound of soundsOf(text, readingsOf)) gramsOfSound(sound, take);
    return;
  }
  if (token.script === 'kana') pairsOf(text, take);
  else triplesOf(text, true, take);
  if (token.script !== 'number') gramsOfSound(token.sound, take);
}

/** Is it the gram of a meaning of the lexicon? */
export function isMeaning(gram: Gram): boolean {
  return Math.floor(gram / 0x1000000000000) === KIND.meaning;
}

/** The word itself: in a long list few names share a word, while thousands share any three letters of it. */
export function gramOfWord(token: Token): Gram {
  return hashed(KIND.word, token.glued);
}

/** Grams of the name as one string, beyond those of its words. */
export function gramsOfWhole({ compact }: Profile, take: TakeGram): void {
  triplesOf(compact, false, take);
  // A slip in a short name leaves no three letters in place: names that lack one letter meet here.
  if (compact.length > 8) return;
  take(hashed(KIND.lacking, compact));
  take(hashed(KIND.lacking, [...compact].sort().join('')));
  for (let i = 0; i < compact.length; i++) take(hashed(KIND.lacking, compact, i));
}

function pairsOf(text: string, take: TakeGram): void {
  let before = START;
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : END;
    take(gram(KIND.letters, before, c, 0));
    before = c;
  }
}

/** Three letters each; `edged` counts the start and the end of the word as letters. */
function triplesOf(text: string, edged: boolean, take: TakeGram): void {
  const last = text.length;
  if (edged && last > 0)
    take(gram(KIND.letters, START, text.charCodeAt(0), last > 1 ? text.charCodeAt(1) : END));
  for (let i = 0; i + 3 <= last; i++)
    take(gram(KIND.letters, text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)));
  if (edged && last > 1) take(gram(KIND.letters, text.charCodeAt(last - 2), text.charCodeAt(last - 1), END));
}

function gramsOfSound(sound: string, take: TakeGram): void {
  if (sound.length === 2) take(gram(KIND.sound, sound.charCodeAt(0), sound.charCodeAt(1), 0));
  for (let i = 0; i + 3 <= sound.length; i++)
    take(gram(KIND.sound, sound.charCodeAt(i), sound.charCodeAt(i + 1), sound.charCodeAt(i + 2)));
  let before = 0;
  for (let i = 0; i < sound.length; i++) {
    const c = sound.charCodeAt(i);
    if (isVowel(c)) continue;
    if (before !== 0) take(gram(KIND.frame, before, c, 0));
    before = c;
  }
}

function isVowel(c: number): boolean {
  // a, e, i, o, u, y
  return c === 0x61 || c === 0x65 || c === 0x69 || c === 0x6f || c === 0x75 || c === 0x79;
}

/** A few likely sounds of a run of Han characters: enough to find a candidate, not to decide. */
function soundsOf(han: string, readingsOf: (han: string) => readonly string[]): readonly string[] {
  let sounds = [''];
  for (const c of [...han].slice(0, 6)) {
    const readings = readingsOf(c).slice(0, 3);
    if (readings.length === 0) return [];
    sounds = sounds.flatMap((sound) => readings.map((reading) => `${sound}${reading}`)).slice(0, 12);
  }
  return sounds.map((sound) => sound.replace(/(.)\1+/g, '$1'));
}

/** A text as a gram, with the letter at `without` left out. */
function hashed(kind: number, text: string, without = -1): Gram {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    if (i === without) continue;
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (kind * 0x1000000 + (a >>> 8)) * 0x1000000 + (b >>> 8);
}
