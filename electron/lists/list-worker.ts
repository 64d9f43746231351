import { parentPort, workerData } from 'node:worker_threads';
import { readDraft } from './read/dispatch.ts';
import { packEntries } from './read/packed.ts';
import type { FromWorker, ListTask, ToWorker } from './read/protocol.ts';
import { Sink } from './read/sink.ts';
import type { FileSource } from './read/source.ts';

/** One list, one worker: whatever a hostile file does to this heap ends with it. A bug surfaces as the worker's error. */
const task = workerData as ListTask;
const waiting: ((chunk: Uint8Array | null) => void)[] = [];

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ chunk }: ToWorker) => waiting.shift()?.(chunk));

/** Pieces are asked for one by one, so that neither side runs ahead. */
function remote(file: Omit<FileSource, 'chunks'>, index: number): FileSource {
  return {
    ...file,
    async *chunks() {
      for (;;) {
        const chunk = await new Promise<Uint8Array | null>((resolve) => {
          waiting.push(resolve);
          say({ kind: 'more', file: index });
        });
        if (chunk === null) return;
        yield chunk;
      }
    },
  };
}

const sink = new Sink(task.limits, (entries) => say({ kind: 'batch', text: packEntries(entries) }));
const [file, ...beside] = task.files.map(remote);
if (file === undefined) throw new Error('a list worker without a file');
const outcome = await readDraft(
  { file, beside, source: task.source, mapping: task.mapping, pasted: task.pasted, limits: task.limits },
  task.head,
  sink,
);
say({
  kind: 'done',
  outcome,
  problems: sink.problems(),
  passedOver: sink.passedOver,
  late: [...sink.late],
});
parentPort?.close();
