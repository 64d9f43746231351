import type { ListedName, NameRecord } from '../names/match.ts';
import type { Designation } from './designation.ts';
import { isDesignation, type ListedEntity } from './entity.ts';
import { withOwnNotes } from './own.ts';

/** What matching knows of each entity. Names without a printed source are used and marked; nothing is left out. */
export function nameRecordsOf(entities: Iterable<ListedEntity>): NameRecord[] {
  const records: NameRecord[] = [];
  for (const entity of entities) records.push(nameRecordOf(entity));
  return records;
}

export function nameRecordOf(entity: ListedEntity): NameRecord {
  return withOwnNotes(listedRecordOf(entity), entity.own);
}

function listedRecordOf(entity: ListedEntity): NameRecord {
  if (isDesignation(entity)) {
    return {
      id: entity.id,
      names: namesOf(entity),
      country: entity.country,
      ...(entity.address === null ? {} : { address: entity.address }),
      ...(entity.group === null ? {} : { group: entity.group }),
    };
  }
  const [country] = entity.countries;
  const [address] = entity.addresses;
  return {
    id: entity.id,
    names: entity.names,
    ...(country === undefined ? {} : { country }),
    ...(address === undefined ? {} : { address }),
  };
}

function namesOf(designation: Designation): ListedName[] {
  const names: ListedName[] = [{ field: 'zh', text: designation.zhHans, sourced: true }];
  if (designation.zhHant !== null) names.push({ field: 'zhHant', text: designation.zhHant, sourced: true });
  if (designation.ja !== null) names.push({ field: 'ja', text: designation.ja, sourced: true });
  names.push({ field: 'en', text: designation.en, sourced: true });
  for (const text of designation.aliases) names.push({ field: 'alias', text, sourced: true });
  for (const text of designation.aliasesUnsourced)
    names.push({ field: 'aliasUnsourced', text, sourced: false });
  return names;
}
