import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadBuiltinPack, loadItems } from '../../../electron/lists/builtin.ts';

const ASSETS = fileURLToPath(new URL('../../../assets', import.meta.url));
const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

type Json = Record<string, unknown>;

/** A copy of the assets whose first designation or entry was changed. */
function damaged(
  file: 'lists/mofcom.json' | 'items/items.json',
  change: (first: Json, all: Json) => void,
): string {
  const copy = mkdtempSync(join(tmpdir(), 'assets-'));
  copies.push(copy);
  for (const folder of ['lists', 'items'])
    cpSync(join(ASSETS, folder), join(copy, folder), { recursive: true });
  const all = JSON.parse(readFileSync(join(copy, file), 'utf8')) as Json;
  const rows = (all.designations ?? all.entries) as Json[];
  change(rows[0] ?? {}, all);
  writeFileSync(join(copy, file), JSON.stringify(all));
  return copy;
}

describe('built-in lists', () => {
  it('are the 193 records, hashed as they lie on disk', () => {
    const pack = loadBuiltinPack(ASSETS);
    expect(pack.designations).toHaveLength(193);
    expect(pack.designations.filter((d) => d.list === 'control')).toHaveLength(153);
    expect(pack.hash).toBe(
      createHash('sha256')
        .update(readFileSync(join(ASSETS, 'lists/mofcom.json')))
        .digest('hex'),
    );
    expect(pack.checkedThrough).toBe('2026-08-24');
  });

  it('lose nothing on the way', () => {
    const raw = JSON.parse(readFileSync(join(ASSETS, 'lists/mofcom.json'), 'utf8')) as {
      designations: unknown;
    };
    expect(loadBuiltinPack(ASSETS).designations).toEqual(raw.designations);
  });

  it.each([
    ['a missing name', (d: Json) => delete d.zhHans, 'designations[0].zhHans'],
    ['an unknown list', (d: Json) => Object.assign(d, { list: 'grey' }), 'designations[0].list'],
    ['a day that is none', (d: Json) => Object.assign(d, { date: '2025-13-40' }), 'designations[0].date'],
    [
      'an announcement that cannot be read',
      (d: Json) => Object.assign(d, { announcement: 'No. 11' }),
      'announcement',
    ],
    [
      'a clause that is neither',
      (d: Json) => Object.assign(d, { overseasTransferClause: 'yes' }),
      'overseasTransferClause',
    ],
    ['a fraction as number', (d: Json) => Object.assign(d, { no: 1.5 }), 'designations[0].no'],
    ['aliases that are no list', (d: Json) => Object.assign(d, { aliases: 'x' }), 'designations[0].aliases'],
    ['the same id twice', (d: Json) => Object.assign(d, { id: 'C1-02' }), 'C1-02'],
    ['no designations', (_d: Json, all: Json) => Object.assign(all, { designations: {} }), 'designations'],
  ])('are refused with the place: %s', (_what, change, place) => {
    expect(() => loadBuiltinPack(damaged('lists/mofcom.json', change))).toThrow(place);
  });
});

describe('built-in items', () => {
  it('are the 188 entries, unchanged', () => {
    const raw = JSON.parse(readFileSync(join(ASSETS, 'items/items.json'), 'utf8')) as { entries: unknown };
    expect(loadItems(ASSETS)).toEqual(raw.entries);
    expect(loadItems(ASSETS)).toHaveLength(188);
  });

  it('are refused with the place', () => {
    const bad = damaged('items/items.json', (entry) => Object.assign(entry, { synonyms: { zh: [1] } }));
    expect(() => loadItems(bad)).toThrow('items/items.json.entries[0].synonyms.zh[0]');
  });
});
