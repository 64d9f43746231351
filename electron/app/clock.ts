import type { IsoDate, IsoInstant } from '../../shared/message.ts';
import type { ClockPort } from './ports.ts';

/** The user's calendar day at this moment. */
export function todayOf(clock: ClockPort): IsoDate {
  return dayOf(clock.now());
}

/** The user's calendar day of an instant. */
export function dayOf(instant: IsoInstant): IsoDate {
  const at = new Date(instant);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** Lets other calls in between two slices of a long job. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
