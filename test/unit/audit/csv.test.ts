import { describe, expect, it } from 'vitest';
import type { AuditData } from '../../../electron/audit/audit-data.ts';
import { auditSheetCsv } from '../../../electron/audit/csv.ts';

const csvOf = (after: string) => {
  const data = {
    events: [{ seq: -3, time: { instant: '2026-11-25T09:00:00Z' }, after }],
  } as unknown as AuditData;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(auditSheetCsv(data, 'Events', 'en'));
};

describe('auditSheetCsv', () => {
  it('has a byte order mark, labels and one line a row', () => {
    const [head, row, end] = csvOf('plain').split('\r\n');
    expect(head).toBe('\ufeffSeq.,Time,User,Role,Object,Action,Before,After,Reason,Previous hash,Hash');
    expect(row).toBe('-3,2026-11-25T09:00:00Z,,,,,,plain,,,');
    expect(end).toBe('');
  });

  it.each(['=1+1', '+1', '-1', '@A1', '\t=1', ' =1', '＝1+1', '|cmd', '\u0000=1'])('defuses %j', (text) => {
    const [, row = ''] = csvOf(text).split('\r\n');
    expect(row.replace(/"/g, '')).toContain(`,'${text}`);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
    ['00123', '00123'],
  ])('writes %j as %j', (text, field) => {
    expect(csvOf(text)).toContain(`,${field},,,`);
  });
});
