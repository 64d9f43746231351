import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../electron/vault/header.ts';
import { openVault, recoverVault, rolesOf, type Vault } from '../../../electron/vault/vault.ts';
import { CHEAP, newFolder, newVault, open, PEOPLE, ticking, unwrap, verdictOf } from './support.ts';

const OWN = PEOPLE.officer.passphrase;
const AUDITOR = { name: '陈审', role: 'auditor', passphrase: 'auditor first phrase' } as const;
const SECOND = { name: '李明', role: 'officer', passphrase: 'second first phrase' } as const;

const idOf = (vault: Vault, name: string) => vault.users().find((user) => user.name === name)?.id ?? '';
const openAs = (folder: string, user: string, passphrase: string, start = '2026-11-26T08:00:00.000Z') =>
  openVault(folder, { user, passphrase }, ticking(start));

describe('users of a vault', () => {
  it('are as many as are added, each with a passphrase and a key slot, and no name lies in the header', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    unwrap(await vault.addUser(AUDITOR, OWN, CHEAP));
    unwrap(await vault.addUser(SECOND, OWN, CHEAP));
    expect(vault.users().map(({ name, role, mustChange }) => [name, role, mustChange])).toEqual([
      ['王芳', 'officer', false],
      ['佐藤健', 'reviewer', false],
      ['陈审', 'auditor', true],
      ['李明', 'officer', true],
    ]);
    vault.close();
    expect(rolesOf(folder)).toEqual(['officer', 'reviewer', 'auditor']);
    const text = readFileSync(join(folder, 'vault.json'), 'utf8');
    for (const name of ['王芳', '佐藤健', '陈审', '李明']) expect(text).not.toContain(name);

    // Two officers: the passphrase tells which one is there.
    const second = unwrap(await openAs(folder, 'officer', SECOND.passphrase));
    expect(second.session).toMatchObject({ name: '李明', role: 'officer' });
    second.close();
    const first = unwrap(await openAs(folder, 'officer', OWN, '2026-11-27T08:00:00.000Z'));
    expect(first.session.name).toBe('王芳');
    expect(first.journal.verify()).toMatchObject({ ok: true, brokenAt: null });
    first.close();
    expect(verdictOf(await openAs(folder, 'auditor', OWN))).toBe('wrong-passphrase vault:wrong-passphrase');
    expect(verdictOf(await openAs(folder, 'administrator', OWN))).toBe('not-found vault:none');
  });

  it('are added only with the own passphrase, a free name and a free passphrase', async () => {
    const vault = await newVault(newFolder());
    const add = async (change: object, own: string = OWN) =>
      verdictOf(await vault.addUser({ ...AUDITOR, ...change }, own, CHEAP));
    expect(await add({}, 'another passphrase')).toBe('wrong-passphrase vault:wrong-passphrase');
    expect(await add({ name: '  ' })).toBe('bad-input vault:name-missing');
    expect(await add({ name: ' 佐藤健 ' })).toBe('bad-input vault:name-taken');
    expect(await add({ passphrase: 'short' })).toBe('bad-input vault:passphrase-length');
    expect(await add({ passphrase: PEOPLE.reviewer.passphrase })).toBe('bad-input vault:passphrase-taken');
    expect(vault.users()).toHaveLength(2);
    expect(vault.journal.head().count).toBe(0);
    vault.close();
  });

  it('get a signing key only with a passphrase of their own choice', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    unwrap(await vault.addUser(AUDITOR, OWN, CHEAP));
    vault.close();
    const auditor = unwrap(await openAs(folder, 'auditor', AUDITOR.passphrase));
    unwrap(await auditor.renew(AUDITOR.passphrase, CHEAP));
    expect(auditor.journal.checkpoint()).toBeNull();
    const taken = await auditor.changePassphrase(AUDITOR.passphrase, PEOPLE.reviewer.passphrase, CHEAP);
    expect(verdictOf(taken)).toBe('bad-input vault:passphrase-taken');
    unwrap(await auditor.changePassphrase(AUDITOR.passphrase, 'auditor own phrase', CHEAP));
    expect(auditor.users().find(({ role }) => role === 'auditor')?.mustChange).toBe(false);
    expect(auditor.journal.checkpoint()?.after).toMatchObject({ count: 2 });
    auditor.close();

    const again = unwrap(await openAs(folder, 'auditor', 'auditor own phrase', '2026-11-27T08:00:00.000Z'));
    again.journal.append({ role: 'auditor', object: 'x', action: 'y' });
    expect(again.journal.checkpoint()).not.toBeNull();
    expect(again.journal.verify()).toMatchObject({
      ok: true,
      checkpoints: 2,
      lastCheckpoint: { user: '陈审' },
    });
    again.close();
  });

  it('change their role and leave by a word of the administrator, also where an old vault.json comes back', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    unwrap(await vault.addUser(SECOND, OWN, CHEAP));
    const id = idOf(vault, '李明');
    unwrap(vault.setRole(id, 'administrator', '新的管理员'));
    copyFileSync(join(folder, 'vault.json'), join(folder, 'kept.json'));
    vault.close();
    const changed = unwrap(await openAs(folder, 'administrator', SECOND.passphrase));
    expect(changed.session.role).toBe('administrator');
    changed.close();

    const officer = unwrap(await openAs(folder, 'officer', OWN, '2026-11-27T08:00:00.000Z'));
    unwrap(officer.retireUser(id, '离职'));
    expect(officer.users().find((user) => user.id === id)?.retired).not.toBeNull();
    expect(verdictOf(officer.retireUser(id, '离职'))).toBe('not-found vault:no-such-user');
    const events = [...officer.journal.each()].filter(({ action }) => action.startsWith('users.'));
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ['users.add', null],
      ['users.role', '新的管理员'],
      ['users.retire', '离职'],
    ]);
    officer.close();
    expect(verdictOf(await openAs(folder, 'administrator', SECOND.passphrase))).toBe('not-found vault:none');
    copyFileSync(join(folder, 'kept.json'), join(folder, 'vault.json'));
    expect(verdictOf(await openAs(folder, 'administrator', SECOND.passphrase))).toBe(
      'refused vault:user-retired',
    );
  });

  it('who have lost their passphrase get one to change, from an administrator or by the printed key', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    unwrap(await vault.addUser(SECOND, OWN, CHEAP));
    const reviewer = idOf(vault, '佐藤健');
    unwrap(await vault.resetPassphrase(reviewer, 'a passphrase for now', OWN, CHEAP));
    const key = unwrap(await vault.createRecoveryKey(OWN, CHEAP));
    vault.close();
    expect(verdictOf(await open(folder, 'reviewer'))).toBe('wrong-passphrase vault:wrong-passphrase');
    const back = unwrap(await openAs(folder, 'reviewer', 'a passphrase for now'));
    expect(back.users().find(({ id }) => id === reviewer)?.mustChange).toBe(true);
    back.close();

    const who = { user: 'officer', passphrase: 'made by the printed key' };
    const now = ticking('2026-11-27T08:00:00.000Z');
    const unnamed = await recoverVault(folder, key, who, now, CHEAP);
    expect(unnamed).toMatchObject({
      ok: false,
      error: { message: { key: 'vault:recovery.which', params: { names: '王芳 / 李明' } } },
    });
    const named = unwrap(await recoverVault(folder, key, { ...who, name: '李明' }, now, CHEAP));
    expect(named.session.name).toBe('李明');
    expect(named.journal.checkpoint()).not.toBeNull();
    expect(named.journal.verify().ok).toBe(true);
    named.close();
    unwrap(await openAs(folder, 'officer', OWN, '2026-11-28T08:00:00.000Z')).close();
  });
});

describe('a vault of an earlier header', () => {
  it('with a recovery key opens, is sealed anew on the way, and its old slots follow a change of role', async () => {
    const folder = newFolder();
    cpSync(join(import.meta.dirname, '../../fixtures/vault-headers/v2'), folder, { recursive: true });
    const officer = unwrap(await openAs(folder, 'officer', 'fixture officer passphrase'));
    expect(officer.hasRecoveryKey()).toBe(true);
    expect(officer.journal.checkpoint()).toBeNull();
    const cost = { memoryKiB: 128, iterations: 2, parallelism: 1 };
    unwrap(await officer.renew('fixture officer passphrase', cost));
    expect(officer.journal.checkpoint()).not.toBeNull();
    const reviewer = idOf(officer, '佐藤健');
    unwrap(officer.setRole(reviewer, 'auditor', 'a test'));
    unwrap(officer.setRole(reviewer, 'administrator', 'a test'));
    const count = officer.journal.head().count;
    unwrap(await officer.renew('fixture officer passphrase', cost));
    expect(officer.journal.head().count).toBe(count);
    officer.close();

    const header = unwrap(readHeader(folder));
    expect(header.version).toBe(3);
    expect(
      header.slots.map(({ role, form, sealedRole, kdf }) => [role, form, sealedRole, kdf.memoryKiB]),
    ).toEqual([
      ['officer', 3, undefined, 128],
      ['administrator', undefined, 'reviewer', 64],
      ['recovery', undefined, undefined, 64],
    ]);
    const administrator = unwrap(
      await openAs(folder, 'administrator', 'fixture reviewer passphrase', '2026-11-27T08:00:00.000Z'),
    );
    unwrap(await administrator.renew('fixture reviewer passphrase', CHEAP));
    expect(administrator.journal.verify()).toMatchObject({ ok: true, checkpoints: 1 });
    administrator.close();
    const recovery = 'XZAC-ZA07-1G67-ZRFB-SK42-R6NS-NTBH-X8KZ-0YYC';
    const who = { user: 'administrator', passphrase: 'made by the printed key' };
    const now = ticking('2026-11-28T08:00:00.000Z');
    unwrap(await recoverVault(folder, recovery, who, now, CHEAP)).close();
  });
});
