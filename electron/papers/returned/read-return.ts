import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/contract/errors.ts';
import { RETURN_LIMITS, type ReturnLimits } from './limits.ts';
import type { ReturnAnswer, ReturnReading, ReturnTask } from './reading.ts';

const WATCH_MILLISECONDS = 100;

/**
 * Reads a returned PDF, PNG or JPEG in a worker with limits of time and memory. Errors: `file-too-large`, `file-unreadable`,
 * `file-encrypted`, `file-bomb`, `damaged`, each with a sentence that says what to do.
 */
export function readReturn(
  bytes: Uint8Array,
  name: string,
  changed: Partial<ReturnLimits> = {},
): Promise<Result<ReturnReading>> {
  const limits: ReturnLimits = { ...RETURN_LIMITS, ...changed };
  if (bytes.byteLength > limits.fileBytes) {
    const megabytes = Math.floor(limits.fileBytes / 1_048_576);
    return Promise.resolve(fail('file-too-large', 'returned:file.too-large', { megabytes }));
  }
  return run({ bytes: new Uint8Array(bytes), name, limits });
}

function run(task: ReturnTask): Promise<ReturnAnswer> {
  const { limits } = task;
  const source = import.meta.url.endsWith('.ts') ? './return-worker.ts' : './return-worker.mjs';
  return new Promise((resolve, reject) => {
    const atStart = process.memoryUsage.rss();
    const worker = new Worker(new URL(source, import.meta.url), {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.milliseconds / 1000);
      end(() => resolve(fail('file-bomb', 'returned:file.timeout', { seconds })));
    }, limits.milliseconds);
    // Buffers lie outside of the heap that the worker is limited to.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - atStart > limits.growthBytes)
        end(() => resolve(fail('file-bomb', 'returned:file.memory')));
    }, WATCH_MILLISECONDS);
    worker.once('message', (answer: ReturnAnswer) => end(() => resolve(answer)));
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
        end(() => resolve(fail('file-bomb', 'returned:file.memory')));
      else end(() => reject(cause));
    });
    worker.once('exit', (code) =>
      end(() => reject(new Error(`the worker for returned papers ended with ${code} and no answer`))),
    );
  });
}
