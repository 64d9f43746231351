import type { StatusConfirmation } from '../../../../shared/lists/designation.ts';
import type { IsoDate } from '../../../../shared/message.ts';
import type { Tier } from '../../../../shared/names/match.ts';
import type { FieldKey, Role } from '../../../../shared/orders/order.ts';
import type {
  CaseCode,
  Holding,
  MilitaryDecision,
  Obligation,
  Outcome,
  Perspective,
  StopReport,
  Verdict,
} from '../../../../shared/rules/outcome.ts';
import type { Law } from './laws.ts';

/** A party of the case: announcement, role, and what the screener and a person say. */
export type Who = readonly [
  announcement: string,
  role: Role,
  more?: {
    readonly tier?: Tier;
    readonly verdict?: Verdict;
    readonly holding?: readonly [kind: Holding['kind'], percent?: number];
  },
];

type Code = Obligation['code'];

/** One case: the text with its phrase, what it means for these facts, the facts, and what must come out. */
export interface WorkedCase {
  readonly law: Law;
  readonly says: string;
  readonly day?: IsoDate;
  readonly who?: readonly Who[];
  readonly item?: 'controlled' | 'undecided' | 'not-controlled' | 'recorded-not';
  /** Control code on the sheet: the catalogue itself answers whether it is controlled on the day. */
  readonly listCode?: string;
  /** Code of the dual-use list that the item falls under. */
  readonly code?: string;
  readonly view?: Perspective;
  readonly fields?: Partial<Record<FieldKey, string | null>>;
  readonly parties?: readonly { readonly role: Role; readonly name: string; readonly contact?: string }[];
  readonly confirmed?: readonly StatusConfirmation[];
  /** A person's word on the military words; `seen`: it was given before these words stood there. */
  readonly military?: MilitaryDecision | 'not-military-of-older-words';
  readonly originRecord?: readonly [origin: 'prc' | 'other', country: string];
  readonly stop?: StopReport['ground'];

  readonly outcome: Outcome;
  /** Obligations that must be there: a code, or a code with its variant or source (`report Order 792 18(1)`). */
  readonly has?: readonly (Code | `${Code} ${string}`)[];
  readonly not?: readonly (Code | `${Code} ${string}`)[];
  /** Text that some reason of the outcome's weight must cite. */
  readonly cites?: string;
  /** Sentences that must be said, or must not. */
  readonly reasons?: readonly string[];
  readonly lacks?: readonly string[];
  /** Heads under which the line must be put down. */
  readonly codes?: readonly CaseCode[];
}

/** Rows under one text. */
export function under(law: Law, rows: readonly Omit<WorkedCase, 'law'>[]): WorkedCase[] {
  return rows.map((row) => ({ law, ...row }));
}

export const suspended = (announcement: string): StatusConfirmation => ({
  announcement: `MOFCOM ${announcement}`,
  state: 'suspended',
  source: 'mofcom.gov.cn notice',
  date: '2026-11-20',
});
export const inForce = (announcement: string): StatusConfirmation => ({
  ...suspended(announcement),
  state: 'in-force',
});

/** Roles that receive the goods, and the others. */
export const RECIPIENTS: readonly Role[] = ['buyer', 'consignee', 'end_user', 'intermediary', 'notify_party'];
export const OTHERS: readonly Role[] = ['payer', 'forwarder', 'manufacturer', 'exporter', 'mentioned'];

export const PAPERS = ['licence', 'D2', 'D4', 'D5', 'D6', 'D7', 'report', 'retention'] as const;
export const NO_PAPERS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'licence'] as const;
