import type { Verdict } from '../rules/outcome.ts';

/** What the administrator decides for everyone at this vault. */
export interface Policy {
  /** Verdicts that need a second person in every case, on top of those that always do (pledges 8). */
  readonly secondAlways: readonly Verdict[];
  /** A shorter time than this is everyone's own choice. Minutes. */
  readonly idleMinutes: number;
  /** Characters of a new passphrase. */
  readonly passphraseMin: number;
  /** Cost of a guess at a passphrase; a slot below it is sealed anew at the user's next unlock. */
  readonly kdf: { readonly memoryKiB: number; readonly iterations: number };
  /** Days until the window asks for a backup, and until the automatic one is due. */
  readonly backupDays: number;
  /** How many automatic backups stay in their folder. */
  readonly backupsKept: number;
}

/** The floor: what no administrator can go below. */
export const POLICY_BOUNDS = {
  idleMinutes: { min: 1, max: 480 },
  passphraseMin: { min: 12, max: 64 },
  memoryKiB: { min: 64 * 1024, max: 1024 * 1024 },
  iterations: { min: 3, max: 20 },
  backupDays: { min: 1, max: 90 },
  backupsKept: { min: 2, max: 100 },
} as const;

export const DEFAULT_POLICY: Policy = {
  secondAlways: [],
  idleMinutes: POLICY_BOUNDS.idleMinutes.max,
  passphraseMin: POLICY_BOUNDS.passphraseMin.min,
  kdf: { memoryKiB: POLICY_BOUNDS.memoryKiB.min, iterations: POLICY_BOUNDS.iterations.min },
  backupDays: 7,
  backupsKept: 10,
};
