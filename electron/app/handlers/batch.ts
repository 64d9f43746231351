import type { BatchDetail } from '../../../shared/contract/batch-channels.ts';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { type Planned, planDrafts, planIssue, planView } from '../papers/batch/plan.ts';
import {
  addBatch,
  type BatchRecord,
  batchDetail,
  batchOf,
  batchViews,
  note,
} from '../papers/batch/record.ts';
import { runBatch } from '../papers/batch/run.ts';
import { saveBatch } from '../papers/batch/save.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type BatchChannels = Extract<keyof Handlers, `batch.${string}`>;

const JOB = 'batch';
const PLAN = 'batch-plan';

export function batchHandlers(context: Context): Pick<Handlers, BatchChannels> {
  const atDesk = openDesk(context);
  const running = new Set<string>();
  let busy = false;
  const locked = fail('locked', 'app:locked');
  const missing = fail('not-found', 'batch:error.no-batch');

  /** One job of its kind at a time, with progress and Stop. */
  const asJob = async <T>(
    name: string,
    work: (
      desk: Desk,
      signal: AbortSignal,
      tell: (done: number, total: number) => void,
    ) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const desk = context.desk();
    if (desk === null) return locked;
    if (busy) return fail('busy', 'batch:error.busy');
    busy = true;
    const job = context.jobs.begin(name);
    try {
      return await work(desk, job.signal, (done, total) =>
        context.host.emit({ type: 'progress', job: name, done, total }),
      );
    } finally {
      job.end();
      busy = false;
      context.host.emit({ type: 'state-changed' });
    }
  };

  const run = async (
    desk: Desk,
    batch: BatchRecord,
    signal: AbortSignal,
    tell: (done: number, total: number) => void,
  ): Promise<Result<BatchDetail>> => {
    running.add(batch.id);
    try {
      await runBatch(desk, batch, signal, tell);
    } finally {
      running.delete(batch.id);
    }
    // Stopped by the lock of the vault: nothing can be read any more.
    return context.desk() === desk ? ok(batchDetail(desk, batch, false)) : locked;
  };

  const planned = async (
    plan: (
      desk: Desk,
      tell: (done: number, total: number) => void,
      signal: AbortSignal,
    ) => Promise<Result<Planned>>,
  ) =>
    asJob(PLAN, async (desk, signal, tell) => {
      const found = await plan(desk, tell, signal);
      return found.ok ? ok(planView(found.value)) : found;
    });

  return {
    'batch.plan': (input) => planned((desk, tell, signal) => planDrafts(desk, input, tell, signal)),
    'batch.plan-issue': (input) => planned((desk, tell, signal) => planIssue(desk, input, tell, signal)),

    'batch.draft': (input) =>
      asJob(JOB, async (desk, signal, tell) => {
        const plan = await planDrafts(desk, input, () => undefined, signal);
        if (!plan.ok) return plan;
        if (!plan.value.items.some(({ state }) => state === 'left'))
          return fail('refused', 'batch:error.nothing');
        const { bookId, languages, types } = input;
        const what = { action: 'draft', bookId, languages, types: types ?? null } as const;
        return run(desk, addBatch(desk, what, plan.value.items), signal, tell);
      }),

    'batch.issue': (input) =>
      asJob(JOB, async (desk, signal, tell) => {
        const plan = await planIssue(desk, input, () => undefined, signal);
        if (!plan.ok) return plan;
        if (!plan.value.items.some(({ state }) => state === 'left'))
          return fail('refused', 'batch:error.nothing');
        const what = { action: 'issue', bookId: input.bookId, languages: null, types: null } as const;
        return run(desk, addBatch(desk, what, plan.value.items), signal, tell);
      }),

    'batch.resume': (input) =>
      asJob(JOB, async (desk, signal, tell) => {
        const batch = batchOf(desk, input.batchId);
        if (batch === undefined) return missing;
        const { left } = batchDetail(desk, batch, false).counts;
        if (left === 0) return fail('refused', 'batch:error.nothing');
        desk.vault.transaction(() => note(desk, batch, 'batches.resume', { left }));
        return run(desk, batch, signal, tell);
      }),

    'batch.list': () => atDesk((desk) => ok(batchViews(desk, (id) => running.has(id)))),
    'batch.get': (input) =>
      atDesk((desk) => {
        const batch = batchOf(desk, input.batchId);
        return batch === undefined ? missing : ok(batchDetail(desk, batch, running.has(batch.id)));
      }),

    'batch.save': async (input) => {
      const desk = context.desk();
      if (desk === null) return locked;
      const batch = batchOf(desk, input.batchId);
      if (batch === undefined) return missing;
      const locale = context.host.settings.read().locale ?? 'en';
      return saveBatch(desk, batch, context.texts, locale);
    },
  };
}
