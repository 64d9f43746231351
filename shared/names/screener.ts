import { LONGEST_NAME } from './cell.ts';
import { findingOf, SURE, THRESHOLD } from './compare.ts';
import { createEvidence } from './evidence.ts';
import { type Finding, plus } from './finding.ts';
import { createGeneric } from './generic.ts';
import { createGramIndex } from './gram-index.ts';
import { acronymOf, createInitials } from './initials.ts';
import type { NameKnowledge } from './knowledge.ts';
import type { ListedName, NameMatch, NameQuery, NameRecord, NameScreener, Tier } from './match.ts';
import { createReader, type Profile, type Reader } from './profile.ts';
import { createRelations } from './relations.ts';
import { TextTable } from './tables.ts';

export const ENGINE_VERSION = 'names-1';
const CANDIDATES = 24;
const LEAST_TELLING = 0.75;
/** Scores below are not worth remembering even as the nearest name. */
const LEAST_SCORE = 0.4;
/** From here on the whole cell is the listed name. */
const WHOLE = 0.98;

interface Entry {
  readonly record: NameRecord;
  readonly name: ListedName;
  readonly profile: Profile;
}

/** A match whose reasons are put into words only where it is reported. */
interface Found {
  readonly entityId: string;
  readonly matched: ListedName;
  readonly tier: Tier;
  readonly score: number;
  told(): NameMatch;
}

const readers = new WeakMap<NameKnowledge, Reader>();

export function readerOf(knowledge: NameKnowledge): Reader {
  const known = readers.get(knowledge);
  if (known !== undefined) return known;
  const made = createReader(knowledge);
  readers.set(knowledge, made);
  return made;
}

/**
 * Screens names against one fixed set of entities. Result does not depend on the order of the records. `onCompare` hears
 * of the listed names that every search compares: a measure of its work.
 */
export function createNameScreener(
  records: readonly NameRecord[],
  knowledge: NameKnowledge,
  onCompare: (candidates: number) => void = () => undefined,
): NameScreener {
  const reader = readerOf(knowledge);
  const entries = entriesOf(records, reader);
  const exact = new TextTable(entries.length, (place) => profileAt(place).compact);
  const index = createGramIndex(
    entries.map(({ profile }) => profile),
    reader.similarity.readingsOf,
  );
  const relations = relationsOf(records, knowledge, reader, (compact) =>
    exact.places(compact).flatMap((place) => entries[place]?.record ?? []),
  );
  const evidence = createEvidence(reader.fold);
  // Few queries are made of initials or say too little: their tables wait for the first.
  const owned = () => entries.map(({ record, profile }) => ({ profile, owner: record.id }));
  const initials = whenAsked(() => createInitials(owned(), reader.fold));
  const generic = whenAsked(() => createGeneric(owned(), reader.read));

  function profileAt(place: number): Profile {
    return (entries[place] as Entry).profile;
  }

  const rank = (query: NameQuery): readonly Found[] => {
    const best = new Map<string, Found>();
    const support = evidence(query);
    let surest = 0;
    const keep = (entry: Entry, finding: Finding) => {
      const found = foundOf(entry, support(finding, entry.record));
      const known = best.get(found.entityId);
      if (known !== undefined && !better(found, known)) return;
      best.set(found.entityId, found);
      if (found.score > surest) surest = found.score;
    };
    const seen = new Set<string>();
    let turn = 0;
    for (const { profile, again } of readingsOf(reader, query.name)) {
      // A whole name that is listed needs no parts.
      if (surest >= WHOLE) break;
      const whole = turn++ === 0;
      // The same letters with the same tail compare the same.
      const identity = `${profile.core}\n${profile.full}\n${[...profile.tail].join(' ')}`;
      if (seen.has(identity)) continue;
      seen.add(identity);
      const candidates = new Set(exact.places(profile.compact));
      if (profile.weight >= LEAST_TELLING)
        for (const place of index.candidates(profile, CANDIDATES)) candidates.add(place);
      onCompare(candidates.size);
      for (const place of candidates) {
        const entry = entries[place] as Entry;
        const compared = findingOf(profile, entry.profile, reader.similarity);
        const finding = whole ? compared : partly(compared, profile.given, again);
        if (finding.score >= LEAST_SCORE) keep(entry, finding);
      }
    }
    const letters = acronymOf(reader.read(query.name));
    const meant = letters === undefined ? undefined : initials()(letters);
    if (meant !== undefined) keep(entries[meant.at] as Entry, meant.finding);
    for (const related of relations.of(query.name)) {
      const known = best.get(related.entityId);
      if (known === undefined || tierRank(known.tier) < tierRank(related.tier))
        best.set(related.entityId, { ...related, told: () => related });
    }
    return [...best.values()].sort((a, b) => (better(a, b) ? -1 : 1));
  };

  // Who asks for matches asks for the nearest name next, of the same query.
  let last: { readonly query: NameQuery; readonly ranked: readonly Found[] } | undefined;
  const ranked = (query: NameQuery): readonly Found[] => {
    if (last === undefined || !sameQuery(last.query, query))
      last = { query: { ...query }, ranked: rank(query) };
    return last.ranked;
  };

  return {
    screen: (query) =>
      ranked(query)
        .filter((found) => found.tier !== 'none')
        .map((found) => found.told()),
    nearest: (query) =>
      ranked(query)
        .find((found) => found.tier === 'none')
        ?.told(),
    normalised: (name) => reader.read(name).core,
    tooGeneric: (name) => generic()(name),
    version: ENGINE_VERSION,
    threshold: THRESHOLD,
  };
}

/** In an order that has nothing to do with the order in which the list came: places settle what is otherwise equal. */
function entriesOf(records: readonly NameRecord[], reader: Reader): readonly Entry[] {
  const entries: Entry[] = [];
  for (const record of [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    const japanese = record.country === undefined || record.country === 'JP';
    for (const name of record.names) {
      const profile = reader.read(name.text, japanese);
      if (profile.compact !== '') entries.push({ record, name, profile });
    }
  }
  return entries;
}

/** Only records of a group, and those that bear the name of a division, have relations. */
function relationsOf(
  records: readonly NameRecord[],
  knowledge: NameKnowledge,
  reader: Reader,
  recordsNamed: (compact: string) => readonly NameRecord[],
): ReturnType<typeof createRelations> {
  const divisions = new Set(
    knowledge.relations.divisions.flatMap(({ entity }) => recordsNamed(reader.read(entity).compact)),
  );
  return createRelations(
    records.filter((record) => record.group !== undefined || divisions.has(record)),
    knowledge,
    reader,
  );
}

/** The cell as a whole, then its parts: worked out only while somebody asks for more. */
function* readingsOf(reader: Reader, name: string): Iterable<{ profile: Profile; again: boolean }> {
  if (name.length <= LONGEST_NAME) yield { profile: reader.read(name), again: false };
  for (const { text, again } of reader.texts(name)) {
    if (text !== name) yield { profile: reader.read(text), again };
  }
}

function whenAsked<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function sameQuery(a: NameQuery, b: NameQuery): boolean {
  return a.name === b.name && a.address === b.address && a.registrationId === b.registrationId;
}

const RANK: Readonly<Record<Tier, number>> = { hit: 3, review: 2, related: 1, none: 0 };
const tierRank = (tier: Tier) => RANK[tier];

function better(a: Found, b: Found): boolean {
  if (a.tier !== b.tier) return tierRank(a.tier) > tierRank(b.tier);
  if (a.score !== b.score) return a.score > b.score;
  // Of two listed names that fit as well, the longer one explains more of the cell.
  if (a.entityId !== b.entityId && a.matched.text.length !== b.matched.text.length && a.score < 1)
    return a.matched.text.length > b.matched.text.length;
  if (a.matched.sourced !== b.matched.sourced) return a.matched.sourced;
  if (a.entityId !== b.entityId) return a.entityId < b.entityId;
  return a.matched.text < b.matched.text;
}

export function tierOf(score: number): Tier {
  return score >= SURE ? 'hit' : score >= THRESHOLD ? 'review' : 'none';
}

function foundOf({ record, name }: Entry, finding: Finding): Found {
  const score = Math.round(finding.score * 1000) / 1000;
  const head = { entityId: record.id, matched: name, tier: tierOf(score), score };
  return {
    ...head,
    told: () => {
      const { parts, reasons } = finding.explain();
      return {
        ...head,
        reasons: [
          { key: `names:field.${name.field}`, params: { name: name.text } },
          ...(name.sourced ? [] : [{ key: 'names:step.unsourced' }]),
          ...(name.own === undefined ? [] : [{ key: 'names:own.alias', params: { ...name.own } }]),
          ...reasons,
        ],
        parts,
      };
    },
  };
}

/** Only a part of the cell was compared: the whole, where it fits as well, goes first. */
function partly(finding: Finding, text: string, again: boolean): Finding {
  if (finding.score === 0) return finding;
  const code = again ? 'read-again' : 'part-of-cell';
  return plus(finding, code, -0.015, { key: `names:step.${code}`, params: { text } });
}
