import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '../../shared/contract/errors.ts';
import { packSheet } from './packing.ts';
import { type ParseTask, parseFile } from './parse-file.ts';

/** One file, one worker: whatever a hostile file does to this heap ends with it. A bug surfaces as the worker's error. */
function answer(task: ParseTask): void {
  try {
    const result = parseFile(task);
    if (!result.ok) {
      parentPort?.postMessage(result);
      return;
    }
    const sheets = result.value.sheets.map(packSheet);
    const buffers = sheets.flatMap((sheet) => [sheet.widths.buffer, sheet.cells.buffer]);
    parentPort?.postMessage({ ok: true, value: { ...result.value, sheets } }, buffers);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    parentPort?.postMessage(fail('file-too-large', 'intake:file.memory'));
  }
}

answer(workerData as ParseTask);
