import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor, protocol, session } from 'electron';
import { type App, createApp } from '../../app/create-app.ts';
import { fontFolders } from '../../app/font-folders.ts';
import type { Host } from '../../app/ports.ts';
import { folderBackups } from '../backup-folder.ts';
import { systemClock } from '../clock.ts';
import { fileLog } from '../log.ts';
import { NOWHERE, ORIGINS, SCHEME, SCHEME_PRIVILEGES, webPreferences } from '../policy.ts';
import { setAsideBrokenSettings } from '../preferences.ts';
import { productFolders } from '../product.ts';
import {
  chooseFolder,
  electronDialogs,
  electronSecrets,
  electronSettings,
  SETTINGS_NAME,
} from './adapters.ts';
import { guardContents, guardSession } from './guard.ts';
import { answerCalls, createWindow, installMenu } from './window.ts';

let window: BrowserWindow | null = null;
let desk: App | null = null;

if (app.requestSingleInstanceLock()) prepare();
else app.quit();

/** Everything that has to be said before Electron is ready. */
function prepare(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
    'disable-gpu-shader-disk-cache',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', NOWHERE.resolverRules);
  app.commandLine.appendSwitch('disk-cache-size', '1');
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', closeFirst);
  void app.whenReady().then(start, fatal);
}

async function start(): Promise<void> {
  const product = productFolders();
  const folder = app.getPath('userData');
  setAsideBrokenSettings(join(folder, `${SETTINGS_NAME}.json`));
  const settings = electronSettings(folder);
  const log = fileLog(folder, () => systemClock.now());
  const host: Host = {
    kind: 'electron',
    paths: { data: join(folder, 'vault'), assets: product.assets, fonts: fontFolders(product.assets) },
    settings,
    secrets: electronSecrets(),
    dialogs: electronDialogs(openWindow),
    backups: folderBackups(() => chooseFolder(openWindow)),
    clock: systemClock,
    log,
    emit: (event) => {
      if (window !== null && !window.isDestroyed()) window.webContents.send('desk:event', event);
    },
  };

  const opened = await createApp(host);
  desk = opened;
  answerCalls(opened.invoke, () => window);
  const lock = () => void opened.lock();
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);

  const own = session.fromPartition(webPreferences('', app.isPackaged).partition);
  guardSession(session.defaultSession, null);
  guardSession(own, product.renderer);
  installMenu();
  const made = createWindow(own, settings, product.assets);
  window = made;
  made.on('closed', () => {
    window = null;
  });
  made.webContents.on('render-process-gone', (_event, details) => {
    log.write('error', 'renderer-gone', { reason: details.reason });
    if (details.reason !== 'clean-exit' && !made.isDestroyed()) made.reload();
  });
  await made.loadURL(`${ORIGINS.electron}/`);
}

function openWindow(): BrowserWindow {
  if (window === null) throw new Error('the window is not open');
  return window;
}

/** The vault is shut before the process ends. */
function closeFirst(event: { preventDefault(): void }): void {
  const open = desk;
  if (open === null) return;
  event.preventDefault();
  desk = null;
  void open.close().finally(() => app.quit());
}

function fatal(cause: unknown): void {
  process.stderr.write(`pledgedesk: ${cause instanceof Error ? cause.message : 'failed to start'}\n`);
  app.exit(1);
}
