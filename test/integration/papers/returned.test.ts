import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../electron/intake/open.ts';
import { comparePages, isPicture } from '../../../electron/papers/returned/compare.ts';
import { readReturn } from '../../../electron/papers/returned/read-return.ts';
import type { ReturnReading } from '../../../electron/papers/returned/reading.ts';
import { signPdf } from '../../../electron/papers/sign.ts';
import { createThrowAwayP12 } from '../../../electron/papers/throw-away-p12.ts';
import type { ReturnView } from '../../../shared/contract/return-channels.ts';
import type { PaperRow } from '../../../shared/contract/views.ts';
import type { Checklist, ReturnDetails } from '../../../shared/papers/returned.ts';
import { CHECK_ITEMS } from '../../../shared/papers/returned.ts';
import { type AppBench, openAppBench } from '../../support/app-bench.ts';
import { modelOf, paperRoom, pdfOf } from '../../support/paper-room.ts';
import { FACTS } from '../../support/paper-samples.ts';
import { tool } from '../../support/programs.ts';
import {
  bombPdf,
  encrypted,
  issuedPledge,
  pagesOf,
  resaved,
  scannedPages,
  scanPdf,
  withAnnotation,
  withPasted,
} from '../../support/returns.ts';

const PASS = 'p12 pass';
const AT = new Date().toISOString();

async function readingOf(bytes: Uint8Array): Promise<ReturnReading> {
  const read = await readReturn(bytes, 'file');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function signedBy(commonName: string, bytes: Uint8Array): Promise<Uint8Array> {
  const p12 = await createThrowAwayP12({ commonName, passphrase: PASS, now: AT });
  const signed = await signPdf(bytes, p12, PASS, { at: AT });
  if (!signed.ok) throw new Error(JSON.stringify(signed.error));
  return signed.value.bytes;
}

/** Other programs save, lock, cut and scan the papers, as they do in other offices. */
const offices = tool('qpdf') && tool('pdftoppm');

describe.skipIf(!offices)('reading a returned file', { timeout: 180_000 }, () => {
  let paper: Uint8Array;
  let issued: ReturnReading;
  let pictures: Uint8Array[];
  let other: Uint8Array;
  beforeAll(async () => {
    const room = await paperRoom();
    paper = await pdfOf(modelOf(room.clauses, 'D1', 'zh-ja', FACTS, { status: 'issued' }), room.fonts);
    const facts = { ...FACTS, endProduct: 'EPS-X9' };
    other = await pdfOf(modelOf(room.clauses, 'D1', 'zh-ja', facts, { status: 'issued' }), room.fonts);
    issued = await readingOf(paper);
    pictures = scannedPages(paper);
  });

  it('finds the data that our papers carry', () => {
    expect(issued.attached).toMatchObject({ docNo: 'PL-2026-000123-v1', status: 'issued' });
    expect(issued.pages.every((page) => page.text.includes('PL-2026-000123-v1'))).toBe(true);
  });

  it('sees no difference in a copy that another program saved again', async () => {
    const again = resaved(paper);
    expect(Buffer.from(again).equals(paper)).toBe(false);
    const { text, pages } = comparePages(issued.pages, (await readingOf(again)).pages);
    expect(text).toBe('same-drawing');
    expect(pages.map((page) => page.state)).toEqual(issued.pages.map(() => 'same'));
  });

  it('says on which page which words differ', async () => {
    const { text, pages } = comparePages(issued.pages, (await readingOf(other)).pages);
    expect(text).toBe('changed');
    const changes = pages.flatMap(({ page, changes }) => changes.map((change) => ({ page, ...change })));
    const product = changes.find((change) => change.added === 'EPS-X9');
    expect(product?.page).toBe(1);
    expect(product?.removed).toBe('電動パワーステアリングモーターEPS-M210');
    expect(product?.before).toMatch(/最終製品$/);
  });

  it('says which pages are missing', async () => {
    const { text, pages } = comparePages(issued.pages, (await readingOf(pagesOf(paper, '1-2'))).pages);
    expect(text).toBe('changed');
    expect(pages.map((page) => page.state)).toEqual([
      'same',
      'same',
      ...issued.pages.slice(2).map(() => 'missing'),
    ]);
  });

  it('sees a picture that was laid over a page, though all words are the same', async () => {
    const stamp = scannedPages(pagesOf(paper, '1'), 'png')[0] ?? new Uint8Array();
    const read = await readingOf(await withPasted(paper, stamp));
    const { text, pages } = comparePages(issued.pages, read.pages);
    expect(text).toBe('same-words');
    expect(pages.map((page) => page.state)).toEqual(
      issued.pages.map((_, i, all) => (i === all.length - 1 ? 'drawn-on' : 'same')),
    );
    expect(read.pages.some(isPicture)).toBe(false);
  });

  it('sees a note, and a signature so large that it hides what was signed', async () => {
    for (const [entries, told] of [
      ['/Subtype/FreeText/Rect[50 50 90 90]/Contents(not agreed)', ['FreeText']],
      ['/Subtype/Widget/FT/Sig/T(S9)/Rect[50 200 550 700]', ['Widget']],
      ['/Subtype/Widget/FT/Sig/T(S9)/Rect[50 200 200 260]', []],
    ] as const) {
      const bytes = await withAnnotation(paper, entries);
      const last = (await readingOf(bytes)).pages.at(-1);
      expect(last?.annotations).toEqual(told);
    }
  });

  it('takes pages of pictures for a scan, also where a text layer was recognised', async () => {
    for (const text of [undefined, 'PL-2026-000123-v1 recognised text of a scanner, some of it wr0ng']) {
      const read = await readingOf(await scanPdf(pictures, text));
      expect(comparePages(issued.pages, read.pages).text).toBe('no-text');
      expect(read.pages.map(isPicture)).toEqual(issued.pages.map(() => true));
    }
  });

  it('reads photographs of one page, and refuses what is cut off or too large', async () => {
    const [jpeg] = pictures;
    const [png] = scannedPages(pagesOf(paper, '1'), 'png');
    if (jpeg === undefined || png === undefined) throw new Error('no pictures');
    expect(await readReturn(jpeg, 'a.jpg')).toMatchObject({ ok: true, value: { format: 'jpeg' } });
    expect(await readReturn(png, 'a.png')).toMatchObject({ ok: true, value: { format: 'png' } });
    expect(await readReturn(png.subarray(0, 900), 'a.png')).toMatchObject({ error: { code: 'damaged' } });
    const huge = Buffer.from(png);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await readReturn(huge, 'a.png')).toMatchObject({
      error: { message: { key: 'returned:file.pixels' } },
    });
  });

  it('refuses by its content what it cannot show, with what to do', async () => {
    const key = async (bytes: Uint8Array, name: string) => {
      const read = await readReturn(bytes, name);
      return read.ok ? null : read.error.message.key;
    };
    expect(await key(Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0), 'a.pdf')).toBe('returned:file.tiff');
    expect(await key(new TextEncoder().encode('no,paper'), 'a.pdf')).toBe('returned:file.format');
    expect(await key(encrypted(paper), 'a.pdf')).toBe('returned:file.password');
    expect(await key(paper.subarray(0, 5000), 'a.pdf')).toBe('returned:file.broken');
  });

  it('ends a file that unpacks without end', async () => {
    const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, '0 0 m '));
    const read = await readReturn(bombPdf(packed), 'bomb.pdf', { growthBytes: 150 * 1024 * 1024 });
    expect(read).toMatchObject({ ok: false, error: { code: 'file-bomb' } });
  });

  it('ends a file that takes too long', async () => {
    const read = await readReturn(paper, 'slow.pdf', { milliseconds: 1 });
    expect(read).toMatchObject({ ok: false, error: { message: { key: 'returned:file.timeout' } } });
  });
});

/** The same on a real vault, through the calls of the window. */
describe.skipIf(!offices)('a paper that comes back', { timeout: 180_000 }, () => {
  let bench: AppBench;
  let pledge: PaperRow;
  let draft: PaperRow;
  let issued: Uint8Array;
  let pictures: Uint8Array[];
  beforeAll(async () => {
    bench = await openAppBench();
    const papers = await issuedPledge(bench);
    const of = (type: string) => papers.find((paper) => paper.type === type) as PaperRow;
    pledge = of('D1');
    draft = of('D2');
    issued = Uint8Array.from((await bench.get('papers.pdf', { paperId: pledge.id })).bytes);
    pictures = scannedPages(issued);
  }, 180_000);
  afterAll(() => bench.close());

  const admit = async (bytes: Uint8Array, name = 'returned.pdf') =>
    (await bench.get('files.admit', { name, bytes: bytes.slice() })).token;
  const read = async (bytes: Uint8Array, name?: string, paperId?: string): Promise<ReturnView> =>
    bench.get('papers.return-read', {
      token: await admit(bytes, name),
      ...(paperId === undefined ? {} : { paperId }),
    });
  const today = () => new Date().toLocaleDateString('sv');
  const checklist: Checklist = Object.fromEntries(
    CHECK_ITEMS.map((item) => [item, { answer: 'yes', remark: '' }]),
  );
  const details = (): ReturnDetails => ({
    signedOn: today(),
    signedBy: '髙橋 直樹',
    originalReceivedOn: today(),
    storagePlace: 'cabinet 3',
  });
  const scan = { kind: 'scan-of-wet-original' } as const;

  it('is found by its bytes, its data, its printed number and hash, or its name, with the reasons', async () => {
    const whole = await read(await signedBy('髙橋 直樹', issued));
    expect(whole.candidates[0]).toMatchObject({
      paperId: pledge.id,
      reasons: ['bytes', 'data', 'hash', 'number'],
    });
    expect(whole.found?.base.findings).toMatchObject({
      text: 'same-bytes',
      data: 'issued',
      suggested: 'digital-signature',
    });
    expect((await read(resaved(issued))).candidates[0]?.reasons).toEqual(['data', 'hash', 'number']);
    const recognised = await scanPdf(pictures, `No. ${pledge.docNo}`);
    expect((await read(recognised)).candidates).toMatchObject([{ paperId: pledge.id, reasons: ['number'] }]);
    const named = await read(await scanPdf(pictures), `signed ${pledge.docNo.replace('-v1', '')}.pdf`);
    expect(named.candidates.map((one) => one.reasons)).toEqual([['file-name']]);
    expect(named.found?.paperId).toBe(pledge.id);
  });

  it('is asked for where nothing in the file says what it is', async () => {
    const view = await read(await scanPdf(pictures), 'scan0001.pdf');
    expect(view).toMatchObject({ candidates: [], found: null });
    expect(
      (await read(await scanPdf(pictures), 'scan0001.pdf', pledge.id)).found?.base.findings,
    ).toMatchObject({
      text: 'no-text',
      suggested: 'scan-of-wet-original',
    });
  });

  it('counts as digitally signed only after a person has said that it is the right signer, and on what basis', async () => {
    const bytes = await signedBy('髙橋 直樹', issued);
    const view = await read(bytes);
    expect(view.found?.base.findings.signatures).toMatchObject([
      { subject: 'CN=髙橋 直樹', added: true, trust: 'unknown', integrity: 'intact' },
    ]);
    const kind = 'digital-signature' as const;
    const first = await bench.get('papers.return', {
      token: await admit(bytes),
      paperId: pledge.id,
      kind,
      checklist: {},
      details: {},
    });
    expect(first).toMatchObject({ state: 'incomplete', points: [{ key: 'returned:point.signer' }] });
    const second = await bench.get('papers.return', {
      returnId: first.id,
      paperId: pledge.id,
      kind,
      checklist: {},
      details: { signerIsRight: 'yes', signerBasis: 'fingerprint read out on the telephone' },
    });
    expect(second).toMatchObject({ id: first.id, state: 'accepted', points: [], canBeBase: true });
    expect(await bench.get('papers.returns', { paperId: pledge.id })).toHaveLength(1);
    const kept = await bench.get('papers.return-file', { returnId: second.id });
    expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true);
    const again = { token: await admit(bytes), paperId: pledge.id, kind, checklist: {}, details: {} };
    expect(await bench.call('papers.return', again)).toMatchObject({
      error: { message: { key: 'returned:kept-already' } },
    });
    // The same certificate on another file is known from now on.
    const anew = await bench.get('papers.return-read', { returnId: second.id });
    expect(anew.found?.base.findings.signatures).toMatchObject([
      { trust: 'accepted', knownFrom: pledge.docNo },
    ]);
  });

  it('never counts where the text was changed after signing, or the copy saved anew by another program', async () => {
    const signed = await signedBy('Tamper', issued);
    const touched = signed.slice();
    const at = Buffer.from(touched).indexOf('/Keywords');
    touched[at + 12] = 0x58;
    const right = { signerIsRight: 'yes', signerBasis: 'known in person' } as const;
    for (const bytes of [touched, resaved(signed), issued]) {
      const kept = await bench.get('papers.return', {
        token: await admit(bytes),
        paperId: pledge.id,
        kind: 'digital-signature',
        checklist: {},
        details: right,
      });
      expect(kept.state).toBe('incomplete');
      expect(kept.points.length).toBeGreaterThan(0);
    }
  });

  it('with a pasted picture of a signature is image only, whatever the officer answers', async () => {
    const stamp = scannedPages(pagesOf(issued, '1'), 'png')[0] ?? new Uint8Array();
    const bytes = await withPasted(issued, stamp);
    expect((await read(bytes)).found?.base.findings).toMatchObject({
      text: 'same-words',
      suggested: 'image-only',
    });
    const asScan = await bench.get('papers.return', {
      token: await admit(bytes),
      paperId: pledge.id,
      ...scan,
      checklist,
      details: details(),
    });
    expect(asScan).toMatchObject({ state: 'incomplete', points: [{ key: 'returned:point.no-scan' }] });
    const asImage = await bench.get('papers.return', {
      returnId: asScan.id,
      paperId: pledge.id,
      kind: 'image-only',
      checklist,
      details: details(),
    });
    expect(asImage).toMatchObject({ state: 'incomplete', points: [{ key: 'returned:point.image-only' }] });
    const aside = await bench.get('papers.return-aside', {
      returnId: asScan.id,
      paperId: pledge.id,
      reason: 'asked for a real signature',
    });
    expect(aside).toMatchObject({ state: 'set-aside', reason: 'asked for a real signature' });
    expect(
      await bench.call('papers.return', {
        returnId: asScan.id,
        paperId: pledge.id,
        ...scan,
        checklist,
        details: details(),
      }),
    ).toMatchObject({ error: { message: { key: 'returned:settled' } } });
  });

  it('as a scan counts once the checklist is complete, and not with a page missing or a date before issue', async () => {
    const short = await bench.get('papers.return', {
      token: await admit(await scanPdf(pictures.slice(0, 2))),
      paperId: pledge.id,
      ...scan,
      checklist,
      details: { ...details(), signedOn: '2020-01-01' },
    });
    expect(short.state).toBe('incomplete');
    expect(short.points.map((point) => point.key)).toEqual([
      'returned:point.pages',
      'returned:point.before-issue',
    ]);
    const full = await bench.get('papers.return', {
      token: await admit(await scanPdf(pictures)),
      paperId: pledge.id,
      ...scan,
      checklist,
      details: details(),
    });
    expect(full).toMatchObject({ state: 'accepted', points: [], kind: 'scan-of-wet-original' });
  });

  it('that is a draft, printed and signed, does not count', async () => {
    const bytes = Uint8Array.from((await bench.get('papers.pdf', { paperId: draft.id })).bytes);
    const view = await read(bytes);
    expect(view.found).toMatchObject({
      paperId: draft.id,
      base: { findings: { data: 'draft' }, issuedOn: null },
    });
    const token = await admit(bytes);
    expect(
      await bench.call('papers.return', { token, paperId: draft.id, ...scan, checklist, details: details() }),
    ).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('carries the next signature of the house when it is made the base', async () => {
    const rows = await bench.get('papers.returns', { paperId: pledge.id });
    const base = rows.find((row) => row.canBeBase);
    await bench.get('papers.return-base', { returnId: base?.id ?? '' });
    const p12 = await createThrowAwayP12({ commonName: 'Countersigner', passphrase: PASS, now: AT });
    const { token } = await bench.get('files.admit', { name: 'own.p12', bytes: p12 });
    const report = await bench.get('papers.sign', { paperId: pledge.id, token, passphrase: PASS });
    expect(report.overall).toBe('intact');
    expect(report.signatures.map((one) => one.subject)).toEqual(['CN=髙橋 直樹', 'CN=Countersigner']);
  });

  it('stands in the audit workbook: hash of the scan, signature, certificate, trust and time', async () => {
    await bench.get('audit.export', {});
    const book = await openWorkbookFile(bench.saved.at(-1)?.bytes ?? new Uint8Array(), 'audit.xlsx');
    if (!book.ok) throw new Error(JSON.stringify(book.error));
    const rows = book.value.sheets[3]?.rows ?? [];
    const keys = rows.find((row) => row.includes('scan_sha256')) ?? [];
    const row = rows.find((cells) => cells.includes(pledge.docNo)) ?? [];
    const cell = (key: string) => row[keys.indexOf(key)];
    const returns = await bench.get('papers.returns', { paperId: pledge.id });
    const scanned = returns.find((one) => one.state === 'accepted' && one.kind === 'scan-of-wet-original');
    expect(cell('scan_sha256')).toBe(scanned?.sha256);
    expect(cell('certificate_subject')).toBe('CN=髙橋 直樹');
    expect(cell('signature_integrity')).toBe('unchanged');
    expect(cell('signature_timestamp')).toBe('no');
    expect(cell('trust_source')).toContain('not known here');
    expect(cell('storage_place')).toBe('cabinet 3');
  });

  it('stands in the journal with its hash, kind and state', async () => {
    const { rows } = await bench.get('journal.page', { offset: 0, limit: 1000 });
    const events = rows.filter((row) => row.action.startsWith('papers.return'));
    expect(new Set(events.map((row) => row.action))).toEqual(
      new Set(['papers.return', 'papers.returned', 'papers.return-aside', 'papers.return-base']),
    );
    expect((await bench.get('journal.verify', {})).ok).toBe(true);
  });
});
