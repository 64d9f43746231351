/**
 * Writes a vault of today's schema version into `test/fixtures/vault/vN`; run once, when a version is released.
 * Its passphrases stand in `test/integration/vault/migration.test.ts`: it holds nothing that is secret.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS } from '../../electron/vault/migrations/migrate.ts';
import { createVault } from '../../electron/vault/vault.ts';

const version = MIGRATIONS.at(-1)?.version;
const folder = join(import.meta.dirname, `../../test/fixtures/vault/v${version}`);
if (existsSync(folder)) throw new Error(`there already is a fixture of version ${version}`);

let second = 0;
const now = () => `2026-11-25T08:00:${String(second++).padStart(2, '0')}.000Z`;
const made = await createVault(
  folder,
  {
    officer: { name: '王芳', passphrase: 'fixture officer passphrase' },
    reviewer: { name: '佐藤健', passphrase: 'fixture reviewer passphrase' },
  },
  now,
  { memoryKiB: 64, iterations: 1, parallelism: 1 },
);
if (!made.ok) throw new Error(made.error.message.key);
const vault = made.value;
vault.transaction(() => {
  vault.store.collection('profile').put('own', { names: { zh: '深圳示例贸易有限公司' } });
  const lines = vault.store.collection<{ id: string; n: number }>('lines');
  lines.putAll(
    Array.from({ length: 20 }, (_, n) => ({ id: `b1/${n}`, n })),
    (line) => [line.id, 'b1'],
  );
  vault.store.ephemeral('drafts').put('d1', { text: '草稿' });
  vault.store.putBlob(Buffer.from('订单 order 注文'));
  vault.journal.append({
    role: 'officer',
    object: 'vault',
    action: 'vault.create',
    after: { perspective: 'exporter' },
  });
  vault.journal.append({
    role: 'officer',
    object: 'hit/1',
    action: 'hits.decide',
    before: { state: 'undecided' },
    reason: '理由',
  });
});
vault.close();
