import type { IsoDate, IsoInstant } from '../message.ts';
import type { ListSource } from './draft.ts';

/** Where a version's entries come from. `builtin`: the product's own data; `pack`: a signed pack; `own`: typed by the company. */
export type VersionSource = ListSource | 'builtin' | 'pack' | 'own';

/** `adds`: an announcement beside the entries there are. `replaces`: the whole list; what is missing counts as removed. */
export type VersionMode = 'adds' | 'replaces';

export type VersionState = 'draft' | 'accepted' | 'discarded';

export interface DifferenceCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Entries whose status alone changed, other than by removal. */
  readonly status: number;
  readonly unchanged: number;
}

/** One import of one list. Nothing is overwritten: a later import is a further version of the chain. */
export interface ListVersion {
  /** `LISTID@NUMBER`. */
  readonly id: string;
  readonly listId: string;
  /** From 0, in the order of import. */
  readonly number: number;
  readonly source: VersionSource;
  readonly mode: VersionMode;
  readonly title: string;
  readonly announcement: string | null;
  /** Publication day as the file says, or as the officer gave it on acceptance. */
  readonly published: IsoDate | null;
  /** The day through which this version speaks for the list. */
  readonly checkedThrough: IsoDate | null;
  readonly fileName: string | null;
  /** SHA-256 of the file or text that was read. */
  readonly fileHash: string;
  /** Entries of the file itself. */
  readonly fileEntries: number;
  readonly importedAt: IsoInstant;
  readonly importedBy: string;
  readonly state: VersionState;
  /** The version that was active when this one was accepted. */
  readonly base: string | null;
  /** SHA-256 of the whole list as it holds from acceptance on; null before. */
  readonly hash: string | null;
  /** Entries of the whole list from acceptance on, removed ones not counted. */
  readonly entries: number;
  readonly difference: DifferenceCounts | null;
  readonly settledAt: IsoInstant | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
}

/** The version of one list that a screening ran on. */
export interface VersionRef {
  readonly listId: string;
  readonly versionId: string;
  readonly hash: string;
  readonly entries: number;
  readonly checkedThrough: IsoDate | null;
}

/** A day through which a person looked at the source and found nothing newer than the active version. */
export interface ListCheck {
  readonly listId: string;
  readonly through: IsoDate;
  readonly source: string;
  readonly by: string;
  readonly at: IsoInstant;
}

export interface ListSettings {
  /** Days after which a list that nobody has checked is marked as old. */
  readonly maxAgeDays: number;
}

export const DEFAULT_LIST_SETTINGS: ListSettings = { maxAgeDays: 30 };

export function versionIdOf(listId: string, number: number): string {
  return `${listId}@${number}`;
}

/** The accepted version that was the active one at an instant, or null where the list had none yet. */
export function activeAt(versions: readonly ListVersion[], instant: IsoInstant): ListVersion | null {
  const moment = Date.parse(instant);
  let active: ListVersion | null = null;
  for (const version of versions) {
    if (version.state !== 'accepted' || version.settledAt === null) continue;
    if (Date.parse(version.settledAt) > moment) continue;
    if (active === null || settled(version) >= settled(active)) active = version;
  }
  return active;
}

/** The accepted version that is active now, or null. */
export function activeNow(versions: readonly ListVersion[]): ListVersion | null {
  let active: ListVersion | null = null;
  for (const version of versions) {
    if (version.state !== 'accepted') continue;
    if (active === null || settled(version) >= settled(active)) active = version;
  }
  return active;
}

/** Two versions of one millisecond are settled in the order of their numbers. */
function settled(version: ListVersion): number {
  return Date.parse(version.settledAt ?? '') + version.number / 1e6;
}

/** The last day for which a list's owner can say anything; null where no version says. */
export function spokenThrough(version: ListVersion | null, checks: readonly ListCheck[]): IsoDate | null {
  let day = version?.checkedThrough ?? null;
  for (const check of checks) {
    if (version === null || check.listId !== version.listId) continue;
    if (day === null || check.through > day) day = check.through;
  }
  return day;
}
