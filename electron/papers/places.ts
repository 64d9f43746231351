import { type PDF, type PDFPage, PdfNumber } from '@libpdf/core';

/** Private key of a page dictionary: where digital signatures may show, four numbers for each place (x, y, width, height). */
export const PLACES_KEY = 'PLDG_SignaturePlaces';

export interface SignaturePlace {
  readonly page: PDFPage;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The places that the paper was made with, in order; a PDF from elsewhere has none. */
export function signaturePlaces(pdf: PDF): readonly SignaturePlace[] {
  const resolve = pdf.context.registry.resolve.bind(pdf.context.registry);
  return pdf.getPages().flatMap((page) => {
    const numbers = [...(page.dict.getArray(PLACES_KEY, resolve) ?? [])].map((n) =>
      n instanceof PdfNumber ? n.value : Number.NaN,
    );
    const places: SignaturePlace[] = [];
    for (let i = 0; i + 3 < numbers.length; i += 4) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(i, i + 4);
      if ([x, y, width, height].every(Number.isFinite)) places.push({ page, x, y, width, height });
    }
    return places;
  });
}
