import type { IsoDate } from '../message.ts';
import type { ItemEntry } from './item.ts';
import { announcementOf, type EntryState, entryStateOn, type SuspensionSwitch } from './suspension.ts';
import { searchText } from './text.ts';

export interface Wanted {
  /** Words in any of the three languages, the start of a code or of a customs number, a CAS number. */
  readonly query: string;
  readonly family?: string | undefined;
  /** As `announcementOf` names it. */
  readonly announcement?: string | undefined;
}

/** How many entries each choice of a filter holds, the other filters applied. */
export interface Facets {
  readonly families: ReadonlyMap<string, number>;
  readonly announcements: ReadonlyMap<string, number>;
}

export interface CatalogueAnswer {
  readonly entries: readonly ItemEntry[];
  readonly facets: Facets;
}

interface Searchable {
  readonly entry: ItemEntry;
  readonly code: string;
  /** Each own name and trade name as `searchText` in lower case. */
  readonly names: readonly string[];
  readonly all: string;
  readonly hs: readonly string[];
}

/** Entries whose code, names, customs or CAS numbers fit: the exact first, then in the order of the catalogue. */
export function searchCatalogue(catalogue: readonly ItemEntry[], wanted: Wanted): CatalogueAnswer {
  const rank = rankerOf(wanted.query);
  const fitting = searchableOf(catalogue)
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank > 0);
  const announced = (entry: ItemEntry) =>
    wanted.announcement === undefined || announcementOf(entry) === wanted.announcement;
  const ofFamily = (entry: ItemEntry) => wanted.family === undefined || entry.family === wanted.family;
  const shown = fitting
    .filter(({ one }) => announced(one.entry) && ofFamily(one.entry))
    .sort((a, b) => b.rank - a.rank);
  return {
    entries: shown.map(({ one }) => one.entry),
    facets: {
      families: counted(fitting.filter(({ one }) => announced(one.entry)).map(({ one }) => one.entry.family)),
      announcements: counted(
        fitting
          .filter(({ one }) => ofFamily(one.entry))
          .map(({ one }) => announcementOf(one.entry))
          .filter((id) => id !== undefined),
      ),
    },
  };
}

/** The state of an entry on a day, with what its text says and what is reported of the end of a suspension. */
export interface EntryTiming {
  readonly state: EntryState;
  readonly effective: IsoDate;
  readonly suspendedUntil: IsoDate | null;
  readonly reportedUntil: IsoDate | null;
}

export function timingOn(
  entry: ItemEntry,
  asOf: IsoDate,
  switches: readonly SuspensionSwitch[],
): EntryTiming {
  return {
    state: entryStateOn(entry, asOf, switches),
    effective: entry.effective,
    suspendedUntil: entry.suspendedUntil,
    reportedUntil: entry.suspendedUntilReported ?? null,
  };
}

const searchables = new WeakMap<readonly ItemEntry[], readonly Searchable[]>();

function searchableOf(catalogue: readonly ItemEntry[]): readonly Searchable[] {
  const known = searchables.get(catalogue);
  if (known !== undefined) return known;
  const made = catalogue.map((entry): Searchable => {
    const { zh = [], ja = [], en = [] } = entry.synonyms;
    const names = [entry.zh, entry.ja, entry.en, ...zh, ...ja, ...en]
      .map(plain)
      .filter((name) => name !== '');
    return {
      entry,
      code: entry.code.toLowerCase(),
      names,
      all: names.join('\n'),
      hs: [...entry.hs, ...(entry.hsAnnouncement ?? [])].map((hs) => hs.replace(/\D/g, '')),
    };
  });
  searchables.set(catalogue, made);
  return made;
}

function plain(text: string): string {
  return searchText(text).toLowerCase();
}

/** 0: does not fit. A code or number that fits goes before a name, a whole name before a part of one. */
function rankerOf(query: string): (one: Searchable) => number {
  const text = query.normalize('NFKC').trim();
  if (text === '') return () => 1;
  const code = text.toLowerCase().replace(/\s/g, '');
  const cas = /^\d{2,7}-\d{1,2}(?:-\d?)?$/.test(text) ? text : null;
  const digits = /^[\d.\s]+$/.test(text) ? text.replace(/\D/g, '') : null;
  const words = plain(text)
    .split(' ')
    .filter((word) => word !== '');
  const whole = words.join(' ');
  return ({ entry, ...one }) => {
    if (one.code === code) return 6;
    if (cas !== null && entry.cas.some((each) => each.startsWith(cas))) return 5;
    if (one.code.startsWith(code)) return 5;
    if (digits !== null && digits.length >= 2 && one.hs.some((hs) => hs.startsWith(digits))) return 4;
    if (one.names.includes(whole)) return 3;
    return words.length > 0 && words.every((word) => one.all.includes(word)) ? 2 : 0;
  };
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
