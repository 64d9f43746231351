import type { IsoDate } from '../message.ts';
import type { ListedName } from '../names/match.ts';
import { parseAnnouncement } from './announcement.ts';
import type { Designation, MofcomList } from './designation.ts';
import type { DraftEntry, DraftList, ListSource } from './draft.ts';
import { type ListedEntity, MOFCOM_LIST, OWN_LIST, type ReferenceEntry } from './entity.ts';

/** The list that a source belongs to; null where only the officer knows (any table). */
export function listOfSource(source: ListSource): string | null {
  switch (source) {
    case 'mofcom-control':
    case 'mofcom-watch':
      return MOFCOM_LIST;
    case 'table':
      return null;
    default:
      return source;
  }
}

/** What an accepted notice adds to the MOFCOM list. `clause`: whether its text binds persons abroad; null: not read. */
export interface NoticeFacts {
  readonly list: MofcomList;
  readonly announcement: string;
  readonly published: IsoDate;
  readonly clause: boolean | null;
}

/**
 * The designations of a notice. Nothing is filled in that the notice does not say, but for the name: a notice without
 * a Chinese or English one gives its first name for it.
 * `known`: entries on record; one of the same announcement and number is the same entry, and keeps what is known of it.
 */
export function designationsOf(
  draft: DraftList,
  notice: NoticeFacts,
  known: readonly Designation[] = [],
): Designation[] {
  const place = (announcement: string, no: number) => `${announcement} ${no}`;
  const onRecord = new Map(known.map((entry) => [place(entry.announcement, entry.no), entry]));
  return draft.entries.map((entry, index) => {
    const fresh = designationOf(entry, entry.no ?? index + 1, notice, draft.title);
    const old = onRecord.get(place(fresh.announcement, fresh.no));
    return old === undefined ? fresh : joined(old, fresh, entry);
  });
}

/** A notice that is read again corrects what it prints, and says nothing of the rest. */
function joined(old: Designation, fresh: Designation, entry: DraftEntry): Designation {
  const gives = (...fields: readonly string[]) => entry.names.some((name) => fields.includes(name.field));
  return {
    ...old,
    zhHans: gives('zh', 'zhHant') ? fresh.zhHans : old.zhHans,
    ja: fresh.ja ?? old.ja,
    jaBasis: fresh.ja === null ? old.jaBasis : fresh.jaBasis,
    en: gives('en') ? fresh.en : old.en,
    address: fresh.address ?? old.address,
    overseasTransferClause: fresh.overseasTransferClause ?? old.overseasTransferClause,
  };
}

function designationOf(entry: DraftEntry, no: number, notice: NoticeFacts, source: string): Designation {
  const { year = 0, no: number = 0 } = parseAnnouncement(notice.announcement) ?? {};
  const first = (field: ListedName['field']) => entry.names.find((name) => name.field === field)?.text;
  const zh = first('zh') ?? first('zhHant');
  const en = first('en');
  const primary = entry.names[0]?.text ?? '';
  const shown = new Set([zh ?? primary, first('zhHant'), first('ja'), en ?? primary]);
  const others = entry.names.filter((name) => !shown.has(name.text));
  return {
    id: `${MOFCOM_LIST}:${year}-${number}-${String(no).padStart(2, '0')}`,
    list: notice.list,
    announcement: notice.announcement,
    date: notice.published,
    no,
    country: entry.countries[0] ?? '',
    zhHans: zh ?? primary,
    zhHant: first('zhHant') ?? null,
    zhHantBasis: first('zhHant') === undefined ? null : 'notice',
    zhHantConverted: null,
    ja: first('ja') ?? null,
    jaBasis: first('ja') === undefined ? null : 'notice',
    en: en ?? primary,
    aliases: others.filter((name) => name.sourced).map((name) => name.text),
    aliasesUnsourced: others.filter((name) => !name.sourced).map((name) => name.text),
    group: null,
    groupBasis: null,
    location: null,
    address: entry.addresses[0] ?? null,
    status: 'active',
    statusDetail: null,
    statusCheckedThrough: notice.published,
    overseasTransferClause: notice.clause,
    officialUrl: entry.url,
    notes: entry.remarks,
    sources: [source],
  };
}

/** The entries of any other list. */
export function referenceEntriesOf(draft: DraftList, listId: string, listTitle: string): ReferenceEntry[] {
  return draft.entries.map((entry) => ({
    id: `${listId}:${entry.key}`,
    list: listId === OWN_LIST ? 'own' : 'reference',
    listId,
    listTitle,
    kind: entry.kind,
    no: entry.no,
    names: entry.names,
    countries: entry.countries,
    addresses: entry.addresses,
    identifiers: entry.identifiers,
    programs: entry.programs,
    listedOn: entry.listedOn,
    remarks: entry.remarks,
    url: entry.url,
    status: 'active',
    removedOn: null,
  }));
}

/** A key that a file gives twice gets a number, in the order of the file: nothing is dropped and no id is shared. */
export function distinctIds<T extends ListedEntity>(entities: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  return entities.map((entity) => {
    const times = (seen.get(entity.id) ?? 0) + 1;
    seen.set(entity.id, times);
    return times === 1 ? entity : { ...entity, id: `${entity.id}~${times}` };
  });
}
