import { bagOf } from './edit.ts';
import type { NameKnowledge, WordClass } from './knowledge.ts';
import type { Concept, Lexicon } from './lexicon.ts';
import { lookalike } from './lookalike.ts';
import { soundOfKana, soundOfRomaji } from './sound.ts';
import { isHan, isKana } from './text.ts';

export type TokenScript = 'latin' | 'kana' | 'han' | 'number';

/** A word of a name, what it may mean, how it sounds, and how telling it is. One object per word, shared by all names. */
export interface Token {
  readonly text: string;
  /** The text without blanks. */
  readonly glued: string;
  readonly script: TokenScript;
  readonly concepts: readonly Concept[];
  /** Folded romaji; empty for Han, whose sound depends on the reading. */
  readonly sound: string;
  /** 0.1 (says nothing) to about 1.6 (says all). */
  readonly weight: number;
  readonly telling: boolean;
  /** Letters of the text as bits. */
  readonly bag: number;
  /** Nothing but a to z. */
  readonly letters: boolean;
  /** The text as it looks to a scanner. */
  readonly look: string;
}

const CLASS_WEIGHT: Readonly<Record<WordClass, number>> = {
  generic: 0.3,
  place: 0.45,
  domain: 0.6,
  brand: 0.8,
  specific: 0.9,
};
const STOP_WORDS = new Set([
  'and',
  'the',
  'of',
  'for',
  'in',
  'de',
  'la',
  'le',
  'el',
  'al',
  'und',
  'y',
  'i',
  'no',
  'a',
  'an',
  'to',
  'at',
  'on',
  'by',
  'wa',
  'va',
  've',
  'da',
  'do',
  'des',
  'du',
  'of',
]);
const TELLING = 0.75;

export interface Tokeniser {
  tokens(core: string): readonly Token[];
}

export function createTokeniser(knowledge: NameKnowledge, lexicon: Lexicon): Tokeniser {
  const { frequency } = knowledge;
  const latinWeight = (word: string): number => {
    if (STOP_WORDS.has(word)) return 0.1;
    const df = frequency.latin[word] ?? 4;
    const rare = clamp(0.17 * Math.log(frequency.latinNames / df), 0.25, 1.3);
    return rare * (word.length <= 2 ? 0.7 : 1);
  };
  const hanWeight = (run: string): number => {
    let sum = 0;
    for (const c of run) {
      const df = frequency.han[c] ?? 4;
      sum += clamp(0.13 * Math.log(frequency.hanNames / df), 0.2, 0.95);
    }
    return clamp(sum * 0.75, 0.4, 1.8);
  };
  const weightOf = (text: string, glued: string, script: TokenScript, concepts: readonly Concept[]) => {
    if (concepts.length > 0)
      return STOP_WORDS.has(text) ? 0.1 : Math.min(...concepts.map((c) => CLASS_WEIGHT[c.wordClass]));
    if (script === 'number') return 0.8;
    if (script === 'han') return hanWeight(text);
    return script === 'kana' ? clamp(text.length * 0.28, 0.8, 1.3) : latinWeight(glued);
  };
  // The same letters may be a word of the lexicon in one name and chance in another.
  const [known, unknown] = [new Map<string, Token>(), new Map<string, Token>()];
  const make = (text: string, script: TokenScript, concepts: readonly Concept[]): Token => {
    const words = concepts.length > 0 ? known : unknown;
    const before = words.get(text);
    if (before !== undefined) return before;
    if (words.size >= WORDS_KEPT) words.clear();
    const glued = text.replaceAll(' ', '');
    const made = new Word(text, glued, script, concepts, weightOf(text, glued, script, concepts));
    words.set(text, made);
    return made;
  };

  const cjkTokens = (run: string): Token[] => {
    const out: Token[] = [];
    let unknown = '';
    const flush = () => {
      if (unknown === '') return;
      for (const piece of unknown.match(/[\u30a1-\u30fc]+|[^\u30a1-\u30fc]+/g) ?? []) {
        out.push(make(piece, isKana(piece[0] ?? '') ? 'kana' : 'han', []));
      }
      unknown = '';
    };
    for (let at = 0; at < run.length; ) {
      const found = lexicon.surfaceAt(run, at, unknown !== '');
      if (found === undefined) {
        unknown += run[at];
        at++;
        continue;
      }
      flush();
      const text = run.slice(at, at + found.size);
      out.push(make(text, isKana(text[0] ?? '') ? 'kana' : 'han', found.concepts));
      at += found.size;
    }
    flush();
    return out;
  };

  const latinTokens = (words: readonly string[], out: Token[]) => {
    for (let at = 0; at < words.length; ) {
      const phrase = lexicon.phraseAt(words, at);
      const word = words[at] ?? '';
      if (phrase !== undefined) {
        out.push(make(words.slice(at, at + phrase.size).join(' '), 'latin', phrase.concepts));
        at += phrase.size;
        continue;
      }
      out.push(make(word, /^[0-9]+$/.test(word) ? 'number' : 'latin', []));
      at++;
    }
  };

  return {
    tokens: (core) => {
      const out: Token[] = [];
      if (core === '') return out;
      let latin: string[] = [];
      for (const piece of piecesOf(core)) {
        if (!isKana(piece) && !isHan(piece)) {
          latin.push(piece);
          continue;
        }
        latinTokens(latin, out);
        latin = [];
        out.push(...cjkTokens(piece));
      }
      latinTokens(latin, out);
      // A copy of the right size: an array that grew keeps room for more.
      return out.slice();
    },
  };
}

/** Words kept for the next name that has them; texts of orders must not pile up. */
const WORDS_KEPT = 100_000;

class Word implements Token {
  readonly text: string;
  readonly glued: string;
  readonly script: TokenScript;
  readonly concepts: readonly Concept[];
  readonly sound: string;
  readonly weight: number;
  readonly telling: boolean;
  readonly bag: number;
  readonly letters: boolean;
  #look: string | undefined = undefined;

  constructor(
    text: string,
    glued: string,
    script: TokenScript,
    concepts: readonly Concept[],
    weight: number,
  ) {
    this.text = text;
    this.glued = glued;
    this.script = script;
    this.concepts = concepts;
    this.sound = script === 'kana' ? soundOfKana(text) : script === 'latin' ? soundOfRomaji(text) : '';
    this.weight = weight;
    this.telling = weight >= TELLING;
    this.bag = bagOf(text);
    this.letters = /^[a-z]+$/.test(text);
  }

  get look(): string {
    this.#look ??= lookalike(this.text);
    return this.#look;
  }
}

/** Runs of Han and kana, numbers, and what stands between them. */
function piecesOf(core: string): readonly string[] {
  if (/^[a-z ]+$/.test(core)) return core.split(' ');
  return (
    core.match(
      /[\u30a1-\u30fc\p{Script=Han}々〆]+|[0-9]+(?![a-z0-9])|[^\s\u30a1-\u30fc\p{Script=Han}々〆]+/gu,
    ) ?? []
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
