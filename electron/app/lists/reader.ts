import type { Result } from '../../../shared/contract/errors.ts';
import type { DraftList, ListSource, TableMapping } from '../../../shared/lists/draft.ts';
import { readListFile, readPastedNotice } from '../../lists/read.ts';
import type { Host } from '../ports.ts';

export interface ListFileToRead {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** A notice that was pasted as text. */
  readonly pasted: boolean;
  /** What the officer says the file is. */
  readonly source?: ListSource;
  /** What the officer says the columns of a table hold. */
  readonly mapping?: TableMapping;
}

/** Reads a list file or pasted notice; the readers live in `electron/lists`. */
export type ReadListFile = (file: ListFileToRead) => Promise<Result<DraftList>>;

/** The product's readers, which tell the window how far they are. */
export function listReader(host: Host): ReadListFile {
  return ({ bytes, name, pasted, source, mapping }) => {
    const options = {
      locale: host.settings.read().locale ?? 'en',
      onProgress: ({ bytes: done, total }: { readonly bytes: number; readonly total: number }) =>
        host.emit({ type: 'progress', job: 'list-file', done, total }),
    } as const;
    if (pasted) {
      const notice = source === 'mofcom-control' || source === 'mofcom-watch' ? source : undefined;
      return readPastedNotice(new TextDecoder().decode(bytes), notice, options);
    }
    const said = {
      ...(source === undefined ? {} : { source }),
      ...(mapping === undefined ? {} : { mapping }),
    };
    return readListFile({ bytes, name, ...said }, options);
  };
}
