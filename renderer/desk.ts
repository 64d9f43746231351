import { useCallback, useEffect, useRef, useState } from 'react';
import type { Channel, Input, Outputs } from '../shared/contract/channels.ts';
import { type Bridge, type Client, createClient } from '../shared/contract/client.ts';
import { type AppError, fail, type Result } from '../shared/contract/errors.ts';

declare global {
  interface Window {
    readonly pledgedesk: Bridge;
  }
}

const bridged = createClient(window.pledgedesk);

/** The app, where a broken bridge is an answer like any other: no caller waits for ever. */
export const client: Client = {
  call: async (channel, input) => {
    try {
      return await bridged.call(channel, input);
    } catch {
      return fail('internal', 'ui:bridge-failed');
    }
  },
  subscribe: bridged.subscribe,
};

export type Loaded<T> =
  | { readonly status: 'loading'; readonly value: T | null; readonly error: null }
  | { readonly status: 'ready'; readonly value: T; readonly error: null }
  | { readonly status: 'failed'; readonly value: T | null; readonly error: AppError };

/**
 * Asks the app and asks again when its state has changed. While a new answer is on its way the last one stays in view.
 * `input` null: nothing is asked.
 */
export function useCall<C extends Channel>(
  channel: C,
  input: Input<C> | null,
): Loaded<Outputs[C]> & { reload(): void } {
  const [loaded, setLoaded] = useState<Loaded<Outputs[C]>>({ status: 'loading', value: null, error: null });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(input);
  const inputRef = useRef(input);
  inputRef.current = input;
  const reload = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => client.subscribe((event) => event.type === 'state-changed' && reload()), [reload]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of the input stands for the input; a turn asks again
  useEffect(() => {
    const wanted = inputRef.current;
    if (wanted === null) return undefined;
    let current = true;
    void client.call(channel, wanted).then((answer) => {
      if (!current) return;
      setLoaded((before) =>
        answer.ok
          ? { status: 'ready', value: answer.value, error: null }
          : { status: 'failed', value: before.value, error: answer.error },
      );
    });
    return () => {
      current = false;
    };
  }, [channel, asked, turn]);
  return { ...loaded, reload };
}

/** Runs a call at a user's command: `busy` while it runs, `error` when it was refused. A second start waits for the first. */
export function useAction<C extends Channel>(
  channel: C,
): {
  readonly busy: boolean;
  readonly error: AppError | null;
  run(input: Input<C>): Promise<Result<Outputs[C]>>;
  clear(): void;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (input: Input<C>) => {
      setBusy(true);
      setError(null);
      const answer = await client.call(channel, input);
      setBusy(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
    [channel],
  );
  const clear = useCallback(() => setError(null), []);
  return { busy, error, run, clear };
}
