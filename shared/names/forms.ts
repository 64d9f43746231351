import { editDistance } from './edit.ts';
import type { NameKnowledge } from './knowledge.ts';

export interface Stripped {
  /** The name without its legal forms, words separated by blanks. */
  readonly core: string;
  /** The kinds of form that were found (`ltd`, `jp`, …): evidence, not noise. */
  readonly forms: readonly string[];
  /** What stands behind a form inside the name: a branch, a person, an address. */
  readonly behind: string;
}

export interface Forms {
  strip(folded: string): Stripped;
}

/** Finds legal forms in front, behind, glued, abbreviated or half open. Works on folded text. */
export function createForms(knowledge: NameKnowledge, fold: (text: string) => string): Forms {
  const latin: { words: string; kind: string }[] = [];
  for (const [kind, forms] of Object.entries(knowledge.forms.latin)) {
    for (const form of forms) latin.push({ words: form, kind });
  }
  latin.sort((a, b) => b.words.length - a.words.length || (a.words < b.words ? -1 : 1));
  const kindOf = new Map(latin.map(({ words, kind }) => [words, kind]));
  const endOnly = new Set(knowledge.forms.endOnly);
  const starts = new Set(latin.map(({ words }) => words.split(' ')[0] ?? ''));
  const ends = new Set(latin.map(({ words }) => words.split(' ').at(-1) ?? ''));
  const cjk: { text: string; kind: string }[] = [];
  for (const [kind, forms] of Object.entries(knowledge.forms.cjk)) {
    for (const form of forms) cjk.push({ text: fold(form), kind });
  }
  for (const damaged of knowledge.forms.cjkDamaged) cjk.push({ text: damaged, kind: 'damaged' });
  cjk.sort((a, b) => b.text.length - a.text.length);
  const damagedForms = cjk
    .filter(({ kind }) => kind === 'damaged')
    .map(
      ({ text }) =>
        new RegExp(
          fold(text)
            .split('')
            .map((c) => (c === '.' ? '.' : escaped(c)))
            .join(''),
        ),
    );

  return {
    strip: (folded) => {
      const forms: string[] = [];
      let text = folded;
      let behind = '';
      const plain = /^[\x20-\x7e]*$/.test(folded);
      for (const { text: form, kind } of plain ? [] : cjk) {
        if (kind === 'damaged') continue;
        const at = text.indexOf(form);
        if (at < 0) continue;
        // A short Chinese form counts at the end only: 公司 inside a name is a word.
        if (kind === 'cn-short' && at + form.length !== text.trimEnd().length) continue;
        // 分公司 and 子公司 name a branch, not the form of the name before them.
        if (kind === 'cn-short' && /[分子]$/.test(text.slice(0, at))) continue;
        forms.push(kind);
        const before = text.slice(0, at).trim();
        const after = text.slice(at + form.length).trim();
        if (before !== '' && after !== '' && kind !== 'jp-pub') behind = after;
        text = `${before} ${after}`;
      }
      if (forms.length === 0 && !plain) {
        for (const damaged of damagedForms) {
          const found = damaged.exec(text);
          if (found === null) continue;
          forms.push('damaged');
          text = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
          break;
        }
      }
      const words = repairedForms(wordsOf(text), ends);
      const stripped = stripLatin(words, { kindOf, endOnly, starts, ends });
      return {
        core: stripped.words.join(' '),
        forms: [...forms, ...stripped.forms],
        behind: [behind === '' ? '' : wordsOf(behind).join(' '), stripped.behind]
          .filter((part) => part !== '')
          .join(' '),
      };
    },
  };
}

function escaped(c: string): string {
  return c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Words of a folded text: `&` is a word, dots inside initials go, hyphens and other signs separate. */
export function wordsOf(folded: string): string[] {
  let text = folded;
  if (text.includes('.')) text = text.replace(/\b([a-z0-9])\.(?=[a-z0-9]\b)/g, '$1');
  if (text.includes("'")) text = text.replace(/(?<=[a-z])'(?=[a-z])/g, '');
  if (text.includes('co.')) text = text.replace(/([a-z]{3})co\.(?=,? ?ltd)/g, '$1 co.');
  if (text.includes('&')) text = text.replace(/&/g, ' and ');
  if (text.includes('+')) text = text.replace(/\+/g, ' plus ');
  // Folded ASCII has no capitals.
  return text
    .split(/^[\x20-\x7e]*$/.test(text) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}々ー]+/u)
    .filter((word) => word !== '');
}

const LONG_FORMS = ['limited', 'corporation', 'company', 'incorporated'];

/** A slip or a zero in a legal form must not turn it into a word of the name: `Limted`, `C0`. */
function repairedForms(words: readonly string[], ends: ReadonlySet<string>): string[] {
  return words.map((word, i) => {
    if (i === 0 || ends.has(word)) return word;
    if (/^(c0|1td|lnc|1nc|c0rp)$/.test(word))
      return word
        .replace('0', 'o')
        .replace('1', word === '1td' ? 'l' : 'i')
        .replace('lnc', 'inc');
    return (
      LONG_FORMS.find((form) => word.length >= 6 && word !== form && editDistance(word, form, 1) <= 1) ?? word
    );
  });
}

const LONGEST_FORM = 8;

interface LatinForms {
  readonly kindOf: ReadonlyMap<string, string>;
  readonly endOnly: ReadonlySet<string>;
  /** First and last words of all forms: most words are neither, and need no look-up of phrases. */
  readonly starts: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}

/** Latin forms at both ends and in the middle; what follows a form in the middle is handed out as `behind`. */
function stripLatin(
  words: readonly string[],
  { kindOf, endOnly, starts, ends }: LatinForms,
): { words: string[]; forms: string[]; behind: string } {
  const left = [...words];
  const forms: string[] = [];
  const matchAt = (at: number, end: boolean): number => {
    if (!starts.has(left[at] ?? '')) return 0;
    for (let size = Math.min(LONGEST_FORM, left.length - at); size > 0; size--) {
      const phrase = left.slice(at, at + size).join(' ');
      if (!kindOf.has(phrase) || (!end && endOnly.has(phrase))) continue;
      return size;
    }
    return 0;
  };
  for (let again = true; again && left.length > 1; ) {
    again = false;
    if (!ends.has(left.at(-1) ?? '')) break;
    for (let size = Math.min(LONGEST_FORM, left.length - 1); size > 0; size--) {
      const phrase = left.slice(left.length - size).join(' ');
      const kind = kindOf.get(phrase);
      if (kind === undefined) continue;
      left.splice(left.length - size, size);
      forms.push(kind);
      again = true;
      break;
    }
  }
  const front = left.length > 1 ? matchAt(0, false) : 0;
  if (front > 0 && front < left.length) {
    forms.push(kindOf.get(left.slice(0, front).join(' ')) ?? '');
    left.splice(0, front);
  }
  let behind = '';
  for (let at = 1; at < left.length - 1; at++) {
    const size = matchAt(at, false);
    if (size === 0 || at + size >= left.length) continue;
    forms.push(kindOf.get(left.slice(at, at + size).join(' ')) ?? '');
    behind = left.slice(at + size).join(' ');
    left.splice(at, size);
    break;
  }
  return { words: left, forms, behind };
}
