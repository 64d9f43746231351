import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Locale } from '../../shared/message.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type PackedSheet, unpackSheet } from './packing.ts';
import type { ParseTask } from './parse-file.ts';
import type { RawWorkbook } from './raw.ts';

export interface OpenOptions {
  /** One of the `encodings` of an earlier preview; only for text files. */
  readonly encoding?: string;
  readonly sheet?: string;
  /** Language of the window: settles encodings that are equally plausible. */
  readonly locale?: Locale;
  readonly limits?: Partial<Limits>;
}

/** Reads a file's bytes into text cells in a worker with limits. The bytes are copied; nothing is written to disk. */
export async function openWorkbookFile(
  bytes: Uint8Array,
  name: string,
  options: OpenOptions = {},
): Promise<Result<RawWorkbook>> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes.byteLength > limits.fileBytes) {
    return fail('file-too-large', 'intake:file.too-large', {
      megabytes: Math.floor(limits.fileBytes / 1_048_576),
    });
  }
  const copy = new Uint8Array(bytes);
  const task: ParseTask = {
    bytes: copy,
    name,
    encoding: options.encoding,
    sheet: options.sheet,
    locale: options.locale,
    limits,
  };
  const result = await run(task, limits);
  return result.ok ? ok({ ...result.value, sheets: result.value.sheets.map(unpackSheet) }) : result;
}

type Packed = Result<Omit<RawWorkbook, 'sheets'> & { readonly sheets: readonly PackedSheet[] }>;

function run(task: ParseTask, limits: Limits): Promise<Packed> {
  const source = import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.mjs';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(source, import.meta.url), {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      env: {},
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.milliseconds / 1000);
      end(() => resolve(fail('file-bomb', 'intake:file.timeout', { seconds })));
    }, limits.milliseconds);
    worker.once('message', (result: Packed) => end(() => resolve(result)));
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
        end(() => resolve(fail('file-too-large', 'intake:file.memory')));
      else end(() => reject(cause));
    });
    worker.once('exit', (code) =>
      end(() => reject(new Error(`the reading worker ended with ${code} and no answer`))),
    );
  });
}
