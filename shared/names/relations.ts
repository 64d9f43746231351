import type { NameKnowledge } from './knowledge.ts';
import type { ListedName, NameMatch, NameRecord, RelatedName } from './match.ts';
import type { Reader } from './profile.ts';

export interface Relations {
  /** Listed entities that the named company heads, or of which it is the legal person. */
  of(name: string): readonly NameMatch[];
}

/** Parents of listed entities are shown as related; the legal person of a listed division is an alert. */
export function createRelations(
  records: readonly NameRecord[],
  knowledge: NameKnowledge,
  reader: Reader,
): Relations {
  // 防衛省 is a form before other names, and a name where it stands alone.
  const keyOf = (name: string) => {
    const { compact, full } = reader.read(name);
    return compact === '' ? full : compact;
  };
  const found = new Map<string, NameMatch[]>();
  const add = (name: string, match: NameMatch) => {
    const key = keyOf(name);
    const known = found.get(key) ?? [];
    if (!known.some((each) => each.entityId === match.entityId)) found.set(key, [...known, match]);
  };
  for (const { entity, person } of knowledge.relations.divisions) {
    const wanted = reader.read(entity).compact;
    for (const record of records) {
      const listed = record.names.find((name) => reader.read(name.text).compact === wanted);
      if (listed === undefined) continue;
      for (const name of person)
        add(name, matchOf(record, listed, 'review', 0.85, 'names:relation.division'));
    }
  }
  for (const { group, names } of knowledge.relations.groups) {
    for (const record of records) {
      const [listed] = record.names;
      if (record.group !== group || listed === undefined) continue;
      for (const name of names) add(name, matchOf(record, listed, 'related', 0.5, 'names:relation.parent'));
    }
  }
  for (const record of records) {
    const [listed] = record.names;
    if (listed === undefined) continue;
    for (const related of record.relations ?? []) add(related.name, ownMatch(record, listed, related));
  }
  for (const list of found.values())
    list.sort((a, b) => b.score - a.score || (a.entityId < b.entityId ? -1 : 1));
  return { of: (name) => found.get(keyOf(name)) ?? [] };
}

/** A site or division is the listed entity under another sign: an alert. A parent or subsidiary is another company. */
function ownMatch(record: NameRecord, matched: ListedName, related: RelatedName): NameMatch {
  const same = related.relation === 'site' || related.relation === 'division';
  const key = `names:own.${related.percent === null ? related.relation : `${related.relation}-percent`}`;
  const params = {
    name: matched.text,
    ...related.own,
    ...(related.percent === null ? {} : { percent: related.percent }),
  };
  const match = matchOf(record, matched, same ? 'review' : 'related', same ? 0.85 : 0.5, key);
  return { ...match, reasons: [{ key, params }] };
}

function matchOf(
  record: NameRecord,
  matched: ListedName,
  tier: 'review' | 'related',
  score: number,
  key: string,
): NameMatch {
  return {
    entityId: record.id,
    matched,
    tier,
    score,
    reasons: [{ key, params: { name: matched.text } }],
    parts: [{ code: 'relation', value: score }],
  };
}
