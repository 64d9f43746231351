import { OWN_LIST, type ReferenceEntry } from '../../shared/lists/entity.ts';
import { isInUse, type OwnRecord } from '../../shared/lists/own.ts';
import type { Desk } from './desk.ts';
import { ownRecords } from './own-knowledge.ts';
import { ownName } from './signers.ts';

/** A blocked party as an entry of the list `own`; a retired one is removed from the search and kept. */
export function blockedEntry(record: OwnRecord, listTitle: string, today: string): ReferenceEntry | null {
  const { fact, basis, at, retired } = record;
  if (fact.kind !== 'blocked') return null;
  return {
    id: `${OWN_LIST}:${record.id}`,
    list: 'own',
    listId: OWN_LIST,
    listTitle,
    kind: 'unknown',
    no: null,
    names: fact.names.map((text, i) => ({ field: i === 0 ? fieldOf(text) : 'alias', text, sourced: true })),
    countries: fact.country === null ? [] : [fact.country],
    addresses: fact.address === null ? [] : [fact.address],
    identifiers: fact.registrationId === null ? [] : [{ kind: 'registration', value: fact.registrationId }],
    programs: [],
    listedOn: at.slice(0, 10),
    remarks: basis,
    url: null,
    status: retired === null ? 'active' : 'removed',
    removedOn: retired === null ? null : today,
  };
}

function fieldOf(text: string): 'en' | 'ja' | 'zh' {
  if (/[\u3041-\u30fa]/.test(text)) return 'ja';
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** Blocked parties that are in use, for a version of the list `own` that comes from elsewhere. */
export function blockedEntries(desk: Desk): ReferenceEntry[] {
  const title = ownName(desk);
  return ownRecords(desk)
    .filter(isInUse)
    .flatMap((record) => blockedEntry(record, title, '') ?? []);
}
