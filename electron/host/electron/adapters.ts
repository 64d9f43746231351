import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog, nativeTheme, safeStorage } from 'electron';
import ElectronStore from 'electron-store';
import type { Theme } from '../../../shared/look.ts';
import type { DialogsPort, SecretsPort, SettingsPort } from '../../app/ports.ts';
import { MAX_FILE_BYTES, strongSecretBackend } from '../policy.ts';
import { settingsOn } from '../preferences.ts';
import { saveStream, saveWhole } from '../save-file.ts';

export const SETTINGS_NAME = 'preferences';

export function electronSettings(folder: string): SettingsPort {
  const settings = settingsOn(new ElectronStore({ cwd: folder, name: SETTINGS_NAME }));
  nativeTheme.themeSource = nativeLook(settings.read().theme);
  return {
    read: () => settings.read(),
    write: (change) => {
      const next = settings.write(change);
      nativeTheme.themeSource = nativeLook(next.theme);
      return next;
    },
  };
}

/** What the system's own parts (menus, title bar) look like beside the window. */
function nativeLook(theme: Theme): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'dark' : theme;
}

/** The system's key store. What it protects says which back end did it: another one is not asked to open it. */
export function electronSecrets(): SecretsPort {
  const backend = () =>
    process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
  const available = async () =>
    strongSecretBackend(process.platform, backend()) && (await safeStorage.isAsyncEncryptionAvailable());
  return {
    available: async () => ({ available: await available(), backend: backend() }),
    protect: async (bytes) => {
      if (!(await available())) return null;
      const sealed = await safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'));
      return Buffer.concat([Buffer.from(`${backend()}\n`), sealed]);
    },
    reveal: async (bytes) => {
      const end = bytes.indexOf(0x0a);
      if (end < 0 || Buffer.from(bytes.subarray(0, end)).toString() !== backend() || !(await available()))
        return null;
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes.subarray(end + 1)));
        return Buffer.from(result, 'base64');
      } catch {
        // Another user's or another machine's: the passphrase remains.
        return null;
      }
    },
  };
}

export function electronDialogs(window: () => BrowserWindow): DialogsPort {
  return {
    openFile: async (kinds, limit = MAX_FILE_BYTES) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile', 'dontAddToRecent'],
        filters: kinds.map((kind) => ({
          name: kind.label,
          extensions: kind.extensions.map((e) => e.replace(/^\./, '')),
        })),
      });
      const path = filePaths[0];
      return canceled || path === undefined
        ? null
        : { name: basename(path), bytes: await readUpTo(path, limit) };
    },
    saveFile: async (suggestedName, bytes) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: basename(suggestedName),
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || filePath === '') return null;
      await saveWhole(filePath, bytes);
      return { name: basename(filePath) };
    },
    saveStream: async (suggestedName, chunks) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: basename(suggestedName),
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || filePath === '') return null;
      await saveStream(filePath, chunks);
      return { name: basename(filePath) };
    },
  };
}

/** The folder that the user picked, or null. */
export async function chooseFolder(window: () => BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function readUpTo(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const size = Math.min((await file.stat()).size, limit);
    const bytes = new Uint8Array(size);
    let done = 0;
    while (done < size) {
      const { bytesRead } = await file.read(bytes, done, size - done, done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  } finally {
    await file.close();
  }
}
