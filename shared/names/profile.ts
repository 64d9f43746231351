import { createCellTexts, LONGEST_NAME, piecesOf } from './cell.ts';
import { createRepair } from './damage.ts';
import { bagOf } from './edit.ts';
import { createForms } from './forms.ts';
import type { NameKnowledge } from './knowledge.ts';
import { createLexicon } from './lexicon.ts';
import { lookalike } from './lookalike.ts';
import { createSimilarity, type Similarity } from './similar.ts';
import { soundOfRomaji } from './sound.ts';
import { createFolder } from './text.ts';
import { createTokeniser, type Token } from './tokens.ts';

/** A name taken apart once, ready to be compared many times. */
export interface Profile {
  readonly given: string;
  readonly core: string;
  readonly forms: readonly string[];
  readonly tokens: readonly Token[];
  /** The core without blanks. */
  readonly compact: string;
  /** All letters with the forms, without blanks or signs: what a truncated field is the beginning of. */
  readonly full: string;
  /** Tokens that stand behind a legal form, in a tail, or in brackets: they weigh little. */
  readonly tail: ReadonlySet<number>;
  /** Letters at the end of `compact` that name a place of business (支店, 宇宙中心), 0 for none. */
  readonly siteEnd: number;
  /** Whether Han in it may be read in Japanese. */
  readonly japanese: boolean;
  /** Sum of the weights outside the tail. */
  readonly weight: number;
  /** No Han and no kana in it. */
  readonly latin: boolean;
  /** Letters of `compact` as bits. */
  readonly bag: number;
  /** `compact` as it looks to a scanner. */
  readonly look: string;
  /** `compact` read as romaji. */
  readonly sound: string;
  /** The telling words outside the tail, run together. */
  readonly key: string;
}

/** A text that may be the name. `again`: it was decoded again, the name as given is damaged. */
export interface CellText {
  readonly text: string;
  readonly again: boolean;
}

export interface Reader {
  read(name: string, japanese?: boolean): Profile;
  /** The texts in a cell of an order book that may be the name, the whole first; the first one is the cell itself. */
  texts(name: string): readonly CellText[];
  /** The same texts, read. */
  variants(name: string): readonly Profile[];
  fold(text: string): string;
  readonly similarity: Similarity;
}

const TAIL_WEIGHT = 0.08;

/** Readers are made once per knowledge: its tables are large. */
export function createReader(knowledge: NameKnowledge): Reader {
  const fold = createFolder(knowledge.fold);
  const forms = createForms(knowledge, fold);
  const tokeniser = createTokeniser(knowledge, createLexicon(knowledge, fold));
  const similarity = createSimilarity(knowledge);
  const cellTexts = createCellTexts(knowledge.tails, fold);
  const repair = createRepair(knowledge, fold);
  const texts = (name: string): readonly CellText[] => {
    if (name.length > LONGEST_NAME) return piecesOf(name).map((text) => ({ text, again: false }));
    const again = repair(name).slice(0, 2).flatMap(cellTexts);
    return [
      ...cellTexts(name).map((text) => ({ text, again: false })),
      ...again.map((text) => ({ text, again: true })),
    ];
  };
  const siteCjk = knowledge.tails.siteCjk.map(fold).sort((a, b) => b.length - a.length);

  const siteEndOf = (compact: string): number =>
    siteCjk.find((site) => site.length >= 2 && compact.endsWith(site))?.length ?? 0;

  const kindsSeen = new Map<string, readonly string[]>();
  const read = (name: string, japanese = true): Profile => {
    const folded = fold(name);
    const { core, forms: kinds, behind } = forms.strip(folded);
    const tokens = tokeniser.tokens(core);
    const key = kinds.join(' ');
    const shared = kindsSeen.get(key) ?? kinds;
    kindsSeen.set(key, shared);
    return new NameProfile({ given: name, folded, core, forms: shared, tokens, behind, japanese }, siteEndOf);
  };

  return {
    read: (name, japanese) => read(name.slice(0, LONGEST_NAME), japanese),
    texts,
    variants: (name) => texts(name).map(({ text }) => read(text)),
    fold,
    similarity,
  };
}

interface Taken {
  readonly given: string;
  readonly folded: string;
  readonly core: string;
  readonly forms: readonly string[];
  readonly tokens: readonly Token[];
  readonly behind: string;
  readonly japanese: boolean;
}

const CJK = /[\u30a1-\u30fc\p{Script=Han}]/u;

/** Most listed names are never compared: what only a comparison asks for is worked out then. */
class NameProfile implements Profile {
  readonly given: string;
  readonly core: string;
  readonly forms: readonly string[];
  readonly tokens: readonly Token[];
  readonly compact: string;
  readonly full: string;
  readonly tail: ReadonlySet<number>;
  readonly siteEnd: number;
  readonly japanese: boolean;
  readonly weight: number;
  readonly latin: boolean;
  readonly bag: number;
  #look: string | undefined = undefined;
  #sound: string | undefined = undefined;
  #key: string | undefined = undefined;

  constructor(taken: Taken, siteEndOf: (compact: string) => number) {
    const compact = taken.core.replaceAll(' ', '');
    this.given = taken.given;
    this.core = taken.core;
    this.forms = taken.forms;
    this.tokens = taken.tokens;
    this.compact = compact;
    this.full = lettersOf(taken.folded);
    this.tail = tailOf(taken.tokens, taken.behind);
    this.latin = !CJK.test(compact);
    this.siteEnd = this.latin ? 0 : siteEndOf(compact);
    this.japanese = taken.japanese;
    this.bag = bagOf(compact);
    let weight = 0;
    taken.tokens.forEach((token, i) => {
      weight += this.tail.has(i) ? token.weight * TAIL_WEIGHT : token.weight;
    });
    this.weight = weight;
  }

  get look(): string {
    this.#look ??= lookalike(this.compact);
    return this.#look;
  }

  get sound(): string {
    this.#sound ??= soundOfRomaji(this.compact);
    return this.#sound;
  }

  get key(): string {
    this.#key ??= this.tokens
      .filter((token, i) => token.telling && !this.tail.has(i))
      .map((token) => token.glued)
      .join('');
    return this.#key;
  }
}

function lettersOf(folded: string): string {
  const text = folded.includes('&') ? folded.replace(/&/g, 'and') : folded;
  // Folded ASCII has no capitals.
  return text.replace(/^[\x20-\x7e]*$/.test(text) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}々ー]+/gu, '');
}

const NO_TAIL: ReadonlySet<number> = new Set();

/** Places of the tokens that stand behind a legal form. */
function tailOf(tokens: readonly Token[], behind: string): ReadonlySet<number> {
  if (behind === '') return NO_TAIL;
  const tail = new Set<number>();
  let rest = behind.replaceAll(' ', '');
  for (let i = tokens.length - 1; i >= 0 && rest !== ''; i--) {
    const text = tokens[i]?.glued ?? '';
    if (!rest.endsWith(text)) break;
    rest = rest.slice(0, rest.length - text.length);
    tail.add(i);
  }
  // All of it behind a form and nothing before: then the form stood in front.
  return tail.size === tokens.length ? NO_TAIL : tail;
}
