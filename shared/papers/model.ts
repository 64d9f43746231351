import type { IsoInstant, Message, PaperLanguage } from '../message.ts';
import type { PaperCode } from '../rules/outcome.ts';
import type { LanguageSet, PaperFacts, PaperHeader, PaperStatus } from './paper.ts';

/** `Result` of shared/contract, narrowed to what papers can refuse with (papers do not import the contract). */
export type PaperResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'refused' | 'bad-input'; readonly message: Message };
    };

/** `value`: a fact; `missing`: a placeholder; `official`: words of an announcement, unchanged. */
export type SpanKind = 'text' | 'value' | 'missing' | 'official';

export interface Span {
  readonly text: string;
  readonly kind: SpanKind;
  /** Only where the words are in another language than the text around them. */
  readonly lang?: PaperLanguage;
}

/** One text in one language. The language decides the font, the glyph forms and the line breaks. */
export interface LangText {
  readonly lang: PaperLanguage;
  readonly spans: readonly Span[];
  /** Steps from the left edge, in a cell of a table that sets one thing under another. */
  readonly indent?: number;
}

export type ItemColumnKey =
  | 'lineNo'
  | 'description'
  | 'controlCode'
  | 'hsCode'
  | 'quantity'
  | 'value'
  | 'origin';

export interface ItemColumn {
  readonly key: ItemColumnKey;
  readonly header: readonly LangText[];
  readonly align: 'left' | 'right' | 'centre';
}

/** A blank or a printed value of the signature block. */
export interface SignatureRow {
  readonly label: readonly LangText[];
  readonly value?: LangText;
  /** Room for a hand: `tall` for the signature itself. */
  readonly room: 'line' | 'tall';
}

/** Who is to sign, as the signature field of an issued paper names them: `name` for programs, `tip` for people. */
export interface ExpectedSigner {
  readonly name: string;
  readonly tip: string;
}

/** A part of a paper, in print order. A block holds all languages: the renderer sets them side by side or stacked. */
export type Block =
  | { readonly kind: 'title'; readonly texts: readonly LangText[] }
  | {
      readonly kind: 'to-complete';
      readonly heading: readonly LangText[];
      readonly entries: readonly (readonly LangText[])[];
    }
  | { readonly kind: 'addressee'; readonly texts: readonly LangText[] }
  | { readonly kind: 'heading'; readonly texts: readonly LangText[] }
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: readonly LangText[]; readonly values: readonly LangText[] }[];
    }
  | {
      readonly kind: 'items';
      readonly columns: readonly ItemColumn[];
      readonly rows: readonly (readonly LangText[])[];
      readonly closing: readonly LangText[];
    }
  /** A cell holds texts that stand one under the other; `room: 'tall'` leaves each row room for a hand. */
  | {
      readonly kind: 'table';
      readonly columns: readonly {
        readonly header: readonly LangText[];
        readonly weight: number;
        readonly align?: 'left' | 'right' | 'centre';
      }[];
      readonly rows: readonly (readonly (readonly LangText[])[])[];
      readonly room?: 'tall';
      /** One a row, whose signature stands in column `signColumn`. */
      readonly signers?: readonly ExpectedSigner[];
      readonly signColumn?: number;
    }
  | { readonly kind: 'paragraph'; readonly texts: readonly LangText[] }
  | {
      readonly kind: 'clause';
      readonly id: string;
      readonly number: number;
      readonly variant?: 'N' | 'W';
      readonly headings: readonly LangText[];
      readonly texts: readonly LangText[];
    }
  | { readonly kind: 'note'; readonly texts: readonly LangText[] }
  | {
      readonly kind: 'list';
      readonly hint: readonly LangText[];
      readonly entries: readonly (readonly LangText[])[];
    }
  | {
      readonly kind: 'signature';
      readonly rows: readonly SignatureRow[];
      readonly seal: readonly LangText[];
      /** Find room side by side where the hand would sign. */
      readonly signers?: readonly ExpectedSigner[];
    }
  | { readonly kind: 'end'; readonly texts: readonly LangText[] };

/** The head of a paper that the own company signs. The picture itself comes to the renderer beside the model. */
export interface Letterhead {
  readonly names: readonly LangText[];
  readonly address?: LangText;
  /** Pixels, and the SHA-256 of the picture's bytes. */
  readonly logo: { readonly sha256: string; readonly width: number; readonly height: number };
}

/** A paper ready to be set: everything that is printed, and the data it was made from. */
export interface PaperModel {
  readonly type: PaperCode;
  readonly docNo: string;
  readonly version: number;
  readonly languageSet: LanguageSet;
  /** In print order. */
  readonly languages: readonly PaperLanguage[];
  readonly prevailing: PaperLanguage;
  readonly status: PaperStatus;
  readonly createdAt: IsoInstant;
  readonly templateId: string;
  readonly templateVersion: string;
  /** Plain title in the prevailing language, for the document's metadata. */
  readonly title: string;
  /** Short title of the running header. */
  readonly shortTitles: readonly LangText[];
  /** Mark on every page (draft, superseded, void); absent on an issued paper. */
  readonly mark?: readonly LangText[];
  /** `{{page}}` and `{{pages}}` are set by the renderer. */
  readonly pageOf: readonly LangText[];
  readonly versionLabel: readonly LangText[];
  /** Closes the open foot of a page that is followed by another. */
  readonly goingOn: readonly LangText[];
  /** The faint guide of the seal across the page edges. */
  readonly seamSeal: readonly LangText[];
  readonly letterhead?: Letterhead;
  readonly blocks: readonly Block[];
  /** Keys of fields that are not given yet, in print order. */
  readonly missing: readonly string[];
  /** Variables of the template's texts without a value, where no field is missing. */
  readonly unresolved: readonly string[];
  readonly facts: PaperFacts;
  readonly header: PaperHeader;
}

export function textOf(text: LangText): string {
  return text.spans.map((span) => span.text).join('');
}
