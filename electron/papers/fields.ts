import { type PDF, type PDFPage, PdfNumber, PdfRef, PdfString, type SignatureField } from '@libpdf/core';

/** A signature field with its place on a page. */
export interface PlacedField {
  readonly field: SignatureField;
  readonly name: string;
  /** Who is to sign here, in the languages of the paper; empty where the file does not say. */
  readonly tip: string;
  readonly signed: boolean;
  readonly place?: FieldPlace;
}

export interface FieldPlace {
  readonly page: PDFPage;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
}

/** The signature fields of a PDF, in the order of the form. */
export function signatureFields(pdf: PDF): readonly PlacedField[] {
  const fields = pdf.getForm()?.getSignatureFields() ?? [];
  return fields.map((field) => {
    const tip = field.acroField().get('TU');
    const place = placeOf(pdf, field);
    return {
      field,
      name: field.name,
      tip: tip instanceof PdfString ? tip.asString() : '',
      signed: field.isSigned(),
      ...(place ? { place } : {}),
    };
  });
}

function placeOf(pdf: PDF, field: SignatureField): FieldPlace | undefined {
  const resolve = pdf.context.registry.resolve.bind(pdf.context.registry);
  const dict = field.acroField();
  const [left = 0, bottom = 0, right = 0, top = 0] = [...(dict.getArray('Rect', resolve) ?? [])].map((n) =>
    n instanceof PdfNumber ? n.value : 0,
  );
  if (right - left < 1 || top - bottom < 1) return undefined;
  const own = field.getRef();
  const page = pdf
    .getPages()
    .find((one) =>
      [...(one.dict.getArray('Annots', resolve) ?? [])].some(
        (entry) => entry instanceof PdfRef && own !== null && entry.objectNumber === own.objectNumber,
      ),
    );
  return page && { page, box: [left, bottom, right, top] };
}
