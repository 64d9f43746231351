import type { ItemFinding } from '../items/item.ts';
import type { Designation, StatusConfirmation } from '../lists/designation.ts';
import type { IsoDate, Message } from '../message.ts';
import type { NameMatch } from '../names/match.ts';
import type { OrderLine, Role } from '../orders/order.ts';
import type { ReferenceHit } from './reference-effect.ts';

/** Worst first. `no-match` speaks of names only, never of release. */
export const OUTCOMES = ['prohibited', 'need-info', 'papers', 'review', 'no-match'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Perspective = 'cn-exporter' | 'overseas';

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

/** A party of a line against a designation. `verdict` only once a person has decided (and, where demanded, a second agreed). */
export interface RoleHit {
  readonly role: Role;
  readonly party: string;
  readonly designation: Designation;
  readonly match: NameMatch;
  readonly verdict?: Verdict;
}

/** The text that a statement rests on, e.g. announcement `MOFCOM 2026-11`, article `1`. */
export interface Citation {
  readonly instrument: string;
  readonly article?: string;
  readonly date?: IsoDate;
  /** True where the body text was not read and the citation rests on registers or press. */
  readonly unverified?: boolean;
}

export interface Reason {
  readonly message: Message;
  readonly citation?: Citation;
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
}

export interface LineOutcome {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly obligations: readonly Obligation[];
  /** Facts that papers would need and the line does not give (keys of FieldKey). */
  readonly missing: readonly string[];
}
