import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A window of three lines for tests of the hosts: it records the events that its own subscription gets. */
export function writePlainSite(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta charset="utf-8"><title>plain</title><script src="./page.js"></script></head><body><h1>plain</h1></body></html>',
  );
  writeFileSync(
    join(folder, 'page.js'),
    'globalThis.received = []; globalThis.pledgedesk.subscribe((event) => globalThis.received.push(event));',
  );
  return folder;
}

/** A window without bridge, script or style: one field. */
export function writeBareSite(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><title>bare</title></head><body><input name="company"></body></html>',
  );
  return folder;
}
