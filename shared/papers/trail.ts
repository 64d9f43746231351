import type { IsoDate, IsoInstant } from '../message.ts';
import type { PaperCode } from '../rules/outcome.ts';
import type { PaperStatus } from './paper.ts';

/** How a paper went out. */
export const SENT_WAYS = ['mail', 'courier', 'e-mail', 'hand'] as const;
export type SentWay = (typeof SENT_WAYS)[number];
/** What came back. `image-only` never counts as signed and is not registered. */
export const RETURN_FORMS = ['digital-signature', 'scan-of-wet-original', 'image-only'] as const;
export type ReturnForm = (typeof RETURN_FORMS)[number];
/** How a paper original was signed. */
export const SIGNED_WAYS = ['signature', 'seal', 'signature-and-seal'] as const;
export type SignedWay = (typeof SIGNED_WAYS)[number];
/** An item of the checklist of returned papers. */
export const TICKS = ['yes', 'no', 'not-applicable'] as const;
export type Tick = (typeof TICKS)[number];

/** Who signed, as the returned paper says. */
export interface SignedBy {
  readonly signedBy: string;
  readonly signerTitle?: string;
  readonly signedOn?: IsoDate;
  readonly signedWay?: SignedWay;
  readonly delegation?: Tick;
  readonly seamSeal?: Tick;
}

export interface Sent {
  readonly kind: 'sent';
  readonly on: IsoDate;
  readonly how: SentWay;
  readonly to: string;
  readonly courierNo?: string;
  /** Whether it is to come back signed; a copy for the file of another does not. */
  readonly comesBack: boolean;
}

export interface Returned extends SignedBy {
  readonly kind: 'returned';
  readonly on: IsoDate;
  readonly form: Exclude<ReturnForm, 'image-only'>;
  /** Of the returned file, and the record that keeps it. */
  readonly sha256?: string;
  readonly returnId?: string;
  /** Whether the paper original is still to come. */
  readonly originalAwaited: boolean;
  /** The list in effect when it came back. */
  readonly listVersion: string;
}

export interface OriginalReceived extends SignedBy {
  readonly kind: 'original';
  readonly on: IsoDate;
  readonly courierNo?: string;
  readonly storagePlace: string;
  readonly listVersion: string;
}

/** What happened to a paper beside its text. Nothing is taken away: `withdrawn` says that an entry was wrong. */
export type TrailEvent =
  | Sent
  | Returned
  | OriginalReceived
  | { readonly kind: 'look'; readonly on: IsoDate; readonly from: string; readonly to: string }
  | { readonly kind: 'superseded'; readonly on: IsoDate; readonly byDocNo: string }
  | { readonly kind: 'void'; readonly on: IsoDate }
  /** The officer's own day to ask again; null takes it away. It is no due date. */
  | { readonly kind: 'ask-again'; readonly on: IsoDate | null }
  | { readonly kind: 'withdrawn'; readonly on: IsoDate; readonly of: number };

export type TrailEntry = TrailEvent & {
  readonly no: number;
  readonly text: string;
  readonly at: IsoInstant;
  readonly by: string;
};

/** The part of a paper's record that its life depends on. */
export interface LivingPaper {
  readonly type: PaperCode;
  readonly status: PaperStatus;
  readonly signatures: number;
  readonly listVersion: string;
}

export const LIFE_STAGES = ['draft', 'issued', 'sent', 'returned', 'original', 'superseded', 'void'] as const;
export type LifeStage = (typeof LIFE_STAGES)[number];
/** What is to happen next to an issued paper; null: nothing is awaited. */
export const AWAITED = ['look', 'sending', 'return', 'original'] as const;
export type Awaited = (typeof AWAITED)[number];

type EntryOf<K extends TrailEntry['kind']> = Extract<TrailEntry, { readonly kind: K }>;

/** Entries that no later one says to be wrong, oldest first. */
export function standing(trail: readonly TrailEntry[]): readonly TrailEntry[] {
  const wrong = new Set(trail.flatMap((entry) => (entry.kind === 'withdrawn' ? [entry.of] : [])));
  return trail.filter((entry) => entry.kind !== 'withdrawn' && !wrong.has(entry.no));
}

export function entriesOf<K extends TrailEntry['kind']>(
  trail: readonly TrailEntry[],
  kind: K,
): readonly EntryOf<K>[] {
  return standing(trail).filter((entry): entry is EntryOf<K> => entry.kind === kind);
}

export function lastOf<K extends TrailEntry['kind']>(
  trail: readonly TrailEntry[],
  kind: K,
): EntryOf<K> | undefined {
  return entriesOf(trail, kind).at(-1);
}

/** How far a paper has come: the state of its text, or of an issued text the last thing that happened to it. */
export function stageOf(paper: LivingPaper, trail: readonly TrailEntry[]): LifeStage {
  if (paper.status !== 'issued') return paper.status;
  if (lastOf(trail, 'original') !== undefined) return 'original';
  if (lastOf(trail, 'returned') !== undefined) return 'returned';
  return lastOf(trail, 'sent') === undefined ? 'issued' : 'sent';
}

/**
 * Whether the list changed between issue and signature and nobody has looked since. `present`: the list of today, as papers
 * name it. A signed paper is held against the list of the day on which its signature was registered.
 */
export function needsLook(paper: LivingPaper, trail: readonly TrailEntry[], present: string): boolean {
  if (paper.status !== 'issued') return false;
  const signed = [...entriesOf(trail, 'returned'), ...entriesOf(trail, 'original')][0];
  if (signed === undefined && paper.signatures > 0) return false;
  const list = signed?.listVersion ?? present;
  if (list === paper.listVersion) return false;
  return !entriesOf(trail, 'look').some((look) => look.to === list || look.to === present);
}

/** What is to happen next. A paper that is out and does not come back awaits nothing. */
export function awaitedOf(paper: LivingPaper, trail: readonly TrailEntry[], present: string): Awaited | null {
  if (paper.status !== 'issued') return null;
  if (needsLook(paper, trail, present)) return 'look';
  if (lastOf(trail, 'original') !== undefined) return null;
  const returned = lastOf(trail, 'returned');
  if (returned !== undefined) return returned.originalAwaited ? 'original' : null;
  const sent = lastOf(trail, 'sent');
  if (sent === undefined) return KEPT_IN_HOUSE.includes(paper.type) ? null : 'sending';
  return sent.comesBack ? 'return' : null;
}

/** The screening record is the house's own and goes to nobody. */
const KEPT_IN_HOUSE: readonly PaperCode[] = ['D7'];

/** A certificate is filed in original; another paper with a digital signature is whole as a file. */
export function originalAwaited(type: PaperCode, form: Returned['form']): boolean {
  return form === 'scan-of-wet-original' || type === 'D4';
}
