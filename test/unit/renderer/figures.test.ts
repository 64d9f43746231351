import { describe, expect, it } from 'vitest';
import { entriesByDay, openPapersByAge, outcomesByMonth } from '../../../renderer/features/today/figures.ts';

const outcomes = (change: Partial<Record<'prohibited' | 'papers' | 'no-match', number>>) => ({
  prohibited: 0,
  'need-info': 0,
  papers: 0,
  review: 0,
  'no-match': 0,
  ...change,
});

describe('figures', () => {
  it('add up the lines of each month, a year back over the turn of the year', () => {
    const columns = outcomesByMonth(
      [
        { importedAt: '2026-02-01T09:00:00+08:00', outcomes: outcomes({ papers: 3 }) },
        { importedAt: '2026-02-28T09:00:00+08:00', outcomes: outcomes({ papers: 2, prohibited: 1 }) },
        { importedAt: '2025-03-31T23:00:00+08:00', outcomes: outcomes({ 'no-match': 7 }) },
        { importedAt: '2025-02-28T09:00:00+08:00', outcomes: outcomes({ 'no-match': 99 }) },
      ],
      '2026-02-28',
    );
    expect(columns.map(({ label }) => label)).toEqual([
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(columns.at(-1)?.parts).toEqual(outcomes({ papers: 5, prohibited: 1 }));
    expect(columns[0]?.parts).toEqual(outcomes({ 'no-match': 7 }));
    expect(columns.reduce((sum, { parts }) => sum + parts['no-match'], 0)).toBe(7);
  });

  it('put open papers where they belong by age, and settled ones nowhere', () => {
    const day = 86_400_000;
    const now = Date.parse('2026-11-25T12:00:00Z');
    const paper = (stage: 'draft' | 'issued' | 'sent' | 'returned' | 'void', days: number) => ({
      stage,
      createdAt: new Date(now - days * day).toISOString(),
    });
    const columns = openPapersByAge(
      [
        paper('draft', 7),
        paper('draft', 7.1),
        paper('issued', 90),
        paper('sent', 400),
        paper('returned', 1),
        paper('void', 1),
      ],
      now,
    );
    expect(columns).toEqual([
      { label: '7', parts: { draft: 1, issued: 0, sent: 0 } },
      { label: '30', parts: { draft: 1, issued: 0, sent: 0 } },
      { label: '90', parts: { draft: 0, issued: 1, sent: 0 } },
      { label: '90+', parts: { draft: 0, issued: 0, sent: 1 } },
    ]);
  });

  it('count entries by day of announcement', () => {
    const entry = (date: string, list: 'control' | 'watch') => ({ date, list });
    expect(
      entriesByDay([
        entry('2026-06-29', 'watch'),
        entry('2026-02-24', 'control'),
        entry('2026-06-29', 'control'),
        entry('2026-06-29', 'watch'),
      ]),
    ).toEqual([
      { label: '2026-02-24', parts: { control: 1, watch: 0 } },
      { label: '2026-06-29', parts: { control: 1, watch: 2 } },
    ]);
  });
});
