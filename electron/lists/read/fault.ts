import { type AppError, type ErrorCode, fail } from '../../../shared/contract/errors.ts';
import type { Message } from '../../../shared/message.ts';

/** Ends the reading of a file from any depth; `readDraft` turns it into a result. Never leaves the room. */
export class ListFault extends Error {
  readonly fault: AppError;

  constructor(code: ErrorCode, key: string, params?: Message['params']) {
    super(key);
    this.fault = fail(code, key, params).error;
  }
}
