import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedContent, type PackedList } from '../../../electron/app/pack-content.ts';
import { hashOfJson, type PackManifest } from '../../../electron/packs/pack-file.ts';
import type { Designation } from '../../../shared/lists/designation.ts';
import type { ReferenceEntry } from '../../../shared/lists/entity.ts';
import { ASSETS } from '../../support/app-bench.ts';

const { designations } = JSON.parse(readFileSync(join(ASSETS, 'lists', 'mofcom.json'), 'utf8')) as {
  designations: Designation[];
};
const mofcom: PackedList = {
  listId: 'mofcom',
  title: 'MOFCOM',
  announcement: null,
  published: '2026-08-24',
  entities: designations,
};
const reference: ReferenceEntry = {
  id: 'us-csl:1',
  list: 'reference',
  listId: 'us-csl',
  listTitle: 'CSL',
  kind: 'entity',
  no: null,
  names: [{ field: 'en', text: 'Aoba Trading', sourced: true }],
  countries: ['JP'],
  addresses: [],
  identifiers: [],
  programs: ['EL'],
  listedOn: null,
  remarks: null,
  url: null,
  status: 'active',
  removedOn: null,
};
const csl: PackedList = {
  listId: 'us-csl',
  title: 'CSL',
  announcement: null,
  published: null,
  entities: [reference],
};

function check(lists: readonly unknown[], change: (manifest: PackManifest) => PackManifest = (m) => m) {
  const heads = (lists as PackedList[]).map((list) => ({
    listId: list.listId,
    kind: 'x',
    title: list.title,
    versionId: 'v',
    hash: hashOfJson(list),
    entries: list.entities.length,
    checkedThrough: '2026-08-24',
  }));
  const manifest = { lists: heads, own: 0 } as unknown as PackManifest;
  return checkedContent(change(manifest), { lists, own: [] });
}
const refused = { ok: false, error: { message: { key: 'knowledge:pack.content-wrong' } } };

describe('the content of a pack', () => {
  it('takes the lists as the product holds them', () => {
    expect(check([mofcom, csl])).toMatchObject({ ok: true });
  });

  it.each<[string, unknown]>([
    ['an entry of another list among those of MOFCOM', { ...mofcom, entities: [reference] }],
    ['a designation in a list that is not MOFCOM’s', { ...csl, entities: [designations[0]] }],
    ['an id of another list', { ...csl, entities: [{ ...reference, id: 'us-ofac-sdn:1' }] }],
    ['an entry under the title of another list', { ...csl, entities: [{ ...reference, listTitle: 'X' }] }],
    ['an entry that stands twice', { ...csl, entities: [reference, reference] }],
    ['own words of another company at an entry', { ...csl, entities: [{ ...reference, own: [] }] }],
    ['an own list', { ...csl, listId: 'own', entities: [{ ...reference, id: 'own:1', list: 'own' }] }],
    ['an entry without a name', { ...csl, entities: [{ ...reference, names: [] }] }],
    ['an announcement that is none', { ...mofcom, entities: [{ ...designations[0], announcement: 'x' }] }],
    ['a member that nobody knows', { ...csl, more: 1 }],
  ])('refuses %s', (_what, list) => expect(check([list])).toMatchObject(refused));

  it('refuses a head that says something else than the content', () => {
    const other = (part: object) => (m: PackManifest) =>
      ({ ...m, lists: m.lists.map((head) => ({ ...head, ...part })) }) as PackManifest;
    expect(check([csl], other({ hash: '0'.repeat(64) }))).toMatchObject(refused);
    expect(check([csl], other({ entries: 2 }))).toMatchObject(refused);
    expect(check([csl], other({ listId: 'us-ofac-sdn' }))).toMatchObject(refused);
    expect(check([csl], (m) => ({ ...m, own: 1 }))).toMatchObject(refused);
    expect(check([csl], (m) => ({ ...m, lists: [] }))).toMatchObject(refused);
    expect(check([csl, csl])).toMatchObject(refused);
  });
});
