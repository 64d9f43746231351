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
  /** Longest CJK surface that starts at `at` of a run; `behind`: the character before it belongs to no known word. */
  surfaceAt(
    run: string,
    at: number,
    behind: boolean,
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
  // A phrase holds with other words for its parts: `heavy ind`, `mitsubishi elec`.
  const plain = (word: string) => latin.get(word)?.[0]?.id ?? word;
  const phrases = new Map<string, Concept[]>();
  for (const [surface, concepts] of latin) {
    const words = surface.split(' ');
    if (words.length < 2) continue;
    const key = words.map(plain).join(' ');
    for (const concept of concepts) add(phrases, key, concept);
  }
  const knownFrom = (run: string, at: number): boolean => !hanAt(run, at) || startsKnown(run, at);
  const startsKnown = (run: string, at: number): boolean => {
    for (let size = Math.min(LONGEST_SURFACE, run.length - at); size > 1; size--)
      if (cjk.has(run.slice(at, at + size))) return true;
    return false;
  };
  const phraseStarts = new Set([...phrases.keys()].map((key) => key.split(' ')[0] ?? ''));
  return {
    phraseAt: (words, at) => {
      const first = words[at] ?? '';
      if (phraseStarts.has(plain(first))) {
        for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 1; size--) {
          const phrase = words.slice(at, at + size);
          const concepts = latin.get(phrase.join(' ')) ?? phrases.get(phrase.map(plain).join(' '));
          if (concepts !== undefined) return { concepts, size };
        }
      }
      const concepts =
        latin.get(first) ?? (first.length >= 5 ? latin.get(first.replace(/s$/, '')) : undefined);
      return concepts === undefined ? undefined : { concepts, size: 1 };
    },
    surfaceAt: (run, at, behind) => {
      for (let size = Math.min(LONGEST_SURFACE, run.length - at); size > 0; size--) {
        const surface = run.slice(at, at + size);
        const concepts = cjk.get(surface);
        if (concepts === undefined) continue;
        // One character inside an unknown name is a part of it: 黒 in 黒田, 川 in 川岸.
        if (size === 1 && hanAt(run, at) && (behind || !knownFrom(run, at + 1))) continue;
        // A short kana word inside a longer kana run is chance more often than meaning.
        if (
          size <= 2 &&
          /^[\u30a1-\u30fc]+$/.test(surface) &&
          (kanaAt(run, at - 1) || kanaAt(run, at + size))
        )
          continue;
        // A plural: カンパニーズ.
        const after = at + size + 1;
        const plural =
          size >= 3 &&
          kanaAt(run, at) &&
          /[ズス]/.test(run[at + size] ?? '') &&
          (!kanaAt(run, after) || startsKnown(run, after));
        return { concepts, size: plural ? size + 1 : size };
      }
      return undefined;
    },
  };
}

function hanAt(run: string, at: number): boolean {
  return /\p{Script=Han}/u.test(run[at] ?? '');
}

function kanaAt(run: string, at: number): boolean {
  return /[\u30a1-\u30fc]/.test(run[at] ?? '');
}
