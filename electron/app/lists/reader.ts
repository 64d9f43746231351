import type { Result } from '../../../shared/contract/errors.ts';
import type { DraftList } from '../../../shared/lists/draft.ts';

/** Reads a list file or pasted notice; the readers live in `electron/lists`. */
export type ReadListFile = (bytes: Uint8Array, name: string) => Promise<Result<DraftList>>;
