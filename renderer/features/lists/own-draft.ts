import type { OwnFact, OwnKind, OwnRecord, OwnRelation } from '../../../shared/lists/own.ts';

/** What stands in the form, as text. `name`: also the names of a blocked party, one a line. */
export interface OwnDraft {
  readonly kind: OwnKind;
  readonly entityId: string;
  readonly name: string;
  readonly relation: OwnRelation;
  readonly percent: string;
  readonly country: string;
  readonly address: string;
  readonly registrationId: string;
  readonly basis: string;
}

const EMPTY: OwnDraft = {
  kind: 'alias',
  entityId: '',
  name: '',
  relation: 'subsidiary',
  percent: '',
  country: '',
  address: '',
  registrationId: '',
  basis: '',
};

export function draftOf(record: OwnRecord | null): OwnDraft {
  if (record === null) return EMPTY;
  const { fact, basis } = record;
  const draft = { ...EMPTY, kind: fact.kind, basis };
  switch (fact.kind) {
    case 'relation':
      return {
        ...draft,
        entityId: fact.entityId,
        name: fact.name,
        relation: fact.relation,
        percent: fact.percent === null ? '' : String(fact.percent),
      };
    case 'blocked':
      return {
        ...draft,
        name: fact.names.join('\n'),
        country: fact.country ?? '',
        address: fact.address ?? '',
        registrationId: fact.registrationId ?? '',
      };
    default:
      return { ...draft, entityId: fact.entityId, name: fact.text };
  }
}

/** The fields that cannot be recorded as they are. */
export function wrongIn(draft: OwnDraft): ReadonlySet<keyof OwnDraft> {
  const wrong = new Set<keyof OwnDraft>();
  if (draft.kind !== 'blocked' && draft.entityId === '') wrong.add('entityId');
  const names = linesOf(draft.name);
  if (names.length === 0 || names.some((name) => name.length < 2)) wrong.add('name');
  if (draft.kind === 'relation' && Number.isNaN(percentOf(draft.percent))) wrong.add('percent');
  if (draft.kind === 'blocked' && !/^([A-Z]{2})?$/.test(draft.country.trim().toUpperCase())) {
    wrong.add('country');
  }
  if (draft.basis.trim().length < 3) wrong.add('basis');
  return wrong;
}

/** Only of a draft in which nothing is wrong. */
export function completedFact(draft: OwnDraft): OwnFact {
  const { kind, entityId, relation } = draft;
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  switch (kind) {
    case 'relation':
      return { kind, entityId, name: draft.name.trim(), relation, percent: percentOf(draft.percent) };
    case 'blocked':
      return {
        kind,
        names: linesOf(draft.name),
        country: orNull(draft.country.toUpperCase()),
        address: orNull(draft.address),
        registrationId: orNull(draft.registrationId),
      };
    default:
      return { kind, entityId, text: draft.name.trim() };
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Null where blank; NaN where it is no share. */
function percentOf(text: string): number | null {
  const given = text.normalize('NFKC').replace('%', '').replace(',', '.').trim();
  if (given === '') return null;
  const value = /^\d{1,3}(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  return value <= 100 ? value : Number.NaN;
}
