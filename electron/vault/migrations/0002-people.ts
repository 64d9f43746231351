import type { Migration } from './migrate.ts';

/** Any number of users, who can leave; the public keys of their checkpoints, of which none is ever taken away. */
export const people: Migration = {
  version: 2,
  sql: `
    ALTER TABLE users ADD COLUMN created TEXT;
    ALTER TABLE users ADD COLUMN retired TEXT;
    ALTER TABLE users ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
    CREATE TRIGGER users_no_delete BEFORE DELETE ON users
      BEGIN SELECT RAISE(ABORT, 'users retire, they are not deleted'); END;

    CREATE TABLE user_keys (
      seq INTEGER PRIMARY KEY,
      user_id TEXT NOT NULL REFERENCES users (id),
      public_key TEXT NOT NULL UNIQUE,
      since TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER user_keys_no_update BEFORE UPDATE ON user_keys
      BEGIN SELECT RAISE(ABORT, 'keys of checkpoints are never rewritten'); END;
    CREATE TRIGGER user_keys_no_delete BEFORE DELETE ON user_keys
      BEGIN SELECT RAISE(ABORT, 'keys of checkpoints are never deleted'); END;
  `,
};
