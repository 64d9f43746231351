import { announcementLabel } from '../../../shared/lists/announcement.ts';
import type { Designation, ListKind, StatusConfirmation } from '../../../shared/lists/designation.ts';
import { measureStateOn } from '../../../shared/lists/effect.ts';
import type { IsoDate } from '../../../shared/message.ts';

/** What holds for an entry today, in the five words that the window has for it. */
export type EntryState = 'in-force' | 'unconfirmed' | 'suspended' | 'stopped' | 'not-yet';
export const ENTRY_STATES: readonly EntryState[] = [
  'in-force',
  'unconfirmed',
  'suspended',
  'stopped',
  'not-yet',
];

export interface Entry {
  readonly designation: Designation;
  readonly state: EntryState;
  readonly haystack: string;
}

export interface Wanted {
  readonly search: string;
  readonly list: ListKind | '';
  readonly announcement: string;
  readonly state: EntryState | '';
}
export const EVERYTHING: Wanted = { search: '', list: '', announcement: '', state: '' };

export function entriesOf(
  designations: readonly Designation[],
  confirmations: readonly StatusConfirmation[],
  today: IsoDate,
): readonly Entry[] {
  return designations.map((designation) => {
    const { state, unconfirmed } = measureStateOn(designation, today, confirmations);
    return { designation, state: unconfirmed ? 'unconfirmed' : state, haystack: haystackOf(designation) };
  });
}

/** The entries in which every word of the search stands somewhere: id, any name, announcement. Width and case do not count. */
export function found(entries: readonly Entry[], wanted: Wanted): readonly Entry[] {
  const words = fold(wanted.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(
    ({ designation, state, haystack }) =>
      (wanted.list === '' || designation.list === wanted.list) &&
      (wanted.announcement === '' || designation.announcement === wanted.announcement) &&
      (wanted.state === '' || state === wanted.state) &&
      words.every((word) => haystack.includes(word)),
  );
}

function haystackOf(d: Designation): string {
  const names = [d.zhHans, d.zhHant, d.zhHantConverted, d.ja, d.en, ...d.aliases, ...d.aliasesUnsourced];
  const cited = [
    d.announcement,
    announcementLabel(d.announcement, 'zh'),
    announcementLabel(d.announcement, 'en'),
  ];
  return fold([d.id, ...names.filter((name) => name !== null), ...cited].join('\n'));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
