import type { Tier } from '../../shared/names/match.ts';
import { secondReviewNeeded } from '../../shared/rules/decide.ts';
import type { Verdict } from '../../shared/rules/outcome.ts';
import { policyOf } from '../vault/policy.ts';
import type { Desk } from './desk.ts';

/** Whether a second person must agree: where the rules demand it, and where the vault's policy does on top. */
export function secondNeeded(
  desk: Desk,
  verdict: Verdict,
  match: { readonly tier: Tier; readonly score: number },
): boolean {
  return (
    secondReviewNeeded(verdict, match.tier, match.score) ||
    policyOf(desk.vault.store).secondAlways.includes(verdict)
  );
}
