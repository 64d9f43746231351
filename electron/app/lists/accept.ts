import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { AcceptReport, RescreenSummary } from '../../../shared/contract/list-views.ts';
import { isGone } from '../../../shared/lists/difference.ts';
import type { ListVersion } from '../../../shared/lists/version.ts';
import { EntryFile, packEntries } from '../../lists/entry-file.ts';
import { todayOf } from '../clock.ts';
import type { Desk } from '../desk.ts';
import type { PartyRecord } from '../records.ts';
import { applyPlans, NOTHING } from './apply.ts';
import { type DraftFacts, merge, warningsOf } from './drafts.ts';
import { type BookPlan, planBook, standingWith } from './plan.ts';
import { refOf, type StoredVersion } from './registry.ts';
import { isClosed } from './screenings.ts';
import { Differences, type Standing } from './touched.ts';

export interface Acceptance extends DraftFacts {
  readonly versionId: string;
  /** Codes of the warnings that the officer has seen and overrules. */
  readonly confirmed?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  /** Runs in the transaction of the acceptance, where something else is stored with it or not at all. */
  readonly alongside?: (() => void) | undefined;
}

/** Lets a running re-screening be stopped from another call. */
export class Cancel {
  #running: AbortController | null = null;

  ask(): boolean {
    this.#running?.abort();
    return this.#running !== null;
  }

  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = new AbortController();
    this.#running = running;
    try {
      return await work(running.signal);
    } finally {
      this.#running = null;
    }
  }
}

/** Accepts a draft: from now on it is the list, and every open order has been screened against what changed. */
export function acceptDraft(desk: Desk, input: Acceptance, cancel: Cancel): Promise<Result<AcceptReport>> {
  return desk.alone(() => cancel.during((signal) => accept(desk, input, signal)));
}

async function accept(desk: Desk, input: Acceptance, signal: AbortSignal): Promise<Result<AcceptReport>> {
  const { registry, vault } = desk;
  const stored = registry.stored(input.versionId);
  if (stored === undefined) return fail('not-found', 'lists:import.no-draft');
  if (stored.version.state !== 'draft') return fail('refused', 'lists:import.settled');
  const merged = merge(desk, stored, input);
  const stop = warningsOf(desk, stored, merged, input).find(
    ({ stops, code }) => stops && (isFact(code) || !(input.confirmed ?? []).includes(code)),
  );
  if (stop !== undefined) return { ok: false, error: { code: 'refused', message: stop.message } };

  const packed = packEntries(merged.entities);
  const published = input.published ?? stored.version.published;
  const version: ListVersion = {
    ...stored.version,
    state: 'accepted',
    announcement: input.announcement ?? stored.version.announcement,
    published,
    checkedThrough: later(
      stored.version.checkedThrough ?? published,
      stored.version.mode === 'adds' ? merged.base?.checkedThrough : null,
    ),
    base: merged.base?.id ?? null,
    hash: packed.hash,
    entries: merged.entities.filter((entity) => !isGone(entity)).length,
    difference: merged.difference.counts,
    settledAt: desk.host.clock.now(),
    settledBy: vault.session.name,
    reason: input.reason ?? null,
  };
  registry.stage(version.id, new EntryFile(packed.bytes));
  try {
    const differences = new Differences(registry, desk.knowledge.names);
    differences.known(merged.base?.id ?? null, version.id, merged.difference.changes);
    const next = standingWith(desk, refOf(version), desk.asOf ?? todayOf(desk.host.clock));
    const planned = await planOpenBooks(desk, next, differences, signal);
    if (planned === null) return fail('cancelled', 'lists:rescreen.cancelled');
    const rescreen = vault.transaction(() => {
      const accepted: StoredVersion = { ...stored, version, content: vault.store.putBlob(packed.bytes) };
      registry.put(accepted);
      input.alongside?.();
      const summary = { ...applyPlans(desk, planned.plans, next, version.id), skippedBooks: planned.skipped };
      vault.journal.append({
        role: vault.session.role,
        object: `list/${version.id}`,
        action: 'lists.accept',
        before: { active: merged.base?.id ?? null, sha256: merged.base?.hash ?? null },
        after: {
          source: version.source,
          announcement: version.announcement,
          published: version.published,
          file: version.fileHash,
          sha256: version.hash,
          entries: version.entries,
          difference: { ...merged.difference.counts },
          confirmed: [...(input.confirmed ?? [])],
          rescreen: { ...summary },
        },
        reason: input.reason,
      });
      return summary;
    });
    desk.room.trim();
    return ok({ version, rescreen });
  } catch (cause) {
    desk.rows.forget();
    throw cause;
  } finally {
    if (registry.stored(version.id)?.version.state !== 'accepted') registry.unstage(version.id);
  }
}

/** A fact that lacks cannot be confirmed away. */
const isFact = (code: string) => code === 'no-day' || code === 'no-announcement';

function later(a: string | null, b: string | null | undefined): string | null {
  if (b === null || b === undefined) return a;
  return a === null || b > a ? b : a;
}

/** Plans for every open book. Parties that come in meanwhile (a supplied fact) are planned in another round. */
async function planOpenBooks(
  desk: Desk,
  next: Standing,
  differences: Differences,
  signal: AbortSignal,
): Promise<{ readonly plans: readonly BookPlan[]; readonly skipped: number } | null> {
  const all = desk.books();
  const open = all.filter((book) => !isClosed(desk, book.id, null));
  const parties = desk.vault.store.collection<PartyRecord>('parties');
  const total = open.reduce((sum, book) => sum + parties.count(book.id), 0);
  const plans: BookPlan[] = [];
  let before = 0;
  for (const book of open) {
    const plan = await planBook(desk, book, next, differences, {
      signal,
      onProgress: (done) =>
        desk.host.emit({ type: 'progress', job: 'rescreening', done: before + done, total }),
    });
    if (plan === null || signal.aborted) return null;
    plans.push(plan);
    before += plan.parties;
  }
  return { plans, skipped: all.length - open.length };
}

/** Brings one book up to the lists of today, after it or an order of it was opened again. */
export function catchUp(desk: Desk, bookId: string, orderNo: string | null): Promise<RescreenSummary> {
  return desk.alone(async () => {
    const next = standingWith(desk, null, desk.asOf ?? todayOf(desk.host.clock));
    const differences = new Differences(desk.registry, desk.knowledge.names);
    const plan = await planBook(desk, desk.book(bookId), next, differences, {
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    if (plan === null) return NOTHING;
    const cause = next.refs.map(({ versionId }) => versionId).join('+');
    try {
      return desk.vault.transaction(() => applyPlans(desk, [plan], next, cause, orderNo));
    } catch (cause_) {
      desk.rows.forget();
      throw cause_;
    }
  });
}
