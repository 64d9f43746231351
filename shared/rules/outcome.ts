import type { ItemFinding } from '../items/item.ts';
import type { Designation, StatusConfirmation } from '../lists/designation.ts';
import type { IsoDate, Message } from '../message.ts';
import type { NameMatch } from '../names/match.ts';
import type { FieldKey, OrderLine, Role } from '../orders/order.ts';
import type { ReferenceHit } from './reference-effect.ts';

/** Worst first. `no-match` speaks of names only, never of release. */
export const OUTCOMES = ['prohibited', 'need-info', 'papers', 'review', 'no-match'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Who asks: the exporter in China, who passes PRC-origin goods on abroad, or who serves them (agent, freight, customs, platform, finance). */
export const PERSPECTIVES = ['cn-exporter', 'overseas', 'other-provider'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** How a file is put down among the officer's cases; a line can carry several. */
export const CASE_CODES = [
  'STOP_REPORT',
  'TRUE_CONTROL',
  'TRUE_WATCH',
  'JP_MIL_RISK',
  'NEED_INFO',
  'AFFILIATE',
  'FALSE_POSITIVE',
  'NO_HIT',
] as const;
export type CaseCode = (typeof CASE_CODES)[number];

export const PAPER_CODES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'] as const;
export type PaperCode = (typeof PAPER_CODES)[number];

/** What a person has decided of a hit. */
export const VERDICTS = ['true-match', 'false-positive', 'affiliate', 'need-info'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Reason codes of a decision (`false-positive` needs one that names a differing identifier). */
export const REASON_CODES = [
  'id-differs',
  'address-differs',
  'form-or-business-differs',
  'common-word-only',
  'person-not-company',
  'other-group-company',
  'former-name-ceased',
  'transliteration-artefact',
  'id-equal',
  'official-name-equal',
  'address-equal',
  'written-confirmation',
  'information-requested',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** The reason codes that can carry a verdict: a false positive rests on something that differs, a true match on something equal. */
export const FITTING_REASONS: Readonly<Record<Verdict, readonly ReasonCode[]>> = {
  'true-match': ['id-equal', 'official-name-equal', 'address-equal', 'written-confirmation'],
  'false-positive': [
    'id-differs',
    'address-differs',
    'form-or-business-differs',
    'common-word-only',
    'person-not-company',
    'other-group-company',
    'former-name-ceased',
    'transliteration-artefact',
  ],
  affiliate: ['other-group-company', 'written-confirmation', 'address-equal', 'other'],
  'need-info': ['information-requested', 'other'],
};

/** How a party stands to a listed entity, as the officer has put it down, with the paper it rests on. */
export const HOLDING_KINDS = ['held', 'branch', 'parent', 'other', 'none'] as const;
export interface Holding {
  /** `held`: the listed entity holds shares of the party; `branch`: a branch of it; `parent`: the party holds the listed entity. */
  readonly kind: (typeof HOLDING_KINDS)[number];
  /** Share that the listed entity holds, in percent; only with `held`. */
  readonly percent: number | null;
  readonly basis: string;
  readonly by: string;
  readonly at: string;
}

/** A person's word on a military user or use. It counts once it is final: `not-military` needs a second person. */
export const MILITARY_DECISIONS = ['military', 'not-military', 'unclear'] as const;
export type MilitaryDecision = (typeof MILITARY_DECISIONS)[number];
export interface MilitaryFinding {
  readonly decision: MilitaryDecision;
  /** What the person had before them (`signalKey`): a later word is a new question. */
  readonly seen: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly basis: string;
  /** The second person, where one agreed. */
  readonly second: string | null;
}

/** Evidence of origin that a person has recorded. Only it takes a line out of the scope of rules for transfers abroad. */
export interface OriginRecord {
  readonly origin: 'prc' | 'other';
  readonly country: string;
  readonly basis: string;
  readonly by: string;
  readonly at: string;
}

/** A state in which exporter and importer must stop and report (Regulations art. 25). */
export const STOP_GROUNDS = [
  'end-user-changed',
  'end-use-changed',
  'certificate-void',
  'certificate-by-fraud',
] as const;
export interface StopReport {
  readonly ground: (typeof STOP_GROUNDS)[number];
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** A party of a line against a designation. `verdict` only once a person has decided (and, where demanded, a second agreed). */
export interface RoleHit {
  readonly role: Role;
  readonly party: string;
  readonly designation: Designation;
  readonly match: NameMatch;
  readonly verdict?: Verdict;
  readonly holding?: Holding;
}

/** The text that a statement rests on, e.g. announcement `MOFCOM 2026-11`, article `1`. */
export interface Citation {
  readonly instrument: string;
  readonly article?: string;
  readonly date?: IsoDate;
  /** True where the body text was not read and the citation rests on registers or press. */
  readonly unverified?: boolean;
}

/** A fact of the line that a reason rests on: a field, or the parties in a role. */
export type FactRef = { readonly field: FieldKey } | { readonly role: Role; readonly party: string };

export interface Reason {
  readonly message: Message;
  readonly citation?: Citation;
  readonly facts?: readonly FactRef[];
  /** Outcome that this reason alone would give. */
  readonly weight: Outcome;
}

/** A paper or act that the outcome demands, with its legal source. */
export interface Obligation {
  readonly code:
    | PaperCode
    | 'licence'
    | 'classification'
    | 'end-user'
    | 'second-review'
    | 'stop'
    | 'report'
    | 'retention';
  /** D1 variant: the watch-list announcement, or announcement 1 of 2026. */
  readonly variant?: string;
  readonly message: Message;
  readonly citation?: Citation;
}

/** Everything the decision looks at; nothing else. */
export interface LineFacts {
  readonly line: OrderLine;
  readonly hits: readonly RoleHit[];
  /** Names of the line that say too little to be screened. */
  readonly generic?: readonly Message[];
  /** Hits on lists other than MOFCOM's. */
  readonly references?: readonly ReferenceHit[];
  readonly item: ItemFinding;
  readonly perspective: Perspective;
  readonly asOf: IsoDate;
  readonly confirmations: readonly StatusConfirmation[];
  readonly military?: MilitaryFinding;
  readonly origin?: OriginRecord;
  readonly stop?: StopReport;
}

export interface LineOutcome {
  readonly outcome: Outcome;
  readonly codes: readonly CaseCode[];
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  /** Facts that papers would need and the line does not give (keys of FieldKey). */
  readonly missing: readonly string[];
}
