/** Points to pixels of the preview: sharp enough to read small print on a common screen. */
const SCALE = 1.6;

/**
 * Draws the pages of a PDF. The drawing runs in the window itself (no worker, no network, no fonts from outside): what is
 * not in the file is not shown.
 */
export async function drawPages(
  bytes: Uint8Array,
  labelOf: (page: number, pages: number) => string,
): Promise<readonly HTMLCanvasElement[]> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/build/pdf.min.mjs'),
    import('pdfjs-dist/build/pdf.worker.min.mjs'),
  ]);
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  const pdf = await pdfjs.getDocument({
    data: plainBytes(bytes),
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  const canvases: HTMLCanvasElement[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', labelOf(n, pdf.numPages));
    await page.render({ canvas, viewport }).promise;
    canvases.push(canvas);
  }
  await pdf.loadingTask.destroy();
  return canvases;
}

/** The Chromium host hands bytes over as a record of numbers. */
export function plainBytes(bytes: Uint8Array | Readonly<Record<string, number>>): Uint8Array<ArrayBuffer> {
  return bytes instanceof Uint8Array ? new Uint8Array(bytes) : Uint8Array.from(Object.values(bytes));
}
