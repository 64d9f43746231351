import { besideAloud } from './aloud.ts';
import { type Comparison, compareProfiles, isLatin, THRESHOLD } from './compare.ts';
import { besideInitials } from './initials.ts';
import type { NameKnowledge } from './knowledge.ts';
import { sideBySide } from './likeness.ts';
import type { Tier } from './match.ts';
import { readerOf, tierOf } from './screener.ts';

export interface PairResult extends Comparison {
  readonly tier: Tier;
}

/** Compares two names as a search in a list would. */
export function compareInList(query: string, target: string, knowledge: NameKnowledge): Comparison {
  const reader = readerOf(knowledge);
  let best: Comparison = { score: 0, parts: [], reasons: [] };
  // One side is taken apart at a time: two names that share a part in brackets are not one name.
  const [whole, other] = [reader.read(query), reader.read(target)];
  const tries = [
    ...reader
      .variants(query)
      .slice(0, 8)
      .map((mine) => [mine, other] as const),
    ...reader
      .variants(target)
      .slice(1, 8)
      .map((theirs) => [whole, theirs] as const),
  ];
  for (const [mine, theirs] of tries) {
    const comparison = compareProfiles(mine, theirs, reader.similarity);
    if (comparison.score > best.score) best = comparison;
  }
  return best;
}

/** Compares two names with no list around them. The same threshold as in screening. */
export function comparePair(query: string, target: string, knowledge: NameKnowledge): PairResult {
  const reader = readerOf(knowledge);
  let best = compareInList(query, target, knowledge);
  const [whole, other] = [reader.read(query), reader.read(target)];
  if (isLatin(whole) && isLatin(other) && best.score < THRESHOLD) {
    const initials = besideInitials(whole, other, reader.fold);
    if (initials !== undefined) best = { score: initials.score, ...initials.explain() };
    const beside = sideBySide(whole, other);
    if (beside.score > best.score)
      best = { ...beside, reasons: [...best.reasons, { key: 'names:step.side-by-side' }] };
  }
  if (isLatin(whole) !== isLatin(other) && best.score < THRESHOLD) {
    const [latin, cjk] = isLatin(whole) ? [whole, other] : [other, whole];
    const beside = besideAloud(cjk, latin, reader.similarity.readingsOf);
    if (beside.score > best.score)
      best = { ...beside, reasons: [...best.reasons, { key: 'names:step.read-aloud' }] };
  }
  const score = Math.round(best.score * 1000) / 1000;
  return { ...best, score, tier: tierOf(score) };
}
