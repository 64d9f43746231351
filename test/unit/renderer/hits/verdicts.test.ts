import { describe, expect, it } from 'vitest';
import { hitKeyOf } from '../../../../renderer/features/hits/hit-keys.ts';
import {
  completed,
  EMPTY_DRAFT,
  neighbour,
  nextWaiting,
  numbered,
  withVerdict,
} from '../../../../renderer/features/hits/verdicts.ts';
import type { HitRow, HitState } from '../../../../shared/contract/views.ts';

const row = (hitId: string, state: HitState) => ({ hitId, state }) as HitRow;

describe('digits for reasons', () => {
  it('counts from 1, and means nothing beyond the list or for other keys', () => {
    const codes = ['id-equal', 'official-name-equal'] as const;
    expect(numbered(codes, '1')).toBe('id-equal');
    expect(numbered(codes, '2')).toBe('official-name-equal');
    for (const key of ['0', '3', 'a', '12', 'Tab']) expect(numbered(codes, key), key).toBeUndefined();
  });
});

describe('a draft of a decision', () => {
  it('drops a reason that the new verdict cannot rest on, and keeps one that it can', () => {
    const draft = { verdict: 'false-positive', reasonCode: 'other-group-company', text: 'x' } as const;
    expect(withVerdict(draft, 'affiliate').reasonCode).toBe('other-group-company');
    expect(withVerdict(draft, 'true-match').reasonCode).toBeNull();
    expect(withVerdict(draft, 'true-match').text).toBe('x');
  });

  it('lacks verdict, reason and text, in this order, and blanks are no text', () => {
    expect(completed(EMPTY_DRAFT)).toBe('verdict');
    expect(completed({ ...EMPTY_DRAFT, verdict: 'true-match' })).toBe('reason');
    const chosen = { verdict: 'true-match', reasonCode: 'id-equal' } as const;
    expect(completed({ ...chosen, text: '  ab   ' })).toBe('text');
    expect(completed({ ...chosen, text: ' 编号一致 ' })).toEqual({ ...chosen, text: '编号一致' });
  });
});

describe('the way through the queue', () => {
  const rows = [row('a', 'disputed'), row('b', 'final'), row('c', 'to-review'), row('d', 'undecided')];

  it('goes on to what waits for a person, then to the top', () => {
    expect(nextWaiting(rows, 'b', 'open')).toBe('d');
    expect(nextWaiting(rows, 'd', 'open')).toBe('a');
    expect(nextWaiting(rows, 'd', 'to-review')).toBe('c');
  });

  it('never offers the hit that was just decided, nor anything where nothing waits', () => {
    expect(nextWaiting([row('a', 'undecided')], 'a', 'open')).toBeNull();
    expect(nextWaiting(rows.slice(1, 3), 'b', 'open')).toBeNull();
  });

  it('finds the next one from a hit that has left the list', () => {
    expect(nextWaiting(rows, 'gone', 'open')).toBe('a');
    expect(neighbour(rows, 'gone', 1)).toBe('a');
  });

  it('stops at either end', () => {
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'a', -1)).toBeNull();
    expect(neighbour(rows, 'd', 1)).toBeNull();
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('reads letters in either case and nothing else', () => {
    expect(hitKeyOf('T')).toEqual({ verdict: 'true-match' });
    expect(hitKeyOf('f')).toEqual({ verdict: 'false-positive' });
    expect(hitKeyOf('a')).toEqual({ verdict: 'affiliate' });
    expect(hitKeyOf('i')).toEqual({ verdict: 'need-info' });
    expect(hitKeyOf('j')).toEqual({ step: 1 });
    expect(hitKeyOf('K')).toEqual({ step: -1 });
    expect(hitKeyOf('x')).toBeNull();
    expect(hitKeyOf('Enter')).toBeNull();
  });
});
