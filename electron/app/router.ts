import type { z } from 'zod';
import { type Channel, channels, type Outputs } from '../../shared/contract/channels.ts';
import { fail, type Result } from '../../shared/contract/errors.ts';
import { type Caller, refusalOf } from '../../shared/contract/rights.ts';
import { VaultFailure } from '../vault/vault.ts';
import type { LogPort } from './ports.ts';

export type Handlers = {
  readonly [C in Channel]: (
    input: z.output<(typeof channels)[C]>,
  ) => Promise<Result<Outputs[C]>> | Result<Outputs[C]>;
};

export interface Sender {
  /** The host has checked origin, window and frame. */
  readonly trusted: boolean;
}

export type Invoke = (channel: string, input: unknown, sender: Sender) => Promise<Result<unknown>>;

/**
 * Every call from a window passes here: sender, channel, shape and the caller's right are checked, and no exception gets out.
 */
export function createRouter(
  handlers: Handlers,
  log: LogPort,
  caller: () => Caller | null = () => null,
): Invoke {
  return async (channel, input, sender) => {
    if (!sender.trusted) {
      log.write('warn', 'untrusted-sender');
      return fail('untrusted-sender', 'app:untrusted-sender');
    }
    if (!Object.hasOwn(channels, channel)) return fail('unknown-channel', 'app:unknown-channel');
    const name = channel as Channel;
    const parsed = channels[name].safeParse(input);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      return fail('bad-input', 'app:bad-input', { field });
    }
    const refusal = refusalOf(name, caller());
    if (refusal !== null) return { ok: false, error: { code: 'refused', message: refusal } };
    const handler = handlers[name] as (value: unknown) => Promise<Result<unknown>> | Result<unknown>;
    try {
      return await handler(parsed.data);
    } catch (cause) {
      if (cause instanceof VaultFailure) return { ok: false, error: cause.error };
      const id = Math.random().toString(36).slice(2, 10);
      log.write('error', 'internal', { channel: name, id, where: placeOf(cause) });
      return fail('internal', 'app:internal', { id });
    }
  };
}

/** The first frame of the stack: a place in the program, never a message, since messages may quote data. */
function placeOf(cause: unknown): string {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const frame = stack.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? 'unknown';
  return frame.trim().replace(/\(?file:\/\/.*\/(?=[^/]+:\d+:\d+)/, '(');
}
