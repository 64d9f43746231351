import { PDF, PdfArray, PdfDict, PdfName, PdfNumber } from '@libpdf/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signatureFields } from '../../../electron/papers/fields.ts';
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

let fonts: FontBook;
let room: Awaited<ReturnType<typeof paperRoom>>;
let paper: Uint8Array;
let first: Uint8Array;
let second: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;

async function signed(bytes: Uint8Array, p12: Uint8Array, at = AT, passphrase = PASS): Promise<Uint8Array> {
  const result = await signPdf(bytes, p12, passphrase, { at, fonts });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.bytes;
}

beforeAll(async () => {
  room = await paperRoom();
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

describe('signPdf', () => {
  it('adds a signature and leaves every byte before it alone', async () => {
    expect(Buffer.from(once.subarray(0, paper.length)).equals(paper)).toBe(true);
    expect(Buffer.from(twice.subarray(0, once.length)).equals(once)).toBe(true);
    const { signatures, overall } = await verifyPdf(once);
    expect(overall).toBe('intact');
    expect(signatures).toMatchObject([
      {
        fieldName: 'pledgor',
        certifies: true,
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

  it('is invisible, and says so, in a PDF without fields or without fonts', async () => {
    const result = await signPdf(paper, first, PASS, { at: AT });
    expect(result).toMatchObject({ ok: true, value: { notes: [{ key: 'papers:sign.invisible' }] } });
    const bare = await pdfOf(modelOf(room.clauses, 'D1', 'zh-ja', FACTS, { status: 'draft' }), fonts);
    const plain = await signPdf(bare, first, PASS, { at: LATER, fonts });
    expect(plain).toMatchObject({
      ok: true,
      value: { field: 'Signature_1', notes: [{ key: 'papers:sign.invisible' }] },
    });
  });

  it('signs the field that was chosen, each once, and no other', async () => {
    const late = await signPdf(paper, second, PASS, { at: AT, fonts, field: 'countersigner' });
    if (!late.ok) throw new Error(JSON.stringify(late.error));
    expect((await verifyPdf(late.value.bytes)).signatures).toMatchObject([
      { fieldName: 'countersigner', certifies: true },
    ]);
    const sign = (bytes: Uint8Array, field?: string) =>
      signPdf(bytes, first, PASS, { at: LATER, fonts, ...(field ? { field } : {}) });
    const error = (key: string) => ({ ok: false, error: { code: 'refused', message: { key } } });
    expect(await sign(late.value.bytes, 'countersigner')).toMatchObject(error('papers:sign.fieldSigned'));
    expect(await sign(paper, 'nobody')).toMatchObject(error('papers:sign.noField'));
    expect(await sign(twice)).toMatchObject(error('papers:sign.allSigned'));
  });

  it('certifies with the first signature, so that the paper can only be signed further, and approves with the next', async () => {
    const pdf = await PDF.load(twice);
    const resolve = pdf.context.registry.resolve.bind(pdf.context.registry);
    const [a, b] = (pdf.getForm()?.getSignatureFields() ?? []).map((field) => field.getSignatureDict());
    const reference = a?.getArray('Reference', resolve)?.at(0);
    if (!(reference instanceof PdfDict)) throw new Error('no reference');
    expect(reference.getName('TransformMethod')?.value).toBe('DocMDP');
    expect(reference.getDict('TransformParams')?.getNumber('P')?.value).toBe(2);
    expect(pdf.getCatalog().getDict('Perms', resolve)?.getDict('DocMDP', resolve)).toBe(a);
    expect(b?.get('Reference')).toBeUndefined();
    expect((await verifyPdf(twice)).signatures.map((s) => s.certifies === true)).toEqual([true, false]);
  });

  it('keeps the words of a field when it is signed, whatever bytes they are made of', async () => {
    const tips = async (bytes: Uint8Array) =>
      signatureFields(await PDF.load(bytes)).map((field) => field.tip);
    const before = await tips(paper);
    expect(before).toEqual([
      '承诺方法定代表人或授权代表 / 誓約者の代表者又は受任者',
      '其他签署人 / その他の署名者',
    ]);
    expect(await tips(twice)).toEqual(before);
  });

  it('refuses a name that no font has or that no field can hold, before it signs', async () => {
    const odd = await signPdf(paper, first, PASS, { at: AT, fonts, name: 'A\u{12000}' });
    expect(odd).toMatchObject({ ok: false, error: { code: 'glyph-missing' } });
    const long = await signPdf(paper, first, PASS, { at: AT, fonts, company: '株式会社'.repeat(200) });
    expect(long).toMatchObject({ ok: false, error: { message: { key: 'papers:sign.markTooLong' } } });
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

  it('finds an open field that shows something without being signed', async () => {
    const pdf = await PDF.load(once);
    const open = signatureFields(pdf).find((field) => !field.signed);
    const stream = pdf.createStream(
      { Type: PdfName.of('XObject'), Subtype: PdfName.of('Form'), BBox: new PdfArray([]) },
      new TextEncoder().encode('0 0 100 30 re f'),
    );
    open?.field.acroField().set('AP', PdfDict.of({ N: stream }));
    expect((await verifyPdf(await pdf.save({ incremental: true }))).overall).toBe('changed');
  });

  it('finds an open field that was moved over other words before it was signed', async () => {
    const pdf = await PDF.load(once);
    const open = signatureFields(pdf).find((field) => !field.signed);
    open?.field.acroField().set('Rect', new PdfArray([60, 600, 300, 700].map((n) => PdfNumber.of(n))));
    const moved = await signed(await pdf.save({ incremental: true }), second, LATER);
    expect((await verifyPdf(moved)).signatures.map((s) => s.integrity)).toEqual(['changed', 'intact']);
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
});
