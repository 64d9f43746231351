/** Signs that take no room: joiners, marks of direction, fillers, byte order marks. */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|\ufeff|[\ufff9-\ufffb]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
/** Signs of dictionaries that look like characters; PDFs give them for 日, 入 and others. */
const RADICAL = /[\u2e9f\u2ef3\u2f00-\u2fdf]/gu;
/** Letters, marks and single spaces of the common scripts: nothing to do. */
const ORDINARY =
  /^[\x21-\x7e\u00a1-\u00ac\u00ae-\u034e\u0370-\u061b\u061d-\u1000\u3001-\ud7a3\uf900-\ufaff\uff01-\uffee]+(?: [\x21-\x7e\u00a1-\u00ac\u00ae-\u034e\u0370-\u061b\u061d-\u1000\u3001-\ud7a3\uf900-\ufaff\uff01-\uffee]+)*$/;

/** One line of text as it is kept: every kind of space becomes one space, signs without width go, letters stay as printed. */
export function clean(text: string): string {
  if (text === '' || ORDINARY.test(text)) return text;
  return text
    .toWellFormed()
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(RADICAL, (sign) => sign.normalize('NFKC'))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** As `clean`, for a line of a notice: tabulators stay, they part the cells of a table. */
export function cleanLine(text: string): string {
  return text
    .split('\t')
    .map(clean)
    .join('\t')
    .replace(/^\t+|\t+$/g, '');
}

/** Makes a name a key that the same name gives again, whatever its width, case and spaces. */
export function nameKey(name: string): string {
  return clean(name.normalize('NFKC')).toLowerCase();
}

const HAN = /\p{Script=Han}/u;
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/u;
const LATIN = /\p{Script=Latin}/u;

export const hasHan = (text: string): boolean => HAN.test(text);
export const hasKana = (text: string): boolean => KANA.test(text);
export const hasLatin = (text: string): boolean => LATIN.test(text);
export const isCjk = (text: string): boolean => hasHan(text) || hasKana(text);
