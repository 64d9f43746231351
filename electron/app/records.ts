import type { HitState } from '../../shared/contract/views.ts';
import type { Controlled, ItemFinding } from '../../shared/items/item.ts';
import type { PaperKind } from '../../shared/items/paper.ts';
import type { ListKind } from '../../shared/lists/designation.ts';
import type { ChangeKind } from '../../shared/lists/difference.ts';
import type { VersionRef } from '../../shared/lists/version.ts';
import type { IsoDate, IsoInstant, Message } from '../../shared/message.ts';
import type { NameMatch } from '../../shared/names/match.ts';
import type { FieldKey, OrderLine, Party, Problem, Role } from '../../shared/orders/order.ts';
import type { PaperFacts, PaperHeader, PaperStatus } from '../../shared/papers/paper.ts';
import type {
  LineOutcome,
  MilitaryDecision,
  OriginRecord,
  Outcome,
  PaperCode,
  Perspective,
  ReasonCode,
  StopReport,
  Verdict,
} from '../../shared/rules/outcome.ts';

/** What the vault stores. Everything left of a decision can be computed again; decisions and papers are never rewritten. */

/** The lists and engine that a screening ran on. `pack…` speaks of the MOFCOM lists. */
export interface ScreeningBasis {
  readonly packId: string;
  readonly packHash: string;
  readonly checkedThrough: IsoDate;
  readonly engine: string;
  readonly threshold: number;
  readonly asOf: IsoDate;
  readonly perspective: Perspective;
  /** The version of every list. Records of the first release have none: they ran on the built-in lists. */
  readonly lists?: readonly VersionRef[];
}

/** One screening of a book: number 0 at import, further ones when a list version was accepted. */
export interface ScreeningRecord {
  readonly bookId: string;
  readonly number: number;
  readonly at: IsoInstant;
  readonly by: string;
  readonly cause: 'import' | 'lists';
  readonly basis: ScreeningBasis;
}

/** Delivered or dropped: later list versions leave it alone. `orderNo` null: the whole book. */
export interface ClosingRecord {
  readonly bookId: string;
  readonly orderNo: string | null;
  readonly by: string;
  readonly at: IsoInstant;
  readonly reason: string;
}

export interface BookRecord {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly importedAt: IsoInstant;
  readonly importedBy: string;
  readonly lineCount: number;
  readonly problems: readonly Problem[];
  /** Of the latest screening. */
  readonly basis: ScreeningBasis;
  /** Number of the latest screening; absent: 0. */
  readonly screening?: number;
}

/** A distinct party text of a book and what screening found for it. */
export interface PartyRecord {
  readonly key: string;
  readonly bookId: string;
  readonly party: Party;
  readonly normalised: string;
  readonly matches: readonly NameMatch[];
  /** Best entity below the threshold, kept as evidence of a "no match". */
  readonly nearest: NameMatch | null;
  /** The name says too little to be screened, and nothing was found. */
  readonly generic?: Message;
  /** The lines in which the party stands; absent in records of the first release. */
  readonly lineKeys?: readonly string[];
  /** The screening at which the party came in; absent: 0. */
  readonly since?: number;
}

/** A fact that the sheet did not give, with the person and the source it comes from. */
export interface SuppliedFact {
  readonly value: string;
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
}

/** A person's answer on a line. `answer`: the remembered answer of the article that it is, or was taken over from (`recalled`). */
export interface RecordedClass {
  readonly controlled: Controlled;
  readonly code: string | null;
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly paper?: PaperKind;
  readonly validTo?: IsoDate;
  readonly answer?: string;
  readonly recalled?: true;
}

export interface LineRecord {
  readonly bookId: string;
  /** Place in the file, from 0. */
  readonly position: number;
  /** As the file has it; supplied facts are beside it, never in it. */
  readonly line: OrderLine;
  readonly supplied: Readonly<Partial<Record<FieldKey, SuppliedFact>>>;
  readonly recorded: RecordedClass | null;
  /** What persons have put down beside the line; absent where nobody has. */
  readonly military?: readonly MilitaryRecord[];
  readonly origin?: OriginRecord;
  readonly stop?: StopRecord | null;
  readonly finding: ItemFinding;
  readonly outcome: LineOutcome;
  readonly hitIds: readonly string[];
  readonly caseId: string;
  /** The day whose law the outcome speaks of; absent: the day of import. */
  readonly decidedOn?: IsoDate;
}

/** A person's word on a military user or use. `not-military` takes effect only when a second person has agreed. */
export interface MilitaryRecord {
  readonly decision: MilitaryDecision;
  readonly text: string;
  readonly basis: string;
  /** The words that stood there (`signalKey`). */
  readonly seen: readonly string[];
  /** The same for all lines that were decided in one go. */
  readonly batch: string;
  readonly by: string;
  readonly byId: string;
  readonly at: IsoInstant;
  readonly secondNeeded: boolean;
  readonly review: DecisionRecord['review'];
}

/** A stop that waits for the authority; only another person than the one who set it can lift it. */
export interface StopRecord extends StopReport {
  readonly byId: string;
}

export interface DecisionRecord {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
  readonly text: string;
  readonly by: string;
  readonly byId: string;
  readonly at: IsoInstant;
  readonly secondNeeded: boolean;
  readonly review: {
    readonly agree: boolean;
    readonly text: string;
    readonly by: string;
    readonly byId: string;
    readonly at: IsoInstant;
  } | null;
  /** Taken over from this remembered decision; the persons and days are those of the first time. */
  readonly remembered?: string;
}

/** A false positive that holds for the same party against the same unchanged entry. `id`: of party and entity. */
export interface RememberedRecord {
  readonly id: string;
  readonly partyKey: string;
  readonly party: {
    readonly name: string;
    readonly address: string | null;
    readonly country: string | null;
    readonly registrationId: string | null;
  };
  readonly entityId: string;
  /** Of everything that the entry said of the entity when the decision became final. */
  readonly entryHash: string;
  /** The match was the very name or number of the entry. */
  readonly exact: boolean;
  readonly decision: DecisionRecord;
  readonly hitId: string;
  readonly bookId: string;
  readonly fileName: string;
  /** The last day on which it is applied. */
  readonly validTo: IsoDate;
  readonly ended: {
    readonly how: 'revoked' | 'decided-otherwise';
    readonly by: string;
    readonly at: IsoInstant;
    readonly reason: string;
  } | null;
  readonly applied: number;
}

/** The remembered decision beside a hit: applied, or why it was not. */
export type EarlierRecord = Pick<RememberedRecord, 'id' | 'decision' | 'party' | 'fileName' | 'validTo'> & {
  readonly applied: boolean;
  readonly why: Message;
};

/** One party text against one entity, for all lines of the book in which that very text stands. */
export interface HitRecord {
  readonly id: string;
  readonly bookId: string;
  readonly partyKey: string;
  readonly party: Party;
  readonly entityId: string;
  readonly match: NameMatch;
  readonly roles: readonly Role[];
  readonly lineKeys: readonly string[];
  readonly orderNos: readonly string[];
  readonly state: HitState;
  readonly decisions: readonly DecisionRecord[];
  readonly earlier?: EarlierRecord;
  /** Which version of the entry it is (`entities` holds it); absent: that of the built-in lists. */
  readonly entityVersion?: string;
  /** So many of the decisions fell because the entry changed after them. */
  readonly fallen?: number;
  /** A later list version no longer has the entry on this name. */
  readonly withdrawn?: boolean;
}

/** One line that a list version touched through one hit. Acknowledged by a person; otherwise never changed. */
export interface RescreenRecord {
  readonly id: string;
  readonly listId: string;
  readonly versionId: string;
  readonly at: IsoInstant;
  readonly bookId: string;
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
  readonly fallen: DecisionRecord | null;
  readonly acknowledged: { readonly by: string; readonly at: IsoInstant; readonly text: string } | null;
}

export interface PaperRecord {
  readonly id: string;
  readonly type: PaperCode;
  readonly bookId: string;
  readonly caseId: string;
  readonly orderNo: string;
  readonly entityId: string;
  readonly header: PaperHeader;
  readonly facts: PaperFacts;
  /** What the officer filled in by hand, by field key. */
  readonly filled: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  /** What is wrong with the texts of its template; absent in records of the first release. */
  readonly texts?: readonly Message[];
  readonly status: PaperStatus;
  readonly sha256: string;
  readonly signatures: number;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
  readonly issuedAt: IsoInstant | null;
  readonly issuedBy: string | null;
}
