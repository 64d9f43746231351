import type { ListSource, TableMapping } from '../../../shared/lists/draft.ts';
import type { ListLimits } from './limits.ts';
import type { Sink } from './sink.ts';
import type { FileSource } from './source.ts';

/** What a reader is given. */
export interface ReadJob {
  readonly file: FileSource;
  /** Files that belong to it, such as `alt.csv` beside `sdn.csv`. */
  readonly beside: readonly FileSource[];
  readonly source: ListSource | undefined;
  readonly mapping: TableMapping | undefined;
  /** Pasted text is a notice, whatever it begins with. */
  readonly pasted: boolean;
  readonly limits: ListLimits;
}

/** What a reader says of the file as a whole. The entries go to the sink; faults are thrown as `ListFault`. */
export interface ListHead {
  readonly source: ListSource;
  readonly title?: string;
  readonly announcement?: string | null;
  readonly published?: string | null;
  readonly text?: string;
  readonly measures?: readonly string[];
}

export type ListReader = (job: ReadJob, sink: Sink) => Promise<ListHead>;
