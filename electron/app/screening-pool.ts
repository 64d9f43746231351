import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { NameKnowledge } from '../../shared/names/knowledge.ts';
import type { NameQuery, NameRecord, NameScreener } from '../../shared/names/match.ts';
import { breathe } from './clock.ts';
import { type Answer, answerOf, withAnswers } from './screening-answers.ts';
import type { Portion, PortionAnswers, WorkerLists } from './screening-worker.ts';

/** A list as this process searches it, and the records from which a worker makes the same index. */
export interface SearchedList {
  readonly screener: NameScreener;
  readonly records: readonly NameRecord[];
}

export interface BatchOptions {
  /** Stops the batch at once; nothing of it is kept. */
  readonly signal?: AbortSignal;
  /** Parties done in all workers together. */
  readonly onProgress?: (done: number) => void;
  /** Worker threads; 0 screens in this process. As many as cores where absent, none for a small batch. */
  readonly workers?: number;
  /** The nearest name comes without its reasons, where nobody is going to read them. */
  readonly brief?: boolean;
}

/** Below this number of parties a worker would still be reading its lists when this process is done. */
const SMALL_BATCH = 500;
const MOST_WORKERS = 8;
const PORTION = 50;
/** Milliseconds after which a long job lets other calls in. */
const SLICE_MS = 40;

/**
 * Screens all queries of a batch against every list and hands back screeners that know the answers; null where the batch
 * was cancelled. The answers do not depend on the number of workers. Queries live in memory only.
 */
export async function screenAhead(
  lists: readonly SearchedList[],
  names: NameKnowledge,
  queries: readonly NameQuery[],
  options: BatchOptions = {},
): Promise<readonly NameScreener[] | null> {
  const workers = options.workers ?? workersFor(queries.length);
  const answers =
    workers === 0
      ? await inThisProcess(lists, queries, options)
      : await inWorkers(
          { ...dataOf(lists, names), brief: options.brief ?? false },
          queries,
          workers,
          options,
        );
  return (
    answers && lists.map(({ screener }, list) => withAnswers(screener, queries, answers[list] as Answer[]))
  );
}

function dataOf(
  lists: readonly SearchedList[],
  { readAgain: _again, ...names }: NameKnowledge,
): Omit<WorkerLists, 'brief'> {
  return { lists: lists.map(({ records }) => records), names };
}

function workersFor(queries: number): number {
  return queries < SMALL_BATCH ? 0 : Math.min(MOST_WORKERS, availableParallelism());
}

async function inThisProcess(
  lists: readonly SearchedList[],
  queries: readonly NameQuery[],
  { signal, onProgress }: BatchOptions,
): Promise<Answer[][] | null> {
  const answers: Answer[][] = lists.map(() => []);
  let slice = performance.now();
  for (const [i, query] of queries.entries()) {
    lists.forEach(({ screener }, list) => {
      answers[list]?.push(answerOf(screener, query));
    });
    if (performance.now() - slice <= SLICE_MS) continue;
    onProgress?.(i + 1);
    await breathe();
    if (signal?.aborted) return null;
    slice = performance.now();
  }
  return signal?.aborted ? null : answers;
}

/** Every worker takes the next portion when it has done its last one, so that none waits for a slower one. */
function inWorkers(
  data: WorkerLists,
  queries: readonly NameQuery[],
  count: number,
  { signal, onProgress }: BatchOptions,
): Promise<Answer[][] | null> {
  const answers: Answer[][] = data.lists.map(() => new Array<Answer>(queries.length));
  if (queries.length === 0) return Promise.resolve(answers);
  return new Promise((resolve, reject) => {
    const workers: Worker[] = [];
    let [next, done, told] = [0, 0, 0];
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', cancel);
      for (const worker of workers) {
        worker.removeAllListeners();
        worker.on('error', () => undefined);
        void worker.terminate();
      }
      settle();
    };
    const cancel = () => end(() => resolve(null));
    const feed = (worker: Worker) => {
      if (next >= queries.length) return;
      const portion: Portion = { from: next, queries: queries.slice(next, next + PORTION) };
      next += portion.queries.length;
      worker.postMessage(portion);
    };
    const take = (worker: Worker, { from, answers: portion }: PortionAnswers) => {
      feed(worker);
      portion.forEach((ofList, list) => {
        ofList.forEach((answer, i) => {
          (answers[list] as Answer[])[from + i] = answer;
        });
      });
      done += portion[0]?.length ?? 0;
      if (performance.now() - told > SLICE_MS || done === queries.length) {
        told = performance.now();
        onProgress?.(done);
      }
      if (done === queries.length) end(() => resolve(answers));
    };
    if (signal?.aborted) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel);
    for (let i = 0; i < Math.min(count, Math.ceil(queries.length / PORTION)); i++) {
      const worker = startWorker(data);
      worker.on('message', (portion: PortionAnswers) => take(worker, portion));
      worker.once('error', (cause) => end(() => reject(cause)));
      worker.once('exit', (code) => end(() => reject(new Error(`a screening worker ended with ${code}`))));
      workers.push(worker);
      feed(worker);
    }
  });
}

function startWorker(data: WorkerLists): Worker {
  const source = import.meta.url.endsWith('.ts') ? './screening-worker.ts' : './screening-worker.mjs';
  return new Worker(new URL(source, import.meta.url), { workerData: data, env: {} });
}
