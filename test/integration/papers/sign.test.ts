import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF, PdfArray, PdfName, PdfNumber } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../../electron/papers/fonts.ts';
import { signPdf } from '../../../electron/papers/sign.ts';
import { createThrowAwayP12 } from '../../../electron/papers/throw-away-p12.ts';
import { adobeNotes, verifyPdf } from '../../../electron/papers/verify.ts';
import { oddP12, strangeCertificate } from '../../support/odd-p12.ts';
import { modelOf, paperRoom, pdfOf } from '../../support/paper-room.ts';
import { FACTS } from '../../support/paper-samples.ts';

const PASS = 'correct horse battery';
const AT = '2026-11-25T10:40:00+08:00';
const LATER = '2026-11-25T12:00:00+09:00';
const OPENSSL = existsSync('/usr/bin/openssl');
const PDFSIG = existsSync('/usr/bin/pdfsig');

let fonts: FontBook;
let paper: Uint8Array;
let first: Uint8Array;
let second: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
const folder = mkdtempSync(join(tmpdir(), 'papers-sign-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function signed(bytes: Uint8Array, p12: Uint8Array, at = AT, passphrase = PASS): Promise<Uint8Array> {
  const result = await signPdf(bytes, p12, passphrase, { at, fonts });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.bytes;
}

beforeAll(async () => {
  const room = await paperRoom();
  fonts = room.fonts;
  paper = await pdfOf(modelOf(room.clauses, 'D1', 'zh-ja', FACTS), fonts);
  first = await createThrowAwayP12({ commonName: '髙橋 直樹', passphrase: PASS, now: AT });
  second = await createThrowAwayP12({
    commonName: '陈志远',
    passphrase: PASS,
    now: AT,
    algorithm: 'RSA-3072',
  });
  once = await signed(paper, first);
  twice = await signed(once, second, LATER);
});

function pdfsig(bytes: Uint8Array): string {
  const file = join(folder, 'check.pdf');
  writeFileSync(file, bytes);
  try {
    return execFileSync('/usr/bin/pdfsig', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

describe('signPdf', () => {
  it('adds a signature and leaves every byte before it alone', async () => {
    expect(Buffer.from(once.subarray(0, paper.length)).equals(paper)).toBe(true);
    expect(Buffer.from(twice.subarray(0, once.length)).equals(once)).toBe(true);
    const { signatures, overall } = await verifyPdf(once);
    expect(overall).toBe('intact');
    expect(signatures).toMatchObject([
      {
        fieldName: 'Signature_1',
        subject: 'CN=髙橋 直樹',
        issuer: 'CN=髙橋 直樹',
        selfSigned: true,
        subFilter: 'ETSI.CAdES.detached',
        integrity: 'intact',
        coversWholeFile: true,
        certificateValidAtSigning: true,
        signedAt: '2026-11-25T02:40:00.000Z',
      },
    ]);
    expect(signatures[0]?.fingerprintSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows name and time with offset on the last page, in a place of its own for each signer', async () => {
    const pdf = await PDF.load(twice);
    const fields = pdf.getForm()?.getSignatureFields() ?? [];
    const rects = fields.map((field) => field.acroField().getArray('Rect')?.toArray() ?? []);
    const [a, b] = rects.map((rect) => rect.map((n) => (n instanceof PdfNumber ? n.value : Number.NaN)));
    expect(a).not.toEqual(b);
    for (const rect of [a, b]) expect((rect?.[2] ?? 0) - (rect?.[0] ?? 0)).toBeGreaterThan(100);
    const page = pdf.getPage(pdf.getPageCount() - 1);
    const annots = page?.dict.getArray('Annots', pdf.context.registry.resolve.bind(pdf.context.registry));
    expect(annots?.length).toBe(2);
    const signatureDict = fields[0]?.getSignatureDict();
    expect(signatureDict?.getString('Name')?.asString()).toBe('髙橋 直樹');
  });

  it('is invisible, and says so, without a place or fonts', async () => {
    const result = await signPdf(paper, first, PASS, { at: AT });
    expect(result).toMatchObject({ ok: true, value: { notes: [{ key: 'papers:sign.invisible' }] } });
    const third = await signPdf(twice, first, PASS, { at: LATER, fonts });
    expect(third).toMatchObject({ ok: true, value: { notes: [{ key: 'papers:sign.invisible' }] } });
  });

  it.each([
    ['wrong passphrase', 'wrong-passphrase', 'papers:sign.passphrase', () => first, 'not the passphrase'],
    ['no PKCS#12', 'bad-input', 'papers:sign.notP12', () => paper, PASS],
    ['rubbish', 'bad-input', 'papers:sign.notP12', () => new Uint8Array([0x30, 0x82, 1, 2, 3]), PASS],
  ] as const)('refuses: %s', async (_, code, key, file, passphrase) => {
    expect(await signPdf(paper, file(), passphrase, { at: AT })).toMatchObject({
      ok: false,
      error: { code, message: { key } },
    });
  });

  it.each([
    ['expired', 'papers:sign.expired', { notAfter: '2026-11-01T00:00:00Z' }],
    ['notYet', 'papers:sign.notYet', { notBefore: '2026-12-01T00:00:00Z' }],
    ['weak', 'papers:sign.weak', { bits: 1024 }],
    ['key usage', 'papers:sign.keyUsage', { usage: 'keyEncipherment' }],
  ] as const)('refuses: %s certificate', async (_, key, odd) => {
    const result = await signPdf(paper, await oddP12(PASS, odd), PASS, { at: AT });
    expect(result).toMatchObject({ ok: false, error: { code: 'refused', message: { key } } });
  });

  it('signs with the certificate of the key, even where others stand before it', async () => {
    const file = await oddP12(PASS, { before: [await strangeCertificate()] });
    const { signatures, overall } = await verifyPdf(await signed(paper, file));
    expect(overall).toBe('intact');
    expect(signatures[0]?.subject).toBe('CN=Unfit');
  });

  it('refuses what is not a PDF', async () => {
    const result = await signPdf(new TextEncoder().encode('not a pdf'), first, PASS, { at: AT });
    expect(result).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  });
});

describe.skipIf(!OPENSSL)('PKCS#12 files of openssl', () => {
  const run = (...args: string[]) => execFileSync('/usr/bin/openssl', args, { cwd: folder, stdio: 'pipe' });
  const p12 = (name: string, ...args: string[]) => {
    run('pkcs12', '-export', '-out', `${name}.p12`, '-passout', `pass:${PASS}`, ...args);
    return new Uint8Array(readFileSync(join(folder, `${name}.p12`)));
  };
  const certificate = (name: string, issuer: string | null, ...key: string[]) => {
    run(
      'req',
      '-new',
      '-nodes',
      ...key,
      '-keyout',
      `${name}.key`,
      '-subj',
      `/CN=${name}`,
      '-out',
      `${name}.csr`,
    );
    const by = issuer
      ? ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
      : ['-signkey', `${name}.key`];
    run('x509', '-req', '-in', `${name}.csr`, ...by, '-days', '36500', '-out', `${name}.crt`);
  };
  const NOW = new Date(Date.now() + 60_000).toISOString();

  it.each([
    ['modern', []],
    ['legacy', ['-legacy']],
  ] as const)(
    '%s: signs with the key’s own certificate, wherever it stands in the chain',
    async (kind, flags) => {
      certificate(`ca-${kind}`, null, '-newkey', 'rsa:2048');
      certificate(`signer-${kind}`, `ca-${kind}`, '-newkey', 'rsa:2048');
      const file = p12(
        kind,
        ...flags,
        '-inkey',
        `signer-${kind}.key`,
        '-in',
        `signer-${kind}.crt`,
        '-certfile',
        `ca-${kind}.crt`,
      );
      const { signatures, overall } = await verifyPdf(await signed(paper, file, NOW));
      expect(overall).toBe('intact');
      expect(signatures[0]).toMatchObject({
        subject: `CN=signer-${kind}`,
        issuer: `CN=ca-${kind}`,
        selfSigned: false,
      });
      expect(adobeNotes(signatures)[0]?.key).toBe('papers:adobe.unknown');
    },
  );

  it('says that a file has no key', async () => {
    certificate('keyless', null, '-newkey', 'rsa:2048');
    const file = p12('keyless', '-nokeys', '-in', 'keyless.crt');
    expect(await signPdf(paper, file, PASS, { at: NOW })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: { key: 'papers:sign.noKey' } },
    });
  });

  it('says that SM2 will not do', async () => {
    run('ecparam', '-name', 'SM2', '-genkey', '-noout', '-out', 'sm2.key');
    run(
      'req',
      '-new',
      '-x509',
      '-key',
      'sm2.key',
      '-subj',
      '/CN=sm2',
      '-days',
      '365',
      '-out',
      'sm2.crt',
      '-sm3',
    );
    const file = p12('sm2', '-inkey', 'sm2.key', '-in', 'sm2.crt');
    expect(await signPdf(paper, file, PASS, { at: NOW })).toMatchObject({
      ok: false,
      error: { code: 'refused', message: { key: 'papers:sign.sm2' } },
    });
  });
});

describe('verifyPdf', () => {
  it('keeps the first signature valid beside the second', async () => {
    const { signatures, overall } = await verifyPdf(twice);
    expect(overall).toBe('intact');
    expect(signatures.map((s) => [s.integrity, s.coversWholeFile])).toEqual([
      ['intact', false],
      ['intact', true],
    ]);
    expect(signatures[1]?.subject).toBe('CN=陈志远');
  });

  it('finds a changed byte, wherever it is', async () => {
    for (const at of [Math.floor(paper.length / 3), paper.length - 40, once.length - 40]) {
      const tampered = once.slice();
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      expect((await verifyPdf(tampered)).overall).not.toBe('intact');
    }
  });

  it('finds text that was put over a signed page by a later update', async () => {
    const pdf = await PDF.load(once);
    pdf.getPage(0)?.drawText('quantity 99,999', { x: 200, y: 400, size: 12 });
    const overlaid = await pdf.save({ incremental: true });
    expect(Buffer.from(overlaid.subarray(0, once.length)).equals(once)).toBe(true);
    const { signatures, overall } = await verifyPdf(overlaid);
    expect(signatures[0]?.integrity).toBe('changed');
    expect(overall).toBe('changed');
    const resigned = await verifyPdf(await signed(overlaid, second, LATER));
    expect(resigned.signatures.map((s) => s.integrity)).toEqual(['changed', 'intact']);
    expect(resigned.overall).toBe('changed');
  });

  it('does not trust a byte range that leaves room for more than the signature', async () => {
    const raw = Buffer.from(once).toString('latin1');
    const [text = '', start = ''] = /\/ByteRange\s*\[\s*0\s+(\d+)/.exec(raw) ?? [];
    const wider = text.replace(start, String(Number(start) - 100));
    expect(wider).not.toBe(text);
    expect(wider).toHaveLength(text.length);
    const forged = new Uint8Array(Buffer.from(raw.replace(text, wider), 'latin1'));
    expect((await verifyPdf(forged)).signatures[0]?.integrity).not.toBe('intact');
  });

  it('finds an annotation that was added after signing', async () => {
    const pdf = await PDF.load(once);
    const ref = pdf.createDict({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Square'),
      Rect: new PdfArray([10, 10, 90, 90].map((n) => PdfNumber.of(n))),
    });
    pdf.getPage(0)?.dict.set('Annots', new PdfArray([ref]));
    const changed = await pdf.save({ incremental: true });
    expect((await verifyPdf(changed)).overall).toBe('changed');
    const resigned = await verifyPdf(await signed(changed, second, LATER));
    expect(resigned.signatures.map((s) => s.integrity)).toEqual(['changed', 'intact']);
  });

  it('tells unsigned from unreadable', async () => {
    expect(await verifyPdf(paper)).toEqual({ signatures: [], overall: 'unsigned' });
    expect((await verifyPdf(new Uint8Array([1, 2, 3]))).overall).toBe('unreadable');
  });

  it('says honestly what Adobe Reader will show', async () => {
    const { signatures } = await verifyPdf(once);
    const keys = adobeNotes(signatures).map((note) => note.key);
    expect(keys).toEqual(['papers:adobe.selfSigned', 'papers:adobe.time', 'papers:adobe.revocation']);
    const changed = once.slice();
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    const after = adobeNotes((await verifyPdf(changed)).signatures).map((note) => note.key);
    expect(after[0]).toBe('papers:adobe.invalid');
    expect(after).not.toContain('papers:adobe.selfSigned');
  });

  it.skipIf(!PDFSIG)('agrees with pdfsig', () => {
    const good = pdfsig(twice);
    expect(good.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(good.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(2);
    expect(good).toContain('Total document signed');
    const tampered = twice.slice();
    tampered[3000] = (tampered[3000] ?? 0) ^ 1;
    expect(pdfsig(tampered)).not.toContain('Signature is Valid.');
  });
});
