/**
 * Runs in a mount namespace of its own, on a small file system at the folder it is given: `full`, `tiny` or `read-only`.
 * Prints a list of what happened, as JSON.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createVault, openVault, VaultFailure, vaultState } from '../../../electron/vault/vault.ts';
import { CHEAP, PEOPLE, unwrap, verdictOf } from './vault-facts.ts';

const [folder = '', mode = ''] = process.argv.slice(2);
const now = () => '2026-11-25T08:00:00.000Z';
const officer = { user: 'officer', passphrase: PEOPLE.officer.passphrase } as const;
const happened: Record<string, unknown> = {};

if (mode === 'tiny') {
  happened.create = verdictOf(await createVault(folder, PEOPLE, now, CHEAP));
  happened.state = vaultState(folder);
}

if (mode === 'read-only') {
  unwrap(await createVault(folder, PEOPLE, now, CHEAP)).close();
  execFileSync('mount', ['-o', 'remount,ro', folder]);
  happened.state = vaultState(folder);
  happened.open = verdictOf(await openVault(folder, officer, now));
  happened.create = verdictOf(await createVault(join(folder, 'another'), PEOPLE, now, CHEAP));
}

if (mode === 'full') {
  const vault = unwrap(await createVault(folder, PEOPLE, now, CHEAP));
  const put = (id: string): string => {
    try {
      vault.transaction(() => {
        vault.store.collection<string>('notes').put(id, 'x'.repeat(50_000));
        vault.journal.append({ role: 'officer', object: id, action: 'notes.put' });
      });
      return 'ok';
    } catch (cause) {
      if (!(cause instanceof VaultFailure)) throw cause;
      return `${cause.error.code} ${cause.error.message.key}`;
    }
  };
  happened.before = put('before');
  fill(join(folder, 'filler'));
  happened.whileFull = put('while full');
  happened.passphrase = verdictOf(
    await vault.changePassphrase(PEOPLE.officer.passphrase, 'a new officer passphrase', CHEAP),
  );
  happened.stillReadable = vault.store.collection<string>('notes').get('before')?.length;
  rmSync(join(folder, 'filler'));
  happened.after = put('after');
  vault.close();
  const reopened = unwrap(await openVault(folder, officer, now));
  happened.events = [...reopened.journal.each()].map((event) => event.object);
  happened.journal = reopened.journal.verify().ok;
  happened.notes = reopened.store.collection('notes').count();
  happened.check = verdictOf(reopened.check());
  reopened.close();
}

console.log(JSON.stringify(happened));

function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [4096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
    }
  }
  closeSync(file);
}
