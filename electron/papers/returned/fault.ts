import { type AppError, type ErrorCode, fail } from '../../../shared/contract/errors.ts';
import type { Message } from '../../../shared/message.ts';

/** Ends the reading of a returned file from any depth; never leaves the worker. */
export class ReturnFault extends Error {
  readonly fault: AppError;

  constructor(code: ErrorCode, key: string, params?: Message['params']) {
    super(key);
    this.fault = fail(code, key, params).error;
  }
}
