import data from '../../assets/items/suspensions.json' with { type: 'json' };
import type { IsoDate } from '../message.ts';
import type { ItemEntry } from './item.ts';

/** What the officer has confirmed of an item announcement that was suspended (a `StatusConfirmation` fits). */
export interface SuspensionSwitch {
  /** The announcement that names the items, e.g. `MOFCOM 2025-56`; not the one that suspended it. */
  readonly announcement: string;
  readonly state: 'in-force' | 'suspended';
}

/** The item announcements that were suspended, and until when by the text. */
export const SUSPENDED_ITEMS: {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly of: readonly string[];
} = {
  from: data.from,
  until: data.until,
  of: data.of,
};

/** The announcement behind an entry as `MOFCOM 2025-18`; undefined where its text holds no number. */
export function announcementOf(entry: ItemEntry): string | undefined {
  const found = /No\. (\d+) of (\d{4})/.exec(entry.announcement);
  return found === null ? undefined : `MOFCOM ${found[2]}-${found[1]}`;
}

export type EntryState = 'not-yet' | 'in-force' | 'unconfirmed' | 'suspended';

/**
 * Whether an entry speaks on a day. Within the printed suspension it does not; after its last day it counts, `unconfirmed`,
 * until the officer has confirmed either reading.
 */
export function entryStateOn(
  entry: ItemEntry,
  asOf: IsoDate,
  switches: readonly SuspensionSwitch[],
): EntryState {
  const announcement = announcementOf(entry);
  const suspended = announcement !== undefined && SUSPENDED_ITEMS.of.includes(announcement);
  if (!suspended) return asOf < entry.effective ? 'not-yet' : 'in-force';
  if (asOf < SUSPENDED_ITEMS.from) return asOf < entry.effective ? 'not-yet' : 'in-force';
  if (asOf <= SUSPENDED_ITEMS.until) return 'suspended';
  const confirmed = switches.findLast((one) => one.announcement === announcement);
  return confirmed === undefined ? 'unconfirmed' : confirmed.state;
}
