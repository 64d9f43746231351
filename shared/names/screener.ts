import { type Comparison, compareProfiles, SURE, THRESHOLD } from './compare.ts';
import { createGeneric } from './generic.ts';
import { createGramIndex, type GramIndex, gramsOf } from './grams.ts';
import { createInitials } from './initials.ts';
import type { NameKnowledge } from './knowledge.ts';
import type { ListedName, NameMatch, NameQuery, NameRecord, NameScreener, Tier } from './match.ts';
import { createReader, type Profile, type Reader } from './profile.ts';
import { createRelations } from './relations.ts';

export const ENGINE_VERSION = 'names-1';
const CANDIDATES = 24;
const LEAST_TELLING = 0.75;
/** From here on the whole cell is the listed name. */
const WHOLE = 0.98;

interface Entry {
  readonly record: NameRecord;
  readonly name: ListedName;
  readonly profile: Profile;
}

const readers = new WeakMap<NameKnowledge, Reader>();

export function readerOf(knowledge: NameKnowledge): Reader {
  const known = readers.get(knowledge);
  if (known !== undefined) return known;
  const made = createReader(knowledge);
  readers.set(knowledge, made);
  return made;
}

/** Screens names against one fixed set of entities. Result does not depend on the order of the records. */
export function createNameScreener(records: readonly NameRecord[], knowledge: NameKnowledge): NameScreener {
  const reader = readerOf(knowledge);
  const entries: Entry[] = records.flatMap((record) =>
    record.names
      .map((name) => ({
        record,
        name,
        profile: reader.read(name.text, record.country === undefined || record.country === 'JP'),
      }))
      .filter(({ profile }) => profile.compact !== ''),
  );
  const index: GramIndex = createGramIndex(
    entries.map(({ profile }) => profile),
    knowledge,
  );
  const owned = entries.map(({ record, profile }) => ({ profile, owner: record.id }));
  const initials = createInitials(owned, reader.fold);
  const relations = createRelations(records, knowledge, reader);
  const exact = new Map<string, number[]>();
  entries.forEach(({ profile }, i) => {
    exact.set(profile.compact, [...(exact.get(profile.compact) ?? []), i]);
  });

  const rank = (query: NameQuery): NameMatch[] => {
    const best = new Map<string, NameMatch>();
    const keep = (entry: Entry, comparison: Comparison, query_: NameQuery) => {
      const match = matchOf(entry, withEvidence(comparison, entry.record, query_, reader));
      const known = best.get(match.entityId);
      if (known === undefined || better(match, known)) best.set(match.entityId, match);
    };
    const seen = new Set<string>();
    for (const [turn, profile] of reader.variants(query.name).entries()) {
      // The same letters with the same tail compare the same; a whole name that is listed needs no parts.
      const identity = `${profile.core}\n${profile.full}\n${[...profile.tail].join(' ')}`;
      if (seen.has(identity)) continue;
      seen.add(identity);
      if (turn > 0 && [...best.values()].some((match) => match.score >= WHOLE)) break;
      const telling = profile.weight >= LEAST_TELLING;
      const candidates = new Set([
        ...(exact.get(profile.compact) ?? []),
        ...(telling ? index.candidates(gramsOf(profile, knowledge), CANDIDATES) : []),
      ]);
      for (const i of candidates) {
        const entry = entries[i];
        if (entry === undefined) continue;
        const compared = compareProfiles(profile, entry.profile, reader.similarity);
        const comparison = turn === 0 ? compared : partly(compared, profile);
        if (comparison.score >= 0.4) keep(entry, comparison, query);
      }
    }
    const meant = initials(reader.read(query.name));
    const named = meant === undefined ? undefined : entries[meant.at];
    if (meant !== undefined && named !== undefined) keep(named, meant.comparison, query);
    for (const related of relations.of(query.name)) {
      const known = best.get(related.entityId);
      if (known === undefined || tierRank(known.tier) < tierRank(related.tier))
        best.set(related.entityId, related);
    }
    return [...best.values()].sort((a, b) => (better(a, b) ? -1 : 1));
  };

  return {
    screen: (query) => rank(query).filter((match) => match.tier !== 'none'),
    nearest: (query) => rank(query).find((match) => match.tier === 'none'),
    tooGeneric: createGeneric(owned, reader.read),
    normalised: (name) => reader.read(name).core,
    version: ENGINE_VERSION,
    threshold: THRESHOLD,
  };
}

const RANK: Readonly<Record<Tier, number>> = { hit: 3, review: 2, related: 1, none: 0 };
const tierRank = (tier: Tier) => RANK[tier];

function better(a: NameMatch, b: NameMatch): boolean {
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

function matchOf(entry: Entry, comparison: Comparison): NameMatch {
  const score = Math.round(comparison.score * 1000) / 1000;
  return {
    entityId: entry.record.id,
    matched: entry.name,
    tier: tierOf(score),
    score,
    reasons: [
      { key: `names:field.${entry.name.field}`, params: { name: entry.name.text } },
      ...(entry.name.sourced ? [] : [{ key: 'names:step.unsourced' }]),
      ...comparison.reasons,
    ],
    parts: comparison.parts,
  };
}

/** Only a part of the cell was compared: the whole, where it fits as well, goes first. */
function partly(comparison: Comparison, { given: text, again }: Profile): Comparison {
  if (comparison.score === 0) return comparison;
  return {
    score: Math.max(0, comparison.score - 0.015),
    parts: [...comparison.parts, { code: again ? 'read-again' : 'part-of-cell', value: -0.015 }],
    reasons: [
      ...comparison.reasons,
      { key: `names:step.${again ? 'read-again' : 'part-of-cell'}`, params: { text } },
    ],
  };
}

/** Address and identifier speak beside the name: they raise or lower what the name says, and never make a match alone. */
function withEvidence(
  comparison: Comparison,
  record: NameRecord,
  query: NameQuery,
  reader: Reader,
): Comparison {
  if (comparison.score < 0.7) return comparison;
  const parts = [...comparison.parts];
  const reasons = [...comparison.reasons];
  if (query.registrationId !== undefined && record.registrationId !== undefined) {
    const same = digits(query.registrationId) === digits(record.registrationId);
    parts.push({ code: same ? 'same-id' : 'other-id', value: same ? 0.1 : -0.05 });
    reasons.push({ key: same ? 'names:evidence.same-id' : 'names:evidence.other-id' });
  }
  if (query.address !== undefined && record.address !== undefined) {
    const shared = longestShared(
      reader.fold(query.address).replace(/\W/gu, (c) => (/[\p{L}\p{N}]/u.test(c) ? c : '')),
      reader.fold(record.address),
    );
    if (shared >= 6) {
      parts.push({ code: 'same-address', value: 0.04 });
      reasons.push({ key: 'names:evidence.same-address' });
    }
  }
  const score = Math.min(
    1,
    Math.max(
      0,
      parts.reduce((total, part) => total + part.value, 0),
    ),
  );
  return { score, parts, reasons };
}

const digits = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Z]/gi, '')
    .toUpperCase();

function longestShared(a: string, b: string): number {
  let best = 0;
  for (let i = 0; i < a.length; i++) {
    let length = best + 1;
    while (i + length <= a.length && b.includes(a.slice(i, i + length))) {
      best = length;
      length++;
    }
  }
  return best;
}
