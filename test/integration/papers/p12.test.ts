import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readP12 } from '../../../electron/papers/p12.ts';
import { packP12 } from '../../../electron/papers/p12-write.ts';
import { createSelfSigned } from '../../../electron/papers/self-signed.ts';
import { openSigner, signingCandidates } from '../../../electron/papers/signer.ts';
import { openBench, tool } from '../../support/programs.ts';

const NOW = new Date(Date.now() + 60_000).toISOString();
const PASS = 'correct horse battery';
const CJK = '密码-パスワード-é';

describe.skipIf(!tool('openssl'))('PKCS#12 files of openssl', () => {
  const bench = openBench();
  afterAll(() => bench.close());

  it.each([
    ['AES-256', PASS, []],
    ['AES-256, passphrase beyond ASCII', CJK, []],
    ['AES-256, empty passphrase', '', []],
    [
      'AES-128 with HMAC-SHA-512',
      PASS,
      ['-keypbe', 'aes-128-cbc', '-certpbe', 'aes-192-cbc', '-macalg', 'sha512'],
    ],
    ['RC2-40 and 3DES', PASS, ['-legacy']],
    ['RC2-40 and 3DES, passphrase beyond ASCII', CJK, ['-legacy']],
    ['RC2-40 and 3DES, empty passphrase', '', ['-legacy']],
    [
      'RC2-128 and 3DES with two keys',
      PASS,
      ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-2DES'],
    ],
    ['no integrity value', PASS, ['-nomac']],
    ['not encrypted', PASS, ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ] as const)('opens %s, and with its own passphrase only', async (_, passphrase, flags) => {
    bench.certificate('reads', { subject: '/CN=山田 太郎/O=試験株式会社' });
    const file = bench.p12('reads', passphrase, ...flags);
    const found = await signingCandidates(file, passphrase, NOW);
    expect(found).toMatchObject({
      ok: true,
      value: [{ certificate: { commonName: '山田 太郎', organisation: '試験株式会社' }, warnings: [] }],
    });
    expect(await readP12(file, `${passphrase}x`)).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
  });

  it('says that a cipher is unknown instead of blaming the passphrase', async () => {
    bench.certificate('rc4', {});
    const file = bench.p12('rc4', PASS, '-legacy', '-keypbe', 'PBE-SHA1-RC4-128');
    expect(await readP12(file, PASS)).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: { key: 'papers:sign.encryption' } },
    });
  });

  it('signs with a key of every usual kind, and with the whole chain of three', async () => {
    const ca = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign';
    bench.certificate('root', { extensions: ca });
    bench.certificate('middle', { issuer: 'root', extensions: ca });
    for (const [name, key] of [
      ['rsa3072', ['-newkey', 'rsa:3072']],
      ['p256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
      ['p384', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384']],
    ] as const) {
      bench.certificate(name, { issuer: 'middle', key });
      writeFileSync(
        bench.path('chain.pem'),
        Buffer.concat([bench.run('x509', '-in', 'root.crt'), bench.run('x509', '-in', 'middle.crt')]),
      );
      const file = bench.p12(name, PASS, '-certfile', 'chain.pem');
      const opened = await openSigner(file, PASS, NOW);
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      expect(opened.value.certificate).toMatchObject({
        commonName: name,
        issuer: 'CN=middle',
        selfSigned: false,
      });
      expect(opened.value.signer.certificateChain).toHaveLength(2);
      const [one] = (await candidates(file)) ?? [];
      expect(one?.warnings).toEqual([]);
    }
    const alone = bench.p12('p256', PASS);
    expect((await candidates(alone))?.[0]?.warnings).toMatchObject([{ key: 'papers:sign.warn.chain' }]);
  });

  async function candidates(file: Uint8Array, at = NOW) {
    const found = await signingCandidates(file, PASS, at);
    return found.ok ? found.value : undefined;
  }

  it.each([
    ['weak', 'papers:sign.weak', { key: ['-newkey', 'rsa:1024'] }],
    ['sha1', 'papers:sign.weakHash', { args: ['-sha1'] }],
    ['md5', 'papers:sign.weakHash', { args: ['-md5'] }],
    ['cipher-only', 'papers:sign.keyUsage', { extensions: 'keyUsage=critical,keyEncipherment' }],
    ['day', 'papers:sign.expired', { args: ['-days', '1'] }],
    ['ed25519', 'papers:sign.keyKind', { key: ['-newkey', 'ed25519'] }],
    [
      'secp256k1',
      'papers:sign.keyKind',
      { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'] },
    ],
  ] as const)('shows the certificate and refuses it for its own reason: %s', async (name, key, options) => {
    bench.certificate(name, options);
    const at = key === 'papers:sign.expired' ? new Date(Date.now() + 172_800_000).toISOString() : NOW;
    const file = bench.p12(name, PASS);
    const [one] = (await candidates(file, at)) ?? [];
    expect(one).toMatchObject({ certificate: { commonName: name }, problem: { key } });
    expect(await openSigner(file, PASS, at)).toMatchObject({
      ok: false,
      error: { code: 'refused', message: { key } },
    });
  });

  it('says that SM2 will not do', async () => {
    bench.run('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', 'sm2.key');
    bench.run(
      'req',
      '-new',
      '-x509',
      '-key',
      'sm2.key',
      '-subj',
      '/CN=sm2',
      '-days',
      '9',
      '-sm3',
      '-out',
      'sm2.crt',
    );
    const file = bench.p12('sm2', PASS);
    const problem = { key: 'papers:sign.sm2' };
    expect(await candidates(file)).toMatchObject([{ certificate: { commonName: 'sm2' }, problem }]);
    expect(await openSigner(file, PASS, NOW)).toMatchObject({ error: { code: 'refused', message: problem } });
  });

  it('takes a certificate for non-repudiation only, and warns of one that is for servers', async () => {
    bench.certificate('promise', { extensions: 'keyUsage=critical,nonRepudiation' });
    expect((await candidates(bench.p12('promise', PASS)))?.[0]?.problem).toBeUndefined();
    bench.certificate('server', { extensions: 'extendedKeyUsage=serverAuth' });
    expect((await candidates(bench.p12('server', PASS)))?.[0]).toMatchObject({
      warnings: [{ key: 'papers:sign.warn.usage' }],
    });
  });

  it('says that a file has no key', async () => {
    bench.certificate('keyless', {});
    const file = bench.p12('keyless', PASS, '-nokeys');
    expect(await openSigner(file, PASS, NOW)).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: { key: 'papers:sign.noKey' } },
    });
  });

  it('makes files that openssl opens, whatever the passphrase is written in', async () => {
    for (const [passphrase, algorithm] of [
      ['long enough passphrase', 'P-256'],
      ['密码パスワード😀é', 'RSA-3072'],
    ] as const) {
      const made = await createSelfSigned({
        commonName: '髙橋 直樹',
        organisation: '試験株式会社',
        title: '代表取締役',
        email: 'n@example.jp',
        passphrase,
        now: NOW,
        years: 2,
        algorithm,
      });
      writeFileSync(bench.path('own.p12'), made.p12);
      const info = ['pkcs12', '-in', 'own.p12', '-passin', `pass:${passphrase}`];
      bench.run(...info, '-nokeys', '-out', 'own.pem');
      const text = bench.run('x509', '-in', 'own.pem', '-noout', '-text', '-nameopt', 'utf8').toString();
      expect(text).toContain('Subject: O=試験株式会社, title=代表取締役, CN=髙橋 直樹');
      expect(text).toContain('Digital Signature, Non Repudiation');
      expect(text).toContain('email:n@example.jp');
      const print = bench.run('x509', '-in', 'own.pem', '-noout', '-fingerprint', '-sha256').toString();
      expect(print.replaceAll(':', '').toLowerCase()).toContain(made.certificate.fingerprintSha256);
    }
  });
});

describe('several keys in one file', () => {
  it('asks which, and signs with the one that was chosen', async () => {
    const options = { passphrase: PASS, now: NOW, years: 1, algorithm: 'P-256' } as const;
    const a = await createSelfSigned({ ...options, commonName: 'First' });
    const b = await createSelfSigned({ ...options, commonName: 'Second' });
    const [one, two] = [await readP12(a.p12, PASS), await readP12(b.p12, PASS)];
    if (!one.ok || !two.ok) throw new Error('unreadable');
    const [keyA, keyB] = [one.value.keys[0], two.value.keys[0]];
    if (!keyA || !keyB) throw new Error('no key');
    const file = await packP12([keyA, keyB], [...two.value.certificates, ...one.value.certificates], PASS);
    expect(await openSigner(file, PASS, NOW)).toMatchObject({
      ok: false,
      error: { message: { key: 'papers:sign.several', params: { count: 2 } } },
    });
    const chosen = await openSigner(file, PASS, NOW, b.certificate.fingerprintSha256);
    expect(chosen).toMatchObject({ ok: true, value: { certificate: { commonName: 'Second' } } });
    expect(await openSigner(file, PASS, NOW, 'ff')).toMatchObject({
      ok: false,
      error: { message: { key: 'papers:sign.noCertificate' } },
    });
  });
});
