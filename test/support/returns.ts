import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF, PdfArray, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import PDFDocument from 'pdfkit';
import type { PaperRow } from '../../shared/contract/views.ts';
import { type AppBench, OFFICER, REVIEWER, sample, sampleProfile } from './app-bench.ts';
import { pledgeValues } from './fill-pledge.ts';

/** Runs a program on a file in a folder of its own and gives what it wrote. */
function through(
  bytes: Uint8Array,
  program: string,
  args: (input: string, folder: string) => string[],
): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'returned-'));
  try {
    const input = join(folder, 'in.pdf');
    writeFileSync(input, bytes);
    execFileSync(program, args(input, folder), { stdio: 'ignore' });
    return readdirSync(folder)
      .filter((name) => name.startsWith('out'))
      .sort()
      .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const only = (files: readonly Uint8Array[]): Uint8Array => {
  const [file] = files;
  if (file === undefined) throw new Error('the program wrote nothing');
  return file;
};

/** Saved again by another program: other bytes, the same pages. */
export const resaved = (bytes: Uint8Array) =>
  only(through(bytes, 'qpdf', (input, out) => [input, '--object-streams=generate', join(out, 'out.pdf')]));

export const encrypted = (bytes: Uint8Array) =>
  only(
    through(bytes, 'qpdf', (input, out) => ['--encrypt', 'u', 'o', '256', '--', input, join(out, 'out.pdf')]),
  );

export const pagesOf = (bytes: Uint8Array, range: string) =>
  only(through(bytes, 'qpdf', (input, out) => [input, '--pages', '.', range, '--', join(out, 'out.pdf')]));

/** Printed and scanned: a picture of each page. */
export const scannedPages = (bytes: Uint8Array, format: 'jpeg' | 'png' = 'jpeg') =>
  through(bytes, 'pdftoppm', (input, out) => ['-r', '60', `-${format}`, input, join(out, 'out')]);

/** The pictures as the PDF that a scanner makes of them; `text`: with the text layer of its recognition. */
export function scanPdf(pictures: readonly Uint8Array[], text?: string): Promise<Uint8Array> {
  const doc = new PDFDocument({ autoFirstPage: false, size: 'A4' });
  for (const picture of pictures) {
    doc.addPage({ size: 'A4', margin: 0 });
    if (text !== undefined) doc.fontSize(8).text(text, 40, 40, { width: 400 });
    doc.image(Buffer.from(picture), 0, 0, { width: 595.28, height: 841.89 });
  }
  return collected(doc);
}

function collected(doc: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
    doc.end();
  });
}

/** The paper with a picture laid over its last page, as one who has no certificate and no scanner would do it. */
export async function withPasted(bytes: Uint8Array, picture: Uint8Array): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', margin: 0 });
  doc.image(Buffer.from(picture), 120, 600, { width: 120 });
  const overlay = await collected(doc);
  return only(
    through(bytes, 'qpdf', (input, out) => {
      const layer = join(out, 'layer.pdf');
      writeFileSync(layer, overlay);
      return [input, '--overlay', layer, '--to=z', '--', join(out, 'out.pdf')];
    }),
  );
}

/** Another annotation on the last page, as an incremental update adds it. */
export async function withAnnotation(bytes: Uint8Array, entries: string): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const rect = /Rect\[([\d ]+)\]/.exec(entries)?.[1]?.split(' ').map(Number) ?? [];
  const names = [...entries.matchAll(/\/(Subtype|FT)\/(\w+)/g)];
  const texts = [...entries.matchAll(/\/(T|Contents)\(([^)]*)\)/g)];
  const annotation = pdf.createDict({
    Type: PdfName.of('Annot'),
    Rect: new PdfArray(rect.map((n) => PdfNumber.of(n))),
    ...Object.fromEntries(names.map(([, key = '', name = '']) => [key, PdfName.of(name)])),
    ...Object.fromEntries(texts.map(([, key = '', text = '']) => [key, PdfString.fromString(text)])),
  });
  pdf
    .getPages()
    .at(-1)
    ?.dict.set('Annots', new PdfArray([annotation]));
  return pdf.save({ incremental: true });
}

/** A few kilobytes that unpack to hundreds of megabytes of page content. */
export function bombPdf(packed: Uint8Array): Uint8Array {
  const head = '%PDF-1.7\n';
  const objects = [
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n',
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n',
  ].join('');
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`${head}${objects}4 0 obj\n<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`),
      Buffer.from(packed),
      Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n'),
    ]),
  );
}

async function as(bench: Pick<AppBench, 'get'>, user: 'officer' | 'reviewer'): Promise<void> {
  await bench.get('vault.lock', {});
  const { passphrase } = user === 'officer' ? OFFICER : REVIEWER;
  await bench.get('vault.unlock', { user, passphrase });
}

/** A vault with the issued pledge of a watch-list case and the drafts of its other papers. */
export async function issuedPledge(bench: Pick<AppBench, 'get'>): Promise<readonly PaperRow[]> {
  await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  const bytes = new Uint8Array(sample('orders.xlsx'));
  const { token } = await bench.get('files.admit', { name: 'orders.xlsx', bytes });
  const preview = await bench.get('intake.preview', { token });
  const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
  const { id: bookId } = await bench.get('intake.import', { token, mapping, remember: false });
  const { rows } = await bench.get('lines.page', { bookId, offset: 0, limit: 1000 });
  const asked = rows.find((row) => row.outcome === 'papers');
  const { caseId } = await bench.get('lines.get', { bookId, key: asked?.key ?? '' });
  for (const { key } of rows) {
    const line = await bench.get('lines.get', { bookId, key });
    if (line.caseId !== caseId) continue;
    for (const { hitId, state } of line.hitList) {
      if (state === 'final') continue;
      const verdict = { verdict: 'true-match', reasonCode: 'official-name-equal' } as const;
      await bench.get('hits.decide', { hitId, ...verdict, text: 'name as printed in the annex' });
      await as(bench, 'reviewer');
      await bench.get('hits.review', { hitId, agree: true, text: 'agreed' });
      await as(bench, 'officer');
    }
    const basis = 'test report of the maker';
    if (line.classification.controlled === 'undecided')
      await bench.get('lines.classify', { bookId, key, controlled: 'controlled', code: '1C905.a.4', basis });
  }
  const drafts = await bench.get('papers.draft', { caseId, languages: 'zh-ja' });
  const pledge = drafts.find((paper) => paper.type === 'D1');
  const paperId = pledge?.id ?? '';
  const fields = pledgeValues(await bench.get('papers.fields', { paperId }));
  await bench.get('papers.fill', { paperId, fields });
  await bench.get('papers.issue', { paperId });
  return bench.get('papers.list', { caseId });
}
