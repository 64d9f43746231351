const CJK_MARKERS =
  /[省市区區县縣路街镇鎮乡村号號弄室楼樓层層町]|大厦|邮编|开发区|工业园|丁目|番地|大字|ビル|階|[都道府県](?=\p{L})/gu;
const LATIN_MARKERS =
  /\b(?:street|st\.|road|rd\.?|avenue|ave\.?|building|bldg\.?|floor|district|prefecture|city|chome|p\.?o\.? box|town|zone|blvd|lane|tower|\d+f)\b|-(?:ku|shi|cho|machi|gun|ken|to|fu|chome|mura|dori)\b|\b\d{3}-\d{4}\b|\b\d{6}\b/giu;
const POSTCODE = /〒\s*\d{3}-?\d{4}/u;
const START =
  /^(?:〒|\d|no\.?\s*\d|room\b|rm\.?\b|unit \d|[\p{Script=Han}]{2,4}?[都道府県省市](?=[\p{Script=Han}\d])|(?:日本|中国|中國)[\p{Script=Han}]{2,4}?[都道府県省市])/iu;

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** True where the text is an address beyond reasonable doubt: digits, and markers of more than one kind or place. */
export function isAddress(text: string): boolean {
  const plain = text.normalize('NFKC');
  if (POSTCODE.test(plain)) return true;
  if (!/\d|[一二三四五六七八九十]丁目/u.test(plain))
    return /^[\p{Script=Han}]{2,4}[都道府県省].*[市区町村县]/u.test(plain);
  if (count(plain, CJK_MARKERS) >= 2) return true;
  const latin = count(plain, LATIN_MARKERS);
  return latin >= 2 || (latin === 1 && plain.includes(','));
}

/** True where the text begins as an address begins. */
export function startsAsAddress(text: string): boolean {
  return START.test(text.normalize('NFKC').trim());
}

/** True where something of an address may stand in the text. */
export function hasAddressTrace(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /\d/.test(plain) && (count(plain, CJK_MARKERS) > 0 || count(plain, LATIN_MARKERS) > 0);
}
