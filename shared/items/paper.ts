import type { IsoDate } from '../message.ts';

/** What a classification answer can rest on. */
export const PAPER_KINDS = [
  'sds',
  'mill-certificate',
  'supplier-declaration',
  'official-reply',
  'own-test',
  'other',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** The last day of an answer given on a day: a year of use. */
export function yearFrom(day: IsoDate): IsoDate {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? `${next.slice(0, 5)}02-28` : next;
}
