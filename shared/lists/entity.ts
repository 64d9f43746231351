import type { IsoDate } from '../message.ts';
import type { ListedName } from '../names/match.ts';
import type { Designation } from './designation.ts';
import type { PartyKind } from './draft.ts';
import type { OwnNote } from './own.ts';

/** An entry of a list that MOFCOM's law does not speak of: another authority's list, or the company's own. */
export interface ReferenceEntry {
  /** `LISTID:KEY`, the same in every version of the list. */
  readonly id: string;
  readonly list: 'reference' | 'own';
  readonly listId: string;
  /** The list's name as its source gives it: a reason names it. */
  readonly listTitle: string;
  readonly kind: PartyKind;
  readonly no: number | null;
  /** At least one; the first is the primary name. */
  readonly names: readonly ListedName[];
  readonly countries: readonly string[];
  readonly addresses: readonly string[];
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly programs: readonly string[];
  readonly listedOn: IsoDate | null;
  readonly remarks: string | null;
  readonly url: string | null;
  /** A removed entry is kept and shown, and no longer searched for. */
  readonly status: 'active' | 'removed';
  readonly removedOn: IsoDate | null;
  /** What this company knows of the entity; absent where it knows nothing. */
  readonly own?: readonly OwnNote[];
}

/** Whatever a party can be found on. Told apart by `list`. */
export type ListedEntity = Designation | ReferenceEntry;

export const MOFCOM_LIST = 'mofcom';
export const OWN_LIST = 'own';

export function isDesignation(entity: ListedEntity): entity is Designation {
  return entity.list === 'control' || entity.list === 'watch';
}

/** The list that an entity's id belongs to. Ids without a list's mark are those of the built-in MOFCOM data. */
export function listIdOf(entityId: string): string {
  const mark = entityId.indexOf(':');
  return mark === -1 ? MOFCOM_LIST : entityId.slice(0, mark);
}

/** The name to show first: the Japanese one where the list prints it, else the one that the list itself uses. */
export function entityName(entity: ListedEntity): string {
  if (isDesignation(entity)) return entity.ja ?? entity.zhHans;
  return entity.names[0]?.text ?? entity.id;
}

/** Where the entity is listed: the announcement of a designation, the title of any other list. */
export function listingOf(entity: ListedEntity): string {
  return isDesignation(entity) ? entity.announcement : entity.listTitle;
}

export interface NamesByLanguage {
  readonly zh: string | null;
  readonly ja: string | null;
  readonly en: string | null;
}

export function namesByLanguage(entity: ListedEntity): NamesByLanguage {
  if (isDesignation(entity)) return { zh: entity.zhHans, ja: entity.ja, en: entity.en };
  const of = (...fields: readonly string[]) =>
    entity.names.find((name) => fields.includes(name.field))?.text ?? null;
  return { zh: of('zh', 'zhHant'), ja: of('ja'), en: of('en') ?? entity.names[0]?.text ?? null };
}

export function addressOf(entity: ListedEntity): string | null {
  if (isDesignation(entity)) return entity.address;
  return entity.addresses.length === 0 ? null : entity.addresses.join('; ');
}

/**
 * What makes the entity this one and no other, as one text. A decision "not the listed entity" rests on it and on
 * nothing else: it falls when this text changes. Status and bookkeeping are no part of it.
 */
export function identityOf(entity: ListedEntity): string {
  // Who knows nothing of its own keeps the identity that it had before.
  const own = entity.own === undefined ? [] : [entity.own];
  if (isDesignation(entity)) {
    const { list, country, zhHans, zhHant, ja, en, aliases, aliasesUnsourced, group, location, address } =
      entity;
    return JSON.stringify([
      list,
      country,
      zhHans,
      zhHant,
      ja,
      en,
      aliases,
      aliasesUnsourced,
      group,
      location,
      address,
      ...own,
    ]);
  }
  const { list, kind, names, countries, addresses, identifiers } = entity;
  return JSON.stringify([list, kind, names, countries, addresses, identifiers, ...own]);
}
