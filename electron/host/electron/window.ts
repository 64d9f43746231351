import { join } from 'node:path';
import { app, BrowserWindow, type IpcMainInvokeEvent, ipcMain, Menu, type Session } from 'electron';
import type { SettingsPort } from '../../app/ports.ts';
import type { Invoke } from '../../app/router.ts';
import { answerCall } from '../calls.ts';
import { ORIGINS, senderTrusted, webPreferences } from '../policy.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };

export function createWindow(session: Session, settings: SettingsPort, assets: string): BrowserWindow {
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...settings.read().window,
    minWidth: 800,
    minHeight: 600,
    show: false,
    icon: join(assets, 'icons', 'icon.png'),
    title: app.getName(),
    webPreferences: { ...webPreferences(join(import.meta.dirname, 'preload.cjs'), app.isPackaged), session },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const { width, height } = window.getNormalBounds();
    settings.write({ window: { width, height } });
  });
  return window;
}

/** The one IPC handler. The sender is checked on every call; a refusal is a result, never an exception. */
export function answerCalls(invoke: Invoke, window: () => BrowserWindow | null): void {
  ipcMain.handle('desk:call', (event: IpcMainInvokeEvent, channel: unknown, input: unknown) => {
    const frame = event.senderFrame;
    const sender = {
      frameUrl: frame?.url ?? null,
      isMainFrame: frame !== null && frame === event.sender.mainFrame,
      isKnownWindow: event.sender.id === window()?.webContents.id,
    };
    return answerCall(invoke, { channel, input, trusted: senderTrusted(sender, ORIGINS.electron) });
  });
}

/** macOS takes copy and paste from the menu; elsewhere the window needs none. */
export function installMenu(): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    mac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  );
}
