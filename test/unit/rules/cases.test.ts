import { describe, expect, it } from 'vitest';
import { caseIdOf, casesOf } from '../../../shared/rules/cases.ts';
import { secondReviewNeeded } from '../../../shared/rules/decide.ts';
import { lineWith } from './facts.ts';

describe('cases', () => {
  const base = lineWith({ end_user: 'Alpha KK' });

  it('part at the end user, the contract and the order', () => {
    const lines = [
      { ...base, key: '1' },
      { ...lineWith({ end_user: 'Beta KK' }), key: '2' },
      { ...lineWith({ end_user: 'Alpha KK', contract_no: 'C-2' }), key: '3' },
      { ...base, key: '4', orderNo: 'PO-2' },
      { ...lineWith({ end_user: 'ＡＬＰＨＡ  kk' }), key: '5' },
    ];
    expect(casesOf('book', lines).map((c) => c.lineKeys)).toEqual([['1', '5'], ['2'], ['3'], ['4']]);
  });

  it('a line without an end user is not put with the buyer', () => {
    const without = lineWith({ end_user: null }, [{ role: 'buyer', name: 'Alpha KK' }]);
    expect(caseIdOf('book', without)).not.toBe(caseIdOf('book', base));
    expect(casesOf('book', [without])[0]?.endUser).toBe('');
  });

  it('ids are stable, short and apart between books', () => {
    expect(caseIdOf('book', base)).toBe(caseIdOf('book', { ...base, key: 'x', row: 9 }));
    expect(caseIdOf('book', base)).not.toBe(caseIdOf('book2', base));
    expect(caseIdOf('book', base)).toMatch(/^case-[0-9a-f]{28}$/);
    expect(caseIdOf('book', base)).toBe('case-150b6e97756dfd1b576d57fb6b19');
  });

  it('many cases have many ids', () => {
    const ids = new Set(
      Array.from({ length: 50_000 }, (_, i) => caseIdOf('b', { ...base, orderNo: `PO-${i}` })),
    );
    expect(ids.size).toBe(50_000);
  });
});

describe('second review', () => {
  it.each([
    ['true-match', 'review', 0.5, true],
    ['affiliate', 'related', 0.2, true],
    ['false-positive', 'hit', 0.7, true],
    ['false-positive', 'review', 0.9, true],
    ['false-positive', 'review', 0.89, false],
    ['false-positive', 'related', 0.5, false],
    ['need-info', 'hit', 1, false],
  ] as const)('%s of a %s at %d: %s', (verdict, tier, score, needed) => {
    expect(secondReviewNeeded(verdict, tier, score)).toBe(needed);
  });
});
