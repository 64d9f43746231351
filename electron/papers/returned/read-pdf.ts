import { PDF } from '@libpdf/core';
import type { PDFDocumentProxy, PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { openingFault, openPdf, strayFaults } from '../../pdf/open-pdf.ts';
import { pageDigests } from '../revisions.ts';
import { verifyPdf } from '../verify.ts';
import { ReturnFault } from './fault.ts';
import type { ReturnLimits } from './limits.ts';
import { largestPicture } from './pictures.ts';
import type { AttachedData, PageReading, ReturnReading } from './reading.ts';

/** Text, pictures and notes of every page, the data attached, and the signatures. */
export async function readPdf(bytes: Uint8Array, limits: ReturnLimits): Promise<ReturnReading> {
  const before = await strayFaults();
  const task = await openPdf(bytes, { maxImageSize: limits.pixels });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > limits.pages)
      throw new ReturnFault('file-too-large', 'returned:file.pages', { pages: limits.pages });
    const pages = await readPages(pdf, limits);
    if ((await strayFaults()) > before) throw new ReturnFault('damaged', 'returned:file.broken');
    const { attached, drawings } = await secondLook(bytes, limits);
    return {
      format: 'pdf',
      pages: pages.map((page, i) => ({ ...page, drawing: drawings[i] ?? '' })),
      attached,
      verification: await verifyPdf(bytes),
    };
  } catch (cause) {
    if (cause instanceof ReturnFault) throw cause;
    if (openingFault(cause) === 'password') throw new ReturnFault('file-encrypted', 'returned:file.password');
    throw new ReturnFault('damaged', 'returned:file.broken');
  } finally {
    await task.destroy();
  }
}

async function readPages(pdf: PDFDocumentProxy, limits: ReturnLimits): Promise<PageReading[]> {
  const pages: PageReading[] = [];
  let length = 0;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const text = await textOf(page);
    length += text.length;
    if (length > limits.textLength) throw new ReturnFault('file-bomb', 'returned:file.text');
    pages.push({
      text,
      picture: await largestPicture(page),
      annotations: await annotationsOf(page),
      drawing: '',
    });
    page.cleanup();
  }
  return pages;
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const content = await page.getTextContent({ disableNormalization: true });
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  return items
    .map((item) => (item.hasEOL ? `${item.str}\n` : item.str))
    .join('')
    .trim();
}

/** A signature that covers more of the page than this can hide what it is a signature of. */
const SIGNATURE_SHARE = 0.15;

function areaOf(rect: unknown): number {
  if (!Array.isArray(rect)) return 0;
  const [left, bottom, right, top] = rect.map(Number);
  const area = Math.abs(((right ?? 0) - (left ?? 0)) * ((top ?? 0) - (bottom ?? 0)));
  return Number.isFinite(area) ? area : 0;
}

async function annotationsOf(page: PDFPageProxy): Promise<readonly string[]> {
  const found = (await page.getAnnotations()) as readonly {
    subtype?: unknown;
    fieldType?: unknown;
    rect?: unknown;
  }[];
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const room = areaOf([left, bottom, right, top]) * SIGNATURE_SHARE;
  return found
    .filter((one) => one.subtype !== 'Link' && one.subtype !== 'Popup')
    .filter((one) => one.fieldType !== 'Sig' || areaOf(one.rect) > room)
    .map((one) => (typeof one.subtype === 'string' ? one.subtype : 'Unknown'));
}

/** The second library reads attachments and what pages draw. What it cannot read is not known, which is the stricter answer. */
async function secondLook(
  bytes: Uint8Array,
  limits: ReturnLimits,
): Promise<{ readonly attached: AttachedData | null; readonly drawings: readonly string[] }> {
  try {
    const pdf = await PDF.load(bytes);
    return { attached: attachedData(pdf, limits), drawings: pageDigests(pdf) };
  } catch {
    return { attached: null, drawings: [] };
  }
}

function attachedData(pdf: PDF, limits: ReturnLimits): AttachedData | null {
  for (const name of pdf.getAttachments().keys()) {
    if (!name.endsWith('.json')) continue;
    const bytes = pdf.getAttachment(name);
    if (bytes === null || bytes.byteLength > limits.attachedBytes) continue;
    const data = dataOf(new TextDecoder().decode(bytes));
    if (data !== null) return data;
  }
  return null;
}

function dataOf(text: string): AttachedData | null {
  try {
    const data = JSON.parse(text) as { contentSha256?: unknown; header?: unknown };
    const { docNo, status } = (data.header ?? {}) as { docNo?: unknown; status?: unknown };
    const { contentSha256 } = data;
    if (typeof docNo !== 'string' || typeof contentSha256 !== 'string' || typeof status !== 'string')
      return null;
    return { docNo, contentSha256, status };
  } catch {
    return null;
  }
}
