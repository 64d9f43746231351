import type { IsoDate } from '../message.ts';
import type { OwnNote } from './own.ts';

/** MOFCOM's two lists, any other authority's, and the company's own. Only the first two carry MOFCOM's law. */
export const LIST_KINDS = ['control', 'watch', 'reference', 'own'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
export type MofcomList = Extract<ListKind, 'control' | 'watch'>;

/** State of a measure. `suspended` counts as in force until the officer confirms otherwise. */
export type MeasureStatus = 'active' | 'suspended' | 'removed';

/** One entity on one list by one announcement, as `assets/lists` holds it. A null name was not found in any source. */
export interface Designation {
  readonly id: string;
  readonly list: MofcomList;
  /** e.g. `MOFCOM 2026-11`: announcement 11 of 2026. */
  readonly announcement: string;
  readonly date: IsoDate;
  /** Number within the annex. */
  readonly no: number;
  readonly country: string;
  readonly zhHans: string;
  readonly zhHant: string | null;
  readonly zhHantBasis: string | null;
  readonly zhHantConverted: string | null;
  readonly ja: string | null;
  readonly jaBasis: string | null;
  readonly en: string;
  readonly aliases: readonly string[];
  readonly aliasesUnsourced: readonly string[];
  readonly group: string | null;
  readonly groupBasis: string | null;
  readonly location: string | null;
  readonly address: string | null;
  readonly status: MeasureStatus;
  readonly statusDetail: string | null;
  readonly statusCheckedThrough: IsoDate;
  /** The day from which an imported full list no longer has the entry. It stays, and is matched as a stopped measure. */
  readonly removedOn?: IsoDate;
  /** Whether the announcement binds persons abroad; null: its text was not read. */
  readonly overseasTransferClause: boolean | null;
  readonly officialUrl: string | null;
  readonly notes: string | null;
  readonly sources: readonly string[];
  /** What this company knows of the entity; absent where it knows nothing. */
  readonly own?: readonly OwnNote[];
}

/** A set of designations that was imported together. `hash` is the SHA-256 of the file it came from. */
export interface ListPack {
  readonly id: string;
  readonly title: string;
  readonly checkedThrough: IsoDate;
  readonly hash: string;
  readonly designations: readonly Designation[];
}

/** What the officer has confirmed of a suspended measure, with the source and day of the confirmation. */
export interface StatusConfirmation {
  readonly announcement: string;
  readonly state: 'in-force' | 'suspended';
  readonly source: string;
  readonly date: IsoDate;
  /** Who put it down, and when. */
  readonly by?: string;
  readonly at?: string;
}
