import type { HitRow, HitState } from '../../../shared/contract/views.ts';
import { FITTING_REASONS, type ReasonCode, type Verdict } from '../../../shared/rules/outcome.ts';

export const VERDICT_KEYS: Readonly<Record<Verdict, string>> = {
  'true-match': 'T',
  'false-positive': 'F',
  affiliate: 'A',
  'need-info': 'I',
};

/** The reason that a digit stands for: 1 is the first. */
export function numbered(codes: readonly ReasonCode[], key: string): ReasonCode | undefined {
  return /^[1-9]$/.test(key) ? codes[Number(key) - 1] : undefined;
}

/** What the officer has put in and not recorded yet. */
export interface Draft {
  readonly verdict: Verdict | null;
  readonly reasonCode: ReasonCode | null;
  readonly text: string;
}
export const EMPTY_DRAFT: Draft = { verdict: null, reasonCode: null, text: '' };

/** A new verdict keeps the reason only where it still fits. That information is asked for is no choice of its own. */
export function withVerdict(draft: Draft, verdict: Verdict): Draft {
  const fits = draft.reasonCode !== null && FITTING_REASONS[verdict].includes(draft.reasonCode);
  if (fits) return { ...draft, verdict };
  return { ...draft, verdict, reasonCode: verdict === 'need-info' ? 'information-requested' : null };
}

export interface ReadyDraft {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
  readonly text: string;
}

/** The draft as it is recorded, or the first thing that it lacks. */
export function completed(draft: Draft): ReadyDraft | 'verdict' | 'reason' | 'text' {
  const text = draft.text.trim();
  if (draft.verdict === null) return 'verdict';
  if (draft.reasonCode === null) return 'reason';
  if (text.length < 3) return 'text';
  return { verdict: draft.verdict, reasonCode: draft.reasonCode, text };
}

export type QueueTab = 'open' | 'to-review' | 'all';

/** The next hit of the queue that waits for a person: first after the current one, then from the top. */
export function nextWaiting(rows: readonly HitRow[], current: string, tab: QueueTab): string | null {
  const states: readonly HitState[] = tab === 'to-review' ? ['to-review'] : ['undecided', 'disputed'];
  const at = rows.findIndex((row) => row.hitId === current);
  const ordered = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  return ordered.find((row) => states.includes(row.state))?.hitId ?? null;
}

/** The hit one step on or back; null at either end. */
export function neighbour(rows: readonly HitRow[], current: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.hitId === current);
  if (at === -1) return rows[0]?.hitId ?? null;
  return rows[at + step]?.hitId ?? null;
}
