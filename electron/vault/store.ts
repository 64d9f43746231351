import { createHash } from 'node:crypto';
import { fail } from '../../shared/contract/errors.ts';
import type { Db } from './database.ts';
import { guard, VaultFailure } from './failures.ts';

/**
 * Records of one kind, by id, each with an optional key to list them by (the book of a line).
 * Order of `list` and `each`: by key, within a key as first put. Values are copied as JSON on the way in and out.
 */
export interface Collection<T> {
  get(id: string): T | undefined;
  /** Puts or replaces. Without `index` the record has no key. */
  put(id: string, value: T, index?: { readonly key: string }): void;
  /** Many at once, whole or not at all. `place` gives id and optional key of a value. */
  putAll(values: Iterable<T>, place: (value: T) => readonly [id: string, key?: string]): void;
  list(query: { readonly key?: string; readonly offset: number; readonly limit: number }): readonly T[];
  count(key?: string): number;
  /** Reads in pages: records may be put while it runs. */
  each(key?: string): IterableIterator<T>;
}

/** Working state that is no record of the business: the only kind that can be deleted. */
export interface EphemeralCollection<T> extends Collection<T> {
  delete(id: string): void;
  clear(): void;
}

export interface Store {
  collection<T>(name: string): Collection<T>;
  ephemeral<T>(name: string): EphemeralCollection<T>;
  /** Keeps bytes under their SHA-256 (hex), which it returns. The same bytes are kept once. */
  putBlob(bytes: Uint8Array): string;
  /** Throws `VaultFailure` (damaged) where the bytes are not those that were put. */
  getBlob(hash: string): Uint8Array | undefined;
}

const PAGE = 500;
const NAME = /^[a-z][a-z0-9-]*$/;

interface Place {
  readonly seq: number;
  readonly value: string;
}

export function createStore(db: Db): Store {
  const select = db
    .prepare<[string, string], string>('SELECT value FROM records WHERE collection = ? AND id = ?')
    .pluck();
  const upsert = db.prepare<[string, string, string, string]>(
    `INSERT INTO records (collection, id, key, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (collection, id) DO UPDATE SET key = excluded.key, value = excluded.value`,
  );
  const countAll = db.prepare<[string], number>('SELECT count(*) FROM records WHERE collection = ?').pluck();
  const countKey = db
    .prepare<[string, string], number>('SELECT count(*) FROM records WHERE collection = ? AND key = ?')
    .pluck();
  const listAll = db
    .prepare<[string, number, number], string>(
      'SELECT value FROM records WHERE collection = ? ORDER BY key, seq LIMIT ? OFFSET ?',
    )
    .pluck();
  const listKey = db
    .prepare<[string, string, number, number], string>(
      'SELECT value FROM records WHERE collection = ? AND key = ? ORDER BY seq LIMIT ? OFFSET ?',
    )
    .pluck();
  const nextKey = db
    .prepare<[string, string], string | null>('SELECT min(key) FROM records WHERE collection = ? AND key > ?')
    .pluck();
  const afterKey = db.prepare<[string, string, number], Place>(
    `SELECT seq, value FROM records WHERE collection = ? AND key = ? AND seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM records WHERE collection = ? AND id = ?');
  const removeAll = db.prepare<[string]>('DELETE FROM records WHERE collection = ?');
  const insertBlob = db.prepare<[string, Uint8Array]>(
    'INSERT OR IGNORE INTO blobs (hash, bytes) VALUES (?, ?)',
  );
  const selectBlob = db.prepare<[string], Uint8Array>('SELECT bytes FROM blobs WHERE hash = ?').pluck();

  function open<T>(name: string): EphemeralCollection<T> {
    const parse = (text: string): T => JSON.parse(text) as T;
    const put = (id: string, value: T, key: string): void => {
      const text = JSON.stringify(value) as string | undefined;
      if (text === undefined) throw new TypeError('a record that is no JSON value');
      upsert.run(name, id, key, text);
    };
    const putAll = db.transaction((values: Iterable<T>, place: (value: T) => readonly [string, string?]) => {
      for (const value of values) {
        const [id, key] = place(value);
        put(id, value, key ?? '');
      }
    });
    function* ofKey(key: string): Generator<T> {
      let end: Place | undefined = { seq: 0, value: '' };
      while (end !== undefined) {
        const { seq }: Place = end;
        const page: Place[] = guard(() => afterKey.all(name, key, seq));
        for (const row of page) yield parse(row.value);
        end = page.at(-1);
      }
    }
    return {
      get: (id) => {
        const text = guard(() => select.get(name, id));
        return text === undefined ? undefined : parse(text);
      },
      put: (id, value, index) => guard(() => put(id, value, index?.key ?? '')),
      putAll: (values, place) => guard(() => putAll.immediate(values, place)),
      list: ({ key, offset, limit }) =>
        guard(() =>
          key === undefined ? listAll.all(name, limit, offset) : listKey.all(name, key, limit, offset),
        ).map(parse),
      count: (key) => guard(() => (key === undefined ? countAll.get(name) : countKey.get(name, key))) ?? 0,
      *each(key) {
        let current: string | null = key ?? '';
        while (current !== null) {
          yield* ofKey(current);
          const done: string = current;
          current = key === undefined ? guard(() => nextKey.get(name, done) ?? null) : null;
        }
      },
      delete: (id) => guard(() => void remove.run(name, id)),
      clear: () => guard(() => void removeAll.run(name)),
    };
  }

  const checked = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`not a name of a collection: ${name}`);
    return name;
  };

  return {
    collection: <T>(name: string): Collection<T> => {
      const { delete: _delete, clear: _clear, ...kept } = open<T>(checked(name));
      return kept;
    },
    // The mark is what the trigger of the schema looks for.
    ephemeral: <T>(name: string) => open<T>(`~${checked(name)}`),
    putBlob: (bytes) => {
      const hash = sha256(bytes);
      guard(() => insertBlob.run(hash, bytes));
      return hash;
    },
    getBlob: (hash) => {
      const bytes = guard(() => selectBlob.get(hash));
      if (bytes !== undefined && sha256(bytes) !== hash) {
        throw new VaultFailure(fail('damaged', 'vault:damaged.blob').error);
      }
      return bytes;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
