/** What matching knows of the world, as `assets/names` holds it: data with its basis, never made from test rows. */
export interface NameKnowledge {
  /** Han variants to one form, character by character. */
  readonly fold: { readonly from: string; readonly to: string };
  readonly forms: {
    readonly latin: Readonly<Record<string, readonly string[]>>;
    /** Latin forms that count only at the end of a name. */
    readonly endOnly: readonly string[];
    readonly cjk: Readonly<Record<string, readonly string[]>>;
    readonly cjkDamaged: readonly string[];
  };
  /** Words that mean the same, `en;en|ja;ja|zh;zh`, by how telling they are. */
  readonly lexicon: Readonly<Record<WordClass, readonly string[]>>;
  /** Readings of folded Han characters in folded romaji, separated by blanks. */
  readonly readings: Readonly<Record<string, string>>;
  /** Pinyin syllable to its folded characters. */
  readonly pinyin: Readonly<Record<string, string>>;
  readonly tails: {
    readonly siteLatin: readonly string[];
    readonly siteCjk: readonly string[];
    readonly contactLatin: readonly string[];
    readonly contactCjk: readonly string[];
    readonly flags: readonly string[];
  };
  readonly relations: {
    readonly groups: readonly { readonly group: string; readonly names: readonly string[] }[];
    readonly divisions: readonly { readonly entity: string; readonly person: readonly string[] }[];
  };
  /** Other readings of a text that was decoded with the wrong table; without it damaged names stay as they are. */
  readonly readAgain?: (text: string) => readonly string[];
  readonly frequency: {
    readonly latinNames: number;
    readonly latin: Readonly<Record<string, number>>;
    readonly hanNames: number;
    readonly han: Readonly<Record<string, number>>;
  };
}

/** From saying little to saying much. */
export const WORD_CLASSES = ['generic', 'place', 'domain', 'brand', 'specific'] as const;
export type WordClass = (typeof WORD_CLASSES)[number];
