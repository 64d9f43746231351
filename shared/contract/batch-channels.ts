import { z } from 'zod';
import type { IsoInstant, Message } from '../message.ts';
import { LANGUAGE_SETS, type LanguageSet } from '../papers/paper.ts';
import { PAPER_CODES, type PaperCode } from '../rules/outcome.ts';

const id = z.string().min(1).max(200);

/** Cases of a book: all of them, those that a re-screening touched, or those named. */
const selection = {
  bookId: id,
  cases: z.union([z.enum(['all', 'rescreened']), z.array(id).min(1).max(20_000)]),
};

const drafts = {
  ...selection,
  languages: z.enum(LANGUAGE_SETS),
  /** Of what the cases ask for, these only; the customs statement (D8) is made wherever it is among them. Absent: all asked. */
  types: z.array(z.enum(PAPER_CODES)).min(1).optional(),
  /** Cases that have all these papers already get new ones too. */
  again: z.boolean(),
};

/** Calls about papers for many cases at once. */
export const batchChannels = {
  /** What a batch of drafts would make, and for which cases it would not, and why. Makes nothing. */
  'batch.plan': z.object(drafts),
  /** What a batch of issues would issue. Makes nothing. */
  'batch.plan-issue': z.object(selection),
  /** Runs until it is done or stopped (`jobs.cancel`, job `batch`); the answer says how far it came. */
  'batch.draft': z.object(drafts),
  'batch.issue': z.object(selection),
  'batch.resume': z.object({ batchId: id }),
  'batch.list': z.object({}),
  'batch.get': z.object({ batchId: id }),
  /** All papers of the batch as they are now, with an index sheet, in one zip. */
  'batch.save': z.object({ batchId: id }),
} as const;

export type BatchAction = 'draft' | 'issue';
/** `present`: the case has the papers already. `left`: not yet reached. */
export type BatchItemState = 'left' | 'made' | 'refused' | 'failed' | 'present';
export type BatchCounts = Readonly<Record<BatchItemState, number>>;

export interface BatchPlan {
  readonly cases: number;
  /** Papers to make, by type. */
  readonly papers: readonly { readonly type: PaperCode; readonly count: number }[];
  readonly present: number;
  readonly refused: readonly BatchRefusal[];
}

export interface BatchRefusal {
  readonly caseId: string;
  readonly orderNo: string;
  readonly endUser: string;
  /** Of an issue: the paper. */
  readonly paperId: string | null;
  readonly reasons: readonly Message[];
}

export interface BatchView {
  readonly id: string;
  readonly action: BatchAction;
  readonly bookId: string;
  readonly fileName: string;
  readonly languages: LanguageSet | null;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
  readonly state: 'running' | 'stopped' | 'done';
  readonly counts: BatchCounts;
  readonly papers: number;
}

export interface BatchItemView extends BatchRefusal {
  readonly state: BatchItemState;
  readonly paperIds: readonly string[];
}

export interface BatchDetail extends BatchView {
  readonly items: readonly BatchItemView[];
}

export interface BatchOutputs {
  'batch.plan': BatchPlan;
  'batch.plan-issue': BatchPlan;
  'batch.draft': BatchDetail;
  'batch.issue': BatchDetail;
  'batch.resume': BatchDetail;
  'batch.list': readonly BatchView[];
  'batch.get': BatchDetail;
  'batch.save': { readonly name: string; readonly sha256: string; readonly papers: number } | null;
}
