import { describe, expect, it } from 'vitest';
import { copiedTable, outRows } from '../../../renderer/features/papers/life/out-rows.ts';
import type { OutRow } from '../../../shared/contract/life.ts';

const row = (docNo: string, more: Partial<OutRow> = {}): OutRow => ({
  paperId: docNo,
  type: 'D1',
  docNo,
  orderNo: 'A1',
  caseId: 'c',
  pledgor: '小松ＮＴＣ株式会社',
  stage: 'sent',
  awaited: 'return',
  out: true,
  with: 'X',
  since: '2026-12-01',
  days: 1,
  signatures: 0,
  askAgain: null,
  askNow: false,
  ...more,
});
const ask = (on: string) => ({ on, text: '', by: 'Li' });
const since = { by: 'since', descending: false } as const;
const ids = (rows: readonly OutRow[]) => rows.map(({ docNo }) => docNo);

describe('the chasing list', () => {
  const rows = [
    row('P3', { since: '2026-12-03', askAgain: ask('2026-12-09') }),
    row('P1', { out: false, with: null, awaited: 'sending' }),
    row('P2', { since: '2026-12-02', askNow: true, askAgain: ask('2026-12-04') }),
  ];

  it('is sorted by any column, rows without an own day last', () => {
    expect(ids(outRows(rows, { filter: 'all', search: '', sort: since }))).toEqual(['P1', 'P2', 'P3']);
    const down = { by: 'since', descending: true } as const;
    expect(ids(outRows(rows, { filter: 'all', search: '', sort: down }))).toEqual(['P3', 'P2', 'P1']);
    const own = { by: 'ask', descending: false } as const;
    expect(ids(outRows(rows, { filter: 'all', search: '', sort: own }))).toEqual(['P2', 'P3', 'P1']);
  });

  it('keeps what the choice and the search ask for, in any width of letters', () => {
    const of = (filter: 'out-only' | 'house-only' | 'ask-now') =>
      ids(outRows(rows, { filter, search: '', sort: since }));
    expect(of('out-only')).toEqual(['P2', 'P3']);
    expect(of('house-only')).toEqual(['P1']);
    expect(of('ask-now')).toEqual(['P2']);
    expect(outRows(rows, { filter: 'all', search: 'ntc', sort: since })).toHaveLength(3);
    expect(outRows(rows, { filter: 'all', search: 'p9', sort: since })).toEqual([]);
  });

  it('is copied as text that no spreadsheet takes for a formula, one row a line', () => {
    expect(
      copiedTable([
        ['=1+1', '@a'],
        ['a\tb', '-2'],
      ]),
    ).toBe("'=1+1\t'@a\na b\t'-2");
  });
});
