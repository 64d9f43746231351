import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { IsoInstant } from '../../shared/message.ts';
import type { Db } from './database.ts';
import { guard } from './failures.ts';
import { headerText, parseHeader, type VaultHeader } from './header.ts';
import type { JournalHead } from './journal.ts';

/**
 * A backup is one file: a line of magic, the length of a manifest, the manifest (JSON), the database. The database keeps
 * its own encryption and page authentication, so the file is as safe to carry about as the vault itself.
 */

const MAGIC = Buffer.from('PLEDGEDESK-BACKUP 1\n', 'latin1');
const LONGEST_MANIFEST = 512 * 1024;
const SNAPSHOT_FILE = 'vault.db.snapshot';

const manifestSchema = z.strictObject({
  createdAt: z.iso.datetime({ offset: true }),
  journal: z.strictObject({ count: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  database: z.strictObject({ bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  header: z.string().max(LONGEST_MANIFEST),
});
type Manifest = z.infer<typeof manifestSchema>;

export interface Backup {
  readonly createdAt: IsoInstant;
  /** Head of the journal in the moment of the backup. */
  readonly journal: JournalHead;
  readonly header: VaultHeader;
  readonly database: Uint8Array;
}

/** Packs a consistent copy of an open database. The copy was read back page by page before this returns. */
export function packBackup(
  db: Db,
  folder: string,
  header: VaultHeader,
  journal: JournalHead,
  createdAt: IsoInstant,
): Result<Uint8Array> {
  const database = snapshot(db, folder, journal);
  if (!database.ok) return database;
  const manifest: Manifest = {
    createdAt,
    journal: { ...journal },
    database: { bytes: database.value.byteLength, sha256: sha256(database.value) },
    header: headerText(header),
  };
  const text = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.byteLength);
  return ok(Buffer.concat([MAGIC, length, text, database.value]));
}

/** Takes a backup file apart. Errors: bad-input (no backup), damaged (cut off or changed), refused (a later version's). */
export function readBackup(bytes: Uint8Array): Result<Backup> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, MAGIC.byteLength - 2).equals(MAGIC.subarray(0, -2))) {
    return fail('bad-input', 'vault:backup.not-one');
  }
  if (!file.subarray(0, MAGIC.byteLength).equals(MAGIC)) return fail('refused', 'vault:backup.newer-version');
  const damaged = fail('damaged', 'vault:backup.damaged');
  const start = MAGIC.byteLength + 4;
  if (file.byteLength < start) return damaged;
  const length = file.readUInt32BE(MAGIC.byteLength);
  if (length > LONGEST_MANIFEST || file.byteLength < start + length) return damaged;
  const manifest = manifestOf(file.subarray(start, start + length));
  if (manifest === null) return damaged;
  const database = file.subarray(start + length);
  const { bytes: expected, sha256: hash } = manifest.database;
  if (database.byteLength !== expected || sha256(database) !== hash) return damaged;
  const header = parseHeader(manifest.header);
  if (!header.ok) return header;
  return ok({
    createdAt: manifest.createdAt,
    journal: manifest.journal,
    header: header.value,
    database,
  });
}

function manifestOf(text: Buffer): Manifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text.toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The copy lies encrypted beside the vault for a moment; a killed program leaves it, the next backup removes it. */
function snapshot(db: Db, folder: string, journal: JournalHead): Result<Buffer> {
  const path = join(folder, SNAPSHOT_FILE);
  return guard(() => {
    rmSync(path, { force: true });
    try {
      // SQLite would make the file readable for others; into an empty one it writes as into a new one.
      closeSync(openSync(path, 'wx', 0o600));
      db.prepare('VACUUM INTO ?').run(path);
      db.prepare('ATTACH DATABASE ? AS copy').run(path);
      try {
        const whole = db.pragma('copy.integrity_check(1)', { simple: true }) === 'ok';
        const last = db
          .prepare<[], { seq: number; hash: string }>(
            'SELECT seq, hash FROM copy.journal ORDER BY seq DESC LIMIT 1',
          )
          .get();
        if (
          !whole ||
          (last?.seq ?? 0) !== journal.count ||
          (last !== undefined && last.hash !== journal.hash)
        )
          return fail('damaged', 'vault:damaged.database');
      } finally {
        db.exec('DETACH DATABASE copy');
      }
      return ok(readFileSync(path));
    } finally {
      rmSync(path, { force: true });
    }
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
