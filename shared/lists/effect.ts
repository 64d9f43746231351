import type { IsoDate, Message } from '../message.ts';
import type { Designation, ListPack, StatusConfirmation } from './designation.ts';
import { measureOf } from './measures.ts';

/** The entries that a name is screened against on a day. Stopped measures stay in: they are still matched and reviewed. */
export function effectiveOn(pack: ListPack, asOf: IsoDate): readonly Designation[] {
  return pack.designations.filter((designation) => measureOf(designation).effective <= asOf);
}

export interface MeasureState {
  /** `suspended` only where the officer has confirmed it; an unconfirmed suspension counts as `in-force`. */
  readonly state: 'not-yet' | 'in-force' | 'suspended' | 'stopped';
  /** True where a suspension is on record and nobody has confirmed what holds now. */
  readonly unconfirmed: boolean;
  /** Last day of the suspension by its own text. */
  readonly suspendedUntil?: IsoDate;
  /** Day from which a stopped or suspended measure is so. */
  readonly since?: IsoDate;
  readonly confirmation?: StatusConfirmation;
}

/** What holds for a designation on a day, given what the officer has confirmed. */
export function measureStateOn(
  designation: Designation,
  asOf: IsoDate,
  confirmations: readonly StatusConfirmation[],
): MeasureState {
  const { effective, change } = measureOf(designation);
  if (asOf < effective) return { state: 'not-yet', unconfirmed: false };
  const { removedOn } = designation;
  if (removedOn !== undefined && asOf >= removedOn)
    return { state: 'stopped', unconfirmed: false, since: removedOn };
  if (change === undefined || asOf < change.from) return { state: 'in-force', unconfirmed: false };
  if (change.state === 'stopped') return { state: 'stopped', unconfirmed: false, since: change.from };
  const facts = {
    since: change.from,
    ...(change.until === undefined ? {} : { suspendedUntil: change.until }),
  };
  const confirmation = latestFor(designation.announcement, confirmations);
  if (confirmation === undefined) return { state: 'in-force', unconfirmed: true, ...facts };
  return { state: confirmation.state, unconfirmed: false, confirmation, ...facts };
}

function latestFor(
  announcement: string,
  confirmations: readonly StatusConfirmation[],
): StatusConfirmation | undefined {
  let latest: StatusConfirmation | undefined;
  for (const confirmation of confirmations) {
    if (confirmation.announcement !== announcement) continue;
    if (latest === undefined || confirmation.date >= latest.date) latest = confirmation;
  }
  return latest;
}

/** Days from the day through which the lists were checked to today; negative before it. */
export function listAgeDays(pack: Pick<ListPack, 'checkedThrough'>, today: IsoDate): number {
  return Math.round((Date.parse(today) - Date.parse(pack.checkedThrough)) / 86_400_000);
}

/** Warns where the day is past the day through which the lists were checked; null where it is not. */
export function listAgeWarning(pack: Pick<ListPack, 'checkedThrough'>, asOf: IsoDate): Message | null {
  const days = listAgeDays(pack, asOf);
  if (days <= 0) return null;
  return { key: 'lists:age.past-check', params: { days, checkedThrough: pack.checkedThrough, asOf } };
}

/** One announcement that a screening used, for the record. */
export interface ListUsed {
  readonly id: string;
  readonly announcement: string;
  readonly date: IsoDate;
  readonly checkedThrough: IsoDate;
}

/** The announcements that speak on a day, oldest first. `id`: the pack that they were read from. */
export function listsUsed(pack: ListPack, asOf: IsoDate): readonly ListUsed[] {
  const used = new Map<string, ListUsed>();
  for (const { announcement, date } of effectiveOn(pack, asOf)) {
    if (used.has(announcement)) continue;
    used.set(announcement, { id: pack.id, announcement, date, checkedThrough: pack.checkedThrough });
  }
  return [...used.values()].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}
