import type { Controlled, ItemCandidate } from '../items/item.ts';
import type { LimitWords } from '../items/limits.ts';
import type { Designation, ListKind, StatusConfirmation } from '../lists/designation.ts';
import type { ListedEntity } from '../lists/entity.ts';
import type { Theme, Zoom } from '../look.ts';
import type { IsoDate, IsoInstant, Locale, Message } from '../message.ts';
import type { ListedName, ScorePart, Tier } from '../names/match.ts';
import type { Cell, FieldKey, Party, Problem, Role } from '../orders/order.ts';
import type { LanguageSet, PaperStatus, PartyNames, SignatureReport } from '../papers/paper.ts';
import type { LifeStage } from '../papers/trail.ts';
import type { CaseOutcome } from '../rules/case-outcome.ts';
import type {
  Holding,
  MilitaryDecision,
  Obligation,
  OriginRecord,
  Outcome,
  PaperCode,
  Perspective,
  Reason,
  ReasonCode,
  StopReport,
  Verdict,
} from '../rules/outcome.ts';
import type { WhyNode } from '../rules/why.ts';
import type { ArticleView, RecordedView } from './items.ts';
import type { IndexState } from './list-views.ts';
import type { UserRole, UserView } from './users.ts';

export type { UserRole, UserView };

/** The company that uses the product. */
export interface Profile {
  readonly names: PartyNames;
  readonly address: string;
  /** Unified social credit code (18) or Japanese corporate number (13), check digit verified. */
  readonly registrationId: string;
  readonly representativeName: string;
  readonly representativeTitle: string;
  readonly perspective: Perspective;
}

export interface ListStatus {
  /** The last day through which the built-in lists were checked. */
  readonly checkedThrough: IsoDate;
  readonly packId: string;
  readonly entries: number;
  /** Days from `checkedThrough` to today. */
  readonly ageDays: number;
  /** Some list is older than the officer's setting allows: everything that leaves the product says so. */
  readonly stale: boolean;
  readonly maxAgeDays: number;
  readonly index: IndexState;
}

export interface AppState {
  /** `damaged`: the vault's files are there but cannot be used; `problem` says why. */
  readonly vault: 'none' | 'locked' | 'open' | 'damaged';
  readonly problem: Message | null;
  readonly session: {
    readonly userId: string;
    readonly name: string;
    readonly role: UserRole;
    readonly administrator: boolean;
    /** The passphrase is somebody else's: nothing but changing it is possible. */
    readonly mustChange: boolean;
  } | null;
  /** Roles that the vault has a user of, for the sign-in; no names, since the header holds none. */
  readonly signIn: readonly UserRole[];
  /** Verdicts for which the policy asks a second person in every case. */
  readonly secondAlways: readonly Verdict[];
  readonly passphraseMin: number;
  /** What a person should know about the folder of the vault, or a backup that is overdue. */
  readonly warnings: readonly Message[];
  readonly profile: Profile | null;
  readonly locale: Locale | null;
  readonly theme: Theme;
  readonly zoom: Zoom;
  /** What counts: the own choice, or the policy's where that is shorter. */
  readonly idleMinutes: number;
  readonly lists: ListStatus;
  readonly version: string;
  readonly host: 'electron' | 'chromium' | 'terminal';
  /** Open work, for the navigation: undecided hits, decisions waiting for the second reviewer, paper drafts. */
  readonly counts: {
    readonly hits: number;
    readonly reviews: number;
    readonly drafts: number;
    /** Papers that left the house and await something. */
    readonly out: { readonly count: number; readonly oldestDays: number | null };
    /** Lines whose standing a new list version changed and that nobody has acknowledged. */
    readonly rescreen: number;
    /** List drafts that wait for acceptance. */
    readonly listDrafts: number;
    /** Groups of military words that wait for a decision or for the second person. */
    readonly military: number;
    /** Template versions that the session's user can approve. */
    readonly templates: number;
  };
}

/** What keeps the vault usable: its users, the way back in, the last copy. */
export interface KeepingView {
  readonly recoveryKey: boolean;
  readonly lastBackup: {
    readonly at: IsoInstant;
    readonly by: string;
    readonly name: string;
    readonly sha256: string;
  } | null;
  /** Whether this host can save backups by itself, and where they go. */
  readonly folders: boolean;
  readonly folder: string | null;
  /** Events of the journal that no backup holds yet. */
  readonly eventsSince: number;
}

export interface FileToken {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** What the lines of a book can be sorted by; without it they stand as in the file. */
export const LINE_SORTS = [
  'outcome',
  'orderNo',
  'lineNo',
  'buyer',
  'endUser',
  'item',
  'quantity',
  'destination',
  'hits',
  'papers',
] as const;

export interface LineSort {
  readonly by: (typeof LINE_SORTS)[number];
  readonly descending: boolean;
}

/** A way of looking at the lines of a book, under a name. `hidden`: ids of columns that are not shown. */
export interface SavedView {
  readonly name: string;
  readonly outcome: Outcome | null;
  readonly search: string;
  readonly sort: LineSort | null;
  readonly hidden: readonly string[];
}

/** One column of the sheet as the mapping preview shows it. */
export interface PreviewColumn {
  readonly column: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly suggested: FieldKey | null;
  /** Several readings are possible: the officer must choose. */
  readonly candidates: readonly FieldKey[];
  readonly ambiguous: boolean;
  /** Where the suggestion comes from. */
  readonly basis: 'synonym' | 'content' | 'remembered' | 'none';
}

export interface IntakePreview {
  readonly token: string;
  readonly fileName: string;
  readonly format: string;
  /** Encodings that decode the file without error, best first; empty for workbooks. */
  readonly encodings: readonly string[];
  readonly encoding: string | null;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[];
  readonly sheet: string;
  /** The rows of the header, counted from 1. */
  readonly headerRows: readonly number[];
  readonly layoutId: string;
  readonly columns: readonly PreviewColumn[];
  readonly lineCount: number;
  readonly hiddenRows: number;
  readonly problems: readonly Problem[];
}

export interface BookSummary {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: IsoInstant;
  readonly importedBy: string;
  readonly lines: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly undecided: number;
  readonly problems: number;
  /** The whole book was marked as delivered or dropped. */
  readonly closed: boolean;
}

export interface LineRow {
  readonly bookId: string;
  readonly key: string;
  readonly orderNo: string;
  readonly lineNo: string;
  readonly outcome: Outcome;
  readonly buyer: string;
  readonly endUser: string;
  readonly item: string;
  readonly quantity: string;
  readonly destination: string;
  readonly hits: number;
  readonly undecided: number;
  readonly papers: readonly PaperCode[];
}

export interface HitSummary {
  readonly hitId: string;
  readonly role: Role;
  readonly party: string;
  readonly entityId: string;
  readonly list: ListKind;
  /** The announcement of a designation, or the title of any other list. */
  readonly announcement: string;
  readonly matchedName: string;
  readonly tier: Tier;
  readonly score: number;
  readonly state: HitState;
  readonly verdict: Verdict | null;
}

/** `to-review`: decided, and a second user must agree. `disputed`: the second user disagreed; the first decides again. */
export type HitState = 'undecided' | 'to-review' | 'disputed' | 'final';

export interface LineDetail extends LineRow {
  readonly fileName: string;
  readonly sheet: string;
  readonly row: number;
  readonly fields: Readonly<Partial<Record<FieldKey, Cell>>>;
  readonly parties: readonly Party[];
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  readonly missing: readonly string[];
  readonly classification: {
    readonly controlled: Controlled;
    readonly candidates: readonly ItemCandidateView[];
    readonly questions: readonly Message[];
    readonly recorded: RecordedView | null;
    /** Null where the line names no article. */
    readonly article: ArticleView | null;
  };
  readonly hitList: readonly HitSummary[];
  /** What is put down of the holding between party and listed entity, by hit. */
  readonly holdings: Readonly<Record<string, Holding>>;
  readonly caseId: string;
  readonly paperList: readonly PaperRow[];
  readonly perspective: Perspective;
  readonly why: WhyNode;
  readonly military: MilitaryView;
  readonly originRecord: OriginRecord | null;
  readonly stop: (StopReport & { readonly canLift: boolean }) | null;
}

/** `open`: words that nobody has decided about. `to-review`: a release that waits for the second person. */
export type MilitaryState = 'none' | 'open' | 'to-review' | 'disputed' | 'final';

export interface MilitaryView {
  readonly state: MilitaryState;
  readonly signals: readonly {
    readonly word: string;
    readonly where: FieldKey | Role;
    readonly text: string;
    /** Place of the word in the text. */
    readonly start: number;
    readonly end: number;
    readonly at: Cell['at'];
  }[];
  readonly denied: boolean;
  readonly decisions: readonly MilitaryDecisionView[];
  readonly canReview: boolean;
  /** Lines of the book with the same words in the same texts and the same end user, this one among them. */
  readonly alike: number;
}

export interface MilitaryDecisionView {
  readonly decision: MilitaryDecision;
  readonly text: string;
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly secondNeeded: boolean;
  readonly review: DecisionView['review'];
}

/** Lines with the same military words, as the queue shows them; opened at the first of them. */
export interface MilitaryRow {
  readonly bookId: string;
  readonly key: string;
  readonly fileName: string;
  readonly orderNo: string;
  readonly lineNo: string;
  readonly endUser: string;
  readonly words: readonly string[];
  readonly text: string;
  readonly lines: number;
  readonly state: MilitaryState;
  readonly decision: MilitaryDecision | null;
  readonly by: string | null;
}

export interface CaseRow {
  readonly caseId: string;
  readonly bookId: string;
  readonly fileName: string;
  readonly orderNo: string;
  readonly contractNo: string;
  readonly endUser: string;
  readonly lines: number;
  readonly outcome: Outcome;
  readonly undecided: number;
  readonly asked: readonly PaperCode[];
  /** Papers of the case that are there: issued, or still a draft. */
  readonly issued: readonly PaperCode[];
  readonly drafts: readonly PaperCode[];
}

export interface CasePaper {
  readonly code: PaperCode;
  readonly variant: string | null;
  readonly state: 'missing' | 'draft' | 'issued' | 'signed' | 'withheld';
  readonly papers: readonly { readonly id: string; readonly docNo: string }[];
}

export interface CaseDetail extends CaseRow, Omit<CaseOutcome, 'outcome'> {
  readonly papers: readonly CasePaper[];
  readonly lineRows: readonly LineRow[];
  readonly stop: (StopReport & { readonly canLift: boolean }) | null;
}

export interface ItemCandidateView extends ItemCandidate {
  readonly zh: string;
  readonly ja: string;
  readonly en: string;
  readonly announcement: string;
  readonly limit: LimitWords | null;
}

/** A hit in the queue: one party text against one entity, for every line in which the very same text stands. */
export interface HitRow extends HitSummary {
  readonly lines: number;
  readonly orderNos: readonly string[];
  readonly entityName: string;
  readonly decidedBy: string | null;
  readonly decidedAt: IsoInstant | null;
}

export interface DecisionView {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
  readonly text: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly secondNeeded: boolean;
  readonly review: {
    readonly agree: boolean;
    readonly text: string;
    readonly by: string;
    readonly at: IsoInstant;
  } | null;
  /** True where the entry changed after it: history, without effect. */
  readonly fallen: boolean;
}

/** An earlier decision on the same party and entry, and what became of it here. */
export interface EarlierDecision {
  readonly id: string;
  readonly applied: boolean;
  /** Where it is applied: who decided, when, who agreed, until when. Where not: why it fell. */
  readonly why: Message;
  readonly decision: DecisionView;
  readonly party: {
    readonly name: string;
    readonly address: string | null;
    readonly country: string | null;
    readonly registrationId: string | null;
  };
  readonly fileName: string;
  readonly validTo: IsoDate;
}

export interface HitDetail extends HitRow {
  readonly partyDetail: Party;
  readonly normalisedQuery: string;
  /** As it stood when the party was matched. */
  readonly entity: ListedEntity;
  readonly entityVersion: string;
  /** A later list version no longer has it on this name. */
  readonly withdrawn: boolean;
  readonly listedNames: readonly ListedName[];
  readonly reasons: readonly Message[];
  readonly parts: readonly ScorePart[];
  readonly threshold: number;
  readonly roles: readonly Role[];
  readonly decisions: readonly DecisionView[];
  readonly earlier: EarlierDecision | null;
  /** The session's user may review the pending decision (another user made it). */
  readonly canReview: boolean;
}

export interface PaperRow {
  readonly id: string;
  readonly type: PaperCode;
  readonly docNo: string;
  readonly version: number;
  readonly caseId: string;
  readonly bookId: string;
  readonly orderNo: string;
  readonly entityId: string;
  readonly pledgor: string;
  readonly languages: LanguageSet;
  readonly status: PaperStatus;
  readonly stage: LifeStage;
  /** Field keys that a draft still lacks; an issued paper has none. */
  readonly missing: readonly string[];
  /** Why it cannot be issued yet (undecided hit, second review, missing fields). */
  readonly blockers: readonly Message[];
  readonly sha256: string;
  readonly signatures: number;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
}

export interface VerifyReport {
  readonly fileName: string;
  readonly sha256: string;
  readonly signatures: readonly SignatureReport[];
  readonly overall: 'intact' | 'changed' | 'unsigned' | 'unreadable';
  /** What Adobe Reader will show of this certificate, honestly. */
  readonly notes: readonly Message[];
}

export interface AuditReport {
  readonly fileName: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: number;
    readonly expected: string;
    readonly actual: string;
    readonly ok: boolean;
  }[];
  readonly ok: boolean;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: IsoInstant;
  readonly user: string;
  readonly role: string;
  readonly object: string;
  readonly action: string;
  readonly detail: string;
  readonly hash: string;
}

export interface ListsView {
  readonly status: ListStatus;
  readonly designations: readonly Designation[];
  readonly confirmations: readonly StatusConfirmation[];
}
