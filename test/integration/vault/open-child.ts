/** A second instance: opens the vault of the folder it is given and says how that ended. */
import { openVault } from '../../../electron/vault/vault.ts';

const opened = await openVault(
  process.argv[2] ?? '',
  { user: 'officer', passphrase: 'officer pass phrase' },
  () => '2026-11-25T08:00:00.000Z',
);
console.log(opened.ok ? 'ok' : `${opened.error.code} ${opened.error.message.key}`);
if (opened.ok) opened.value.close();
