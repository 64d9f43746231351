import { describe, expect, it } from 'vitest';
import {
  completedFact,
  draftOf,
  type OwnDraft,
  wrongIn,
} from '../../../../renderer/features/lists/own-draft.ts';
import type { OwnFact } from '../../../../shared/lists/own.ts';

const blank = draftOf(null);
const relation: OwnDraft = {
  ...blank,
  kind: 'relation',
  entityId: 'W1-01',
  name: 'Aoba Forge',
  percent: '51.5 %',
  basis: 'register',
};
const record = (fact: OwnFact) => ({
  id: 'x',
  fact,
  basis: 'register',
  by: 'Li',
  at: '2026-11-25T09:00:00Z',
  from: null,
  retired: null,
});

describe('the form of own knowledge', () => {
  it('says what lacks', () => {
    expect([...wrongIn(blank)].sort()).toEqual(['basis', 'entityId', 'name']);
    expect([...wrongIn({ ...blank, kind: 'blocked' })].sort()).toEqual(['basis', 'name']);
    expect(wrongIn(relation).size).toBe(0);
  });

  it.each(['101', '-1', 'half', '1e1', '5,0,0'])('takes %s for no share', (percent) => {
    expect([...wrongIn({ ...relation, percent })]).toEqual(['percent']);
  });

  it.each([
    ['', null],
    ['51.5 %', 51.5],
    ['５０％', 50],
    ['33,3', 33.3],
    ['0', 0],
  ])('reads the share "%s"', (percent, share) => {
    expect(completedFact({ ...relation, percent })).toMatchObject({ percent: share });
  });

  it('takes the names of a blocked party line by line, and a country by its two letters only', () => {
    const draft = { ...blank, kind: 'blocked' as const, basis: 'board', name: 'Aoba\n\n 青葉株式会社 \n' };
    expect(completedFact({ ...draft, country: 'jp' })).toEqual({
      kind: 'blocked',
      names: ['Aoba', '青葉株式会社'],
      country: 'JP',
      address: null,
      registrationId: null,
    });
    expect([...wrongIn({ ...draft, country: 'Japan' })]).toEqual(['country']);
  });

  it.each<OwnFact>([
    { kind: 'reading', entityId: 'C1-01', text: 'Zosen' },
    { kind: 'relation', entityId: 'C1-01', name: 'Aoba', relation: 'site', percent: null },
    { kind: 'blocked', names: ['A B', 'C D'], country: 'JP', address: 'Kobe', registrationId: '12' },
  ])('gives back a record that is corrected in nothing', (fact) => {
    expect(completedFact(draftOf(record(fact)))).toEqual(fact);
  });
});
