import { z } from 'zod';
import type { EntryTiming } from '../items/catalogue.ts';
import type { Controlled, ItemEntry } from '../items/item.ts';
import type { LimitWords } from '../items/limits.ts';
import { PAPER_KINDS, type PaperKind } from '../items/paper.ts';
import type { EntryState } from '../items/suspension.ts';
import type { StatusConfirmation } from '../lists/designation.ts';
import type { IsoDate, IsoInstant } from '../message.ts';

const text = (max: number) => z.string().max(max);
const id = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Calls about the item catalogue and about answers that are remembered for an article. */
export const itemChannels = {
  /** Entries by word, code, customs or CAS number, with their state on `asOf` (today where it is left out). */
  'items.search': z.object({
    query: text(200),
    family: text(40).optional(),
    /** As `MOFCOM 2025-18`. */
    announcement: text(40).optional(),
    asOf: day.optional(),
    offset: z.int().min(0),
    limit: z.int().min(1).max(1000),
  }),
  'items.get': z.object({ code: text(40), asOf: day.optional() }),
  'items.answers': z.object({}),
  /** Takes an answer back: the lines that it was used for ask again. */
  'items.revoke': z.object({ id, reason: text(1000).min(3) }),
} as const;

/** What `lines.classify` takes of the paper and of the article; the line, the answer and the basis are its own. */
export const answerFields = {
  /** Kind of the paper that the answer rests on; a `not-controlled` answer is refused without one. */
  paper: z.enum(PAPER_KINDS).optional(),
  /** Last day on which the answer is used for the article; a year from today where it is left out. */
  validTo: day.optional(),
  /** Keeps the answer for the article of the line. */
  remember: z.boolean().optional(),
  /** Gives the answer to the other open lines of the article as well. */
  others: z.boolean().optional(),
};

export interface ItemRow {
  readonly code: string;
  readonly family: string;
  readonly zh: string;
  readonly ja: string;
  readonly en: string;
  readonly limit: LimitWords | null;
  readonly hs: readonly string[];
  /** As `MOFCOM 2025-18`; null for an entry that cites no number. */
  readonly announcement: string | null;
  readonly state: EntryState;
}

export interface ItemsPage {
  readonly asOf: IsoDate;
  readonly all: number;
  readonly total: number;
  readonly rows: readonly ItemRow[];
  readonly families: readonly { readonly family: string; readonly count: number }[];
  readonly announcements: readonly { readonly announcement: string; readonly count: number }[];
}

export interface ItemDetail {
  readonly asOf: IsoDate;
  readonly entry: ItemEntry;
  readonly limit: LimitWords | null;
  readonly announcement: string | null;
  readonly timing: EntryTiming;
  /** The officer's reading of a suspended announcement, if it was confirmed. */
  readonly confirmation: StatusConfirmation | null;
}

/** `asks-again`: the catalogue or the state of an entry has changed since. */
export type AnswerState = 'valid' | 'expired' | 'revoked' | 'asks-again';

export interface AnswerRow {
  readonly id: string;
  readonly supplier: string;
  readonly model: string;
  readonly spec: string;
  readonly controlled: Controlled;
  readonly code: string | null;
  readonly paper: PaperKind;
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly validTo: IsoDate;
  readonly state: AnswerState;
  readonly revoked: { readonly by: string; readonly at: IsoInstant; readonly reason: string } | null;
  /** Lines of the article in the vault. */
  readonly lines: number;
}

/** The answer that stands on a line. */
export interface RecordedView {
  readonly controlled: Controlled;
  readonly by: string;
  readonly basis: string;
  readonly at: IsoInstant;
  readonly paper: PaperKind | null;
  readonly validTo: IsoDate | null;
  /** It was given for the article on another line. */
  readonly recalled: boolean;
}

/** The article of a line, and how many other lines of it have no answer yet. */
export interface ArticleView {
  readonly supplier: string;
  readonly model: string;
  readonly spec: string;
  readonly others: number;
}
