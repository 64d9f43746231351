import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/orders/dates.ts';

describe('readDate', () => {
  it.each([
    '2026-09-01',
    '2026/9/1',
    '2026.9.1',
    '20260901',
    '２０２６年９月１日',
    '2026年9月1号',
    '二〇二六年九月一日',
    '令和8年9月1日',
    'R8.9.1',
    '民国115年9月1日',
    '1 Sep 2026',
    'Sep. 1, 2026',
    '1-Sep-26',
    'September 1st, 2026',
    '2026/9/1（火）',
    '2026年9月1日 星期二',
    '2026-09-01 08:30',
    '2026-09-01T00:00:00Z',
  ])('reads %s', (text) => {
    expect(readDate(text)).toEqual({ kind: 'date', date: '2026-09-01' });
  });

  it('reads a numeric date only where one reading is a day', () => {
    expect(readDate('25/04/2026')).toEqual({ kind: 'date', date: '2026-04-25' });
    expect(readDate('04/04/2026')).toEqual({ kind: 'date', date: '2026-04-04' });
    expect(readDate('03/04/2026')).toEqual({ kind: 'ambiguous', dates: ['2026-03-04', '2026-04-03'] });
    expect(readDate('03/04/26')).toEqual({
      kind: 'ambiguous',
      dates: ['2003-04-26', '2026-03-04', '2026-04-03'],
    });
  });

  it('knows the first year and the limits of a month', () => {
    expect(readDate('令和元年5月1日')).toEqual({ kind: 'date', date: '2019-05-01' });
    expect(readDate('二〇二六年十一月三十日')).toEqual({ kind: 'date', date: '2026-11-30' });
    expect(readDate('2028-02-29')).toEqual({ kind: 'date', date: '2028-02-29' });
    expect(readDate('2026-02-29').kind).toBe('unreadable');
    expect(readDate('十月上旬').kind).toBe('unreadable');
  });

  it('does not take a day number for a date', () => {
    expect(readDate('46266').kind).toBe('serial');
    expect(readDate('12345').kind).toBe('unreadable');
  });
});
