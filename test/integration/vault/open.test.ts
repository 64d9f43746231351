import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, openVault, type Vault, vaultState } from '../../../electron/vault/vault.ts';
import {
  bareDatabase,
  CHEAP,
  newFolder,
  newVault,
  open,
  PEOPLE,
  ticking,
  unwrap,
  verdictOf,
} from './support.ts';

describe('a new vault', () => {
  it('opens for both users with what the other one put', async () => {
    const folder = newFolder();
    expect(vaultState(folder)).toBe('none');
    const made = await newVault(folder);
    expect(made.session).toMatchObject({ name: '王芳', role: 'officer' });
    made.store.collection<{ text: string }>('notes').put('a', { text: '出口' });
    made.close();
    expect(vaultState(folder)).toBe('present');

    const reviewers = unwrap(await open(folder, 'reviewer'));
    expect(reviewers.session).toMatchObject({ name: '佐藤健', role: 'reviewer' });
    expect(reviewers.store.collection('notes').get('a')).toEqual({ text: '出口' });
    expect(reviewers.users().map(({ name, role }) => `${role} ${name}`)).toEqual([
      'officer 王芳',
      'reviewer 佐藤健',
    ]);
    expect(reviewers.users().map((user) => user.id)).toContain(reviewers.session.userId);
    reviewers.close();
  });

  it('is not made over another one', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const before = readFileSync(join(folder, 'vault.db'));
    expect(verdictOf(await createVault(folder, PEOPLE, ticking(), CHEAP))).toBe('refused vault:exists');
    expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true);
    unwrap(await open(folder)).close();
  });

  it('takes the cost of 64 MiB and three passes where no other is asked for, and tells nobody a name', async () => {
    const folder = newFolder();
    unwrap(await createVault(folder, PEOPLE, ticking())).close();
    const header = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
    for (const slot of header.slots) {
      expect(slot.kdf).toMatchObject({
        algorithm: 'argon2id',
        memoryKiB: 65536,
        iterations: 3,
        parallelism: 1,
      });
    }
    expect(header.slots[0].kdf.salt).not.toBe(header.slots[1].kdf.salt);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    unwrap(await open(folder)).close();
  });

  it('needs two people with two passphrases of some length', async () => {
    const folder = newFolder();
    const attempt = async (officer: object, reviewer: object = {}) =>
      verdictOf(
        await createVault(
          folder,
          { officer: { ...PEOPLE.officer, ...officer }, reviewer: { ...PEOPLE.reviewer, ...reviewer } },
          ticking(),
          CHEAP,
        ),
      );
    expect(await attempt({ passphrase: 'eleven char' })).toBe('bad-input vault:passphrase-length');
    expect(await attempt({ name: ' ' })).toBe('bad-input vault:name-missing');
    expect(await attempt({}, { name: ' 王芳 ' })).toBe('bad-input vault:same-person');
    // The full-width form is the same passphrase.
    expect(await attempt({ passphrase: 'ｏｆｆｉｃｅｒ pass 1' }, { passphrase: 'officer pass 1' })).toBe(
      'bad-input vault:same-passphrase',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has from its first moment what it was begun with, or does not come to be', async () => {
    const folder = newFolder();
    const begin = (vault: Vault) => {
      vault.store.collection('profile').put('own', { name: '深圳' });
      vault.journal.append({ role: 'officer', object: 'vault', action: 'vault.create' });
    };
    const failing = (vault: Vault) => {
      begin(vault);
      throw new Error('a bug while beginning');
    };
    await expect(createVault(folder, PEOPLE, ticking(), CHEAP, failing)).rejects.toThrow(
      'a bug while beginning',
    );
    expect(vaultState(folder)).toBe('none');
    const vault = unwrap(await createVault(folder, PEOPLE, ticking(), CHEAP, begin));
    expect(vault.store.collection('profile').get('own')).toEqual({ name: '深圳' });
    expect(vault.journal.verify()).toMatchObject({ ok: true, count: 1 });
    vault.close();
  });

  it('is finished by the next start where the program died before its last step', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    renameSync(join(folder, 'vault.db'), join(folder, 'vault.db.creating'));
    expect(vaultState(folder)).toBe('present');
    unwrap(await open(folder)).close();
    expect(readdirSync(folder).sort()).toEqual(['vault.db', 'vault.json']);
  });

  it('can be made where the program died before there was a header', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'vault.db.creating'), 'half a database');
    writeFileSync(join(folder, 'vault.json.new'), '{"format": "pledged');
    expect(vaultState(folder)).toBe('none');
    (await newVault(folder)).close();
    expect(existsSync(join(folder, 'vault.db.creating'))).toBe(false);
  });
});

describe('passphrases', () => {
  it('refuses a wrong one and the one of the other user', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    for (const passphrase of [
      'not the passphrase',
      PEOPLE.reviewer.passphrase,
      '',
      `${PEOPLE.officer.passphrase} `,
    ]) {
      const opened = await openVault(folder, { user: 'officer', passphrase }, ticking());
      expect(verdictOf(opened)).toBe('wrong-passphrase vault:wrong-passphrase');
    }
    unwrap(await open(folder)).close();
  });

  it('are changed one by one, with an event, and without touching the other', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const next = 'a new officer passphrase';
    expect(verdictOf(await vault.changePassphrase('wrong wrong wrong', next, CHEAP))).toBe(
      'wrong-passphrase vault:wrong-passphrase',
    );
    expect(verdictOf(await vault.changePassphrase(PEOPLE.officer.passphrase, 'short', CHEAP))).toBe(
      'bad-input vault:passphrase-length',
    );
    expect(vault.journal.head().count).toBe(0);
    unwrap(await vault.changePassphrase(PEOPLE.officer.passphrase, next, { ...CHEAP, iterations: 2 }));
    expect(vault.journal.page(0, 10).rows.map((event) => event.action)).toEqual(['vault.passphrase']);
    vault.close();

    expect(verdictOf(await open(folder))).toBe('wrong-passphrase vault:wrong-passphrase');
    const header = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'));
    expect(header.slots.map((slot: { kdf: { iterations: number } }) => slot.kdf.iterations)).toEqual([2, 1]);
    const reopened = unwrap(await openVault(folder, { user: 'officer', passphrase: next }, ticking()));
    expect(reopened.journal.head().count).toBe(1);
    reopened.close();
    unwrap(await open(folder, 'reviewer')).close();
  });

  it('leaves a trace where an older header with the old passphrase was put back', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const header = join(folder, 'vault.json');
    copyFileSync(header, `${header}.old`);
    unwrap(await vault.changePassphrase(PEOPLE.officer.passphrase, 'a new officer passphrase', CHEAP));
    vault.close();
    copyFileSync(`${header}.old`, header);
    const reopened = unwrap(await open(folder, 'officer', ticking('2026-11-26T08:00:00.000Z')));
    expect(reopened.journal.page(0, 10).rows.map((event) => event.action)).toEqual([
      'vault.passphrase',
      'vault.header-changed',
    ]);
    reopened.close();
  });
});

describe('an open vault', () => {
  it('cannot be opened a second time, in this process or another', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    expect(verdictOf(await open(folder))).toBe('busy vault:busy');
    const elsewhere = join(import.meta.dirname, 'open-child.ts');
    const openElsewhere = () =>
      execFileSync(process.execPath, [elsewhere, folder], { encoding: 'utf8' }).trim();
    expect(openElsewhere()).toBe('busy vault:busy');
    vault.store.collection('notes').put('still', 1);
    vault.close();
    expect(openElsewhere()).toBe('ok');
  });

  it('is of no use once closed', async () => {
    const vault = await newVault(newFolder());
    vault.close();
    vault.close();
    expect(() => vault.store.collection('notes').get('a')).toThrow();
    expect(() => vault.transaction(() => 1)).toThrow();
    expect(
      verdictOf(await vault.changePassphrase(PEOPLE.officer.passphrase, 'a new officer passphrase', CHEAP)),
    ).toBe('locked vault:closed');
  });
});

describe('the database', () => {
  it('has the settings on which safety and silence rest', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const db = await bareDatabase(folder);
    const settings = Object.fromEntries(
      [
        'cipher',
        'journal_mode',
        'synchronous',
        'fullfsync',
        'temp_store',
        'locking_mode',
        'foreign_keys',
        'secure_delete',
      ].map((name) => [name, db.pragma(name, { simple: true })]),
    );
    expect(settings).toEqual({
      cipher: 'chacha20',
      journal_mode: 'wal',
      synchronous: 2,
      fullfsync: 1,
      temp_store: 2,
      locking_mode: 'exclusive',
      foreign_keys: 1,
      secure_delete: 1,
    });
    db.close();
  });
});
