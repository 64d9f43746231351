import type { Db } from './database.ts';

/** Single values that the vault keeps for itself, as JSON. */
export interface Meta {
  read<T>(key: string): T | undefined;
  write(key: string, value: unknown): void;
}

export function createMeta(db: Db): Meta {
  const select = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read: <T>(key: string) => {
      const text = select.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write: (key, value) => {
      upsert.run(key, JSON.stringify(value));
    },
  };
}
