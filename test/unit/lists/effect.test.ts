import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBuiltinPack } from '../../../electron/lists/builtin.ts';
import { announcementLabel, parseAnnouncement } from '../../../shared/lists/announcement.ts';
import {
  effectiveOn,
  listAgeDays,
  listAgeWarning,
  listsUsed,
  measureStateOn,
} from '../../../shared/lists/effect.ts';
import { MEASURES, measureOf } from '../../../shared/lists/measures.ts';

const PACK = loadBuiltinPack(fileURLToPath(new URL('../../../assets', import.meta.url)));
const of = (announcement: string) => {
  const found = PACK.designations.find((d) => d.announcement === `MOFCOM ${announcement}`);
  if (found === undefined) throw new Error(announcement);
  return found;
};

describe('effectiveOn', () => {
  it.each([
    ['2025-01-01', 0],
    ['2025-01-02', 28],
    ['2025-04-09', 28 + 15 + 16],
    ['2025-04-10', 28 + 15 + 16 + 12],
    ['2026-02-23', 82],
    ['2026-02-24', 122],
    ['2026-06-28', 139],
    ['2026-06-29', 179],
    ['2026-11-25', 193],
  ])('%s: %d entries', (day, count) => {
    expect(effectiveOn(PACK, day)).toHaveLength(count);
  });

  it('keeps entries whose measures were stopped', () => {
    expect(effectiveOn(PACK, '2026-11-25')).toContain(of('2025-13'));
  });

  it('holds 80 Japanese entities, 40 on each list', () => {
    const japanese = effectiveOn(PACK, '2026-11-25').filter((d) => d.country === 'JP');
    expect(japanese.filter((d) => d.list === 'control')).toHaveLength(40);
    expect(japanese.filter((d) => d.list === 'watch')).toHaveLength(40);
  });
});

describe('measureStateOn', () => {
  const state = (no: string, day: string, confirmed: 'in-force' | 'suspended' | null = null) =>
    measureStateOn(
      of(no),
      day,
      confirmed === null
        ? []
        : [{ announcement: `MOFCOM ${no}`, state: confirmed, source: 's', date: '2026-11-20' }],
    );

  it('an unconfirmed suspension counts as in force and says until when it ran', () => {
    expect(state('2025-21', '2026-11-25')).toEqual({
      state: 'in-force',
      unconfirmed: true,
      since: '2025-08-12',
      suspendedUntil: '2026-11-10',
    });
  });

  it('the latest confirmation of the officer decides', () => {
    expect(state('2025-21', '2026-11-25', 'suspended')).toMatchObject({
      state: 'suspended',
      unconfirmed: false,
    });
    const both = measureStateOn(of('2025-21'), '2026-11-25', [
      { announcement: 'MOFCOM 2025-21', state: 'in-force', source: 's', date: '2026-11-22' },
      { announcement: 'MOFCOM 2025-21', state: 'suspended', source: 's', date: '2026-11-20' },
    ]);
    expect(both.state).toBe('in-force');
  });

  it('knows the day before, the days in force and the end', () => {
    expect(state('2025-22', '2025-04-09').state).toBe('not-yet');
    expect(state('2025-22', '2025-08-11').state).toBe('in-force');
    expect(state('2025-22', '2025-08-12').state).toBe('stopped');
    expect(state('2026-11', '2026-11-25')).toEqual({ state: 'in-force', unconfirmed: false });
  });

  it('an announcement without a measure speaks through its record', () => {
    const unknown = { ...of('2026-11'), announcement: 'MOFCOM 2027-3', date: '2027-01-05' };
    expect(measureStateOn(unknown, '2027-01-04', []).state).toBe('not-yet');
    expect(measureStateOn(unknown, '2027-01-05', []).state).toBe('in-force');
    expect(measureStateOn({ ...unknown, status: 'suspended' }, '2027-01-05', [])).toMatchObject({
      unconfirmed: true,
    });
    expect(measureStateOn({ ...unknown, status: 'removed' }, '2027-01-05', []).state).toBe('stopped');
  });

  it('the measures agree with the records of the pack', () => {
    for (const designation of PACK.designations) {
      const measure = measureOf(designation);
      expect(MEASURES).toContain(measure);
      expect(measure.published, designation.id).toBe(designation.date);
      expect(measure.list, designation.id).toBe(designation.list);
      const expected = { active: undefined, suspended: 'suspended', removed: 'stopped' }[designation.status];
      expect(measure.change?.state, designation.id).toBe(expected);
    }
  });
});

describe('announcements', () => {
  it('are read and named', () => {
    expect(parseAnnouncement('MOFCOM 2026-12')).toEqual({ year: 2026, no: 12 });
    expect(announcementLabel('MOFCOM 2026-12', 'zh')).toBe('商务部公告2026年第12号');
    expect(announcementLabel('MOFCOM 2026-12', 'ja')).toBe('商務部公告2026年第12号');
    expect(announcementLabel('MOFCOM 2026-12', 'en')).toBe('MOFCOM Announcement No. 12 of 2026');
  });

  it.each(['MOFCOM 2026', 'MOFCOM 26-12', 'METI 2026-12', 'MOFCOM 2026-012', 'MOFCOM 2026-12a', ''])(
    '%s is none',
    (text) => {
      expect(parseAnnouncement(text)).toBeUndefined();
      expect(announcementLabel(text, 'en')).toBe(text);
    },
  );

  it('every designation has one', () => {
    for (const d of PACK.designations) expect(parseAnnouncement(d.announcement), d.id).toBeDefined();
  });

  it('used on a day are listed once, oldest first', () => {
    const used = listsUsed(PACK, '2026-02-24');
    expect(used.map((u) => u.announcement)).toEqual([
      'MOFCOM 2025-1',
      'MOFCOM 2025-13',
      'MOFCOM 2025-21',
      'MOFCOM 2025-22',
      'MOFCOM 2025-35',
      'MOFCOM 2025-51',
      'MOFCOM 2026-11',
      'MOFCOM 2026-12',
    ]);
    expect(used.at(-1)).toEqual({
      id: PACK.id,
      announcement: 'MOFCOM 2026-12',
      date: '2026-02-24',
      checkedThrough: '2026-08-24',
    });
  });
});

describe('age', () => {
  it('counts days and warns past the last check', () => {
    expect(listAgeDays(PACK, '2026-11-25')).toBe(93);
    expect(listAgeDays(PACK, '2026-08-24')).toBe(0);
    expect(listAgeWarning(PACK, '2026-08-24')).toBeNull();
    expect(listAgeWarning(PACK, '2026-08-25')).toEqual({
      key: 'lists:age.past-check',
      params: { days: 1, checkedThrough: '2026-08-24', asOf: '2026-08-25' },
    });
  });
});
