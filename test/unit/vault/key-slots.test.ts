import { argon2Sync, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeySlot } from '../../../electron/vault/header.ts';
import { databaseKey, keyCheck, newDataKey, openSlot, sealSlot } from '../../../electron/vault/key-slots.ts';
import { newSeed, publicKeyOf } from '../../../electron/vault/signer.ts';

const VAULT = '7c1f7a3e-4c0e-4d2b-9a53-9d9a3f0a3d11';
const CHEAP = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const OFFICER = { id: '2a9ce3b0-6d0c-4a41-8d8d-0c5a4f9f0b01', role: 'officer' } as const;

describe('a key slot', () => {
  it('gives the data key for its passphrase and no other', async () => {
    const dataKey = newDataKey();
    const slot = await sealSlot(VAULT, OFFICER, '口令 パス phrase', dataKey, CHEAP);
    expect(await openSlot(VAULT, slot, '口令 パス phrase')).toEqual({ dataKey, seed: null });
    expect(await openSlot(VAULT, slot, '口令 パス Phrase')).toBeNull();
    expect(await openSlot(VAULT, slot, '')).toBeNull();
  });

  it('takes what an input method in full or half width gives for the same', async () => {
    const dataKey = newDataKey();
    const slot = await sealSlot(VAULT, OFFICER, 'Ｐａｓｓ　ﾊﾟｽ１２３', dataKey, CHEAP);
    expect(await openSlot(VAULT, slot, 'Pass パス123')).toEqual({ dataKey, seed: null });
  });

  it('is bound to its vault, its person, its signing key and the cost of its derivation', async () => {
    const dataKey = newDataKey();
    const seed = newSeed();
    const slot = await sealSlot(VAULT, OFFICER, 'some passphrase', dataKey, CHEAP, seed);
    const open = (change: Partial<KeySlot>, vault = VAULT) =>
      openSlot(vault, { ...slot, ...change }, 'some passphrase');
    expect(await open({})).toEqual({ dataKey, seed });
    // An administrator changes a role without the user's passphrase; what a role may do stands in the database.
    expect(await open({ role: 'auditor' })).toEqual({ dataKey, seed });
    expect(await open({ role: 'recovery' })).toBeNull();
    expect(await open({}, VAULT.replace('7', '8'))).toBeNull();
    expect(await open({ id: VAULT })).toBeNull();
    expect(await open({ publicKey: publicKeyOf(newSeed()) })).toBeNull();
    expect(await open({ kdf: { ...slot.kdf, iterations: 2 } })).toBeNull();
  });

  it('never repeats salt, nonce or ciphertext', async () => {
    const dataKey = newDataKey();
    const slots = await Promise.all(
      [1, 2].map(() => sealSlot(VAULT, OFFICER, 'some passphrase', dataKey, CHEAP)),
    );
    const [one, two] = slots;
    expect(one?.kdf.salt).not.toBe(two?.kdf.salt);
    expect(one?.wrappedKey.nonce).not.toBe(two?.wrappedKey.nonce);
    expect(one?.wrappedKey.ciphertext).not.toBe(two?.wrappedKey.ciphertext);
  });
});

describe('keys', () => {
  it('of the database, of the check and of other vaults have nothing in common', () => {
    const dataKey = Buffer.alloc(32, 7);
    const keys = [
      dataKey.toString('hex'),
      databaseKey(dataKey, VAULT).toString('hex'),
      databaseKey(dataKey, OFFICER.id).toString('hex'),
      keyCheck(dataKey, VAULT),
      keyCheck(dataKey, OFFICER.id),
    ];
    expect(new Set(keys.map((key) => key.slice(0, 32))).size).toBe(keys.length);
  });

  it('come from argon2id as an independent implementation has it', async () => {
    const dataKey = newDataKey();
    const cost = { memoryKiB: 256, iterations: 3, parallelism: 1 };
    const slot = await sealSlot(VAULT, OFFICER, 'some passphrase', dataKey, cost);
    const wrapping = argon2Sync('argon2id', {
      message: 'some passphrase',
      nonce: Buffer.from(slot.kdf.salt, 'base64'),
      parallelism: 1,
      tagLength: 32,
      memory: 256,
      passes: 3,
    });
    expect(unwrapWith(wrapping, slot)).toEqual(dataKey);
  });
});

function unwrapWith(wrapping: Buffer, slot: KeySlot): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(slot.wrappedKey.nonce, 'base64'));
  const { id, kdf } = slot;
  const bound = `{"form":3,"id":"${id}","kdf":{"algorithm":"argon2id","iterations":${kdf.iterations},"memoryKiB":${kdf.memoryKiB},"parallelism":${kdf.parallelism},"salt":"${kdf.salt}"},"recovery":false,"vaultId":"${VAULT}"}`;
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(Buffer.from(slot.wrappedKey.tag, 'base64'));
  return Buffer.concat([
    decipher.update(Buffer.from(slot.wrappedKey.ciphertext, 'base64')),
    decipher.final(),
  ]);
}
