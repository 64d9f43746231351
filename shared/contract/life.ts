import { z } from 'zod';
import type { IsoDate, IsoInstant, Message } from '../message.ts';
import type { Role } from '../orders/order.ts';
import {
  type Awaited,
  type LifeStage,
  SENT_WAYS,
  SIGNED_WAYS,
  TICKS,
  type TrailEntry,
} from '../papers/trail.ts';
import type { Outcome, PaperCode } from '../rules/outcome.ts';
import type { ChangeRow } from './list-views.ts';
import type { PaperRow } from './views.ts';

const paperId = z.string().min(1).max(200);
const text = (max: number) => z.string().max(max);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const reason = text(2000).trim().min(3);

/** Calls about what happens to a paper beside its text. */
export const lifeChannels = {
  'papers.life': z.object({ paperId }),
  'papers.sent': z.object({
    paperId,
    on: day,
    how: z.enum(SENT_WAYS),
    to: text(300).trim().min(1),
    courierNo: text(80).optional(),
    comesBack: z.boolean(),
    text: text(2000).optional(),
  }),
  /** The paper original is here; who signed it and how, as it says. */
  'papers.original': z.object({
    paperId,
    on: day,
    courierNo: text(80).optional(),
    storagePlace: text(300).trim().min(1),
    signedBy: text(200).trim().min(1),
    signerTitle: text(200).optional(),
    signedOn: day.optional(),
    signedWay: z.enum(SIGNED_WAYS).optional(),
    delegation: z.enum(TICKS).optional(),
    seamSeal: z.enum(TICKS).optional(),
    text: text(2000).optional(),
  }),
  /** An entry was wrong: it stays, and this says so. */
  'papers.withdraw': z.object({ paperId, no: z.int().min(1), reason }),
  'papers.void': z.object({ paperId, reason }),
  /** The next draft in the place of this paper. */
  'papers.redraft': z.object({ paperId }),
  'papers.look-at': z.object({ paperId }),
  /** A person has looked at what the lists changed since the issue, and lets the paper go on. */
  'papers.look': z.object({ paperId, text: reason }),
  'papers.ask-again': z.object({ paperId, on: day.nullable(), text: text(500) }),
  'papers.out': z.object({}),
} as const;

export interface LifeView {
  readonly paperId: string;
  readonly stage: LifeStage;
  readonly awaited: Awaited | null;
  readonly draftedAt: IsoInstant;
  readonly draftedBy: string;
  readonly issuedAt: IsoInstant | null;
  readonly issuedBy: string | null;
  /** Day of issue in the user's calendar; no day of the trail lies before it. */
  readonly issuedOn: IsoDate | null;
  readonly trail: readonly TrailEntry[];
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  /** A draft of the next version is being made. */
  readonly nextDraft: string | null;
  /** What this paper cites and no longer holds. */
  readonly notes: readonly Message[];
}

/** A party of the case and what screening found for it at the issue and now. */
export interface LookParty {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly before: LookResult | null;
  readonly now: LookResult;
  readonly same: boolean;
}

export interface LookResult {
  readonly tier: 'hit' | 'review' | 'related' | 'none';
  readonly entityId: string | null;
  readonly score: number | null;
}

export interface LookLine {
  readonly lineNo: string;
  readonly before: Outcome;
  readonly now: Outcome;
  readonly why: Message;
}

/** What the lists changed for the case of an issued paper since its issue. */
export interface LookView {
  readonly needed: boolean;
  readonly before: { readonly list: string; readonly checkedThrough: IsoDate; readonly at: IsoInstant };
  readonly now: { readonly list: string; readonly checkedThrough: IsoDate };
  readonly parties: readonly LookParty[];
  readonly lines: readonly LookLine[];
  /** Changes of the entry that the paper cites. */
  readonly entry: ChangeRow['kind'] | null;
  /** Why the paper must be drafted again, or wait; empty: a person may let it go on. */
  readonly against: readonly Message[];
}

/** A paper that is not at its end: for whom, with whom, since when, and what is to happen next. */
export interface OutRow {
  readonly paperId: string;
  readonly type: PaperCode;
  readonly docNo: string;
  readonly orderNo: string;
  readonly caseId: string;
  readonly pledgor: string;
  readonly stage: LifeStage;
  readonly awaited: Awaited;
  /** It has left the house. */
  readonly out: boolean;
  /** To whom it went last; null while it is in the house. */
  readonly with: string | null;
  readonly since: IsoDate;
  readonly days: number;
  readonly signatures: number;
  /** The officer's own day to ask again, not a due date. */
  readonly askAgain: { readonly on: IsoDate; readonly text: string; readonly by: string } | null;
  readonly askNow: boolean;
}

export interface LifeOutputs {
  'papers.life': LifeView;
  'papers.sent': LifeView;
  'papers.original': LifeView;
  'papers.withdraw': LifeView;
  'papers.void': LifeView;
  'papers.redraft': PaperRow;
  'papers.look-at': LookView;
  'papers.look': LifeView;
  'papers.ask-again': LifeView;
  'papers.out': readonly OutRow[];
}
