import fold from '../../assets/items/fold.json' with { type: 'json' };

const PAIRS = new Map(Object.entries(fold.pairs));

/**
 * Text as search reads it: width and compatibility forms made one, traditional and Japanese characters folded to
 * simplified ones, hyphens and white space as one blank, no blank beside a Chinese or Japanese character.
 * Upper and lower case stay: abbreviations and formulas need them.
 */
export function searchText(text: string): string {
  return foldCharacters(text)
    .replace(/[\s\-‐-―−_·・]+/gu, ' ')
    .replace(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]) | (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu, '')
    .trim();
}

/** Width, compatibility forms, white space and variants of characters made one; everything else as it stands. */
export function foldCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/\p{sc=Han}/gu, (char) => PAIRS.get(char) ?? char);
}

/** A word of the catalogue and what it stands for. `exact`: an abbreviation, found only in the case as printed. */
export interface Term<T> {
  readonly text: string;
  readonly exact?: string;
  readonly meaning: T;
}

export interface Found<T> {
  readonly term: Term<T>;
  readonly start: number;
  readonly end: number;
}

/** Finds many terms in a text at once. */
export class TermFinder<T> {
  readonly #byStart = new Map<string, Term<T>[]>();

  constructor(terms: readonly Term<T>[]) {
    for (const term of terms) {
      if (term.text === '') continue;
      const key = term.text.slice(0, 2);
      const bucket = this.#byStart.get(key);
      if (bucket === undefined) this.#byStart.set(key, [term]);
      else bucket.push(term);
    }
  }

  /** All terms in a `searchText`, longest first: a term inside a longer one does not count. */
  find(plain: string): readonly Found<T>[] {
    const text = plain.toLowerCase();
    const found: Found<T>[] = [];
    for (let start = 0; start < text.length; start++) {
      for (const key of [text.slice(start, start + 2), text.slice(start, start + 1)]) {
        for (const term of this.#byStart.get(key) ?? []) {
          const end = standsAt(text, term.text, start);
          if (end === -1) continue;
          if (term.exact !== undefined && plain.slice(start, start + term.exact.length) !== term.exact)
            continue;
          found.push({ term, start, end });
        }
        if (start + 1 === text.length) break;
      }
    }
    return outermost(found);
  }
}

/** Leaves out what lies within a longer find; two of the same extent both stay. */
function outermost<T>(found: Found<T>[]): readonly Found<T>[] {
  const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reach = { start: -1, end: -1 };
  return ordered.filter((one) => {
    const inside = one.end < reach.end || (one.end === reach.end && one.start > reach.start);
    if (one.end > reach.end) reach = one;
    return !inside;
  });
}

/** End of the term if it stands there on its own: Latin words and numbers end at their borders, a plural `s` belongs to them. */
function standsAt(text: string, term: string, start: number): number {
  if (!text.startsWith(term, start)) return -1;
  const first = text[start] ?? '';
  const end = start + term.length;
  if (isWord(first) && isWord(text[start - 1] ?? '')) return -1;
  if (!isWord(text[end - 1] ?? '')) return end;
  if (!isWord(text[end] ?? '')) return end;
  const plural = /^(?:s|es)(?![a-z0-9])/.exec(text.slice(end, end + 3));
  return plural !== null && /[a-z]/.test(text[end - 1] ?? '') ? end + plural[0].length : -1;
}

function isWord(char: string): boolean {
  return /[a-z0-9]/.test(char);
}
