import type { AppEvent, Channel, Input, Outputs } from './channels.ts';
import type { Result } from './errors.ts';

/** The bridge that a host puts on the window. Payloads are JSON and Uint8Array; dates are ISO strings. */
export interface Bridge {
  invoke(channel: string, input: unknown): Promise<unknown>;
  subscribe(listener: (event: AppEvent) => void): () => void;
}

export interface Client {
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Outputs[C]>>;
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** Types the bridge. The app validates what goes in; what comes out is the app's own. */
export function createClient(bridge: Bridge): Client {
  return {
    call: async (channel, input) => (await bridge.invoke(channel, input)) as never,
    subscribe: (listener) => bridge.subscribe(listener),
  };
}
