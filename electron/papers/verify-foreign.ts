import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { PdfVerification } from './verify.ts';

/** What the check of a file from elsewhere may cost: the library that reads PDFs can be led into filling any memory. */
export interface VerifyLimits {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
}
export const VERIFY_LIMITS: VerifyLimits = { milliseconds: 60_000, heapMegabytes: 768 };

let turn: Promise<unknown> = Promise.resolve();

/**
 * As `verifyPdf`, in a worker with limits, one file at a time. The bytes are copied, and
 * each file has a worker of its own. Errors: file-bomb (too slow), file-too-large (too much memory).
 */
export function verifyForeignPdf(
  bytes: Uint8Array,
  limits: VerifyLimits = VERIFY_LIMITS,
): Promise<Result<PdfVerification>> {
  const mine = turn.then(() => verifyInWorker(bytes, limits));
  turn = mine.catch(() => undefined);
  return mine;
}

function verifyInWorker(bytes: Uint8Array, limits: VerifyLimits): Promise<Result<PdfVerification>> {
  const worker = startWorker(limits);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      settle();
    };
    const stop = (settle: () => void): void => {
      void worker.terminate();
      end(settle);
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.milliseconds / 1000);
      stop(() => resolve(fail('file-bomb', 'papers:verify.timeout', { seconds })));
    }, limits.milliseconds);
    worker.once('message', (found: PdfVerification) => stop(() => resolve(ok(found))));
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
        stop(() => resolve(fail('file-too-large', 'papers:verify.memory')));
      else stop(() => reject(cause));
    });
    worker.once('exit', (code) =>
      stop(() => reject(new Error(`the verifying worker ended with ${code} and no answer`))),
    );
    worker.postMessage(new Uint8Array(bytes));
  });
}

function startWorker({ heapMegabytes }: VerifyLimits): Worker {
  const source = import.meta.url.endsWith('.ts') ? './verify-worker.ts' : './verify-worker.mjs';
  return new Worker(new URL(source, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    env: {},
    stdout: true,
    stderr: true,
  });
}
