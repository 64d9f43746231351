import type { Message } from '../message.ts';

/** The closed set of expected failures. A bug is not among them: it is thrown. */
export const ERROR_CODES = [
  'bad-input',
  'not-found',
  'refused',
  'locked',
  'wrong-passphrase',
  'damaged',
  'busy',
  'cancelled',
  'file-too-large',
  'file-unreadable',
  'file-encrypted',
  'file-macro',
  'file-bomb',
  'no-space',
  'read-only',
  'glyph-missing',
  'signature-invalid',
  'unknown-channel',
  'untrusted-sender',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure: code for the program, message for the user. */
export interface AppError {
  readonly code: ErrorCode;
  readonly message: Message;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  code: ErrorCode,
  key: string,
  params?: Message['params'],
): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: { code, message: params ? { key, params } : { key } } };
}
