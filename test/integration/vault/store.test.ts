import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bareDatabase, newFolder, newVault, open, unwrap } from './support.ts';

interface Line {
  readonly id: string;
  readonly book: string;
  readonly n: number;
}

function linesOf(book: string, count: number): Line[] {
  return Array.from({ length: count }, (_, n) => ({ id: `${book}/${n}`, book, n }));
}
const place = (line: Line) => [line.id, line.book] as const;

describe('a collection', () => {
  it('gives back what was put last, and keeps collections apart', async () => {
    const vault = await newVault(newFolder());
    const one = vault.store.collection<object>('one');
    const value = { text: '深圳 "x" \u0000 \u{20bb7}', list: [1, null, { deep: true }], gone: undefined };
    one.put('a', value);
    vault.store.collection<object>('two').put('a', { other: 1 });
    expect(one.get('a')).toEqual({ text: value.text, list: value.list });
    expect(Object.keys(one.get('a') ?? {})).toEqual(['text', 'list']);
    one.put('a', { changed: true });
    expect(one.get('a')).toEqual({ changed: true });
    expect(one.get('b')).toBeUndefined();
    expect([one.count(), vault.store.collection('two').count()]).toEqual([1, 1]);
    vault.close();
  });

  it('lists, counts and walks by key, in the order of the first put', async () => {
    const vault = await newVault(newFolder());
    const lines = vault.store.collection<Line>('lines');
    lines.putAll(linesOf('b2', 1100), place);
    lines.putAll(linesOf('b1', 3), place);
    lines.put('b2/1', { id: 'b2/1', book: 'b2', n: -1 }, { key: 'b2' });
    expect(lines.count()).toBe(1103);
    expect(lines.count('b1')).toBe(3);
    expect(lines.count('b3')).toBe(0);
    expect(lines.list({ key: 'b2', offset: 0, limit: 3 }).map((line) => line.n)).toEqual([0, -1, 2]);
    expect(lines.list({ key: 'b2', offset: 1099, limit: 5 }).map((line) => line.n)).toEqual([1099]);
    expect(lines.list({ offset: 2, limit: 2 }).map((line) => line.id)).toEqual(['b1/2', 'b2/0']);
    const walked = [...lines.each('b2')].map((line) => line.n);
    expect(walked).toEqual(linesOf('b2', 1100).map((line) => (line.n === 1 ? -1 : line.n)));
    expect([...lines.each()].map((line) => line.id)).toEqual([
      ...linesOf('b1', 3).map((line) => line.id),
      ...linesOf('b2', 1100).map((line) => line.id),
    ]);
    expect([...lines.each('b3')]).toEqual([]);
    vault.close();
  });

  it('follows a record to another key', async () => {
    const vault = await newVault(newFolder());
    const lines = vault.store.collection<number>('lines');
    lines.put('a', 1, { key: 'x' });
    lines.put('a', 2, { key: 'y' });
    expect([[...lines.each('x')], [...lines.each('y')]]).toEqual([[], [2]]);
    vault.close();
  });

  it('can be written to while it is walked', async () => {
    const vault = await newVault(newFolder());
    const lines = vault.store.collection<Line>('lines');
    lines.putAll(linesOf('b', 1200), place);
    vault.transaction(() => {
      for (const line of lines.each('b')) lines.put(line.id, { ...line, n: line.n + 1 }, { key: 'b' });
    });
    expect([...lines.each('b')].reduce((sum, line) => sum + line.n, 0)).toBe((1200 * 1201) / 2);
    vault.close();
  });

  it('takes 100,000 records at once, all or none', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const lines = vault.store.collection<Line>('lines');
    const many = linesOf('b', 100_000);
    const broken = [...many, { id: 'x', book: 'b', n: 0, toJSON: () => undefined }];
    expect(() => lines.putAll(broken, place)).toThrow(TypeError);
    expect(lines.count()).toBe(0);
    lines.putAll(many, place);
    vault.close();
    const reopened = unwrap(await open(folder));
    const again = reopened.store.collection<Line>('lines');
    expect(again.count('b')).toBe(100_000);
    expect(again.get('b/99999')).toEqual({ id: 'b/99999', book: 'b', n: 99_999 });
    let sum = 0;
    for (const line of again.each()) sum += line.n;
    expect(sum).toBe((99_999 * 100_000) / 2);
    reopened.close();
  });

  it('keeps its records: only ephemeral ones can be deleted, and the database enforces it', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const kept = vault.store.collection<number>('drafts');
    const passing = vault.store.ephemeral<number>('drafts');
    expect('delete' in kept || 'clear' in kept).toBe(false);
    kept.put('a', 1);
    for (const id of ['a', 'b', 'c']) passing.put(id, 2);
    passing.delete('a');
    expect([passing.get('a'), passing.get('b'), kept.get('a')]).toEqual([undefined, 2, 1]);
    passing.clear();
    expect([passing.count(), kept.count()]).toEqual([0, 1]);
    expect(() => vault.store.collection('~drafts')).toThrow('not a name');
    vault.close();
    const db = await bareDatabase(folder);
    expect(() => db.exec('DELETE FROM records')).toThrow('only ephemeral');
    expect(() => db.exec("DELETE FROM blobs; UPDATE blobs SET bytes = x'00'")).not.toThrow();
    db.close();
  });
});

describe('blobs', () => {
  it('are kept under their hash, once, and never rewritten', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const bytes = Buffer.alloc(3_000_000, 'pledge.pdf ');
    const hash = vault.store.putBlob(bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(vault.store.putBlob(new Uint8Array(bytes))).toBe(hash);
    expect(vault.store.putBlob(new Uint8Array())).toBe(createHash('sha256').digest('hex'));
    expect(vault.store.getBlob('0'.repeat(64))).toBeUndefined();
    vault.close();
    const reopened = unwrap(await open(folder));
    expect(Buffer.from(reopened.store.getBlob(hash) ?? []).equals(bytes)).toBe(true);
    reopened.close();
    const db = await bareDatabase(folder);
    expect(db.prepare('SELECT count(*) FROM blobs').pluck().get()).toBe(2);
    expect(() => db.exec(`UPDATE blobs SET bytes = x'00'`)).toThrow('never rewritten');
    expect(() => db.exec('DELETE FROM blobs')).toThrow('never deleted');
    db.close();
  });
});

describe('a transaction', () => {
  it('keeps records, blobs and events together, or none of them', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const notes = vault.store.collection<string>('notes');
    const decide = (text: string, fail: boolean) =>
      vault.transaction(() => {
        notes.put(text, text);
        const blob = vault.store.putBlob(Buffer.from(text));
        vault.journal.append({ role: 'officer', object: text, action: 'notes.put' });
        if (fail) throw new Error('a bug in the use case');
        return blob;
      });
    const blob = decide('first', false);
    expect(() => decide('second', true)).toThrow('a bug in the use case');
    decide('third', false);
    vault.close();
    const reopened = unwrap(await open(folder));
    expect([...reopened.store.collection<string>('notes').each()]).toEqual(['first', 'third']);
    expect([...reopened.journal.each()].map((event) => `${event.seq} ${event.object}`)).toEqual([
      '1 first',
      '2 third',
    ]);
    expect(reopened.journal.verify().ok).toBe(true);
    expect(Buffer.from(reopened.store.getBlob(blob) ?? []).toString()).toBe('first');
    expect(reopened.store.getBlob(createHash('sha256').update('second').digest('hex'))).toBeUndefined();
    reopened.close();
  });

  it('nests: an inner failure that is caught leaves the outer work', async () => {
    const vault = await newVault(newFolder());
    const notes = vault.store.collection<number>('notes');
    vault.transaction(() => {
      notes.put('outer', 1);
      expect(() =>
        vault.transaction(() => {
          notes.put('inner', 2);
          throw new Error('inner');
        }),
      ).toThrow('inner');
    });
    expect([...notes.each()]).toEqual([1]);
    vault.close();
  });

  it('refuses async work, which would run after the commit', async () => {
    const vault = await newVault(newFolder());
    expect(() => vault.transaction(async () => vault.store.collection('notes').put('a', 1))).toThrow(
      'promise',
    );
    expect(vault.store.collection('notes').count()).toBe(0);
    vault.close();
  });
});
