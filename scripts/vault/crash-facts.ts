/** What the crash harness and its child agree on. */

/** Cheap on purpose: the harness kills writes, not key derivation. */
export const CHEAP = { memoryKiB: 64, iterations: 1, parallelism: 1 } as const;

export const PEOPLE = {
  officer: { name: 'Crash Officer', passphrase: 'crash officer first passphrase' },
  reviewer: { name: 'Crash Reviewer', passphrase: 'crash reviewer passphrase' },
} as const;

export const RECORDS_PER_EVENT = 5;

export function passphraseOf(n: number): string {
  return `crash officer passphrase ${n}`;
}
