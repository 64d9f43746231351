import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import type { IsoInstant } from '../../shared/message.ts';
import { canonicalJson } from './canonical-json.ts';

/** A user's Ed25519 key for checkpoints of the journal: the seed lies in the key slot, the public key in the database. */

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export function newSeed(): Buffer {
  return randomBytes(32);
}

/** Signs for one user while the vault is open. Dropping it is all that JavaScript lets us do about the key in it. */
export interface Signer {
  /** Base64, 32 bytes. */
  readonly publicKey: string;
  sign(checkpoint: Checkpoint): string;
}

/** What a user vouches for: so many events, the last one with this hash, at this time. */
export interface Checkpoint {
  readonly vaultId: string;
  readonly userId: string;
  readonly count: number;
  readonly head: string;
  readonly at: IsoInstant;
}

export function signerOf(seed: Buffer): Signer {
  const key = privateKeyOf(seed);
  return {
    publicKey: publicKeyOf(seed),
    sign: (checkpoint) => sign(null, statement(checkpoint), key).toString('base64'),
  };
}

export function publicKeyOf(seed: Buffer): string {
  const spki = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' });
  return spki.subarray(SPKI.length).toString('base64');
}

/** False also for what is no key and no signature. */
export function checkpointHolds(checkpoint: Checkpoint, publicKey: string, signature: string): boolean {
  try {
    const spki = Buffer.concat([SPKI, Buffer.from(publicKey, 'base64')]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify(null, statement(checkpoint), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function privateKeyOf(seed: Buffer): KeyObject {
  const der = Buffer.concat([PKCS8, seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

function statement(checkpoint: Checkpoint): Buffer {
  return Buffer.from(canonicalJson({ purpose: 'pledgedesk/checkpoint/1', ...checkpoint }), 'utf8');
}
