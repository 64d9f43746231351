import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ItemDetail, ItemRow, ItemsPage } from '../../shared/contract/items.ts';
import { searchCatalogue, timingOn } from '../../shared/items/catalogue.ts';
import { limitOf } from '../../shared/items/limits.ts';
import { announcementOf } from '../../shared/items/suspension.ts';
import type { IsoDate } from '../../shared/message.ts';
import { todayOf } from './clock.ts';
import type { Desk } from './desk.ts';

/** A page of the catalogue as it stands on a day. */
export function searchItems(
  desk: Desk,
  input: {
    readonly query: string;
    readonly family?: string | undefined;
    readonly announcement?: string | undefined;
    readonly asOf?: IsoDate | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): ItemsPage {
  const asOf = input.asOf ?? desk.asOf ?? todayOf(desk.host.clock);
  const switches = desk.confirmations();
  const { entries, facets } = searchCatalogue(desk.knowledge.items, input);
  const rows = entries.slice(input.offset, input.offset + input.limit).map(
    (entry): ItemRow => ({
      code: entry.code,
      family: entry.family,
      zh: entry.zh,
      ja: entry.ja,
      en: entry.en,
      limit: limitOf(entry),
      hs: entry.hs,
      announcement: announcementOf(entry) ?? null,
      state: timingOn(entry, asOf, switches).state,
    }),
  );
  return {
    asOf,
    all: desk.knowledge.items.length,
    total: entries.length,
    rows,
    families: [...facets.families].map(([family, count]) => ({ family, count })),
    announcements: [...facets.announcements].map(([announcement, count]) => ({ announcement, count })),
  };
}

/** One entry in full, with what its announcement's state rests on. */
export function itemDetail(
  desk: Desk,
  input: { readonly code: string; readonly asOf?: IsoDate | undefined },
): Result<ItemDetail> {
  const entry = desk.knowledge.item(input.code);
  if (entry === undefined) return fail('not-found', 'items:refused.no-entry', { code: input.code });
  const asOf = input.asOf ?? desk.asOf ?? todayOf(desk.host.clock);
  const switches = desk.confirmations();
  const announcement = announcementOf(entry) ?? null;
  return ok({
    asOf,
    entry,
    limit: limitOf(entry),
    announcement,
    timing: timingOn(entry, asOf, switches),
    confirmation: switches.findLast((one) => one.announcement === announcement) ?? null,
  });
}
