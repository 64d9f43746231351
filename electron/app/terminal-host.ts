import type { FileKind, Host, Preferences } from './ports.ts';

/** A host without window, settings or dialogs: the terminal. */
export function createTerminalHost(paths: Host['paths'], preferences: Partial<Preferences> = {}): Host {
  let kept: Preferences = {
    locale: null,
    theme: 'system',
    zoom: 100,
    window: null,
    idleMinutes: 15,
    backupFolder: null,
    ...preferences,
  };
  return {
    kind: 'terminal',
    paths,
    settings: {
      read: () => kept,
      write: (change) => {
        kept = { ...kept, ...change };
        return kept;
      },
    },
    secrets: {
      available: async () => ({ available: false, backend: 'none' }),
      protect: async () => null,
      reveal: async () => null,
    },
    dialogs: {
      openFile: async (_kinds: readonly FileKind[]) => null,
      saveFile: async () => null,
    },
    backups: null,
    clock: { now: () => localInstant(new Date()), monotonic: () => performance.now() },
    log: { write: () => undefined },
    emit: () => undefined,
  };
}

/** ISO 8601 with the machine's offset. */
export function localInstant(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const pad = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? '-' : '+'}${pad(offset / 60)}:${pad(offset % 60)}`;
}
