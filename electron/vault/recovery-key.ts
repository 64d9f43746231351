import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, which people misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_DIGITS = (SECRET_BYTES * 8) / 5;
const CHECK_DIGITS = 4;

/** 160 random bits to print on paper: nine groups of four, the last one a check of the others. */
export function newRecoveryKey(): string {
  const secret = randomBytes(SECRET_BYTES);
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  secret.fill(0);
  let digits = '';
  for (let at = SECRET_DIGITS - 1; at >= 0; at--) digits += DIGITS[Number((bits >> BigInt(at * 5)) & 31n)];
  return grouped(digits + checkOf(digits));
}

/** The key as it was printed, however it was typed; null where its check does not fit. */
export function readRecoveryKey(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (digits.length !== SECRET_DIGITS + CHECK_DIGITS) return null;
  const secret = digits.slice(0, SECRET_DIGITS);
  return checkOf(secret) === digits.slice(SECRET_DIGITS) ? grouped(digits) : null;
}

function checkOf(secret: string): string {
  const hash = createHash('sha256').update(`pledgedesk/recovery-key/1/${secret}`).digest();
  let check = '';
  for (const byte of hash.subarray(0, CHECK_DIGITS)) check += DIGITS[byte & 31];
  return check;
}

function grouped(digits: string): string {
  return digits.match(/.{4}/g)?.join('-') ?? digits;
}
