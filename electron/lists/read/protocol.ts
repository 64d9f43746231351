import type { ListProblem, ListSource, TableMapping } from '../../../shared/lists/draft.ts';
import type { ReadOutcome } from './dispatch.ts';
import type { ListLimits } from './limits.ts';
import type { Late } from './sink.ts';
import type { FileSource } from './source.ts';

/** What the worker is started with. The bytes follow piece by piece, at its asking. */
export interface ListTask {
  /** The list first, then the files beside it. */
  readonly files: readonly Omit<FileSource, 'chunks'>[];
  readonly head: Uint8Array;
  readonly source: ListSource | undefined;
  readonly mapping: TableMapping | undefined;
  readonly pasted: boolean;
  readonly limits: ListLimits;
}

/** null: the file has ended. */
export interface ToWorker {
  readonly chunk: Uint8Array | null;
}

export type FromWorker =
  | { readonly kind: 'more'; readonly file: number }
  | { readonly kind: 'batch'; readonly text: string }
  | {
      readonly kind: 'done';
      readonly outcome: ReadOutcome;
      readonly problems: readonly ListProblem[];
      readonly passedOver: number;
      readonly late: readonly (readonly [key: string, Late])[];
    };
