import type { NameKnowledge } from './knowledge.ts';

/** Signs that take no room: joiners, marks of direction, selectors, fillers. */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|[\u115f\u1160\u17b4\u17b5]|[\u180b-\u180e]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff|[\ufff9-\ufffb]/g;

/** Printable ASCII needs no tables. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Makes texts comparable: width, case, accents, invisible characters, kana, Han variants. Idempotent. */
export function createFolder(fold: NameKnowledge['fold']): (text: string) => string {
  const to = [...fold.to];
  const han = new Map([...fold.from].map((c, i) => [c, to[i] ?? c]));
  return (text) => {
    if (PLAIN.test(text)) return text.toLowerCase().replaceAll('`', "'").replace(/ {2,}/g, ' ').trim();
    const base = repaired(text)
      .normalize('NFKC')
      .replace(INVISIBLE, '')
      .replace(/([\u30a1-\u30fa])[\u2010-\u2015\u2212\uff0d\u2500-](?=[\u30a1-\u30fa]|\s|$)/g, '$1ー')
      .replace(/[\u3041-\u3096]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(/ß/g, 'ss')
      .replace(/æ/g, 'ae')
      .replace(/[øö]/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/đ/g, 'd')
      .replace(/ı/g, 'i')
      .replace(/[’‘`´']/g, "'");
    return [...base]
      .map((c) => han.get(c) ?? c)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  };
}

/** UTF-8 text that was once read as Latin-1 and can be turned back without loss; any other text stays as it is. */
function repaired(text: string): string {
  if (!/[\u00c2-\u00ef][\u0080-\u00bf]/.test(text) || [...text].some((c) => c > '\u00ff')) return text;
  const bytes = [...text].map((c) => c.charCodeAt(0));
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    const size = first < 0x80 ? 1 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
    const rest = bytes.slice(i + 1, i + size);
    if (size === 0 || rest.length < size - 1 || rest.some((b) => b < 0x80 || b > 0xbf)) return text;
    out += String.fromCharCode(
      size === 1
        ? first
        : rest.reduce((code, b) => (code << 6) | (b & 0x3f), size === 2 ? first & 0x1f : first & 0x0f),
    );
    i += size;
  }
  return out;
}

/** Does the text begin with a Han character, or one of kana? */
export const isHan = (text: string) => /^(?:\p{Script=Han}|々|〆)/u.test(text);
export const isKana = (text: string) => /^[\u30a1-\u30fa\u30fc]/.test(text);
