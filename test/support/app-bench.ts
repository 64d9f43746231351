import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from '../../electron/app/create-app.ts';
import { fontFolders } from '../../electron/app/font-folders.ts';
import type { HostEvent, PickedFile } from '../../electron/app/ports.ts';
import { createTerminalHost } from '../../electron/app/terminal-host.ts';
import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import type { Result } from '../../shared/contract/errors.ts';

export { OFFICER, REVIEWER } from './people.ts';

export const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));

export const sampleProfile = () =>
  JSON.parse(readFileSync(join(ASSETS, 'samples', 'profile.json'), 'utf8')) as Input<'profile.save'>;
export const sample = (name: string) => readFileSync(join(ASSETS, 'samples', name));

/** The real app on a real vault in a folder of its own, with the saved files in a list. */
export interface AppBench {
  readonly app: App;
  readonly folder: string;
  readonly saved: PickedFile[];
  call<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Outputs[C]>>;
  /** The value of a call that must succeed. */
  get<C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]>;
  close(): Promise<void>;
}

/** `now`: the machine's clock, where a test must let time pass. */
export async function openAppBench(
  onEvent: (event: HostEvent) => void = () => undefined,
  now?: () => string,
): Promise<AppBench> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-test-'));
  const saved: PickedFile[] = [];
  const terminal = createTerminalHost({
    data: join(folder, 'vault'),
    assets: ASSETS,
    fonts: fontFolders(ASSETS),
  });
  const host = {
    ...terminal,
    emit: onEvent,
    ...(now === undefined ? {} : { clock: { ...terminal.clock, now } }),
    dialogs: {
      openFile: async () => null,
      saveFile: async (name: string, bytes: Uint8Array) => {
        saved.push({ name, bytes });
        return { name };
      },
    },
  };
  const app = await createApp(host);
  const call = <C extends Channel>(channel: C, input: Input<C>) =>
    app.invoke(channel, input, { trusted: true }) as Promise<Result<Outputs[C]>>;
  return {
    app,
    folder,
    saved,
    call,
    get: async (channel, input) => {
      const answer = await call(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
