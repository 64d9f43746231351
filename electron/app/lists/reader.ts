import type { Result } from '../../../shared/contract/errors.ts';
import type { DraftList, ListSource } from '../../../shared/lists/draft.ts';

export interface ListFileToRead {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** A notice that was pasted as text. */
  readonly pasted: boolean;
  /** What the officer says the file is. */
  readonly source?: ListSource;
}

/** Reads a list file or pasted notice; the readers live in `electron/lists`. */
export type ReadListFile = (file: ListFileToRead) => Promise<Result<DraftList>>;
