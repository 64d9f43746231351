import { SUSPENDED_ITEMS } from '../../../shared/items/suspension.ts';
import type { Designation, StatusConfirmation } from '../../../shared/lists/designation.ts';
import { measureStateOn } from '../../../shared/lists/effect.ts';
import type { IsoDate } from '../../../shared/message.ts';

/** An announcement that was suspended, and how the product reads it today. */
export interface SuspendedMeasure {
  readonly announcement: string;
  readonly of: 'entities' | 'items';
  readonly from: IsoDate | undefined;
  /** Last day of the suspension by its own text. */
  readonly until: IsoDate | undefined;
  readonly reading: 'in-force' | 'suspended';
  /** Nobody has confirmed what holds now. */
  readonly unconfirmed: boolean;
  readonly confirmation: StatusConfirmation | undefined;
}

/** Every suspended announcement, entity lists first. */
export function suspendedMeasures(
  designations: readonly Designation[],
  confirmations: readonly StatusConfirmation[],
  today: IsoDate,
): readonly SuspendedMeasure[] {
  const entities = new Map<string, SuspendedMeasure>();
  for (const designation of designations) {
    if (designation.status !== 'suspended' || entities.has(designation.announcement)) continue;
    const state = measureStateOn(designation, today, confirmations);
    entities.set(designation.announcement, {
      announcement: designation.announcement,
      of: 'entities',
      from: state.since,
      until: state.suspendedUntil,
      reading: state.state === 'suspended' ? 'suspended' : 'in-force',
      unconfirmed: state.unconfirmed,
      confirmation: state.confirmation,
    });
  }
  return [...entities.values(), ...SUSPENDED_ITEMS.of.map((one) => itemMeasure(one, confirmations, today))];
}

function itemMeasure(
  announcement: string,
  confirmations: readonly StatusConfirmation[],
  today: IsoDate,
): SuspendedMeasure {
  const { from, until } = SUSPENDED_ITEMS;
  const confirmation = confirmations.findLast((one) => one.announcement === announcement);
  const within = today >= from && today <= until;
  return {
    announcement,
    of: 'items',
    from,
    until,
    reading: within ? 'suspended' : (confirmation?.state ?? 'in-force'),
    unconfirmed: today > until && confirmation === undefined,
    confirmation,
  };
}

/** The day `days` after `day`. */
export function dayAfter(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
