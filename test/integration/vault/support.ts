import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createVault, openVault, type Vault } from '../../../electron/vault/vault.ts';
import type { Result } from '../../../shared/contract/errors.ts';
import { bareDatabase, CHEAP, PEOPLE, unwrap } from './vault-facts.ts';

export { bareDatabase, CHEAP, PEOPLE, unwrap, verdictOf } from './vault-facts.ts';

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that goes on by a second with each look. */
export function ticking(start = '2026-11-25T08:00:00.000Z'): () => string {
  let time = Date.parse(start);
  return () => {
    time += 1000;
    return new Date(time).toISOString();
  };
}

export async function newVault(folder: string, now = ticking()): Promise<Vault> {
  return unwrap(await createVault(folder, PEOPLE, now, CHEAP));
}

export function open(
  folder: string,
  user: 'officer' | 'reviewer' = 'officer',
  now = ticking(),
): Promise<Result<Vault>> {
  return openVault(folder, { user, passphrase: PEOPLE[user].passphrase }, now);
}

/** Runs statements behind the vault's back. */
export async function tamper(folder: string, sql: string): Promise<void> {
  const db = await bareDatabase(folder);
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
}
