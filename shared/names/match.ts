import type { Message } from '../message.ts';

/** How strongly a name points to a listed entity. `hit` and `review` are alerts; `related` is a warning beside them. */
export const TIERS = ['hit', 'review', 'related', 'none'] as const;
export type Tier = (typeof TIERS)[number];

export type NameField = 'zh' | 'zhHant' | 'ja' | 'en' | 'alias' | 'aliasUnsourced';

/** A name by which a listed entity is known. `sourced` is false where no printed source was found. */
export interface ListedName {
  readonly field: NameField;
  readonly text: string;
  readonly sourced: boolean;
  /** Set where a person of this company added the name. */
  readonly own?: OwnBasis;
}

/** On what a person of this company rests a name or relation, who and when (`yyyy-mm-dd`). */
export interface OwnBasis {
  readonly basis: string;
  readonly by: string;
  readonly day: string;
}

/** A company that is tied to a listed entity. `percent`: the share held, 0..100. */
export interface RelatedName {
  readonly name: string;
  readonly relation: 'site' | 'division' | 'parent' | 'subsidiary';
  readonly percent: number | null;
  readonly own: OwnBasis;
}

/** What the screener knows of one listed entity. */
export interface NameRecord {
  readonly id: string;
  readonly names: readonly ListedName[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly address?: string;
  readonly registrationId?: string;
  /** The group of companies, as the list data names it. */
  readonly group?: string;
  /** Relations beside those of `NameKnowledge`. */
  readonly relations?: readonly RelatedName[];
}

/** A name to screen, with what else the order says of the party. */
export interface NameQuery {
  readonly name: string;
  readonly address?: string;
  readonly country?: string;
  readonly registrationId?: string;
}

/** One addend of a score, so that a reader can recompute it. */
export interface ScorePart {
  readonly code: string;
  readonly value: number;
  readonly detail?: string;
}

/** A query against one entity: its best listed name, the tier, the score in 0..1 and why. */
export interface NameMatch {
  readonly entityId: string;
  readonly matched: ListedName;
  readonly tier: Tier;
  readonly score: number;
  readonly reasons: readonly Message[];
  readonly parts: readonly ScorePart[];
}

/** Screens names against one fixed set of entities. The result does not depend on the order of the entities. */
export interface NameScreener {
  /** All entities that are not `none`, best first (score, then id). */
  screen(query: NameQuery): readonly NameMatch[];
  /** The best entity below the threshold, for the record; undefined where nothing is near. */
  nearest(query: NameQuery): NameMatch | undefined;
  /** That a name says too little to be screened (`Electric`, 三菱), for the person who must ask for the whole name. */
  tooGeneric(name: string): Message | undefined;
  /** The name as it is searched: what the audit sheet shows beside the name as given. */
  normalised(name: string): string;
  /** Version of the algorithm and its knowledge, for the record. */
  readonly version: string;
  /** The shipped threshold: scores from here on are alerts. */
  readonly threshold: number;
}
