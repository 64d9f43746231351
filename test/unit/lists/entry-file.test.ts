import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EntryFile, entityVersionOf, packEntries } from '../../../electron/lists/entry-file.ts';
import type { ListedEntity } from '../../../shared/lists/entity.ts';
import { PACK } from '../rules/facts.ts';

describe('a file of entries', () => {
  it('gives back every entry, by place and by id, and names its bytes', () => {
    const packed = packEntries(PACK.designations);
    const file = new EntryFile(packed.bytes);
    expect([...file]).toEqual(PACK.designations);
    expect(file.count).toBe(packed.count);
    expect(file.hash).toBe(packed.hash);
    for (const entry of PACK.designations) expect(file.byId(entry.id)).toEqual(entry);
    expect(file.byId('C9-99')).toBeUndefined();
  });

  it('finds ids with marks in them, and keeps line ends inside of names', () => {
    const [first] = PACK.designations;
    if (first === undefined) throw new Error('no entry');
    const odd: ListedEntity[] = [
      { ...first, id: 'us-csl:"a","b"', notes: 'one\ntwo' },
      { ...first, id: 'us-csl:\\', notes: 'x' },
      { ...first, id: '日本:1' },
    ];
    const file = new EntryFile(packEntries(odd).bytes);
    for (const entry of odd) expect(file.byId(entry.id)).toEqual(entry);
  });

  it('an empty list is a list', () => {
    const file = new EntryFile(packEntries([]).bytes);
    expect([file.count, [...file]]).toEqual([0, []]);
  });

  it('other bytes have another hash, and another entry another version', () => {
    const packed = packEntries(PACK.designations.slice(0, 2));
    const other = gzipSync(`${JSON.stringify(PACK.designations[0])}\n`);
    expect(new EntryFile(other).hash).not.toBe(packed.hash);
    expect(() => new EntryFile(gzipSync('{"id":"C1'))).toThrow('within a line');
    const [a, b] = PACK.designations;
    expect(a && entityVersionOf(a)).not.toBe(b && entityVersionOf(b));
    expect(a && entityVersionOf({ ...a })).toBe(a && entityVersionOf(a));
  });
});
