import type { StatusConfirmation } from '../../../../shared/lists/designation.ts';
import type { IsoDate } from '../../../../shared/message.ts';
import type { Tier } from '../../../../shared/names/match.ts';
import type { FieldKey, Role } from '../../../../shared/orders/order.ts';
import type { Obligation, Outcome, Perspective, Verdict } from '../../../../shared/rules/outcome.ts';

/** A party of the case: announcement, role, and what the screener and a person say. */
export type Who = readonly [
  announcement: string,
  role: Role,
  more?: { readonly tier?: Tier; readonly verdict?: Verdict },
];

/** One case, written from the texts: what the law says (`law`, with the phrase), the facts, and what must come out. */
export interface WorkedCase {
  readonly law: string;
  readonly day?: IsoDate;
  readonly who?: readonly Who[];
  readonly item?: 'controlled' | 'undecided' | 'not-controlled' | 'recorded-not';
  readonly view?: Perspective;
  readonly fields?: Partial<Record<FieldKey, string | null>>;
  readonly confirmed?: readonly StatusConfirmation[];
  readonly outcome: Outcome;
  /** Obligations in the order in which they come, or those that must or must not be among them. */
  readonly has?: readonly (Obligation['code'] | `D1 ${string}`)[];
  readonly not?: readonly Obligation['code'][];
  /** `instrument` or `instrument article` that some reason of the outcome's weight must cite. */
  readonly cites?: string;
}

export const BAN =
  '一、禁止出口经营者向上述20家实体出口两用物项，禁止境外组织和个人……转移或提供；正在开展的相关活动应当立即停止';
export const WATCH = '申请单项许可时，应当提交……风险评估报告，并提供……书面承诺';
export const JP1 =
  '禁止所有两用物项对日本军事用户、军事用途，以及一切有助于提升日本军事实力的其他最终用户用途出口';
export const OLD = '禁止……出口两用物项 (2025: exports only, no word on transfers abroad)';
export const HOUSE = 'pledges.md 8 and the brief';

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
