import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import {
  keptSource,
  makeBase,
  type ReturnSource,
  readReturned,
  registerReturned,
  returnedRows,
  setAside,
} from '../papers/returned/desk.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type ReturnChannels =
  | 'papers.return-read'
  | 'papers.return-file'
  | 'papers.return'
  | 'papers.return-aside'
  | 'papers.returns'
  | 'papers.return-base';

export function returnedHandlers(context: Context): Pick<Handlers, ReturnChannels> {
  const atDesk = openDesk(context);
  interface Source {
    readonly token?: string | undefined;
    readonly returnId?: string | undefined;
  }
  const withSource = async <T>(
    input: Source,
    work: (desk: Desk, source: ReturnSource) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const desk = context.desk();
    if (desk === null) return fail('locked', 'app:locked');
    if (input.returnId !== undefined) {
      const kept = keptSource(desk, input.returnId);
      return kept === undefined ? fail('not-found', 'returned:gone') : work(desk, kept);
    }
    const file = context.shelf.get(input.token ?? '');
    return file === undefined
      ? fail('not-found', 'app:file-gone')
      : work(desk, { name: file.name, bytes: file.bytes, kept: null });
  };
  /** The file leaves the shelf once it is in the vault. */
  const storing = async <T>(input: Source, result: Promise<Result<T>>): Promise<Result<T>> => {
    const stored = await result;
    if (stored.ok) {
      if (input.token !== undefined) context.shelf.drop(input.token);
      context.host.emit({ type: 'state-changed' });
    }
    return stored;
  };
  return {
    'papers.return-read': (input) =>
      withSource(input, (desk, source) => readReturned(desk, source, input.paperId)),
    'papers.return-file': (input) =>
      withSource(input, async (_desk, { name, bytes, kept }) =>
        ok({ name, bytes, format: kept?.format ?? formatOf(bytes) }),
      ),
    'papers.return': (input) =>
      storing(
        input,
        withSource(input, (desk, source) => {
          const { kind, checklist, details } = input;
          return registerReturned(desk, source, input.paperId, { kind, checklist, details });
        }),
      ),
    'papers.return-aside': (input) =>
      storing(
        input,
        withSource(input, (desk, source) => setAside(desk, source, input.paperId, input.reason)),
      ),
    'papers.returns': (input) => atDesk((desk) => ok(returnedRows(desk, input.paperId))),
    'papers.return-base': async (input) => {
      const desk = context.desk();
      return desk === null ? fail('locked', 'app:locked') : storing({}, makeBase(desk, input.returnId));
    },
  };
}

/** Only of files that were read before: what is neither picture is a PDF. */
function formatOf(bytes: Uint8Array): 'pdf' | 'png' | 'jpeg' {
  return bytes[0] === 0x89 ? 'png' : bytes[0] === 0xff ? 'jpeg' : 'pdf';
}
