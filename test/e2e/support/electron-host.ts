import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { ScriptedDialogs } from '../../support/scripted-dialogs.ts';
import { electronBinary } from './electron-binary.ts';
import type { RunningHost } from './fixtures.ts';

/**
 * The real Electron host with its dialogs replaced from outside, so that the product knows of no test. Each dialog asks the
 * test for its answer by way of files in a folder of its own. Not run by us yet: no Electron binary was to be had.
 */
export async function launchElectronHost(
  root: string,
  dataDir: string,
  dialogs: ScriptedDialogs,
): Promise<RunningHost> {
  const executablePath = electronBinary(root);
  if (executablePath === null) throw new Error('no Electron binary is installed');
  const exchange = mkdtempSync(join(tmpdir(), 'pledgedesk-dialogs-'));
  const app = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${dataDir}`] });
  await replaceDialogs(app, exchange);
  let open = true;
  const answering = (async () => {
    while (open) {
      await answerDialogs(app, exchange, dialogs);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    page,
    close: async () => {
      open = false;
      await answering;
      await app.close();
      rmSync(exchange, { recursive: true, force: true });
    },
  };
}

interface Question {
  readonly kind: 'open' | 'save';
  readonly name: string;
}

type Pending = { desk?: { question: Question; answer(path: string): void } | null };

async function replaceDialogs(app: ElectronApplication, exchange: string): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    const pending = globalThis as Pending;
    const ask = (question: Question) =>
      new Promise<string>((resolve) => {
        pending.desk = { question, answer: resolve };
      });
    dialog.showOpenDialog = async () => {
      const path = await ask({ kind: 'open', name: '' });
      return { canceled: path === '', filePaths: path === '' ? [] : [path] };
    };
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as { defaultPath: string };
      const path = await ask({ kind: 'save', name: `${folder}/${defaultPath}` });
      return { canceled: path === '', filePath: path };
    };
  }, exchange);
}

async function answerDialogs(
  app: ElectronApplication,
  exchange: string,
  dialogs: ScriptedDialogs,
): Promise<void> {
  const question = await app.evaluate(() => (globalThis as Pending).desk?.question ?? null).catch(() => null);
  if (question === null) return;
  const path =
    question.kind === 'open' ? await openAnswer(exchange, dialogs) : await saveAnswer(question.name, dialogs);
  await app.evaluate((_electron, given) => {
    const pending = globalThis as Pending;
    pending.desk?.answer(given);
    pending.desk = null;
  }, path);
}

async function openAnswer(exchange: string, dialogs: ScriptedDialogs): Promise<string> {
  const file = await dialogs.openFile([]);
  if (file === null) return '';
  mkdirSync(exchange, { recursive: true });
  const path = join(exchange, basename(file.name));
  writeFileSync(path, file.bytes);
  return path;
}

/** The app writes after it was told where; the bytes are read back when the test looks at what was saved. */
async function saveAnswer(path: string, dialogs: ScriptedDialogs): Promise<string> {
  const chosen = await dialogs.saveFile(basename(path), new Uint8Array());
  if (chosen === null) return '';
  const last = dialogs.saved.length - 1;
  Object.defineProperty(dialogs.saved, last, {
    enumerable: true,
    configurable: true,
    get: () => ({ name: chosen.name, bytes: new Uint8Array(readFileSync(path)) }),
  });
  return path;
}
