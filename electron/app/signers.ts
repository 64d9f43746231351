import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { PackReport, SignersView, SignerView } from '../../shared/contract/knowledge.ts';
import type { IsoInstant } from '../../shared/message.ts';
import { isKeyFile, type PublicSigner, readKeyFile, writeKeyFile } from '../packs/key-file.ts';
import { readPack } from '../packs/pack-file.ts';
import {
  fingerprintOf,
  grouped,
  newSigningKey,
  plainFingerprint,
  type SigningKey,
} from '../packs/signing-key.ts';
import type { Desk } from './desk.ts';

/** Who may bring lists to this desk: its own key, and the keys that a person has compared and trusts. */
type StoredKey = SigningKey & { readonly at: IsoInstant };

export interface SignerRecord extends PublicSigner {
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly removed: { readonly by: string; readonly at: IsoInstant; readonly reason: string } | null;
}

const signers = (desk: Desk) => desk.vault.store.collection<SignerRecord>('signers');

/** The key of this vault, made when it is first asked for. It never leaves the vault; its fingerprint is journalled. */
export function ownKey(desk: Desk): StoredKey {
  const keys = desk.vault.store.collection<StoredKey>('signing-key');
  const known = keys.get('own');
  if (known !== undefined) return known;
  return desk.vault.transaction(() => {
    const made: StoredKey = { ...newSigningKey(), at: desk.host.clock.now() };
    keys.put('own', made);
    desk.vault.journal.append({
      role: desk.vault.session.role,
      object: 'signing-key',
      action: 'signers.key-made',
      after: { fingerprint: fingerprintOf(made.publicKey) },
    });
    return made;
  });
}

export function ownName(desk: Desk): string {
  const { zh, ja, en } = desk.profile().names;
  return [zh, ja, en].find((name) => name !== undefined && name.trim() !== '')?.trim() ?? '';
}

export function ownKeyFile(desk: Desk): Uint8Array {
  const { publicKey } = ownKey(desk);
  return writeKeyFile({ name: ownName(desk), publicKey, fingerprint: fingerprintOf(publicKey) });
}

export function signersView(desk: Desk): SignersView {
  const key = ownKey(desk);
  return {
    own: { name: ownName(desk), fingerprint: grouped(fingerprintOf(key.publicKey)), at: key.at },
    signers: [...signers(desk).each()].map(viewOf),
  };
}

export function trustOf(
  desk: Desk,
  publicKey: string,
): { readonly trust: PackReport['trust']; readonly record: SignerRecord | null } {
  if (publicKey === ownKey(desk).publicKey) return { trust: 'own', record: null };
  const record = signers(desk).get(fingerprintOf(publicKey));
  // The whole key decides; the fingerprint only finds it.
  if (record === undefined || record.publicKey !== publicKey) return { trust: 'unknown', record: null };
  return { trust: record.removed === null ? 'trusted' : 'removed', record };
}

/** The signer that a pack or key file names. A pack's signature must hold before its key can be trusted. */
export function signerOf(bytes: Uint8Array): Result<PublicSigner> {
  if (isKeyFile(bytes)) return readKeyFile(bytes);
  const pack = readPack(bytes);
  if (!pack.ok) return pack;
  const { name, publicKey, fingerprint } = pack.value.manifest.signer;
  return ok({ name, publicKey, fingerprint });
}

/** `fingerprint`: what the officer has compared with the signer, over another way than the file came. */
export function trustSigner(
  desk: Desk,
  signer: PublicSigner,
  input: { readonly fingerprint: string; readonly name: string; readonly basis: string },
): Result<SignersView> {
  if (plainFingerprint(input.fingerprint) !== signer.fingerprint) {
    return fail('refused', 'knowledge:signer.other-fingerprint');
  }
  const { trust, record } = trustOf(desk, signer.publicKey);
  if (trust === 'own') return fail('refused', 'knowledge:signer.own');
  if (trust === 'trusted') return fail('refused', 'knowledge:signer.already', { name: record?.name ?? '' });
  const { session } = desk.vault;
  const trusted: SignerRecord = {
    ...signer,
    name: input.name.trim(),
    basis: input.basis.trim(),
    by: session.name,
    at: desk.host.clock.now(),
    removed: null,
  };
  desk.vault.transaction(() => {
    signers(desk).put(signer.fingerprint, trusted);
    desk.vault.journal.append({
      role: session.role,
      object: `signer/${signer.fingerprint}`,
      action: 'signers.trust',
      before: record === null ? null : { removed: record.removed?.at ?? null },
      after: { name: trusted.name, publicKey: signer.publicKey, saidName: signer.name },
      reason: trusted.basis,
    });
  });
  return ok(signersView(desk));
}

export function removeSigner(
  desk: Desk,
  input: { readonly fingerprint: string; readonly reason: string },
): Result<SignersView> {
  const known = signers(desk).get(plainFingerprint(input.fingerprint));
  if (known === undefined || known.removed !== null) return fail('not-found', 'knowledge:signer.unknown');
  const { session } = desk.vault;
  const removed = { by: session.name, at: desk.host.clock.now(), reason: input.reason.trim() };
  desk.vault.transaction(() => {
    signers(desk).put(known.fingerprint, { ...known, removed });
    desk.vault.journal.append({
      role: session.role,
      object: `signer/${known.fingerprint}`,
      action: 'signers.remove',
      before: { name: known.name },
      reason: removed.reason,
    });
  });
  return ok(signersView(desk));
}

function viewOf({ name, fingerprint, basis, by, at, removed }: SignerRecord): SignerView {
  return { name, fingerprint: grouped(fingerprint), basis, by, at, removed };
}
