import type { IsoDate, Message } from '../message.ts';

/** One entry of the dual-use list, as `assets/items` holds it. Fields named in `unsourced.fields` have no printed source. */
export interface ItemEntry {
  readonly code: string;
  readonly family: string;
  readonly zh: string;
  readonly en: string;
  readonly ja: string;
  readonly threshold: string | null;
  readonly hs: readonly string[];
  readonly hsBasis: string | null;
  readonly hsAnnouncement?: readonly string[];
  readonly cas: readonly string[];
  readonly synonyms: {
    readonly zh?: readonly string[];
    readonly en?: readonly string[];
    readonly ja?: readonly string[];
  };
  readonly announcement: string;
  readonly effective: IsoDate;
  readonly status: string;
  readonly suspendedUntil: IsoDate | null;
  readonly suspendedUntilReported?: IsoDate | null;
  readonly statusNote?: string;
  readonly notes: string | null;
  readonly sources: readonly string[];
  readonly officialUrl: string | null;
  readonly unsourced: Readonly<Record<string, unknown>> | null;
}

export type Controlled = 'controlled' | 'not-controlled' | 'undecided';

/** An entry that the line may fall under, with the evidence that brought it up. */
export interface ItemCandidate {
  readonly code: string;
  readonly evidence: readonly ('code' | 'cas' | 'text' | 'hs')[];
  readonly matched: readonly string[];
}

/** Is the item controlled? `undecided` carries the question that would decide. Missing data is never `not-controlled`. */
export interface ItemFinding {
  readonly controlled: Controlled;
  readonly candidates: readonly ItemCandidate[];
  readonly questions: readonly Message[];
  readonly reasons: readonly Message[];
  /** Who recorded the answer and on what paper; only where a person did. */
  readonly recorded?: { readonly by: string; readonly basis: string; readonly at: string };
}

/** What of an order line classification reads. */
export interface ItemFacts {
  readonly description: string;
  readonly spec?: string;
  readonly hs?: string;
  readonly controlCode?: string;
  readonly cas?: string;
  readonly origin?: string;
}
