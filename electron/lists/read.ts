import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type {
  DraftEntry,
  DraftList,
  ListProblem,
  ListSource,
  TableMapping,
} from '../../shared/lists/draft.ts';
import type { Locale } from '../../shared/message.ts';
import { HEAD_BYTES } from './read/kind.ts';
import { LIST_LIMITS, type ListLimits } from './read/limits.ts';
import { Unpacker } from './read/packed.ts';
import type { FromWorker, ListTask, ToWorker } from './read/protocol.ts';
import { encodingOfText } from './read/text-encoding.ts';

export interface ListFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface ListInput extends ListFile {
  /** What the officer says the file is; a file of another list is then refused. */
  readonly source?: ListSource;
  /** Reads the file as a table by these columns, whatever its headers are. */
  readonly mapping?: TableMapping;
  /** Files that belong to it: `alt.csv` and `add.csv` beside `sdn.csv`. */
  readonly beside?: readonly ListFile[];
}

export interface ListProgress {
  /** Bytes of the file that the reader has taken, of all its bytes. */
  readonly bytes: number;
  readonly total: number;
  readonly entries: number;
}

export interface ListOptions {
  readonly onProgress?: (progress: ListProgress) => void;
  readonly signal?: AbortSignal;
  /** Language of the window: settles encodings that are equally plausible. */
  readonly locale?: Locale;
  readonly limits?: Partial<ListLimits>;
}

/**
 * Reads a list file or a notice into a draft, in a worker with limits. The content decides what the file is. Rows that
 * cannot be read are among the problems; an error (`file-unreadable`, `damaged`, `file-too-large`, `file-bomb`,
 * `file-encrypted`, `bad-input`, `refused`, `cancelled`) says why the file as a whole is not read.
 */
export function readListFile(input: ListInput, options: ListOptions = {}): Promise<Result<DraftList>> {
  return read(input, false, options);
}

function read(input: ListInput, pasted: boolean, options: ListOptions): Promise<Result<DraftList>> {
  const limits: ListLimits = { ...LIST_LIMITS, ...options.limits };
  const files = [input, ...(input.beside ?? [])];
  if (files.some((file) => file.bytes.byteLength > limits.streamBytes)) {
    const megabytes = Math.floor(limits.streamBytes / 1_048_576);
    return Promise.resolve(fail('file-too-large', 'listfiles:file.too-large', { megabytes }));
  }
  const encodings = files.map((file) => encodingOfText(file.bytes, options.locale));
  const task: ListTask = {
    files: files.map((file, i) => ({
      name: file.name,
      size: file.bytes.byteLength,
      encoding: encodings[i]?.encoding ?? 'utf-8',
      otherEncoding: encodings[i]?.other ?? null,
    })),
    head: new Uint8Array(input.bytes.subarray(0, HEAD_BYTES)),
    source: input.source,
    mapping: input.mapping,
    pasted,
    limits,
  };
  return run(task, files, options);
}

/** Reads the pasted text of a notice. `source`: which of the two lists the officer says it is. */
export function readPastedNotice(
  text: string,
  source?: 'mofcom-control' | 'mofcom-watch',
  options: ListOptions = {},
): Promise<Result<DraftList>> {
  const file: ListInput = { bytes: new TextEncoder().encode(text), name: '' };
  return read({ ...file, ...(source === undefined ? {} : { source }) }, true, options);
}

const PIECE = 1 << 20;

function run(task: ListTask, files: readonly ListFile[], options: ListOptions): Promise<Result<DraftList>> {
  const { signal, onProgress } = options;
  const { limits } = task;
  if (signal?.aborted === true) return Promise.resolve(fail('cancelled', 'listfiles:cancelled'));
  const source = import.meta.url.endsWith('.ts') ? './list-worker.ts' : './list-worker.mjs';
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(source, import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
      env: {},
      stdout: true,
      stderr: true,
    });
    const unpacker = new Unpacker();
    let entries: DraftEntry[] = [];
    const sent = files.map(() => 0);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
      settle();
    };
    const cancel = (): void => end(() => resolve(fail('cancelled', 'listfiles:cancelled')));
    signal?.addEventListener('abort', cancel, { once: true });
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.milliseconds / 1000);
      end(() => resolve(fail('file-bomb', 'listfiles:file.timeout', { seconds })));
    }, limits.milliseconds);
    const feed = (index: number): void => {
      const bytes = files[index]?.bytes ?? new Uint8Array();
      const at = sent[index] ?? 0;
      const chunk = at < bytes.byteLength ? new Uint8Array(bytes.subarray(at, at + PIECE)) : null;
      sent[index] = at + (chunk?.byteLength ?? 0);
      const message: ToWorker = { chunk };
      worker.postMessage(message, chunk === null ? [] : [chunk.buffer]);
      onProgress?.({ bytes: sent[0] ?? 0, total: files[0]?.bytes.byteLength ?? 0, entries: entries.length });
    };
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'more':
          feed(message.file);
          return;
        case 'batch':
          for (const entry of unpacker.unpack(message.text)) entries.push(entry);
          return;
        case 'done': {
          const { outcome, problems, passedOver, late } = message;
          end(() => {
            if (!outcome.ok) {
              resolve(outcome);
              return;
            }
            if (late.length > 0) entries = withLate(entries, new Map(late));
            const { head } = outcome;
            resolve(ok(listOf(head, task.files[0]?.name ?? '', entries, problems, passedOver)));
          });
        }
      }
    });
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
        end(() => resolve(fail('file-too-large', 'listfiles:file.memory')));
      else end(() => reject(cause));
    });
    worker.once('exit', (code) =>
      end(() => reject(new Error(`the list worker ended with ${code} and no answer`))),
    );
  });
}

type Head = Extract<Extract<FromWorker, { kind: 'done' }>['outcome'], { ok: true }>['head'];

function listOf(
  head: Head,
  name: string,
  entries: readonly DraftEntry[],
  problems: readonly ListProblem[],
  passedOver: number,
): DraftList {
  return {
    source: head.source,
    title: head.title === undefined || head.title === '' ? name : head.title,
    announcement: head.announcement ?? null,
    published: head.published ?? null,
    entries,
    problems,
    ...(head.text === undefined ? {} : { text: head.text }),
    ...(head.measures === undefined ? {} : { measures: head.measures }),
    ...(passedOver === 0 ? {} : { passedOver }),
  };
}

/** Sanction records may stand behind their party in the file. */
function withLate(
  entries: readonly DraftEntry[],
  late: ReadonlyMap<string, { readonly programs: readonly string[]; readonly listedOn: string | null }>,
): DraftEntry[] {
  return entries.map((entry) => {
    const more = late.get(entry.key);
    if (more === undefined) return entry;
    const programs = [...new Set([...more.programs, ...entry.programs])];
    return { ...entry, programs, listedOn: entry.listedOn ?? more.listedOn };
  });
}
