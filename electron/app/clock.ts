import type { IsoDate } from '../../shared/message.ts';
import type { ClockPort } from './ports.ts';

/** The user's calendar day at this moment. */
export function todayOf(clock: ClockPort): IsoDate {
  const now = new Date(clock.now());
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** Lets other calls in between two slices of a long job. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
