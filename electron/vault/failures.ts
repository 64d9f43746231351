import Database from 'better-sqlite3-multiple-ciphers';
import { type AppError, fail, type Result } from '../../shared/contract/errors.ts';

/**
 * An expected failure of the disk or the file, thrown where a call cannot return a `Result`: inside `transaction`,
 * `store` and `journal`. `error` is what the user is told. The transaction around it has been rolled back.
 */
export class VaultFailure extends Error {
  override readonly name = 'VaultFailure';
  readonly error: AppError;

  constructor(error: AppError, cause?: unknown) {
    super(error.code, { cause });
    this.error = error;
  }
}

/** Runs work on the file system or the database; disk troubles come out as `VaultFailure`, bugs as they are. */
export function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const error = failureOf(cause);
    throw error === null || cause instanceof VaultFailure ? cause : new VaultFailure(error, cause);
  }
}

/** As `guard`, for the calls that return a `Result`. */
export async function attempt<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (cause) {
    const error = failureOf(cause);
    if (error === null) throw cause;
    return { ok: false, error };
  }
}

/** What the user is told of an exception, or null where it is a bug. */
export function failureOf(cause: unknown): AppError | null {
  if (cause instanceof VaultFailure) return cause.error;
  if (cause instanceof Database.SqliteError) return sqliteFailure(cause.code);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return SYSTEM[code] ?? null;
}

const NO_SPACE = fail('no-space', 'vault:no-space').error;
const READ_ONLY = fail('read-only', 'vault:read-only').error;
const BUSY = fail('busy', 'vault:busy').error;
const DISK = fail('file-unreadable', 'vault:disk-error').error;
const DAMAGED = fail('damaged', 'vault:damaged.database').error;

const SYSTEM: Readonly<Record<string, AppError>> = {
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  EFBIG: NO_SPACE,
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EBUSY: BUSY,
  // The folder of an open vault is gone: a drive was pulled out or the network is away.
  ENOENT: DISK,
  EIO: DISK,
  ENOTDIR: DISK,
  EISDIR: DISK,
};

/** Extended codes begin with their primary code: `SQLITE_BUSY_RECOVERY` is a `SQLITE_BUSY`. */
function sqliteFailure(code: string): AppError | null {
  if (code.startsWith('SQLITE_FULL')) return NO_SPACE;
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return READ_ONLY;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_PROTOCOL')) return BUSY;
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return DAMAGED;
  if (code.startsWith('SQLITE_IOERR')) return DISK;
  return null;
}
