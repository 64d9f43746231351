import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './folder.ts';

const PREFIX = 'pledgedesk-window-';

/** What Chromium is told before its first start: keep, suggest, check and send nothing. */
const CHROMIUM_PREFERENCES = {
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
  browser: { enable_spellchecking: false, check_default_browser: false },
  spellcheck: { use_spelling_service: false, dictionaries: [] },
  search: { suggest_enabled: false },
  translate: { enabled: false },
  net: { network_prediction_options: 2 },
  safebrowsing: { enabled: false },
  session: { restore_on_startup: 5 },
} as const;

export interface WindowProfile {
  readonly folder: string;
  remove(): void;
}

/**
 * A fresh profile for one run, in memory where the system has such a folder. The window itself runs off the record, so that
 * history, form contents and session files are not written at all; the folder is deleted at exit and, after a crash, at the next start.
 */
export function createProfile(parent: string = profileParent()): WindowProfile {
  sweepProfiles(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  mkdirSync(join(folder, 'Default'), { mode: 0o700 });
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(CHROMIUM_PREFERENCES), {
    mode: 0o600,
  });
  return { folder, remove: () => removeFolder(folder) };
}

export function profileParent(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** Deletes what runs that are no longer alive have left. */
export function sweepProfiles(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^pledgedesk-window-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeFolder(join(parent, name));
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // Another user's folder, or a file still held open: the next start tries again.
  }
}
