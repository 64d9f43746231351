import type { NameKnowledge } from './knowledge.ts';

/** From this share of common characters on a text is one that somebody wrote. */
const WRITTEN = 0.6;
/** Beyond this share it is whole; what it is turned into has to be better by this much. */
const WHOLE = 0.8;
const BETTER = 0.25;

/**
 * The texts that a damaged name may have been: decoded again by `knowledge.readAgain`, and only where characters that
 * names have take the place of characters that they do not have.
 */
export function createRepair(
  knowledge: NameKnowledge,
  fold: (text: string) => string,
): (name: string) => readonly string[] {
  const { readAgain } = knowledge;
  if (readAgain === undefined) return () => [];
  const common = (text: string): number => {
    const letters = [...fold(text)].filter((c) => c > '\u007e');
    const known = letters.filter(
      (c) => /[\u30a1-\u30fc]/.test(c) || (knowledge.frequency.han[c] ?? 0) > 0 || PUNCTUATION.test(c),
    );
    return letters.length === 0 ? 1 : known.length / letters.length;
  };
  return (name) => {
    if (PLAIN.test(name)) return [];
    const now = common(name);
    if (now > WHOLE) return [];
    // Bytes of another alphabet often read as half-width kana: those say nothing.
    return readAgain(name)
      .filter((text) => !HALF_WIDTH.test(text))
      .map((text) => ({ text, share: common(text) }))
      .filter(
        ({ text, share }) => share >= WRITTEN && share >= now + BETTER && (text.match(CJK)?.length ?? 0) >= 2,
      )
      .sort((a, b) => b.share - a.share || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text);
  };
}

const PLAIN = /^[\x20-\x7e]*$/;
const PUNCTUATION = /[\u3000-\u303f\u00b7\u30fb]/;
const CJK = /[\u30a1-\u30fc\u3041-\u3096\p{Script=Han}]/gu;
const HALF_WIDTH = /[\uff61-\uff9f]/;
