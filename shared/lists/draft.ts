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
}
