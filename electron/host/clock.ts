import type { ClockPort } from '../app/ports.ts';
import { localInstant } from '../app/terminal-host.ts';

export const systemClock: ClockPort = {
  now: () => localInstant(new Date()),
  monotonic: () => performance.now(),
};
