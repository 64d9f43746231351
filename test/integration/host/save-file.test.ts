import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveStream, saveWhole } from '../../../electron/host/save-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledgedesk-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

it('puts a new file in the place of an older one and leaves nothing beside it', async () => {
  const path = join(folder, 'a.pdbackup');
  writeFileSync(path, 'older');
  writeFileSync(`${path}.part`, 'what a killed program left, and longer');
  await saveWhole(path, bytes('newer'));
  expect(readFileSync(path, 'utf8')).toBe('newer');
  expect(readdirSync(folder)).toEqual(['a.pdbackup']);
});

it('keeps the older file where the newer one cannot be written', async () => {
  const path = join(folder, 'a.pdbackup');
  writeFileSync(path, 'older');
  mkdirSync(`${path}.part`);
  writeFileSync(join(`${path}.part`, 'x'), '');
  await expect(saveWhole(path, bytes('newer'))).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('older');
});

it('writes a file that comes in pieces, and keeps the older one where the pieces break off', async () => {
  const path = join(folder, 'papers.zip');
  const pieces = async function* (breaks: boolean) {
    yield bytes('new');
    if (breaks) throw new Error('stopped');
    yield bytes('er');
  };
  writeFileSync(path, 'older');
  await expect(saveStream(path, pieces(true))).rejects.toThrow('stopped');
  expect(readFileSync(path, 'utf8')).toBe('older');
  await saveStream(path, pieces(false));
  expect(readFileSync(path, 'utf8')).toBe('newer');
  expect(readdirSync(folder)).toEqual(['papers.zip']);
});
