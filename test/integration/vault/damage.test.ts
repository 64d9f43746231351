import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeader, writeHeader } from '../../../electron/vault/header.ts';
import { type Vault, VaultFailure, vaultState } from '../../../electron/vault/vault.ts';
import { newFolder, newVault, open, tamper, unwrap, verdictOf } from './support.ts';

const PAGE = 4096;

function flip(path: string, offset: number, bit = 0): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
  writeFileSync(path, bytes);
}

/** Some hundred pages, so that there is something to damage behind the first one. */
async function filledVault(folder: string): Promise<void> {
  const vault = await newVault(folder);
  const notes = vault.store.collection<{ n: number; text: string }>('notes');
  notes.putAll(
    Array.from({ length: 2000 }, (_, n) => ({ n, text: `note ${n} `.repeat(20) })),
    (note) => [String(note.n), 'all'],
  );
  for (let n = 0; n < 50; n++)
    vault.journal.append({ role: 'officer', object: `note ${n}`, action: 'notes.put' });
  vault.close();
}

/** Reads everything there is; the sum shows whether wrong data came out. */
function readAll(vault: Vault): number {
  let sum = vault.journal.verify().count;
  for (const note of vault.store.collection<{ n: number }>('notes').each()) sum += note.n;
  return sum;
}
const SUM = 50 + (1999 * 2000) / 2;

describe('a damaged header', () => {
  it('is never taken for a wrong passphrase, wherever the bit fell', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const path = join(folder, 'vault.json');
    const whole = readFileSync(path);
    for (let offset = 0; offset < whole.length; offset += 1) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << (offset % 7)), offset);
      writeFileSync(path, bytes);
      expect(verdictOf(readHeader(folder)), `offset ${offset}`).toMatch(
        /^(ok|damaged vault:damaged\.header)$/,
      );
      // White space may turn into other white space; nothing else may pass.
      if (readHeader(folder).ok) expect(JSON.parse(bytes.toString())).toEqual(JSON.parse(whole.toString()));
    }
    flip(path, 0);
    expect(verdictOf(await open(folder))).toBe('damaged vault:damaged.header');
    expect(vaultState(folder)).toEqual({ damaged: { key: 'vault:damaged.header' } });
    writeFileSync(path, whole);
    unwrap(await open(folder)).close();
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 300), 'damaged vault:damaged.header'],
    ['empty', () => '', 'damaged vault:damaged.header'],
    ['another file', () => '[1, 2]', 'damaged vault:damaged.header'],
    [
      'of a later version',
      (text: string) => text.replace('"version": 3', '"version": 4'),
      'refused vault:newer-version',
    ],
    // Where the checksum did not see it, the bounds would: 1 TiB of memory for one guess.
    [
      'asking for too much',
      (text: string) => text.replace('"memoryKiB": 64', '"memoryKiB": 1073741824'),
      'damaged vault:damaged.header',
    ],
  ])('%s', async (_name, change, verdict) => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const path = join(folder, 'vault.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    expect(verdictOf(await open(folder))).toBe(verdict);
    expect(vaultState(folder)).toEqual({ damaged: { key: verdict.split(' ')[1] } });
  });

  it('of any content ends in a message', () => {
    const folder = newFolder();
    const path = join(folder, 'vault.json');
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (content) => {
        writeFileSync(path, content);
        expect(verdictOf(readHeader(folder))).toBe('damaged vault:damaged.header');
      }),
      { seed: 5 },
    );
    const nested = '['.repeat(100_000);
    for (const content of [
      nested,
      `{"format":${nested}`,
      `"${'x'.repeat(300_000)}"`,
      'null',
      '{"__proto__":{}}',
    ]) {
      writeFileSync(path, content);
      expect(verdictOf(readHeader(folder))).toBe('damaged vault:damaged.header');
    }
  });

  it('that carries the check of another key is damaged, not a wrong passphrase', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    writeHeader(folder, { ...unwrap(readHeader(folder)), keyCheck: '0'.repeat(32) });
    expect(verdictOf(await open(folder))).toBe('damaged vault:damaged.header');
  });

  it('or a missing half is named', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    const header = join(folder, 'vault.json');
    copyFileSync(header, `${header}.kept`);
    rmSync(header);
    expect(verdictOf(await open(folder))).toBe('damaged vault:damaged.header-missing');
    copyFileSync(`${header}.kept`, header);
    rmSync(join(folder, 'vault.db'));
    expect(verdictOf(await open(folder))).toBe('damaged vault:damaged.database-missing');
    writeFileSync(join(folder, 'vault.db'), '');
    expect(verdictOf(await open(folder))).toBe('damaged vault:damaged.database');
    expect(statSync(join(folder, 'vault.db')).size).toBe(0);
  });
});

describe('a damaged database', () => {
  it('is refused, with the right passphrase, where its beginning is hit', async () => {
    const folder = newFolder();
    await filledVault(folder);
    const path = join(folder, 'vault.db');
    for (const offset of [0, 20, 100, 2000, PAGE - 1]) {
      flip(path, offset);
      expect(verdictOf(await open(folder)), `offset ${offset}`).toBe('damaged vault:damaged.database');
      flip(path, offset);
    }
    unwrap(await open(folder)).close();
  });

  it('never gives wrong data, whichever page is hit', async () => {
    const folder = newFolder();
    await filledVault(folder);
    const path = join(folder, 'vault.db');
    const pages = statSync(path).size / PAGE;
    expect(pages).toBeGreaterThan(100);
    let refused = 0;
    for (let page = 1; page < pages; page += 7) {
      flip(path, page * PAGE + ((page * 131) % PAGE), page % 8);
      const opened = await open(folder);
      if (opened.ok) {
        const vault = opened.value;
        expect(verdictOf(vault.check()), `page ${page}`).toBe('damaged vault:damaged.database');
        try {
          expect(readAll(vault)).toBe(SUM);
        } catch (cause) {
          if (!(cause instanceof VaultFailure)) throw cause;
          expect(cause.error).toEqual({ code: 'damaged', message: { key: 'vault:damaged.database' } });
          refused++;
        }
        vault.close();
      } else {
        expect(verdictOf(opened)).toBe('damaged vault:damaged.database');
        refused++;
      }
      flip(path, page * PAGE + ((page * 131) % PAGE), page % 8);
    }
    expect(refused).toBeGreaterThan(10);
    const vault = unwrap(await open(folder));
    expect(readAll(vault)).toBe(SUM);
    vault.close();
  });

  it('that was cut off is refused', async () => {
    const folder = newFolder();
    await filledVault(folder);
    truncateSync(join(folder, 'vault.db'), 50 * PAGE);
    const opened = await open(folder);
    expect(verdictOf(opened.ok ? opened.value.check() : opened)).toBe('damaged vault:damaged.database');
    if (opened.ok) opened.value.close();
  });

  it('of another vault is refused', async () => {
    const [one, two] = [newFolder(), newFolder()];
    (await newVault(one)).close();
    (await newVault(two)).close();
    copyFileSync(join(two, 'vault.db'), join(one, 'vault.db'));
    expect(verdictOf(await open(one))).toBe('damaged vault:damaged.database');
  });

  it('whose users do not fit the header is refused', async () => {
    const folder = newFolder();
    (await newVault(folder)).close();
    await tamper(
      folder,
      `PRAGMA foreign_keys = OFF; UPDATE users SET id = '${randomUUID()}' WHERE role = 'reviewer'`,
    );
    expect(verdictOf(await open(folder, 'reviewer'))).toBe('damaged vault:damaged.mismatch');
  });

  it('whose kept file was changed does not give it out', async () => {
    const folder = newFolder();
    const vault = await newVault(folder);
    const hash = vault.store.putBlob(Buffer.from('the signed pledge'));
    vault.close();
    await tamper(
      folder,
      `DROP TRIGGER blobs_no_update; UPDATE blobs SET bytes = CAST('another pledge' AS BLOB)`,
    );
    const reopened = unwrap(await open(folder));
    expect(() => reopened.store.getBlob(hash)).toThrow(VaultFailure);
    reopened.close();
  });
});
