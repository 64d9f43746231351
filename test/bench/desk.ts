import { createApp } from '../../electron/app/create-app.ts';
import { createTerminalHost } from '../../electron/app/terminal-host.ts';
import { createVault } from '../../electron/vault/vault.ts';
import type { Profile } from '../../shared/contract/views.ts';
import { ASSETS } from './corpus.ts';

export const PEOPLE = {
  officer: { name: 'bench', passphrase: 'a bench that is no secret' },
  reviewer: { name: 'bench-2', passphrase: 'another bench, no secret' },
};

/** A fresh vault in the folder with a key that costs nothing, opened by the app. */
export async function benchApp(folder: string) {
  const host = createTerminalHost({ data: folder, assets: ASSETS, fonts: [] });
  const kdf = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
  const now = () => host.clock.now();
  const made = await createVault(host.paths.data, PEOPLE, now, kdf, (vault) =>
    vault.store.collection<Profile>('profile').put('own', {
      names: { en: 'Bench' },
      address: '',
      registrationId: '',
      representativeName: '',
      representativeTitle: '',
      perspective: 'cn-exporter',
    }),
  );
  if (!made.ok) throw new Error(made.error.message.key);
  const app = await createApp(host);
  app.context.seat(made.value);
  const desk = () => {
    const open = app.context.desk();
    if (open === null) throw new Error('locked');
    return open;
  };
  return { app, desk };
}
