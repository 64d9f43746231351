import type { ReferenceEntry } from '../lists/entity.ts';
import type { NameMatch } from '../names/match.ts';
import type { Role } from '../orders/order.ts';
import type { Outcome, Reason, Verdict } from './outcome.ts';

/** A party of a line against an entry of a list that MOFCOM's law does not speak of. */
export interface ReferenceHit {
  readonly role: Role;
  readonly party: string;
  readonly entity: ReferenceEntry;
  readonly match: NameMatch;
  readonly verdict?: Verdict;
}

export interface ReferenceEffect {
  readonly reasons: readonly Reason[];
  /** A person must still say whether it is the listed entity. */
  readonly open: boolean;
}

/**
 * What such a hit does to a line: a person looks at it, with the list and its programmes named. It never forbids and
 * never asks for MOFCOM's papers. Null where it has no effect: decided as another entity, or not a match at all.
 */
export function referenceEffectOf(hit: ReferenceHit): ReferenceEffect | null {
  const { verdict, match, entity } = hit;
  if (verdict === 'false-positive' || match.tier === 'none' || entity.status === 'removed') return null;
  if (verdict === 'affiliate') return { reasons: [reason(hit, 'affiliate')], open: false };
  if (verdict === 'true-match') return { reasons: [reason(hit, 'listed')], open: false };
  if (verdict === 'need-info') {
    return { reasons: [reason(hit, 'need-info', 'need-info'), reason(hit, 'possible')], open: true };
  }
  const key = match.tier === 'hit' ? 'undecided' : match.tier === 'related' ? 'related' : 'possible';
  return { reasons: [reason(hit, key)], open: match.tier !== 'related' };
}

function reason(hit: ReferenceHit, key: string, weight: Outcome = 'review'): Reason {
  const { entity } = hit;
  return {
    message: {
      key: `rules:reason.${entity.list}.${key}`,
      params: {
        party: hit.party,
        role: `rules:role.${hit.role}`,
        entity: entity.names[0]?.text ?? entity.id,
        list: entity.listTitle,
        programs: entity.programs.length === 0 ? '–' : entity.programs.join(', '),
        remarks: entity.remarks ?? '–',
      },
    },
    citation: {
      instrument: entity.listTitle,
      ...(entity.listedOn === null ? {} : { date: entity.listedOn }),
    },
    weight,
  };
}
