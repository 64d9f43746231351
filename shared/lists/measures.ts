import table from '../../assets/lists/measures.json' with { type: 'json' };
import type { IsoDate } from '../message.ts';
import type { Designation, MofcomList } from './designation.ts';

/** What one announcement does in time. Times of day are not modelled: the whole effective day counts. */
export interface Measure {
  readonly announcement: string;
  readonly list: MofcomList;
  readonly published: IsoDate;
  readonly effective: IsoDate;
  /** False: the body text was not read; what is said of it rests on registers and press. */
  readonly bodyTextRead: boolean;
  /** Paragraph numbers, where a text with numbers was read or reported. */
  readonly articles?: { readonly ban?: string; readonly specialCase?: string };
  /** Chinese wording as printed. */
  readonly quotes?: { readonly ban?: string; readonly specialCase?: string; readonly papers?: string };
  /** A later change of the whole measure. `until`: last day of a suspension by its own text. */
  readonly change?: {
    readonly state: 'stopped' | 'suspended';
    readonly from: IsoDate;
    readonly until?: IsoDate;
  };
  readonly basis: string;
}

export const MEASURES = table.measures as readonly Measure[];

const BY_ANNOUNCEMENT = new Map(MEASURES.map((measure) => [measure.announcement, measure]));

/** The measure that a designation belongs to; an announcement without one speaks only through its own record. */
export function measureOf(designation: Designation): Measure {
  const known = BY_ANNOUNCEMENT.get(designation.announcement);
  if (known !== undefined) return known;
  const { status } = designation;
  return {
    announcement: designation.announcement,
    list: designation.list,
    published: designation.date,
    effective: designation.date,
    bodyTextRead: false,
    ...(status === 'active'
      ? {}
      : { change: { state: status === 'removed' ? 'stopped' : 'suspended', from: designation.date } }),
    basis: 'record of the designation only',
  };
}
