/** Japanese corporate number: 13 digits, the first is the check digit (pledges 6.4). */
export function isCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(text.charAt(12 - i)) * (i % 2 === 0 ? 1 : 2);
  return Number(text.charAt(0)) === 9 - (sum % 9);
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code: 18 characters, the last is the check character (weights 3^i mod 31). */
export function isSocialCreditCode(text: string): boolean {
  if (text.length !== 18) return false;
  const values = [...text].map((c) => ALPHABET.indexOf(c));
  if (values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return values[17] === (31 - (sum % 31)) % 31;
}
