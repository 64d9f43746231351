import { describe, expect, it } from 'vitest';
import type { Designation } from '../../../shared/lists/designation.ts';
import { differenceOf, isGone, nextEntries } from '../../../shared/lists/difference.ts';
import { measureStateOn } from '../../../shared/lists/effect.ts';
import {
  identityOf,
  type ListedEntity,
  listIdOf,
  type ReferenceEntry,
} from '../../../shared/lists/entity.ts';
import { PACK } from '../rules/facts.ts';

const reference = (key: string, more: Partial<ReferenceEntry> = {}): ReferenceEntry => ({
  id: `us-csl:${key}`,
  list: 'reference',
  listId: 'us-csl',
  listTitle: 'CSL',
  kind: 'entity',
  no: null,
  names: [{ field: 'en', text: `Aoba ${key}`, sourced: true }],
  countries: [],
  addresses: [],
  identifiers: [],
  programs: [],
  listedOn: null,
  remarks: null,
  url: null,
  status: 'active',
  removedOn: null,
  ...more,
});
const designation = (): Designation => {
  const [first] = PACK.designations.filter(({ announcement }) => announcement === 'MOFCOM 2026-11');
  if (first === undefined) throw new Error('no entry');
  return first;
};
const kinds = (before: readonly ListedEntity[], after: readonly ListedEntity[]) =>
  differenceOf(before, after).changes.map(({ kind, id }) => `${kind} ${id}`);

describe('nextEntries', () => {
  it('puts a notice beside what there is and replaces what it names again', () => {
    const next = nextEntries(
      [reference('1'), reference('2')],
      [reference('2', { no: 5 }), reference('3')],
      'adds',
      '2026-11-25',
    );
    expect(next.map(({ id, no }) => [id, no])).toEqual([
      ['us-csl:1', null],
      ['us-csl:2', 5],
      ['us-csl:3', null],
    ]);
  });

  it('keeps what a whole list lacks as removed, from the first day on', () => {
    const once = nextEntries([reference('1'), designation()], [], 'replaces', '2026-11-20');
    const twice = nextEntries(once, [], 'replaces', '2026-11-25');
    expect(twice.map(({ status, removedOn }) => [status, removedOn])).toEqual([
      ['removed', '2026-11-20'],
      ['removed', '2026-11-20'],
    ]);
    expect(twice.every(isGone)).toBe(true);
  });

  it('a removed designation is a stopped measure from that day, whatever its announcement says', () => {
    const [gone] = nextEntries([designation()], [], 'replaces', '2026-11-20') as [Designation];
    expect(measureStateOn(gone, '2026-11-19', []).state).toBe('in-force');
    expect(measureStateOn(gone, '2026-11-20', [])).toMatchObject({ state: 'stopped', since: '2026-11-20' });
  });
});

describe('differenceOf', () => {
  it('tells added, removed, changed, status and unchanged apart', () => {
    const gone = reference('2', { status: 'removed', removedOn: '2026-11-20' });
    const before = [reference('1'), reference('2'), reference('3'), reference('4'), designation()];
    const after = [
      reference('1', { addresses: ['Kobe'] }),
      gone,
      reference('3'),
      { ...designation(), status: 'suspended', statusDetail: 'for a year' } as const,
      reference('5'),
      reference('4'),
    ];
    expect(kinds(before, after)).toEqual([
      'changed us-csl:1',
      'removed us-csl:2',
      `status ${designation().id}`,
      'added us-csl:5',
    ]);
    expect(differenceOf(before, after).counts).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      status: 1,
      unchanged: 2,
    });
  });

  it('an entry that comes back is a change of status, with its day', () => {
    const gone = reference('2', { status: 'removed', removedOn: '2026-11-20' });
    const [change] = differenceOf([gone], [reference('2')]).changes;
    expect(change).toMatchObject({
      kind: 'status',
      fields: [
        { field: 'status', before: 'removed', after: 'active' },
        { field: 'removedOn', before: '2026-11-20', after: null },
      ],
    });
  });

  it('shows names one a line', () => {
    const more = reference('1', {
      names: [
        { field: 'en', text: 'Aoba 1', sourced: true },
        { field: 'alias', text: 'AR', sourced: false },
      ],
    });
    expect(differenceOf([reference('1')], [more]).changes[0]?.fields).toEqual([
      { field: 'names', before: 'en · Aoba 1 · true', after: 'en · Aoba 1 · true\nalias · AR · false' },
    ]);
  });
});

describe('identity', () => {
  it('changes with a name or an address, and not with the status', () => {
    const one = designation();
    expect(identityOf({ ...one, status: 'removed', removedOn: '2026-11-20' })).toBe(identityOf(one));
    expect(identityOf({ ...one, statusCheckedThrough: '2026-11-20' })).toBe(identityOf(one));
    expect(identityOf({ ...one, address: 'Osaka' })).not.toBe(identityOf(one));
    expect(identityOf(reference('1', { addresses: ['Osaka'] }))).not.toBe(identityOf(reference('1')));
    expect(identityOf(reference('1', { programs: ['X'] }))).toBe(identityOf(reference('1')));
  });

  it('an id tells its list', () => {
    expect(['C1-01', 'mofcom:2026-91-01', 'us-csl:7'].map(listIdOf)).toEqual(['mofcom', 'mofcom', 'us-csl']);
  });
});
