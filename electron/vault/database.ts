import Database from 'better-sqlite3-multiple-ciphers';

export type Db = Database.Database;

/**
 * Opens the encrypted file (an empty one becomes a database) and takes it for this process alone. `key`: 32 bytes, copied; the caller zeroes its own.
 * The system drops the lock when the process ends however it ends, so none is ever stale. While it is held, no other
 * code of this process may open the file: on POSIX, closing any handle of a file drops the locks of the process on it.
 *
 * Throws `SqliteError`: BUSY (in use), NOTADB (damaged, or not the key), READONLY or CANTOPEN, FULL.
 */
export function openDatabase(path: string, key: Buffer): Db {
  const db = new Database(path, { fileMustExist: true, timeout: 250 });
  try {
    db.pragma("cipher='chacha20'");
    setKey(db, key);
    // The library would spill sorts and temporary tables unencrypted into the system's temporary folder.
    db.pragma('temp_store = MEMORY');
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('fullfsync = ON');
    db.pragma('journal_size_limit = 67108864');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('trusted_schema = OFF');
    // With a log the lock is held by now; this takes it also where a file system cannot have one.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

const HEX = Buffer.from('0123456789abcdef', 'latin1');

/** `raw:` and the key in hexadecimal digits, made without a string, since strings cannot be wiped. */
function setKey(db: Db, key: Buffer): void {
  const text = Buffer.alloc(4 + key.length * 2);
  text.write('raw:', 0, 'latin1');
  key.forEach((byte, index) => {
    text[4 + index * 2] = HEX[byte >> 4] ?? 0;
    text[5 + index * 2] = HEX[byte & 15] ?? 0;
  });
  try {
    db.key(text);
  } finally {
    text.fill(0);
  }
}
