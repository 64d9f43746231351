import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** The part of the page that its largest picture covers, 0 to 1: a scan covers nearly all of it, with or without a text layer. */
export async function largestPicture(page: PDFPageProxy): Promise<number> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const PICTURES: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ];
  const { fnArray, argsArray } = await page.getOperatorList();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const area = Math.abs((right - left) * (top - bottom));
  let matrix: Matrix = SAME;
  const kept: Matrix[] = [];
  let largest = 0;
  fnArray.forEach((fn, i) => {
    const args: unknown = argsArray[i];
    if (fn === OPS.save || fn === OPS.paintFormXObjectBegin) kept.push(matrix);
    if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? SAME;
    if (fn === OPS.transform) matrix = times(matrix, matrixOf(args));
    if (fn === OPS.paintFormXObjectBegin) matrix = times(matrix, matrixOf((args as unknown[])[0]));
    if (PICTURES.includes(fn)) {
      const [a, b, c, d] = matrix;
      largest = Math.max(largest, Math.abs(a * d - b * c));
    }
  });
  return area === 0 ? 0 : Math.min(1, largest / area);
}

function matrixOf(value: unknown): Matrix {
  const list =
    Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>) : [];
  const numbers = list.map((n) => (typeof n === 'number' && Number.isFinite(n) ? n : 0));
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined) return SAME;
  return d === undefined || e === undefined || f === undefined ? SAME : [a, b, c, d, e, f];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
