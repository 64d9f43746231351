import type { IsoDate, PaperLanguage } from '../message.ts';
import type { PaperCode } from '../rules/outcome.ts';

/** One wording in the three languages of papers. `{{key}}` is a fact, `[[…]]` are words of an announcement. */
export type Wording = Readonly<Record<PaperLanguage, string>>;

/** Which ground a text belongs to: the watch list, or Announcement 1 of 2026 for parties on no list. */
export type GroundKind = 'watch' | 'announcement-1';

/** A clause of assets/clauses. `variants` are added to `text`: N (narrow) or W (wide), by the header's choice. */
export interface Clause {
  readonly id: string;
  readonly heading: Wording;
  readonly text: Wording;
  readonly variants?: { readonly N: Wording; readonly W: Wording };
  /** Takes the variant that another clause has. */
  readonly variantOf?: string;
  /** Which paper variants carry it; all where absent. */
  readonly only?: GroundKind;
}

export type Choices = Readonly<Record<string, Wording>>;

/** A question of the paper that the officer answers; its key is `answers.ANSWER`, the same in every paper that asks it. */
export interface AnswerSpec {
  readonly answer: string;
  readonly label: Wording;
  readonly kind?: 'text' | 'long' | 'date' | 'choice';
  readonly choices?: Choices;
  readonly optional?: true;
  /** Asked and printed only where another answer has one of these codes. */
  readonly when?: { readonly answer: string; readonly is: readonly string[] };
}

/** A row that says the same in every paper of this type. */
export interface FixedRow {
  readonly fixed: Wording;
  readonly label: Wording;
}

export interface ColumnSpec {
  readonly key: string;
  readonly label: Wording;
  readonly weight: number;
  readonly kind?: 'text' | 'long' | 'choice';
  readonly choices?: Choices;
  /** Not needed where the row's answer in that column is one of these codes. */
  readonly unless?: { readonly column: string; readonly is: readonly string[] };
}

/** A part of a paper, in print order. Rows named by a string are facts (`parts.ts`). */
export type PartSpec = { readonly only?: GroundKind } & (
  | { readonly part: 'heading' | 'paragraph' | 'note'; readonly text: Wording }
  | { readonly part: 'facts'; readonly rows: readonly (string | AnswerSpec | FixedRow)[] }
  | { readonly part: 'attachments' | 'undertakings' | 'chain' | 'signature' }
  /** `uncontrolled`: goods that the paper says are not controlled have no control code. */
  | { readonly part: 'items'; readonly uncontrolled?: true }
  /** Says whose words are quoted; `original`: the Chinese words stand in every language. */
  | { readonly part: 'quotes'; readonly original?: true }
  /** A table that the officer fills row by row; kept as lines with tabs. */
  | {
      readonly part: 'rows';
      readonly answer: string;
      readonly label: Wording;
      readonly columns: readonly ColumnSpec[];
      readonly optional?: true;
    }
  /** A table with fixed rows, one answer a cell: `answers.ANSWER.ROW.COLUMN`. */
  | {
      readonly part: 'matrix';
      readonly answer: string;
      readonly label: Wording;
      readonly rowLabel: Wording;
      readonly weight: number;
      readonly rows: readonly { readonly key: string; readonly label: Wording }[];
      readonly columns: readonly ColumnSpec[];
    }
  /** The other papers of the case with their numbers. */
  | { readonly part: 'papers'; readonly codes: readonly PaperCode[] }
  | { readonly part: 'screening'; readonly table: ScreeningTable }
  /** People who sign beside the signature block. */
  | { readonly part: 'signers'; readonly rows: readonly AnswerSpec[] }
);

export type ScreeningTable = 'basis' | 'parties' | 'hits' | 'outcomes' | 'edits';

export type SignatureKey = 'company' | 'signature' | 'name' | 'title' | 'place' | 'date';

/** The texts of one paper type. */
export interface PaperTemplate {
  readonly templateId: string;
  readonly templateVersion: string;
  readonly basis: string;
  readonly title: Wording;
  readonly shortTitle: Wording;
  readonly addressee?: Wording;
  readonly preamble?: { readonly watch?: Wording; readonly 'announcement-1'?: Wording };
  readonly body: readonly PartSpec[];
  readonly clauses: readonly Clause[];
  /** A list to be ticked by hand: the program does not know what will be attached. */
  readonly attachments: readonly Wording[];
  /** Absent on a sheet that nobody signs. */
  readonly signature?: {
    readonly who: 'pledgor' | 'exporter' | 'intermediary' | 'house';
    readonly rows: readonly { readonly key: SignatureKey; readonly label: Wording }[];
    readonly seal: Wording;
  };
}

/** Everything that the papers print and that is not a fact: assets/clauses. */
export interface ClauseSet {
  readonly templates: Readonly<Record<PaperCode, PaperTemplate>>;
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
