import type { ListKind } from '../lists/designation.ts';
import type { PaperStatus } from '../papers/paper.ts';
import type { PaperCode } from '../rules/outcome.ts';

/** The kinds in the order in which they are shown. */
export const FOUND_KINDS = ['order', 'party', 'goods', 'paper', 'entry', 'item', 'book'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something found, with what it takes to open it. `lines`: how many lines of the book it stands in. */
export type Found =
  | {
      readonly kind: 'order' | 'party' | 'goods';
      readonly text: string;
      readonly bookId: string;
      readonly lineKey: string;
      readonly lines: number;
      readonly fileName: string;
      /** The first alert on a party, if there is one. */
      readonly hitId?: string;
    }
  | {
      readonly kind: 'paper';
      readonly paperId: string;
      readonly docNo: string;
      readonly type: PaperCode;
      readonly status: PaperStatus;
      readonly name: string;
    }
  | { readonly kind: 'entry'; readonly entityId: string; readonly text: string; readonly list: ListKind }
  | {
      readonly kind: 'item';
      readonly code: string;
      /** An empty text: the source has no name in that language. */
      readonly names: { readonly zh: string; readonly ja: string; readonly en: string };
    }
  | { readonly kind: 'book'; readonly bookId: string; readonly text: string; readonly lines: number };

export interface FoundGroup {
  readonly kind: FoundKind;
  /** All that fit; `rows` are the first of them. */
  readonly total: number;
  readonly rows: readonly Found[];
}
