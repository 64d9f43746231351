import { parentPort, workerData } from 'node:worker_threads';
import { ReturnFault } from './fault.ts';
import { readFile } from './read-file.ts';
import type { ReturnAnswer, ReturnTask } from './reading.ts';

/** One file, one worker: whatever a hostile file does ends with it. A bug surfaces as the worker's error. */
let answer: ReturnAnswer;
try {
  answer = { ok: true, value: await readFile(workerData as ReturnTask) };
} catch (cause) {
  if (!(cause instanceof ReturnFault)) throw cause;
  answer = { ok: false, error: cause.fault };
}
parentPort?.postMessage(answer);
parentPort?.close();
