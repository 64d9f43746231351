/** A sentence for the user that has no language yet: a key of `assets/locales` and its parameters. */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The languages of the product. */
export const LOCALES = ['zh-CN', 'ja', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The languages of a paper. */
export type PaperLanguage = 'zh' | 'ja' | 'en';

/** A calendar day, `yyyy-mm-dd`, without a time zone. */
export type IsoDate = string;

/** An instant, ISO 8601 with offset. */
export type IsoInstant = string;

/** Marks a branch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
