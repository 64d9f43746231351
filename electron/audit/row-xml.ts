import { colToLetter } from 'hucre/xlsx';
import type { CellContent } from './canonical.ts';

/** The looks that a data cell can have. */
export const LOOKS = ['text', 'day', 'number', 'label', 'key'] as const;
export type Look = (typeof LOOKS)[number];

/** A row of a worksheet part; `height` in points. Texts are inline strings, so that a large sheet needs no string table in memory. */
export function rowXml(
  row: number,
  height: number,
  cells: readonly CellContent[],
  lookOfText: readonly Look[],
  styles: Readonly<Record<Look, number>>,
): string {
  let xml = `<row r="${row}" ht="${height}" customHeight="1">`;
  for (let c = 0; c < lookOfText.length; c += 1) {
    const content = cells[c] ?? null;
    const at = `${letter(c)}${row}`;
    if (content === null) xml += `<c r="${at}" s="${styles[lookOfText[c] ?? 'text']}"/>`;
    else if (typeof content === 'number') xml += `<c r="${at}" s="${styles.number}"><v>${content}</v></c>`;
    else if (typeof content === 'object')
      xml += `<c r="${at}" s="${styles.day}"><v>${serialOf(content.day)}</v></c>`;
    else {
      const text = escapeText(content);
      const style = styles[lookOfText[c] ?? 'text'];
      xml += `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
    }
  }
  return `${xml}</row>`;
}

const letters: string[] = [];
function letter(column: number): string {
  letters[column] ??= colToLetter(column);
  return letters[column] ?? '';
}

/** Days since the epoch of spreadsheets; right from 1900-03-01 on, the first day that `contentOf` lets through. */
function serialOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;
}

/**
 * Text for XML. Characters that XML cannot hold are written as `_xHHHH_`, the form that spreadsheets read back; a text that
 * already looks like such a form gets its underscore escaped, so that it comes back as it was.
 */
export function escapeText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNWRITABLE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const NEEDS_ESCAPE = /[&<>_\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
