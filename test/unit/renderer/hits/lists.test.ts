import { describe, expect, it } from 'vitest';
import file from '../../../../assets/lists/mofcom.json' with { type: 'json' };
import { EVERYTHING, entriesOf, found } from '../../../../renderer/features/lists/find.ts';
import { dayAfter, suspendedMeasures } from '../../../../renderer/features/lists/suspended.ts';
import type { Designation, StatusConfirmation } from '../../../../shared/lists/designation.ts';

const designations = file.designations as readonly Designation[];
const TODAY = '2026-11-25';
const search = (text: string) =>
  found(entriesOf(designations, [], TODAY), { ...EVERYTHING, search: text }).map((e) => e.designation.id);

describe('search in the lists', () => {
  it('finds an entry by each of its names, whatever the width and case', () => {
    expect(search('三菱重工マリンマシナリ')).toEqual(['C1-03']);
    expect(search('三菱重工海洋机械')).toEqual(['C1-03']);
    expect(search('mhi-mme')).toEqual(['C1-03']);
    expect(search('ＭＨＩ－ＭＭＥ')).toEqual(['C1-03']);
    expect(search('ﾏﾘﾝﾏｼﾅﾘ')).toEqual(['C1-03']);
  });

  it('finds every entry of an announcement, by its number and as it is cited', () => {
    expect(search('MOFCOM 2026-12')).toHaveLength(20);
    expect(search('商务部公告2026年第12号')).toHaveLength(20);
  });

  it('wants every word and finds nothing where one is missing', () => {
    expect(search('shipbuilding mitsubishi')).toContain('C1-01');
    expect(search('shipbuilding zzz')).toEqual([]);
  });

  it('shows a suspended entry as open until it is confirmed', () => {
    const of = (confirmations: readonly StatusConfirmation[], state: 'unconfirmed' | 'suspended') =>
      found(entriesOf(designations, confirmations, TODAY), { ...EVERYTHING, state }).map(
        (entry) => entry.designation.announcement,
      );
    const confirmed = {
      announcement: 'MOFCOM 2025-21',
      state: 'suspended',
      source: 'press',
      date: TODAY,
    } as const;
    expect(new Set(of([], 'unconfirmed'))).toEqual(new Set(['MOFCOM 2025-21']));
    expect(of([], 'suspended')).toEqual([]);
    expect(of([confirmed], 'unconfirmed')).toEqual([]);
    expect(of([confirmed], 'suspended')).toHaveLength(16);
  });
});

describe('suspended measures', () => {
  it('are read as in force and open, entities and items alike, once the suspension has run out', () => {
    const measures = suspendedMeasures(designations, [], TODAY);
    expect(measures.map((one) => one.announcement)).toEqual([
      'MOFCOM 2025-21',
      'MOFCOM 2025-55',
      'MOFCOM 2025-56',
      'MOFCOM 2025-57',
      'MOFCOM 2025-58',
      'MOFCOM 2025-61',
      'MOFCOM 2025-62',
    ]);
    expect(measures.every((one) => one.unconfirmed && one.reading === 'in-force')).toBe(true);
  });

  it('of items are suspended without a question on the last printed day', () => {
    const items = suspendedMeasures(designations, [], '2026-11-10').filter((one) => one.of === 'items');
    expect(items.every((one) => !one.unconfirmed && one.reading === 'suspended')).toBe(true);
  });

  it('take what the officer has confirmed', () => {
    const confirmation = {
      announcement: 'MOFCOM 2025-56',
      state: 'suspended',
      source: 'x',
      date: TODAY,
    } as const;
    const [one] = suspendedMeasures(designations, [confirmation], TODAY).filter(
      (measure) => measure.announcement === 'MOFCOM 2025-56',
    );
    expect(one).toMatchObject({ reading: 'suspended', unconfirmed: false, confirmation });
  });

  it('count days over the end of a month', () => {
    expect(dayAfter('2026-08-24', 93)).toBe('2026-11-25');
  });
});
