import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces a file so that after a crash at any moment either the old or the new content is there, whole. */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.new`;
  writeDurably(temporary, text, 'w');
  renameDurably(temporary, path);
}

/** Writes a file for its owner alone, which is on the disk when this returns. `flag`: as of `open`. */
export function writeDurably(path: string, content: string | Uint8Array, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name survives a power cut once this returns. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Windows has no handle for a folder and needs none: its file system journals names. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
