import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readKeyFile, writeKeyFile } from '../../../electron/packs/key-file.ts';
import {
  hashOfJson,
  PACK_LIMITS,
  type PackHead,
  readPack,
  unpack,
  writePack,
} from '../../../electron/packs/pack-file.ts';
import {
  fingerprintOf,
  grouped,
  isPublicKey,
  newSigningKey,
  plainFingerprint,
  type SigningKey,
  signBytes,
  verifyBytes,
} from '../../../electron/packs/signing-key.ts';
import { canonicalJson } from '../../../electron/vault/canonical-json.ts';

const key = newSigningKey();
const payload = {
  lists: [{ listId: 'mofcom', entities: [{ id: 'C1-01', zh: '三菱造船株式会社' }] }],
  own: [],
};
const head: PackHead = {
  createdAt: '2026-11-25T09:00:00+09:00',
  signer: { name: '示例贸易有限公司', by: 'Li Wei' },
  lists: [
    {
      listId: 'mofcom',
      kind: 'mofcom',
      title: 'MOFCOM',
      versionId: 'mofcom@3',
      hash: hashOfJson(payload.lists[0]),
      entries: 1,
      checkedThrough: '2026-11-20',
    },
  ],
  own: 0,
};
function written(...given: Parameters<typeof writePack>): Uint8Array {
  const made = writePack(...given);
  if (!made.ok) throw new Error(made.error.message.key);
  return made.value;
}
const pack = written(head, payload, key);
const failure = (answer: { ok: boolean }) =>
  answer.ok ? null : (answer as unknown as { error: { message: { key: string } } }).error.message.key;

/** The parts of a pack, so that a forger's pack can be put together again. */
function parts(bytes: Uint8Array) {
  const file = Buffer.from(bytes);
  const length = file.readUInt32BE(10);
  return {
    start: file.subarray(0, 10),
    manifest: JSON.parse(file.subarray(14, 14 + length).toString('utf8')),
    packed: file.subarray(14 + length, file.length - 64),
    signature: file.subarray(file.length - 64),
  };
}
function joined(start: Uint8Array, manifest: unknown, packed: Uint8Array, signature: Uint8Array) {
  const text = Buffer.from(typeof manifest === 'string' ? manifest : canonicalJson(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([start, length, text, packed, signature]);
}
/** Signs what is given as a signer would that keeps to the form of the signature only. */
function forged(manifest: ReturnType<typeof parts>['manifest'], packed: Uint8Array, by: SigningKey) {
  const text = Buffer.from(canonicalJson(manifest), 'utf8');
  const hash = createHash('sha256').update(packed).digest('hex');
  const signature = signBytes(by, Buffer.concat([Buffer.from(`pledgedesk/pack/1\n1\n${hash}\n`), text]));
  return joined(parts(pack).start, manifest, packed, signature);
}

describe('a pack', () => {
  it('gives back what was put in, under the name of its signer', () => {
    const read = readPack(pack);
    if (!read.ok) throw new Error(failure(read) ?? '');
    expect(read.value.manifest).toMatchObject({
      ...head,
      signer: { ...head.signer, publicKey: key.publicKey, fingerprint: fingerprintOf(key.publicKey) },
    });
    expect(unpack(read.value)).toEqual({ ok: true, value: payload });
  });

  it('has the same bytes for the same content, time and key, in whatever order members were made', () => {
    const { lists, own } = payload;
    expect(Buffer.from(written({ ...head }, { own, lists }, key)).equals(Buffer.from(pack))).toBe(true);
    const later = written({ ...head, createdAt: '2026-11-25T09:00:01+09:00' }, payload, key);
    expect(Buffer.from(later).equals(Buffer.from(pack))).toBe(false);
  });

  it('is refused when any one of its bytes is another', () => {
    for (let at = 0; at < pack.length; at++) {
      const other = Buffer.from(pack);
      other[at] = (other[at] ?? 0) ^ 0x20;
      expect(readPack(other).ok, `byte ${at}`).toBe(false);
    }
  });

  it('is refused wherever it is cut off, and with bytes behind it', () => {
    for (let length = 0; length < pack.length; length++) {
      expect(readPack(pack.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    }
    expect(failure(readPack(pack.subarray(0, 300)))).toBe('knowledge:pack.cut');
    expect(failure(readPack(pack.subarray(0, pack.length - 20)))).toBe('knowledge:pack.cut');
    expect(failure(readPack(Buffer.concat([pack, Buffer.from([0])])))).toBe('knowledge:pack.wrong-signature');
  });

  it('is refused with the signature or the key of somebody else', () => {
    const other = newSigningKey();
    const { start, manifest, packed, signature } = parts(pack);
    const theirs = { ...manifest, signer: { ...manifest.signer, publicKey: other.publicKey } };
    expect(failure(readPack(joined(start, theirs, packed, signature)))).toBe(
      'knowledge:pack.wrong-signature',
    );
    expect(failure(readPack(forged(manifest, packed, other)))).toBe('knowledge:pack.wrong-signature');
  });

  it('cannot borrow the fingerprint of a trusted signer', () => {
    const mallory = newSigningKey();
    const { manifest, packed } = parts(pack);
    const signer = { ...manifest.signer, publicKey: mallory.publicKey };
    expect(failure(readPack(forged({ ...manifest, signer }, packed, mallory)))).toBe(
      'knowledge:pack.wrong-signature',
    );
  });

  it('is not read in another spelling of its head', () => {
    const { start, manifest, packed, signature } = parts(pack);
    const spelled = JSON.stringify(manifest, null, 1);
    expect(failure(readPack(joined(start, spelled, packed, signature)))).toBe('knowledge:pack.broken');
  });

  it('of another format says which', () => {
    const other = Buffer.from(pack);
    other.writeUInt16BE(2, 8);
    expect(readPack(other)).toMatchObject({
      error: { message: { key: 'knowledge:pack.other-version', params: { version: 2, known: 1 } } },
    });
  });

  it('that swells on unpacking is stopped at the size its signed head names, and at the cap', () => {
    const bomb = deflateSync(Buffer.alloc(50 * 1024 * 1024), { level: 9 });
    const { manifest } = parts(pack);
    const of = (bytes: number) => ({
      ...manifest,
      payload: {
        ...manifest.payload,
        bytes,
        packedBytes: bomb.length,
        packedSha256: createHash('sha256').update(bomb).digest('hex'),
      },
    });
    for (const bytes of [1000, PACK_LIMITS.payloadBytes + 1]) {
      const read = readPack(forged(of(bytes), bomb, key));
      if (!read.ok) throw new Error(failure(read) ?? '');
      expect(unpack(read.value), `${bytes}`).toMatchObject({ ok: false, error: { code: 'file-bomb' } });
    }
  });

  it('whose payload is not what its own head names is refused', () => {
    const packed = deflateSync(Buffer.from('{"lists":[]}'));
    const { manifest } = parts(pack);
    const named = { ...manifest.payload, packedBytes: packed.length, bytes: 12 };
    const packedSha256 = createHash('sha256').update(packed).digest('hex');
    const read = readPack(forged({ ...manifest, payload: { ...named, packedSha256 } }, packed, key));
    if (!read.ok) throw new Error(failure(read) ?? '');
    expect(failure(unpack(read.value))).toBe('knowledge:pack.broken');
  });

  it('is not made where a reader would refuse it', () => {
    for (const small of [{ payloadBytes: 50 }, { fileBytes: 50 }]) {
      const made = writePack(head, payload, key, { ...PACK_LIMITS, ...small });
      expect(failure(made)).toBe('knowledge:pack.too-much');
    }
  });

  it('may not be larger than a pack can be, and other files are none', () => {
    expect(failure(readPack(pack, { ...PACK_LIMITS, fileBytes: pack.length - 1 }))).toBe(
      'knowledge:pack.too-large',
    );
    expect(failure(readPack(Buffer.from('PK\x03\x04')))).toBe('knowledge:pack.no-pack');
    expect(failure(readPack(new Uint8Array()))).toBe('knowledge:pack.no-pack');
  });
});

describe('a signing key', () => {
  it('signs what only its public half verifies', () => {
    const signature = signBytes(key, Buffer.from('a'));
    expect(verifyBytes(key.publicKey, Buffer.from('a'), signature)).toBe(true);
    expect(verifyBytes(key.publicKey, Buffer.from('b'), signature)).toBe(false);
    expect(verifyBytes(newSigningKey().publicKey, Buffer.from('a'), signature)).toBe(false);
    expect(verifyBytes('no key', Buffer.from('a'), signature)).toBe(false);
    expect(verifyBytes(key.publicKey, Buffer.from('a'), signature.subarray(1))).toBe(false);
  });

  it('is verified as RFC 8032 has it (7.1, test 2)', () => {
    const publicKey = Buffer.from(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'hex',
    ).toString('base64');
    const signature = Buffer.from(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
      'hex',
    );
    expect(verifyBytes(publicKey, Buffer.from([0x72]), signature)).toBe(true);
  });

  it('has a fingerprint of eight groups of four, whatever way it is typed back', () => {
    const fingerprint = fingerprintOf(key.publicKey);
    expect(grouped(fingerprint)).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
    expect(plainFingerprint(grouped(fingerprint).toLowerCase().replaceAll(' ', '-'))).toBe(fingerprint);
  });

  it('has one spelling', () => {
    expect(isPublicKey(key.publicKey)).toBe(true);
    expect(isPublicKey(key.publicKey.replace('=', ''))).toBe(false);
    expect(isPublicKey(` ${key.publicKey}`)).toBe(false);
    expect(isPublicKey(Buffer.alloc(31).toString('base64'))).toBe(false);
  });
});

describe('a key file', () => {
  const signer = {
    name: '示例贸易\n有限公司',
    publicKey: key.publicKey,
    fingerprint: fingerprintOf(key.publicKey),
  };

  it('comes back as it went, on one line', () => {
    expect(readKeyFile(writeKeyFile(signer))).toEqual({
      ok: true,
      value: { ...signer, name: '示例贸易 有限公司' },
    });
  });

  it('with another fingerprint than its key has is refused', () => {
    const text = Buffer.from(writeKeyFile(signer)).toString('utf8');
    const other = text.replace(key.publicKey, newSigningKey().publicKey);
    expect(failure(readKeyFile(Buffer.from(other)))).toBe('knowledge:key-file.other');
    expect(failure(readKeyFile(Buffer.from('PLEDGEDESK-KEY 1\nabc')))).toBe('knowledge:key-file.broken');
  });

  it('holds nothing secret', () => {
    expect(Buffer.from(writeKeyFile(signer)).toString('latin1')).not.toContain(key.privateKey.slice(20, 60));
  });
});
