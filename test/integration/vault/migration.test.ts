import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../../../electron/vault/migrations/migrate.ts';
import { openVault } from '../../../electron/vault/vault.ts';
import { bareDatabase, newFolder, newVault, open, tamper, ticking, unwrap, verdictOf } from './support.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/vault/');
const LATEST = MIGRATIONS.at(-1)?.version ?? 0;

describe('a vault of an earlier version', () => {
  it('is kept as a fixture for every version', () => {
    const kept = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(kept.map((entry) => entry.name).sort()).toEqual(
      MIGRATIONS.map((step) => `v${step.version}`).sort(),
    );
    expect(MIGRATIONS.map((step) => step.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it.each(MIGRATIONS.map((step) => `v${step.version}`))(
    '%s opens with all that it holds',
    async (version) => {
      const folder = newFolder();
      cpSync(join(FIXTURES, version), folder, { recursive: true });
      const officer = { user: 'officer', passphrase: 'fixture officer passphrase' } as const;
      const vault = unwrap(await openVault(folder, officer, ticking('2027-01-01T00:00:00.000Z')));
      expect(vault.users().map((user) => `${user.role} ${user.name}`)).toEqual([
        'officer 王芳',
        'reviewer 佐藤健',
      ]);
      expect(vault.store.collection('profile').get('own')).toEqual({ names: { zh: '深圳示例贸易有限公司' } });
      expect(vault.store.collection<{ n: number }>('lines').count('b1')).toBe(20);
      expect(vault.store.ephemeral('drafts').get('d1')).toEqual({ text: '草稿' });
      const blob = createHash('sha256').update('订单 order 注文').digest('hex');
      expect(Buffer.from(vault.store.getBlob(blob) ?? []).toString()).toBe('订单 order 注文');
      // The hash that was computed when the fixture was made: neither the events nor the way to hash them has changed.
      expect(vault.journal.verify([{ count: 2, hash: HEADS[version] ?? '' }])).toMatchObject({
        ok: true,
        count: 2,
        head: HEADS[version],
        brokenAt: null,
      });
      expect(vault.journal.append({ role: 'officer', object: 'x', action: 'y' }).seq).toBe(3);
      expect(verdictOf(vault.check())).toBe('ok');
      vault.close();

      const reviewer = { user: 'reviewer', passphrase: 'fixture reviewer passphrase' } as const;
      unwrap(await openVault(folder, reviewer, ticking())).close();
    },
  );
});

const HEADS: Readonly<Record<string, string>> = {
  v1: '1641ee7be69716a46ffdf52ade08fbc50c06bbd8dc1b18252933d5615186b7f3',
  v2: 'ecd28632760d3dcf76719c0e05fca2fedd82d7a4b89ac2b599d1f34f4a5696fd',
};

describe('migrations', () => {
  const later = [...MIGRATIONS, { version: LATEST + 1, sql: 'ALTER TABLE users ADD COLUMN title TEXT' }];

  it('run once, in order, and keep the data', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const db = await bareDatabase(folder);
    expect(unwrap(migrate(db))).toBe(LATEST);
    expect(unwrap(migrate(db, later))).toBe(LATEST);
    expect(unwrap(migrate(db, later))).toBe(LATEST + 1);
    expect(db.prepare('SELECT count(title), count(*) FROM users').raw().get()).toEqual([0, 2]);
    db.close();
  });

  it('leave the database as it was where one fails halfway', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const db = await bareDatabase(folder);
    const failing = [
      ...MIGRATIONS,
      { version: LATEST + 1, sql: 'CREATE TABLE half (a); INSERT INTO no_such_table VALUES (1)' },
    ];
    expect(() => migrate(db, failing)).toThrow('no_such_table');
    expect(db.pragma('user_version', { simple: true })).toBe(LATEST);
    expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0);
    db.close();
    unwrap(await open(folder)).close();
  });

  it('do not touch a vault of a later product', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    await tamper(folder, `PRAGMA user_version = ${LATEST + 1}`);
    const before = readFileSync(join(folder, 'vault.db'));
    expect(verdictOf(await open(folder))).toBe('refused vault:newer-version');
    expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true);
  });
});
