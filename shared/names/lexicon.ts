import { type NameKnowledge, WORD_CLASSES, type WordClass } from './knowledge.ts';

/** A meaning that several words share. */
export interface Concept {
  readonly id: string;
  readonly wordClass: WordClass;
}

export interface Lexicon {
  /** Longest phrase of Latin words that starts at `at`; its concepts and length in words. */
  phraseAt(
    words: readonly string[],
    at: number,
  ): { readonly concepts: readonly Concept[]; readonly size: number } | undefined;
  /** Longest CJK surface that starts at `at` of a run. */
  surfaceAt(
    run: string,
    at: number,
  ): { readonly concepts: readonly Concept[]; readonly size: number } | undefined;
}

const LONGEST_PHRASE = 4;
const LONGEST_SURFACE = 14;

export function createLexicon(knowledge: NameKnowledge, fold: (text: string) => string): Lexicon {
  const latin = new Map<string, Concept[]>();
  const cjk = new Map<string, Concept[]>();
  const add = (map: Map<string, Concept[]>, surface: string, concept: Concept) => {
    const known = map.get(surface);
    if (known === undefined) map.set(surface, [concept]);
    else if (!known.some((each) => each.id === concept.id)) known.push(concept);
  };
  for (const wordClass of WORD_CLASSES) {
    knowledge.lexicon[wordClass].forEach((entry, index) => {
      const concept: Concept = { id: `${wordClass}${index}`, wordClass };
      for (const surface of entry.split(/[|;]/)) {
        const folded = fold(surface);
        if (folded === '') continue;
        if (/[\p{Script=Han}\u30a1-\u30fc]/u.test(folded)) add(cjk, folded.replace(/ /g, ''), concept);
        else
          add(
            latin,
            folded
              .replace(/[^a-z0-9& ]/g, '')
              .replace(/&/g, 'and')
              .trim(),
            concept,
          );
      }
    });
  }
  const phraseStarts = new Set([...latin.keys()].map((key) => key.split(' ')[0] ?? ''));
  return {
    phraseAt: (words, at) => {
      if (!phraseStarts.has(words[at] ?? '')) return undefined;
      for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 0; size--) {
        const concepts = latin.get(words.slice(at, at + size).join(' '));
        if (concepts !== undefined) return { concepts, size };
      }
      return undefined;
    },
    surfaceAt: (run, at) => {
      for (let size = Math.min(LONGEST_SURFACE, run.length - at); size > 0; size--) {
        const surface = run.slice(at, at + size);
        const concepts = cjk.get(surface);
        if (concepts === undefined) continue;
        // A short kana word inside a longer kana run is chance more often than meaning.
        if (
          size <= 2 &&
          /^[\u30a1-\u30fc]+$/.test(surface) &&
          (kanaAt(run, at - 1) || kanaAt(run, at + size))
        )
          continue;
        return { concepts, size };
      }
      return undefined;
    },
  };
}

function kanaAt(run: string, at: number): boolean {
  return /[\u30a1-\u30fc]/.test(run[at] ?? '');
}
