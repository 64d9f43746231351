import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreVault } from '../../../electron/vault/restore.ts';
import { openVault, recoverVault, type Vault, vaultState } from '../../../electron/vault/vault.ts';
import { CHEAP, newFolder, newVault, open, PEOPLE, ticking, unwrap, verdictOf } from './support.ts';

const OFFICER = { user: 'officer', passphrase: PEOPLE.officer.passphrase } as const;

function work(vault: Vault, text: string): void {
  vault.transaction(() => {
    vault.store.collection('notes').put(text, { text });
    vault.store.putBlob(Buffer.from(`blob of ${text}`));
    vault.journal.append({ role: vault.session.role, object: 'note', action: 'note.put', after: { text } });
  });
}

async function backedUp(): Promise<{ bytes: Uint8Array; head: { count: number; hash: string } }> {
  // The product's clock has the offset of the place.
  const vault = await newVault(newFolder(), () => '2026-11-25T16:00:00.000+08:00');
  work(vault, '稀土磁材');
  const bytes = unwrap(await vault.backup());
  const head = vault.journal.head();
  work(vault, 'after the backup');
  vault.close();
  return { bytes, head };
}

describe('a backup', () => {
  it('brings everything back on another machine, for both users, and says so in the journal', async () => {
    const { bytes, head } = await backedUp();
    const folder = newFolder();
    const restored = unwrap(await restoreVault(folder, bytes, OFFICER, ticking()));
    expect(restored.store.collection('notes').get('稀土磁材')).toEqual({ text: '稀土磁材' });
    expect(restored.store.collection('notes').count()).toBe(1);
    expect(restored.journal.verify([head])).toMatchObject({ ok: true, count: head.count + 1 });
    expect(restored.journal.page(head.count, 1).rows[0]).toMatchObject({
      action: 'vault.restore',
      after: { journalCount: head.count, journalHead: head.hash },
    });
    expect(restored.check().ok).toBe(true);
    restored.close();
    unwrap(await open(folder, 'reviewer')).close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.json']);
  });

  it('holds nothing that can be read', async () => {
    const { bytes } = await backedUp();
    const file = Buffer.from(bytes);
    for (const secret of ['稀土磁材', 'blob of', '王芳', 'note.put', 'SQLite format']) {
      expect(file.includes(secret)).toBe(false);
    }
  });

  it('leaves no copy beside the vault', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    writeFileSync(join(folder, 'vault.db.snapshot'), 'left by a killed program');
    unwrap(await vault.backup());
    expect(readdirSync(folder).filter((name) => name.includes('snapshot'))).toEqual([]);
    vault.close();
  });

  it('is refused wherever it was cut off or changed, and nothing is left behind', async () => {
    const { bytes } = await backedUp();
    const folder = newFolder();
    for (let at = 25; at < bytes.length; at += 977) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      for (const bad of [changed, bytes.subarray(0, at)]) {
        expect(verdictOf(await restoreVault(folder, bad, OFFICER, ticking()))).toMatch(
          /^damaged vault:|^bad-input vault:backup/,
        );
      }
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells a wrong passphrase and a strange file from damage', async () => {
    const { bytes } = await backedUp();
    const folder = newFolder();
    const attempt = async (file: Uint8Array, passphrase: string = OFFICER.passphrase) =>
      verdictOf(await restoreVault(folder, file, { user: 'officer', passphrase }, ticking()));
    expect(await attempt(bytes, 'not the passphrase')).toBe('wrong-passphrase vault:wrong-passphrase');
    expect(await attempt(Buffer.from('PK\x03\x04 a workbook'))).toBe('bad-input vault:backup.not-one');
    const later = Buffer.from(bytes);
    later[18] = '2'.charCodeAt(0);
    expect(await attempt(later)).toBe('refused vault:backup.newer-version');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never overwrites a vault that opens, and keeps the files of one that does not', async () => {
    const { bytes } = await backedUp();
    const folder = newFolder();
    (await newVault(folder)).close();
    expect(verdictOf(await restoreVault(folder, bytes, OFFICER, ticking()))).toBe(
      'refused vault:backup.vault-there',
    );
    writeFileSync(join(folder, 'vault.json'), '{ half a head');
    const database = readFileSync(join(folder, 'vault.db'));
    expect(vaultState(folder)).toHaveProperty('damaged');
    unwrap(await restoreVault(folder, bytes, OFFICER, ticking())).close();
    const aside = readdirSync(folder).find((name) => name.startsWith('damaged-')) ?? '';
    expect(readFileSync(join(folder, aside, 'vault.db')).equals(database)).toBe(true);
    unwrap(await open(folder)).close();
  });

  it('with another header in it is refused by the key check', async () => {
    const one = await backedUp();
    const vault = await newVault(newFolder());
    const other = Buffer.from(unwrap(await vault.backup()));
    vault.close();
    // Manifest of one vault, database of the other, with the sum put right.
    const cut = (file: Buffer) => 24 + file.readUInt32BE(20);
    const mine = Buffer.from(one.bytes);
    const manifest = JSON.parse(mine.subarray(24, cut(mine)).toString());
    const theirs = JSON.parse(other.subarray(24, cut(other)).toString());
    const text = Buffer.from(JSON.stringify({ ...manifest, database: theirs.database }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    const mixed = Buffer.concat([mine.subarray(0, 20), length, text, other.subarray(cut(other))]);
    const folder = newFolder();
    expect(verdictOf(await restoreVault(folder, mixed, OFFICER, ticking()))).toBe(
      'damaged vault:backup.damaged',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a recovery key', () => {
  it('gives a user a new passphrase without touching data or the other user', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    work(vault, 'kept');
    expect(vault.hasRecoveryKey()).toBe(false);
    const key = unwrap(await vault.createRecoveryKey(PEOPLE.officer.passphrase, CHEAP));
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(vault.hasRecoveryKey()).toBe(true);
    vault.close();

    // Typed by hand: small letters, spaces, full width, O for 0 and l for 1.
    const typed = key.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
    const who = { user: 'reviewer', passphrase: 'a fresh passphrase' } as const;
    const later = ticking('2026-11-26T08:00:00.000Z');
    const recovered = unwrap(await recoverVault(folder, typed, who, later, CHEAP));
    expect(recovered.session).toMatchObject({ role: 'reviewer', name: '佐藤健' });
    expect(recovered.store.collection('notes').get('kept')).toEqual({ text: 'kept' });
    const actions = [...recovered.journal.each()].map(({ action, role }) => `${role} ${action}`);
    expect(actions.slice(-3)).toEqual([
      'officer vault.recovery-key',
      'reviewer vault.recovered',
      'reviewer users.key',
    ]);
    recovered.close();

    expect(verdictOf(await open(folder, 'reviewer'))).toBe('wrong-passphrase vault:wrong-passphrase');
    unwrap(await openVault(folder, who, ticking())).close();
    unwrap(await open(folder, 'officer')).close();
  });

  it('stops working when a later one is made, and is not there before one is', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const who = { user: 'officer', passphrase: 'a fresh passphrase' } as const;
    const first = unwrap(await vault.createRecoveryKey(PEOPLE.officer.passphrase, CHEAP));
    const second = unwrap(await vault.createRecoveryKey(PEOPLE.officer.passphrase, CHEAP));
    expect(verdictOf(await vault.createRecoveryKey('not the passphrase', CHEAP))).toBe(
      'wrong-passphrase vault:wrong-passphrase',
    );
    expect(verdictOf(await recoverVault(folder, second, who, ticking(), CHEAP))).toBe('busy vault:busy');
    vault.close();
    unwrap(await open(folder)).close();
    const attempt = async (key: string) => verdictOf(await recoverVault(folder, key, who, ticking(), CHEAP));
    expect(await attempt(first)).toBe('wrong-passphrase vault:recovery.wrong');
    expect(await attempt(`${second.slice(0, -1)}${second.endsWith('0') ? '2' : '0'}`)).toBe(
      'bad-input vault:recovery.not-one',
    );
    unwrap(await recoverVault(folder, second, who, ticking(), CHEAP)).close();
    const without = newFolder();
    (await newVault(without)).close();
    expect(verdictOf(await recoverVault(without, second, who, ticking(), CHEAP))).toBe(
      'not-found vault:recovery.none',
    );
  });

  it('comes along with a backup', async () => {
    const vault = await newVault(newFolder());
    const key = unwrap(await vault.createRecoveryKey(PEOPLE.officer.passphrase, CHEAP));
    const bytes = unwrap(await vault.backup());
    vault.close();
    const folder = newFolder();
    unwrap(await restoreVault(folder, bytes, OFFICER, ticking())).close();
    const who = { user: 'officer', passphrase: 'a fresh passphrase' } as const;
    unwrap(await recoverVault(folder, key, who, ticking(), CHEAP)).close();
  });
});
