/**
 * Works on a vault until it is killed. Writes a line for each step after the vault has acknowledged it.
 * Arguments: folder, passphrase, `commit` or `passphrase`, first number.
 */
import { writeSync } from 'node:fs';
import { createVault, openVault, type Vault } from '../../electron/vault/vault.ts';
import { CHEAP, PEOPLE, passphraseOf, RECORDS_PER_EVENT } from './crash-facts.ts';

const [folder = '', passphrase = '', mode = '', first = '0'] = process.argv.slice(2);
const now = () => new Date().toISOString();
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

if (mode === 'create') {
  acknowledge('ready');
  const made = await createVault(folder, PEOPLE, now, CHEAP);
  acknowledge(made.ok ? 'created' : `failed ${made.error.code}`);
} else {
  const opened = await openVault(folder, { user: 'officer', passphrase }, now);
  if (!opened.ok) throw new Error(opened.error.message.key);
  acknowledge('ready');
  if (mode === 'commit') commitForEver(opened.value, Number(first));
  else await changeForEver(opened.value, passphrase, Number(first));
}

/** Each use case: one event and its records, together. */
function commitForEver(vault: Vault, start: number): never {
  const records = vault.store.collection<{ n: number; part: number }>('records');
  for (let n = start; ; n++) {
    vault.transaction(() => {
      for (let part = 0; part < RECORDS_PER_EVENT; part++)
        records.put(`${n}/${part}`, { n, part }, { key: `n${n}` });
      vault.store.putBlob(Buffer.from(`blob of ${n} `.repeat(200)));
      vault.journal.append({ role: 'officer', object: `n${n}`, action: 'crash.commit', after: { n } });
    });
    acknowledge(String(n));
  }
}

async function changeForEver(vault: Vault, first: string, start: number): Promise<never> {
  let current = first;
  for (let n = start; ; n++) {
    const changed = await vault.changePassphrase(current, passphraseOf(n), CHEAP);
    if (!changed.ok) throw new Error(changed.error.message.key);
    current = passphraseOf(n);
    acknowledge(String(n));
  }
}
