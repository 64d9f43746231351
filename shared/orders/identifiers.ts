/** Japanese corporate number (法人番号): 13 digits, the first is 9 − (Σ dᵢ·qᵢ mod 9) over the rest, q = 1,2,1,2… from the right. */
export function validateCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(text.charAt(12 - i)) * (i % 2 === 0 ? 1 : 2);
  return Number(text.charAt(0)) === 9 - (sum % 9);
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Chinese unified social credit code: 18 characters, weights 3^i mod 31, the last is (31 − Σ mod 31) mod 31. */
export function validateUscc(text: string): boolean {
  if (text.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const value = USCC_ALPHABET.indexOf(text.charAt(i));
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.indexOf(text.charAt(17)) === (31 - (sum % 31)) % 31;
}

export type IdentifierKind = 'corporate-number' | 'uscc';

/**
 * A registration number in a cell: its kind by its form, and whether the check digit is right.
 * Undefined where the text has the form of neither.
 */
export function readIdentifier(
  text: string,
): { readonly kind: IdentifierKind; readonly id: string; readonly valid: boolean } | undefined {
  const id = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const japanese = /^T?(\d{13})$/.exec(id)?.[1];
  if (japanese !== undefined) {
    return { kind: 'corporate-number', id: japanese, valid: validateCorporateNumber(japanese) };
  }
  if (/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(id)) return { kind: 'uscc', id, valid: validateUscc(id) };
  return undefined;
}
