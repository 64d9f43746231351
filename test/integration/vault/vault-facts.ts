import { join } from 'node:path';
import { type Db, openDatabase } from '../../../electron/vault/database.ts';
import { readHeader } from '../../../electron/vault/header.ts';
import { databaseKey, type KdfCost, openSlot } from '../../../electron/vault/key-slots.ts';
import type { Result } from '../../../shared/contract/errors.ts';

/** What tests and the processes that they start share; nothing of vitest. */

/** Real argon2id at a price that tests can pay. */
export const CHEAP: KdfCost = { memoryKiB: 64, iterations: 1, parallelism: 1 };

export const PEOPLE = {
  officer: { name: '王芳', passphrase: 'officer pass phrase' },
  reviewer: { name: '佐藤健', passphrase: 'reviewer pass phrase' },
} as const;

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message.key}`);
  return result.value;
}

/** What someone with a passphrase and the program's source can reach: the bare database. Close it before opening the vault. */
export async function bareDatabase(folder: string): Promise<Db> {
  const header = unwrap(readHeader(folder));
  const slot = header.slots.find((candidate) => candidate.role === 'officer');
  const content = slot && (await openSlot(header.vaultId, slot, PEOPLE.officer.passphrase));
  if (!content) throw new Error('no data key');
  return openDatabase(join(folder, 'vault.db'), databaseKey(content.dataKey, header.vaultId));
}

/** Code and message of a failure, `ok` for success. */
export function verdictOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : `${result.error.code} ${result.error.message.key}`;
}
