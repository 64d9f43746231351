import { fail, ok, type Result } from '../../shared/contract/errors.ts';

const MIN_LENGTH = 12;
const MAX_LENGTH = 1024;

/** Full-width and half-width forms of an input method are the same passphrase. */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Length in characters, not in UTF-16 units. `least`: the policy's, never below the product's own. */
export function checkPassphrase(passphrase: string, least: number = MIN_LENGTH): Result<void> {
  const length = [...normalisePassphrase(passphrase)].length;
  const min = Math.max(MIN_LENGTH, least);
  if (length >= min && length <= MAX_LENGTH) return ok(undefined);
  return fail('bad-input', 'vault:passphrase-length', { min, max: MAX_LENGTH });
}
