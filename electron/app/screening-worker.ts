import { parentPort, workerData } from 'node:worker_threads';
import type { NameKnowledge } from '../../shared/names/knowledge.ts';
import type { NameQuery, NameRecord } from '../../shared/names/match.ts';
import { createNameScreener } from '../../shared/names/screener.ts';
import { readAgain } from '../lists/reread.ts';
import { type Answer, answerOf } from './screening-answers.ts';

/** What a worker builds its own indexes from. */
export interface WorkerLists {
  readonly lists: readonly (readonly NameRecord[])[];
  readonly names: NameKnowledge;
  readonly brief: boolean;
}

/** Some of the queries of a batch, from place `from` on; `answers` by list, then by query. */
export interface Portion {
  readonly from: number;
  readonly queries: readonly NameQuery[];
}
export interface PortionAnswers {
  readonly from: number;
  readonly answers: readonly (readonly Answer[])[];
}

const { lists, names, brief } = workerData as WorkerLists;
// A function does not cross to a worker.
const knowledge = { ...names, readAgain };
const screeners = lists.map((records) => createNameScreener(records, knowledge));

parentPort?.on('message', ({ from, queries }: Portion) => {
  const answers = screeners.map((screener) => queries.map((query) => answerOf(screener, query, brief)));
  parentPort?.postMessage({ from, answers } satisfies PortionAnswers);
});
