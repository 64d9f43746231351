import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { IsoDate } from '../../../../shared/message.ts';
import {
  entriesOf,
  lastOf,
  needsLook,
  originalAwaited,
  type Returned,
  type ReturnForm,
  type Sent,
  type SignedBy,
  standing,
  type TrailEntry,
  type TrailEvent,
} from '../../../../shared/papers/trail.ts';
import { dayOf, todayOf } from '../../clock.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { presentList } from '../rules.ts';

type TrailRecord = TrailEntry & { readonly paperId: string };

const trails = (desk: Desk) => desk.vault.store.collection<TrailRecord>('paper-trail');

/** What happened to a paper, oldest first. */
export function trailOf(desk: Desk, paperId: string): readonly TrailEntry[] {
  return [...trails(desk).each(paperId)].sort((a, b) => a.no - b.no);
}

/** The trails of all papers in one walk. */
export function allTrails(desk: Desk): (paperId: string) => readonly TrailEntry[] {
  const found = new Map<string, TrailRecord[]>();
  for (const entry of trails(desk).each()) {
    const known = found.get(entry.paperId);
    if (known === undefined) found.set(entry.paperId, [entry]);
    else known.push(entry);
  }
  for (const trail of found.values()) trail.sort((a, b) => a.no - b.no);
  return (paperId) => found.get(paperId) ?? [];
}

/** Adds to a paper's trail and to the journal. In the transaction of the caller, or in its own. */
export function appendTrail(
  desk: Desk,
  paper: Pick<PaperRecord, 'id'>,
  action: string,
  event: TrailEvent,
  text = '',
): TrailEntry {
  const { vault } = desk;
  return vault.transaction(() => {
    const no = (trailOf(desk, paper.id).at(-1)?.no ?? 0) + 1;
    const entry: TrailRecord = {
      ...event,
      no,
      text,
      at: desk.host.clock.now(),
      by: vault.session.name,
      paperId: paper.id,
    };
    trails(desk).put(`${paper.id}/${String(no).padStart(4, '0')}`, entry, { key: paper.id });
    vault.journal.append({
      role: vault.session.role,
      object: `paper/${paper.id}`,
      action,
      after: { no, ...event },
      ...(text === '' ? {} : { reason: text }),
    });
    return entry;
  });
}

export function paperOf(desk: Desk, paperId: string): PaperRecord | undefined {
  return desk.vault.store.collection<PaperRecord>('papers').get(paperId);
}

export function livingOf(paper: PaperRecord) {
  const { type, status, signatures, header } = paper;
  return { type, status, signatures, listVersion: header.listVersion };
}

/** A draft goes to nobody, nor does a paper that no longer holds, nor one that must be looked at again first. */
export function recordSent(
  desk: Desk,
  paperId: string,
  sent: Omit<Sent, 'kind'>,
  text = '',
): Result<TrailEntry> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status === 'draft') return fail('refused', 'life:error.draft-not-sent');
  if (paper.status !== 'issued') return fail('refused', 'life:error.no-longer-holds');
  const trail = trailOf(desk, paperId);
  if (needsLook(livingOf(paper), trail, presentList(desk))) return fail('refused', 'life:error.look-first');
  if (sent.to.trim() === '') return fail('bad-input', 'life:error.to-whom');
  const wrong = wrongDay(desk, paper, sent.on);
  if (wrong !== null) return wrong;
  return ok(appendTrail(desk, paper, 'papers.sent', { kind: 'sent', ...sent, to: sent.to.trim() }, text));
}

/** What a returned paper says, as the one who registers the file hands it over. */
export interface ReturnedInput extends SignedBy {
  /** The day on which it came back. */
  readonly on: IsoDate;
  readonly form: ReturnForm;
  readonly sha256?: string;
  readonly returnId?: string;
  /** Absent: as the form and the kind of paper have it. */
  readonly originalAwaited?: boolean;
}

/**
 * A signed paper has come back; its file is kept by the caller. May stand in the caller's transaction.
 * Errors: not-found; refused (never issued, an image is no signature); bad-input (days).
 */
export function recordReturned(
  desk: Desk,
  paperId: string,
  returned: ReturnedInput,
  text = '',
): Result<TrailEntry> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.issuedAt === null) return fail('refused', 'app:not-issued');
  const { form } = returned;
  if (form === 'image-only') return fail('refused', 'life:error.image-only');
  const wrong = wrongDay(desk, paper, returned.on, returned.signedOn) ?? beforeSent(desk, paper, returned.on);
  if (wrong !== null) return wrong;
  const event: Returned = {
    kind: 'returned',
    ...returned,
    form,
    originalAwaited: returned.originalAwaited ?? originalAwaited(paper.type, form),
    listVersion: presentList(desk),
  };
  return ok(appendTrail(desk, paper, 'papers.returned', event, text));
}

/** The paper original is here. */
export function recordOriginal(
  desk: Desk,
  paperId: string,
  original: SignedBy & { readonly on: IsoDate; readonly courierNo?: string; readonly storagePlace: string },
  text = '',
): Result<TrailEntry> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.issuedAt === null) return fail('refused', 'app:not-issued');
  if (original.storagePlace.trim() === '') return fail('bad-input', 'life:error.storage-place');
  const wrong = wrongDay(desk, paper, original.on, original.signedOn) ?? beforeSent(desk, paper, original.on);
  if (wrong !== null) return wrong;
  const event = { kind: 'original', ...original, listVersion: presentList(desk) } as const;
  return ok(appendTrail(desk, paper, 'papers.original', event, text));
}

const WITHDRAWN: readonly TrailEntry['kind'][] = ['sent', 'returned', 'original'];

/** Says that an entry was wrong; both stay. What is right is entered anew. */
export function withdrawEntry(desk: Desk, paperId: string, no: number, reason: string): Result<TrailEntry> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  const entry = standing(trailOf(desk, paperId)).find((one) => one.no === no);
  if (entry === undefined || !WITHDRAWN.includes(entry.kind)) return fail('refused', 'life:error.no-entry');
  const event = { kind: 'withdrawn', on: todayOf(desk.host.clock), of: no } as const;
  return ok(appendTrail(desk, paper, 'papers.withdraw', event, reason));
}

/** The officer's own reminder; null takes it away. */
export function askAgainOn(
  desk: Desk,
  paperId: string,
  on: IsoDate | null,
  text: string,
): Result<TrailEntry> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status !== 'issued') return fail('refused', 'app:not-issued');
  if (on !== null && !isDay(on)) return fail('bad-input', 'life:error.no-day', { day: on });
  if (on !== null && on < todayOf(desk.host.clock)) return fail('bad-input', 'life:error.ask-in-past');
  return ok(appendTrail(desk, paper, 'papers.ask-again', { kind: 'ask-again', on }, text));
}

/** Nothing comes back before it went out. */
function beforeSent(desk: Desk, paper: PaperRecord, day: IsoDate) {
  const days = entriesOf(trailOf(desk, paper.id), 'sent').map(({ on }) => on);
  const sent = days.sort()[0];
  return sent !== undefined && day < sent ? fail('bad-input', 'life:error.before-sent', { day, sent }) : null;
}

/** Days of a paper: none before its issue, none in the future, signed before it came back. */
function wrongDay(desk: Desk, paper: PaperRecord, on: IsoDate, signedOn?: IsoDate) {
  const issued = dayOf(paper.issuedAt ?? paper.createdAt);
  const today = todayOf(desk.host.clock);
  for (const day of signedOn === undefined ? [on] : [on, signedOn]) {
    if (!isDay(day)) return fail('bad-input', 'life:error.no-day', { day });
    if (day < issued) return fail('bad-input', 'life:error.before-issue', { day, issued });
    if (day > today) return fail('bad-input', 'life:error.in-future', { day, today });
  }
  if (signedOn !== undefined && signedOn > on)
    return fail('bad-input', 'life:error.signed-later', { day: signedOn, returned: on });
  return null;
}

/** A day of the calendar: 2026-02-30 is none. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

/** What the signed paper says of its signature: the original before the return, the later before the earlier. */
export function signedBy(trail: readonly TrailEntry[]): SignedBy | undefined {
  return lastOf(trail, 'original') ?? entriesOf(trail, 'returned').at(-1);
}
