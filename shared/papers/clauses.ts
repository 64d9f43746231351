import type { IsoDate, PaperLanguage } from '../message.ts';

/** One wording in the three languages of papers. `{{key}}` is a fact, `[[…]]` are words of an announcement. */
export type Wording = Readonly<Record<PaperLanguage, string>>;

/** A clause of assets/clauses. `variants` are added to `text`: N (narrow) or W (wide), by the header's choice. */
export interface Clause {
  readonly id: string;
  readonly heading: Wording;
  readonly text: Wording;
  readonly variants?: { readonly N: Wording; readonly W: Wording };
  /** Takes the variant that another clause has. */
  readonly variantOf?: string;
  /** Which paper variants carry it; all where absent. */
  readonly only?: 'watch' | 'announcement-1';
}

/** The texts of one paper type. */
export interface PaperTemplate {
  readonly templateId: string;
  readonly templateVersion: string;
  readonly basis: string;
  readonly title: Wording;
  readonly shortTitle: Wording;
  readonly addressee: Wording;
  readonly preamble: { readonly watch: Wording; readonly 'announcement-1'?: Wording };
  readonly clauses: readonly Clause[];
  /** A list to be ticked by hand: the program does not know what will be attached. */
  readonly attachments: readonly Wording[];
  readonly signature: {
    readonly rows: readonly { readonly key: SignatureKey; readonly label: Wording }[];
    readonly seal: Wording;
  };
}

export type SignatureKey = 'company' | 'signature' | 'name' | 'title' | 'place' | 'date';

/** Everything that the papers print and that is not a fact: assets/clauses. */
export interface ClauseSet {
  readonly D1: PaperTemplate;
  readonly D2: PaperTemplate;
  readonly labels: PaperLabels;
}

export interface PaperLabels {
  /** Labels of facts, headings and marks by key (see assets/clauses/labels.json). */
  readonly words: Readonly<Record<string, Wording>>;
  /** Labels of the fields that the officer fills, by field key without the item's number. */
  readonly fields: Readonly<Record<string, Wording>>;
  /** C17: A the prevailing language decides, B all are equal, S one language only. */
  readonly language: { readonly A: Wording; readonly B: Wording; readonly S: Wording };
  readonly languageNames: Readonly<Record<PaperLanguage, Wording>>;
  /** The announcement on which the light pledge of an unlisted party rests. */
  readonly announcementOne: { readonly announcement: string; readonly date: IsoDate };
  /** The announcement whose words the core pledge quotes. */
  readonly quoted: { readonly announcement: string; readonly date: IsoDate };
}
