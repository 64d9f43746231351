import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { productFolders } from '../../electron/host/product.ts';

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

test('every worker of the app lies beside the main bundle', () => {
  const workers = readdirSync(join(root, 'electron'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('-worker.ts'))
    .map((file) => (file.split(/[\\/]/).at(-1) ?? '').replace(/\.ts$/, '.mjs'));
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(existsSync(join(built, worker)), worker).toBe(true);
});
