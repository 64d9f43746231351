import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** Text of the body without spaces, in reading order. */
  readonly body: string;
  /** Text above, below and across the body: header, footer, marks. */
  readonly margins: string;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly title: string;
  readonly language: string;
  readonly marked: boolean;
}

/** Height of the body between header and footer, in points from the bottom. */
const [BODY_LOW, BODY_HIGH] = [62, 782];

/** Reads a PDF back with pdfjs. Spaces go, because a gap in a line may or may not be one. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: ReadPage[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const content = await page.getTextContent({ disableNormalization: true });
    let [body, margins] = ['', ''];
    for (const item of content.items) {
      if (!('str' in item)) continue;
      const [, slope = 0, , , , y = 0] = item.transform as number[];
      if (slope === 0 && y > BODY_LOW && y < BODY_HIGH) body += item.str;
      else margins += item.str;
    }
    pages.push({ body: squeeze(body), margins: squeeze(margins) });
  }
  const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
  const marks = (await pdf.getMarkInfo()) as unknown;
  const result = {
    pages,
    title: String(info.Title ?? ''),
    language: String(info.Language ?? ''),
    marked: marks instanceof Map && marks.get('Marked') === true,
  };
  await pdf.loadingTask.destroy();
  return result;
}

export function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

/** Whether a text stands in the bodies of the pages, whole or broken once or more at page ends. */
export function standsIn(pages: readonly ReadPage[], text: string): boolean {
  const wanted = squeeze(text);
  return pages.some((page, i) => {
    if (page.body.includes(wanted)) return true;
    for (let k = wanted.length - 1; k > 0; k--) {
      if (page.body.includes(wanted.slice(0, k))) {
        for (let cut = k; cut > 0; cut--) {
          if (page.body.includes(wanted.slice(0, cut)) && pages[i + 1]?.body.includes(wanted.slice(cut)))
            return true;
        }
        return false;
      }
    }
    return false;
  });
}
