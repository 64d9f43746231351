import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import { fingerprintOf, grouped, isPublicKey } from './signing-key.ts';

/** A public key as a colleague gets it before the first pack. */
export interface PublicSigner {
  readonly name: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

const MARK = 'PLEDGEDESK-KEY 1';
const MOST_BYTES = 8 * 1024;

export function isKeyFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1') === MARK;
}

/** A small text file: mark, key, name, fingerprint. No secret is in it. */
export function writeKeyFile(signer: PublicSigner): Uint8Array {
  const lines = [MARK, signer.publicKey, oneLine(signer.name), grouped(signer.fingerprint), ''];
  return Buffer.from(lines.join('\n'), 'utf8');
}

/** The fingerprint is computed from the key, never believed: a file whose own word differs is refused. */
export function readKeyFile(bytes: Uint8Array): Result<PublicSigner> {
  const broken = fail('file-unreadable', 'knowledge:key-file.broken');
  if (bytes.byteLength > MOST_BYTES || !isKeyFile(bytes)) return broken;
  const [, key = '', name = '', said = ''] = Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim());
  if (!isPublicKey(key) || name === '') return broken;
  const fingerprint = fingerprintOf(key);
  if (said.replaceAll(' ', '') !== fingerprint) return fail('signature-invalid', 'knowledge:key-file.other');
  return ok({ name: name.slice(0, 200), publicKey: key, fingerprint });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
