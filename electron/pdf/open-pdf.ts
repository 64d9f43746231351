/// <reference path="./pdfjs-worker.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/types/src/display/api.d.ts';

/** Character maps and font metrics of the library, from its own folder: nothing is fetched. */
class OwnFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts';
    if (kind === 'wasmUrl' || !/^[\w.-]+$/.test(filename)) throw new Error('not part of reading text');
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    return new Uint8Array(await readFile(join(root, folder, filename)));
  }
}

/** What the library throws for broken files. */
const FAULTS =
  /^(XRefEntry|XRefParse|MissingData|InvalidPDF|UnknownError|Abort|ParserEOF|Jpeg|Jpx|Jbig2)\w*$|^FormatError$/;

/** A fault of the file that the library threw in work that nobody waits for. */
export function isStrayFault(cause: unknown): boolean {
  return cause instanceof Error && FAULTS.test(cause.name);
}

let strays: number | null = null;
function countStrays(): void {
  if (strays !== null) return;
  strays = 0;
  process.on('unhandledRejection', (cause) => {
    if (!isStrayFault(cause)) throw cause;
    strays = (strays ?? 0) + 1;
  });
}

/** How many such faults this worker has met by now: a file during which one came up has not been read whole. */
export async function strayFaults(): Promise<number> {
  // They are told of only once what is under way has come to rest.
  await new Promise((rest) => setImmediate(rest));
  return strays ?? 0;
}

/** Begins to read a PDF; for workers only. `await task.promise` may throw; end with `task.destroy()`. */
export async function openPdf(
  bytes: Uint8Array,
  options: { readonly maxImageSize?: number } = {},
): Promise<PDFDocumentLoadingTask> {
  countStrays();
  // The library's own worker code runs in this worker; set before, it is not looked up again.
  const worker = (await import('pdfjs-dist/legacy/build/pdf.worker.mjs')) as unknown;
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    BinaryDataFactory: OwnFiles,
    ...options,
  });
}

/** Why a PDF could not be opened. */
export function openingFault(cause: unknown): 'password' | 'broken' {
  return cause instanceof Error && cause.name === 'PasswordException' ? 'password' : 'broken';
}
