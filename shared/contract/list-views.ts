import type { ListKind } from '../lists/designation.ts';
import type { ChangeKind, FieldChange } from '../lists/difference.ts';
import type { ListProblem, TableField } from '../lists/draft.ts';
import type { ListedEntity } from '../lists/entity.ts';
import type { DifferenceCounts, ListCheck, ListSettings, ListVersion } from '../lists/version.ts';
import type { IsoDate, IsoInstant, Message } from '../message.ts';
import type { Outcome } from '../rules/outcome.ts';
import type { DecisionView } from './views.ts';

/** State of the search index: built when the vault opens; screening waits for it, the window does not. */
export interface IndexState {
  readonly state: 'building' | 'ready';
  /** Lists done and to do. */
  readonly done: number;
  readonly total: number;
}

/** One list of the registry, as it stands today. */
export interface ListCard {
  readonly listId: string;
  readonly title: string;
  readonly kind: 'mofcom' | 'reference' | 'own';
  readonly active: ListVersion | null;
  readonly versions: number;
  /** Drafts that wait for a decision. */
  readonly drafts: number;
  readonly checkedThrough: IsoDate | null;
  /** Days from `checkedThrough` to today; null where no day is known. */
  readonly ageDays: number | null;
  /** Older than the setting allows, or of unknown age. */
  readonly stale: boolean;
  readonly lastCheck: ListCheck | null;
  /** What the product cannot know of this list, in plain words. */
  readonly unknown: Message;
}

export interface Registry {
  readonly lists: readonly ListCard[];
  readonly drafts: readonly ListVersion[];
  readonly settings: ListSettings;
  readonly index: IndexState;
}

/** A reason to look twice before a draft is accepted. `stops`: it cannot be accepted unless its code is confirmed. */
export interface DraftWarning {
  readonly code:
    | 'older-than-active'
    | 'other-list'
    | 'same-entries'
    | 'many-removed'
    | 'problems'
    | 'no-day'
    | 'no-announcement';
  readonly message: Message;
  readonly stops: boolean;
}

export interface DraftView {
  readonly version: ListVersion;
  /** The version that it is compared with; null for the first of its list. */
  readonly base: ListVersion | null;
  readonly counts: DifferenceCounts;
  readonly warnings: readonly DraftWarning[];
  /** At most 200; `problemCount` counts all. */
  readonly problems: readonly ListProblem[];
  readonly problemCount: number;
  /** The text and its entries, where the draft comes from a notice. */
  readonly notice: NoticeView | null;
}

/** An entry as it was read from a notice. `line`: where it begins in the text, from 1. Names that lack are ''. */
export interface NoticeEntry {
  readonly key: string;
  readonly no: number | null;
  readonly line: number | null;
  readonly zh: string;
  readonly en: string;
  readonly address: string;
}

/** The columns of a table file, with what their headers suggest. */
export interface TableColumns {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly {
    readonly column: number;
    readonly header: string;
    readonly samples: readonly string[];
    readonly suggested: TableField | null;
  }[];
}

export interface NoticeView {
  readonly text: string;
  /** Sentences that say what is forbidden or asked, as printed. */
  readonly measures: readonly string[];
  readonly entries: readonly NoticeEntry[];
}

export interface ChangeRow {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly name: string;
  readonly list: ListKind;
  readonly before: ListedEntity | null;
  readonly after: ListedEntity;
  readonly fields: readonly FieldChange[];
}

/** What an acceptance did to the open orders. */
export interface RescreenSummary {
  readonly parties: number;
  /** Parties whose result changed. */
  readonly changedParties: number;
  readonly changedLines: number;
  /** Lines that are prohibited now and were not before. */
  readonly stoppedLines: number;
  readonly newHits: number;
  /** Decisions that fell because the entry changed. */
  readonly fallenDecisions: number;
  /** Not looked at, since they are closed. */
  readonly skippedBooks: number;
  readonly skippedOrders: number;
}

export interface AcceptReport {
  readonly version: ListVersion;
  readonly rescreen: RescreenSummary;
}

/** One line whose standing a new version changed. Open until a person acknowledges it. */
export interface RescreenRow {
  readonly id: string;
  readonly listId: string;
  readonly listTitle: string;
  readonly versionId: string;
  readonly at: IsoInstant;
  readonly bookId: string;
  readonly fileName: string;
  readonly lineKey: string;
  readonly orderNo: string;
  readonly lineNo: string;
  readonly party: string;
  readonly entityId: string;
  readonly entityName: string;
  readonly list: ListKind;
  readonly listing: string;
  readonly change: ChangeKind;
  readonly hitId: string;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly reason: Message;
  /** The decision that no longer counts; null where none fell. */
  readonly fallen: DecisionView | null;
  readonly acknowledged: { readonly by: string; readonly at: IsoInstant; readonly text: string } | null;
}

/** One screening of a book: at import, or after a list version was accepted. */
export interface ScreeningView {
  readonly number: number;
  readonly at: IsoInstant;
  readonly by: string;
  readonly cause: 'import' | 'lists';
  readonly asOf: IsoDate;
  readonly engine: string;
  readonly versions: readonly {
    readonly listId: string;
    readonly versionId: string;
    readonly hash: string;
    readonly entries: number;
  }[];
}

export interface RepeatDifference {
  readonly party: string;
  readonly stored: string;
  readonly repeated: string;
}

/** A past screening run again on its own versions. */
export interface RepeatReport {
  readonly screening: ScreeningView;
  /** The same, byte for byte. */
  readonly same: boolean;
  readonly parties: number;
  readonly lines: number;
  /** Line outcomes are compared for the latest screening only: earlier ones rested on decisions of their day. */
  readonly outcomesCompared: boolean;
  /** False where the engine is a later one: a difference may come from it. */
  readonly sameEngine: boolean;
  /** SHA-256 over all results, stored and repeated. */
  readonly storedHash: string;
  readonly repeatedHash: string;
  /** At most 50. */
  readonly differences: readonly RepeatDifference[];
}

export interface ClosingView {
  readonly bookId: string;
  /** Null: the whole book. */
  readonly orderNo: string | null;
  readonly by: string;
  readonly at: IsoInstant;
  readonly reason: string;
}
