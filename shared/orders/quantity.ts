import { isUnit } from './words.ts';

/** Full-width digits, signs and spaces as ASCII. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').trim();
}

/** `1,200 KG` → 1,200 and KG; a cell without a known unit stays whole. */
export function splitQuantity(text: string): { readonly amount: string; readonly unit?: string } {
  const plain = plainDigits(text);
  if (plain.length > 60) return { amount: plain };
  const m = /^([+-]?\d[\d,. ']*?)\s*(\(?\p{L}[\p{L}\d²³.()]*)$/u.exec(plain);
  const unit = m?.[2]?.replace(/^\(|\)$/g, '');
  if (m?.[1] === undefined || unit === undefined || !isUnit(unit)) return { amount: plain };
  return { amount: m[1].trim(), unit };
}

/** The unit in the brackets of a header: `数量（千克）`, `QTY (PCS)`. */
export function unitOfHeader(header: string): string | undefined {
  for (const match of header.normalize('NFKC').matchAll(/[([【]([^()[\]【】]{1,12})[)\]】]/gu)) {
    const unit = (match[1] ?? '').replace(/^(?:单位|單位|単位|unit)\s*[:/]?\s*/iu, '');
    if (isUnit(unit)) return unit;
  }
  return undefined;
}
