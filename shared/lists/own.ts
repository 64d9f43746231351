import type { IsoDate, IsoInstant } from '../message.ts';
import type { ListedName, NameRecord, RelatedName } from '../names/match.ts';

/** How a company is tied to a listed entity. A site or division is the entity under another sign; the others are not. */
export const OWN_RELATIONS = ['site', 'division', 'parent', 'subsidiary'] as const;
export type OwnRelation = (typeof OWN_RELATIONS)[number];

/** What the officer knows beyond the lists. `alias`, `reading`: another name of the entity. */
export type OwnFact =
  | { readonly kind: 'alias' | 'reading'; readonly entityId: string; readonly text: string }
  | {
      readonly kind: 'relation';
      readonly entityId: string;
      readonly name: string;
      readonly relation: OwnRelation;
      /** Share that the listed entity holds in a subsidiary, or a parent in the entity; 0..100. */
      readonly percent: number | null;
    }
  | {
      readonly kind: 'blocked';
      /** The first is the primary name. */
      readonly names: readonly string[];
      /** ISO 3166-1 alpha-2. */
      readonly country: string | null;
      readonly address: string | null;
      readonly registrationId: string | null;
    };
export const OWN_KINDS = [
  'alias',
  'reading',
  'relation',
  'blocked',
] as const satisfies readonly OwnFact['kind'][];
export type OwnKind = (typeof OWN_KINDS)[number];

/** One piece of own knowledge. It is never deleted: a wrong one is retired with the reason. */
export interface OwnRecord {
  readonly id: string;
  readonly fact: OwnFact;
  /** What it rests on: a document, a register, a page that was read. */
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  /** The signer whose pack brought it; null where it was entered here. */
  readonly from: string | null;
  readonly retired: { readonly by: string; readonly at: IsoInstant; readonly reason: string } | null;
}

export function isInUse(record: OwnRecord): boolean {
  return record.retired === null;
}

/** A name or relation as it stands at its entity: flat, so that a list's difference can show it in one line. */
export interface OwnNote {
  readonly kind: 'alias' | 'reading' | OwnRelation;
  readonly text: string;
  readonly percent: number | null;
  readonly basis: string;
  readonly by: string;
  readonly day: IsoDate;
}

export function noteOf({ fact, basis, by, at }: OwnRecord): OwnNote | null {
  const said = { basis, by, day: at.slice(0, 10) };
  switch (fact.kind) {
    case 'blocked':
      return null;
    case 'relation':
      return { kind: fact.relation, text: fact.name, percent: fact.percent, ...said };
    default:
      return { kind: fact.kind, text: fact.text, percent: null, ...said };
  }
}

/** The notes that belong to each entity, by its id, oldest first. */
export function notesByEntity(records: Iterable<OwnRecord>): ReadonlyMap<string, readonly OwnNote[]> {
  const notes = new Map<string, OwnNote[]>();
  for (const record of records) {
    const note = isInUse(record) ? noteOf(record) : null;
    if (note === null || record.fact.kind === 'blocked') continue;
    const { entityId } = record.fact;
    notes.set(entityId, [...(notes.get(entityId) ?? []), note]);
  }
  return notes;
}

/** A name record with what the company knows of the entity. */
export function withOwnNotes(record: NameRecord, notes: readonly OwnNote[] | undefined): NameRecord {
  if (notes === undefined || notes.length === 0) return record;
  const names: ListedName[] = [];
  const relations: RelatedName[] = [];
  for (const { kind, text, percent, basis, by, day } of notes) {
    const own = { basis, by, day };
    if (kind === 'alias' || kind === 'reading') names.push({ field: 'alias', text, sourced: true, own });
    else relations.push({ name: text, relation: kind, percent, own });
  }
  return { ...record, names: [...record.names, ...names], ...(relations.length === 0 ? {} : { relations }) };
}
