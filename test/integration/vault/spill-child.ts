/**
 * Sorts and fills temporary tables with texts that must not reach the disk, and searches the temporary folder and the
 * deleted files that the process still holds (SQLite deletes its temporary files as soon as it has made them).
 * Arguments: folder of the vault, `memory` (as the vault sets it) or `file` (the control). The system's temporary
 * folder is the parent's choice. Prints the texts that it found, as JSON.
 */
import { readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { searchBytes } from '../../support/plaintext-search.ts';
import { bareDatabase } from './vault-facts.ts';

const [folder = '', mode = ''] = process.argv.slice(2);
const db = await bareDatabase(folder);
if (mode === 'file') db.pragma('temp_store = FILE');
db.pragma('cache_size = 20');
db.pragma('temp.cache_size = 20');

db.exec('CREATE TEMP TABLE copies AS SELECT value, id FROM records');
db.exec('CREATE INDEX temp.copies_value ON copies (value)');
const sorted = db.prepare('SELECT value FROM records ORDER BY substr(value, 9), id').iterate();
sorted.next();

const held = readdirSync('/proc/self/fd')
  .map((fd) => `/proc/self/fd/${fd}`)
  .filter((path) => isDeleted(path));
const needles = process.env.NEEDLES?.split('\n') ?? [];
const { found } = searchBytes([tmpdir(), ...held], needles);
console.log(JSON.stringify([...new Set(found.map((finding) => finding.needle))]));
sorted.return?.();
db.close();

function isDeleted(path: string): boolean {
  try {
    return readlinkSync(path).endsWith('(deleted)');
  } catch {
    return false;
  }
}
