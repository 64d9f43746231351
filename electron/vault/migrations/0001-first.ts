import type { Migration } from './migrate.ts';

/** Users, journal, records and blobs. The triggers are a fence against mistakes; the hash chain finds intent. */
export const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE users (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL
    ) STRICT;

    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      time TEXT NOT NULL,
      user_id TEXT NOT NULL REFERENCES users (id),
      user TEXT NOT NULL,
      role TEXT NOT NULL,
      object TEXT NOT NULL,
      action TEXT NOT NULL,
      before_json TEXT,
      after_json TEXT,
      reason TEXT,
      clock_back INTEGER NOT NULL CHECK (clock_back IN (0, 1)),
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

    CREATE TABLE records (
      seq INTEGER PRIMARY KEY,
      collection TEXT NOT NULL,
      id TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX records_id ON records (collection, id);
    CREATE INDEX records_key ON records (collection, key);
    CREATE TRIGGER records_no_delete BEFORE DELETE ON records
      WHEN OLD.collection NOT GLOB '~*'
      BEGIN SELECT RAISE(ABORT, 'only ephemeral records can be deleted'); END;

    CREATE TABLE blobs (
      hash TEXT PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs
      BEGIN SELECT RAISE(ABORT, 'blobs are never rewritten'); END;
    CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs
      BEGIN SELECT RAISE(ABORT, 'blobs are never deleted'); END;
  `,
};
