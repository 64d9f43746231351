import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { Db } from '../database.ts';
import { first } from './0001-first.ts';
import { people } from './0002-people.ts';

/** One step of the schema. Once released it is never changed; a fixture of each version stays in `test/fixtures/vault`. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [first, people];

/**
 * Brings the schema to the newest version, each step whole or not at all (`PRAGMA user_version` is part of the
 * transaction). A file from a later product is `refused` and left as it is. Returns the version it had.
 */
export function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Result<number> {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > (migrations.at(-1)?.version ?? 0)) return fail('refused', 'vault:newer-version');
  for (const step of migrations) {
    if (step.version <= found) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
  return ok(found);
}
