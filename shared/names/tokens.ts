import type { NameKnowledge, WordClass } from './knowledge.ts';
import type { Concept, Lexicon } from './lexicon.ts';
import { soundOfKana, soundOfRomaji } from './sound.ts';
import { isHan, isKana } from './text.ts';

export type TokenScript = 'latin' | 'kana' | 'han' | 'number';

/** A word of a name, what it may mean, how it sounds, and how telling it is. */
export interface Token {
  readonly text: string;
  readonly script: TokenScript;
  readonly concepts: readonly Concept[];
  /** Folded romaji; empty for Han, whose sound depends on the reading. */
  readonly sound: string;
  /** 0.1 (says nothing) to about 1.6 (says all). */
  readonly weight: number;
  readonly telling: boolean;
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
  const make = (text: string, script: TokenScript, concepts: readonly Concept[]): Token => {
    const known = Math.min(...concepts.map((c) => CLASS_WEIGHT[c.wordClass]));
    const own =
      script === 'number'
        ? 0.8
        : script === 'han'
          ? hanWeight(text)
          : script === 'kana'
            ? clamp(text.length * 0.28, 0.8, 1.3)
            : latinWeight(text.replaceAll(' ', ''));
    const weight = concepts.length === 0 ? own : STOP_WORDS.has(text) ? 0.1 : known;
    return {
      text,
      script,
      concepts,
      sound: script === 'kana' ? soundOfKana(text) : script === 'latin' ? soundOfRomaji(text) : '',
      weight,
      telling: weight >= TELLING,
    };
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

  return {
    tokens: (core) => {
      const out: Token[] = [];
      const pieces =
        core.match(
          /[\u30a1-\u30fc\p{Script=Han}々〆]+|[0-9]+(?![a-z0-9])|[^\s\u30a1-\u30fc\p{Script=Han}々〆]+/gu,
        ) ?? [];
      for (let at = 0; at < pieces.length; ) {
        const piece = pieces[at] ?? '';
        if (isKana(piece[0] ?? '') || isHan(piece[0] ?? '')) {
          out.push(...cjkTokens(piece));
          at++;
          continue;
        }
        const words = latinRun(pieces, at);
        const phrase = lexicon.phraseAt(words, 0);
        if (phrase !== undefined) {
          out.push(make(words.slice(0, phrase.size).join(' '), 'latin', phrase.concepts));
          at += phrase.size;
          continue;
        }
        out.push(make(piece, /^[0-9]+$/.test(piece) ? 'number' : 'latin', []));
        at++;
      }
      return out;
    },
  };
}

function latinRun(pieces: readonly string[], from: number): string[] {
  const words: string[] = [];
  for (let at = from; at < pieces.length && words.length < 5; at++) {
    const piece = pieces[at] ?? '';
    if (isKana(piece[0] ?? '') || isHan(piece[0] ?? '')) break;
    words.push(piece);
  }
  return words;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
