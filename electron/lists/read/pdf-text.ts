import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { openingFault, openPdf, strayFaults } from '../../pdf/open-pdf.ts';
import { ListFault } from './fault.ts';
import type { ListLimits } from './limits.ts';

/** The text layer of a PDF, line by line. A file without one ends in a sentence that says what to do. */
export async function textOfPdf(bytes: Uint8Array, limits: ListLimits): Promise<string> {
  const before = await strayFaults();
  const task = await openPdf(bytes);
  try {
    const pdf = await task.promise;
    if (pdf.numPages > limits.pages)
      throw new ListFault('file-too-large', 'listfiles:pdf.pages', { pages: limits.pages });
    const lines: string[] = [];
    let missing = 0;
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const content = await page.getTextContent({ disableNormalization: true });
      const found = linesOf(content.items.filter((item): item is TextItem => 'str' in item));
      if (found.length === 0) missing++;
      for (const line of found) lines.push(line);
      page.cleanup();
    }
    if ((await strayFaults()) > before) throw new ListFault('damaged', 'listfiles:pdf.broken');
    const text = lines.join('\n');
    if (text.trim() === '') throw new ListFault('file-unreadable', 'listfiles:pdf.no-text');
    if (missing > 0) throw new ListFault('file-unreadable', 'listfiles:pdf.some-pages', { pages: missing });
    return text;
  } catch (cause) {
    if (cause instanceof ListFault) throw cause;
    if (openingFault(cause) === 'password') throw new ListFault('file-encrypted', 'listfiles:pdf.password');
    throw new ListFault('damaged', 'listfiles:pdf.broken');
  } finally {
    await task.destroy();
  }
}

interface Line {
  y: number;
  readonly height: number;
  readonly items: { readonly x: number; readonly end: number; readonly text: string }[];
}

/** Pieces at one height are one line; a wide gap is a space, a very wide one parts cells. */
function linesOf(items: readonly TextItem[]): string[] {
  const lines: Line[] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const height = item.height || 10;
    const line = lines.findLast((each) => Math.abs(each.y - y) < Math.min(each.height, height) * 0.5);
    const piece = { x, end: x + item.width, text: item.str };
    if (line === undefined || lines.length - lines.indexOf(line) > 6)
      lines.push({ y, height, items: [piece] });
    else line.items.push(piece);
  }
  lines.sort((a, b) => b.y - a.y);
  return lines.map(textOf).filter((text) => text.trim() !== '');
}

function textOf({ items, height }: Line): string {
  const sorted = items.toSorted((a, b) => a.x - b.x);
  let text = '';
  let end = Number.NaN;
  for (const piece of sorted) {
    const gap = piece.x - end;
    if (gap > height * 2.5) text += '\t';
    else if (gap > height * 0.2) text += ' ';
    text += piece.text;
    end = Math.max(piece.end, Number.isNaN(end) ? piece.end : end);
  }
  return text.replace(/ +\t ?/g, '\t');
}
