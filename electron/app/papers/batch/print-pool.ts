import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../../shared/contract/errors.ts';
import type { PaperModel } from '../../../../shared/papers/index.ts';
import { fontFiles } from '../../../papers/fonts.ts';
import type { Logo } from '../../../papers/logo.ts';
import type { PrintAnswer, PrintOrder, PrintWorkerData } from './print-worker.ts';

/** Prints papers on other cores. What was ordered first is printed first. */
export interface PrintPool {
  print(model: PaperModel, logo?: Logo): Promise<Result<Uint8Array>>;
  /** What is still waiting ends as `cancelled`. */
  close(): void;
}

/** More workers would be faster on more cores, but each keeps its own parsed fonts: two stay under 500 MB in all. */
const MOST_WORKERS = 2;
/** Megabytes of heap of one worker. */
const HEAP_MB = 96;

interface Waiting {
  readonly order: PrintOrder;
  readonly settle: (result: Result<Uint8Array>) => void;
  readonly reject: (cause: unknown) => void;
}

export function openPrintPool(folders: readonly string[]): PrintPool {
  const data: PrintWorkerData = { folders, fonts: sharedFonts(folders) };
  const queue: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();
  const idle: Worker[] = [];
  let [no, closed] = [0, false];

  const feed = () => {
    while (queue.length > 0) {
      const worker = idle.pop() ?? started();
      const next = worker === undefined ? undefined : queue.shift();
      if (worker === undefined || next === undefined) return;
      busy.set(worker, next);
      worker.postMessage(next.order);
    }
  };
  const started = (): Worker | undefined => {
    if (busy.size + idle.length >= Math.min(MOST_WORKERS, availableParallelism())) return undefined;
    const worker = startWorker(data);
    worker.on('message', ({ result }: PrintAnswer) => {
      const done = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      done?.settle(result);
      feed();
    });
    worker.once('error', (cause) => lost(worker, cause));
    worker.once('exit', (code) => lost(worker, new Error(`a print worker ended with ${code}`)));
    return worker;
  };
  const lost = (worker: Worker, cause: unknown) => {
    if (closed) return;
    const broken = busy.get(worker);
    busy.delete(worker);
    const place = idle.indexOf(worker);
    if (place >= 0) idle.splice(place, 1);
    broken?.reject(cause);
    feed();
  };

  return {
    print: (model, logo) =>
      new Promise((settle, reject) => {
        if (closed) return settle(CANCELLED);
        queue.push({ order: { no: no++, model, ...(logo ? { logo } : {}) }, settle, reject });
        feed();
      }),
    close: () => {
      closed = true;
      for (const { settle } of [...queue, ...busy.values()]) settle(CANCELLED);
      queue.length = 0;
      for (const worker of [...busy.keys(), ...idle]) void worker.terminate();
    },
  };
}

const CANCELLED = fail('cancelled', 'batch:error.stopped');

/** Eighty megabytes of fonts, once for all workers. */
function sharedFonts(folders: readonly string[]): ReadonlyMap<string, SharedArrayBuffer> {
  const fonts = new Map<string, SharedArrayBuffer>();
  for (const file of fontFiles()) {
    const path = folders.map((folder) => join(folder, file)).find((one) => existsSync(one));
    if (path === undefined) continue;
    fonts.set(path, readShared(path));
  }
  return fonts;
}

/** Straight into the shared memory: a copy on the way would double it. */
function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at);
      if (read === 0) throw new Error('a font that ends early');
      at += read;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}

function startWorker(data: PrintWorkerData): Worker {
  const source = import.meta.url.endsWith('.ts') ? './print-worker.ts' : './print-worker.mjs';
  return new Worker(new URL(source, import.meta.url), {
    workerData: data,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
  });
}
