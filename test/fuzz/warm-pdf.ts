import { Worker } from 'node:worker_threads';
import type { PdfVerification } from '../../electron/papers/verify.ts';
import { VERIFY_LIMITS } from '../../electron/papers/verify-foreign.ts';

/**
 * Reads PDFs in the product's verifying worker, one after another in the same one: starting it costs more than reading. The
 * product starts one for each file; here a new one follows only where a file has used up its time or its heap, and it is
 * started before it is needed.
 */
export class WarmPdf {
  readonly #milliseconds: number;
  #spare: Worker | null = null;
  #worker: Worker;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#worker = start();
  }

  /** `timeout` and `memory` end the worker. A fault of the reader throws. */
  read(bytes: Uint8Array): Promise<PdfVerification | 'timeout' | 'memory'> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        worker.off('message', hear).off('error', fall).off('exit', leave);
        end();
      };
      const replace = (end: () => void) =>
        settle(() => {
          worker.on('error', () => undefined);
          void worker.terminate();
          this.#worker = this.#spare ?? start();
          this.#spare = null;
          end();
        });
      const hear = (found: PdfVerification) => settle(() => resolve(found));
      const fall = (cause: Error & { code?: string }) =>
        replace(() => (cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('memory') : reject(cause)));
      const leave = (code: number) =>
        replace(() => reject(new Error(`the verifying worker ended with ${code}`)));
      // The next worker gets ready while this file uses up its time.
      const foresee = () => {
        this.#spare ??= start();
        timer = setTimeout(() => replace(() => resolve('timeout')), this.#milliseconds / 2);
      };
      let timer = setTimeout(foresee, this.#milliseconds / 2);
      worker.on('message', hear).on('error', fall).on('exit', leave);
      worker.postMessage(new Uint8Array(bytes));
    });
  }
}

function start(): Worker {
  return new Worker(new URL('../../electron/papers/verify-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: VERIFY_LIMITS.heapMegabytes },
    env: {},
    stdout: true,
    stderr: true,
  });
}
