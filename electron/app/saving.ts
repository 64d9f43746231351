import { fail } from '../../shared/contract/errors.ts';
import { failureOf } from '../vault/failures.ts';
import { VaultFailure } from '../vault/vault.ts';
import type { DialogsPort } from './ports.ts';

type SaveStream = NonNullable<DialogsPort['saveStream']>;

/**
 * The host's dialogs, where a file that cannot be read or written ends in a sentence: a full disk, a folder that is
 * write-protected, a drive that is gone. What a browser reports of it is a name in the text of its exception.
 */
export function speakingDialogs(dialogs: DialogsPort): DialogsPort {
  const { saveStream } = dialogs;
  return {
    openFile: async (...given) => {
      try {
        return await dialogs.openFile(...given);
      } catch (cause) {
        throw new VaultFailure(fail('file-unreadable', 'people:file.unreadable').error, cause);
      }
    },
    saveFile: async (...given) => {
      try {
        return await dialogs.saveFile(...given);
      } catch (cause) {
        throw new VaultFailure(saveFailure(cause), cause);
      }
    },
    ...(saveStream === undefined ? {} : { saveStream: speakingStream(saveStream) }),
  };
}

/** What goes wrong where the pieces come from is not a matter of the file. */
function speakingStream(saveStream: SaveStream): SaveStream {
  return async (name, chunks) => {
    const broken = new Set<unknown>();
    const watched = async function* () {
      try {
        yield* chunks;
      } catch (cause) {
        broken.add(cause);
        throw cause;
      }
    };
    try {
      return await saveStream(name, watched());
    } catch (cause) {
      throw broken.has(cause) ? cause : new VaultFailure(saveFailure(cause), cause);
    }
  };
}

export function saveFailure(cause: unknown): ReturnType<typeof fail>['error'] {
  const text = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
  const code = failureOf(cause)?.code;
  if (code === 'no-space' || /QuotaExceeded|ENOSPC|no space/i.test(text)) {
    return fail('no-space', 'people:file.full').error;
  }
  if (code === 'read-only' || /NotAllowedError|NoModificationAllowed|EACCES|EPERM|EROFS/i.test(text)) {
    return fail('read-only', 'people:file.read-only').error;
  }
  return fail('file-unreadable', 'people:file.not-saved').error;
}
