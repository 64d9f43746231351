import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { productFolders } from '../../electron/host/product.ts';
import type { Bridge } from '../../shared/contract/client.ts';

const { root } = productFolders();
const built = join(root, 'dist', 'electron');

test('the main bundle finds all that it imports, and a second instance ends at once', () => {
  const standIn = pathToFileURL(join(root, 'test', 'e2e', 'support', 'electron-stand-in.mjs')).href;
  const said = execFileSync(process.execPath, ['--import', standIn, join(built, 'main.mjs')], {
    encoding: 'utf8',
  });
  expect(said).toBe('asked for the lock\nquit\n');
});

test('the preload is one CommonJS file that asks for nothing but electron', () => {
  const preload = readFileSync(join(built, 'preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
  expect(preload).not.toMatch(/^(import|export)\s/m);
  expect(preload.split('\n').length).toBeLessThan(40);
});

test('the preload puts one call and one subscription on the window, on two fixed names', () => {
  const asked: string[] = [];
  const exposed: [string, object][] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: object) => exposed.push([name, value]) },
    ipcRenderer: {
      invoke: (name: string) => asked.push(`invoke ${name}`),
      on: (name: string) => asked.push(`on ${name}`),
      removeListener: (name: string) => asked.push(`off ${name}`),
    },
  };
  runInNewContext(readFileSync(join(built, 'preload.cjs'), 'utf8'), { require: () => electron, module: {} });
  const [[name, bridge] = ['', {}]] = exposed;
  expect([exposed.length, name, Object.keys(bridge)]).toEqual([1, 'pledgedesk', ['invoke', 'subscribe']]);
  const { invoke, subscribe } = bridge as Bridge;
  void invoke('app.state', {});
  subscribe(() => undefined)();
  expect(asked).toEqual(['invoke desk:call', 'on desk:event', 'off desk:event']);
});

test('no bundle takes the part of Electron that opens addresses outside', () => {
  const taken = readdirSync(built)
    .filter((file) => /\.(mjs|cjs)$/.test(file))
    .map((file) => readFileSync(join(built, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*"electron"/g)])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim().split(' ')[0]));
  expect(taken).toContain('BrowserWindow');
  expect(taken).not.toContain('shell');
});

test('every worker of the app lies beside the main bundle', () => {
  const workers = readdirSync(join(root, 'electron'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('-worker.ts'))
    .map((file) => (file.split(/[\\/]/).at(-1) ?? '').replace(/\.ts$/, '.mjs'));
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(existsSync(join(built, worker)), worker).toBe(true);
});
