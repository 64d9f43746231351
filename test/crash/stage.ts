import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFolders } from '../../electron/app/font-folders.ts';
import type { Host, HostEvent } from '../../electron/app/ports.ts';
import { createTerminalHost } from '../../electron/app/terminal-host.ts';
import { saveWhole } from '../../electron/host/save-file.ts';
import { createVault } from '../../electron/vault/vault.ts';
import type { Profile } from '../../shared/contract/views.ts';

/** What the killed program and the one that looks at its vault have in common. */

export const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));
export const PEOPLE = {
  officer: { name: '陈经办人甲', passphrase: 'officer passphrase 1' },
  reviewer: { name: '王复核人乙', passphrase: 'reviewer passphrase 2' },
} as const;

/** The cost of a guess is the business of another test; a change of passphrase takes the product's cost. */
const CHEAP = { memoryKiB: 1024, iterations: 1, parallelism: 1 };

export const vaultOf = (folder: string) => join(folder, 'vault');
/** Where the person saves backups and audit files. */
export const savedOf = (folder: string) => join(folder, 'saved');

/** A host on real files: the vault's folder, and a save dialog that is always answered with the suggested name. */
export function crashHost(folder: string, emit: (event: HostEvent) => void = () => undefined): Host {
  const terminal = createTerminalHost({ data: vaultOf(folder), assets: ASSETS, fonts: fontFolders(ASSETS) });
  return {
    ...terminal,
    emit,
    dialogs: {
      openFile: async () => null,
      saveFile: async (name, bytes) => {
        await saveWhole(join(savedOf(folder), basename(name)), bytes);
        return { name };
      },
    },
  };
}

export async function makeStage(folder: string): Promise<void> {
  mkdirSync(vaultOf(folder), { recursive: true });
  mkdirSync(savedOf(folder), { recursive: true });
  const profile = JSON.parse(readFileSync(join(ASSETS, 'samples', 'profile.json'), 'utf8')) as Profile;
  const host = crashHost(folder);
  const made = await createVault(vaultOf(folder), PEOPLE, host.clock.now, CHEAP, (vault) =>
    vault.store.collection<Profile>('profile').put('own', profile),
  );
  if (!made.ok) throw new Error(made.error.message.key);
  made.value.close();
}
