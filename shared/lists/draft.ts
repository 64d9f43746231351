import type { IsoDate, Message } from '../message.ts';
import type { ListedName } from '../names/match.ts';

/** Publishers whose files or notices the product reads. `table`: any sheet with columns that the officer maps. */
export const LIST_SOURCES = [
  'mofcom-control',
  'mofcom-watch',
  'us-csl',
  'us-ofac-sdn',
  'un-consolidated',
  'eu-consolidated',
  'meti-end-user',
  'opensanctions',
  'table',
] as const;
export type ListSource = (typeof LIST_SOURCES)[number];

export const PARTY_KINDS = ['entity', 'person', 'vessel', 'aircraft', 'unknown'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** One entry as a list file or notice gives it, before anybody has accepted it. */
export interface DraftEntry {
  /** The source's own key of the entry, the same in the next version of the same list. */
  readonly key: string;
  readonly kind: PartyKind;
  /** At least one; the first is the primary name. */
  readonly names: readonly ListedName[];
  /** ISO 3166-1 alpha-2 where the file's word is known, else the word itself. */
  readonly countries: readonly string[];
  readonly addresses: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** Programmes, regimes or sub-lists as the source names them. */
  readonly programs: readonly string[];
  readonly listedOn: IsoDate | null;
  readonly remarks: string | null;
  readonly url: string | null;
  /** Number within an annex, where the notice numbers its entries. */
  readonly no: number | null;
  /** The text of the notice that the entry was read from, to show beside the draft. Only for notices. */
  readonly raw?: string;
  /** Line (or row) of the file where the entry begins, counted from 1. */
  readonly line?: number;
}

/** A row that could not be read. It stops nothing else. `line`: row or line of the file, counted from 1. */
export interface ListProblem {
  readonly line: number;
  readonly reason: Message;
}

/** What a reader found out of one file or pasted text. */
export interface DraftList {
  readonly source: ListSource;
  readonly title: string;
  /** e.g. `MOFCOM 2026-28`; null for files that are no announcement. */
  readonly announcement: string | null;
  /** Publication day as the file says; null where it does not. */
  readonly published: IsoDate | null;
  readonly entries: readonly DraftEntry[];
  readonly problems: readonly ListProblem[];
  /** Plain text of a notice; the `line` of entries and problems counts its lines. */
  readonly text?: string;
  /** Sentences of a notice that say what is forbidden or asked, and from when, as printed. */
  readonly measures?: readonly string[];
  /** Records of the file that are no parties (sanction, ownership and address records), passed over. */
  readonly passedOver?: number;
}

/** What a column of a table can hold. `name`: a name whose language its script decides. */
export const TABLE_FIELDS = [
  'key',
  'no',
  'name',
  'name_zh',
  'name_ja',
  'name_en',
  'alias',
  'kind',
  'country',
  'address',
  'identifier',
  'program',
  'listed_on',
  'remarks',
  'url',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** How the columns of a table are read. */
export interface TableMapping {
  /** Workbooks only; without it the first sheet that is not hidden. */
  readonly sheet?: string;
  /** Row of the headers, counted from 1; 0 where the table has none. Without it the first row. */
  readonly headerRow?: number;
  /** Column, counted from 0, and what it holds. Several columns may hold the same. */
  readonly columns: readonly { readonly column: number; readonly field: TableField }[];
}
