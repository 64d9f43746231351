import { type CellObject, SSF } from 'xlsx';

type Style = 'plain' | 'date' | 'time' | 'shown';

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
const styles = new Map<string, Style>();

/**
 * The text of a workbook's cell, trimmed. Dates are ISO. A number is written out in full unless its format shows what
 * the number alone does not say: leading zeros, or words such as a unit.
 */
export function cellText(cell: CellObject, date1904: boolean): string {
  const { v } = cell;
  if (v === undefined || v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(v), typeof cell.z === 'string' ? cell.z : '', date1904);
    case 's':
      return clean(String(v));
    case 'b':
      return v === true ? 'TRUE' : 'FALSE';
    case 'e':
      return ERRORS[Number(v)] ?? '#ERROR!';
    case 'd':
      return v instanceof Date ? v.toISOString().slice(0, 10) : String(v);
    default:
      return '';
  }
}

export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim();
}

function numberText(value: number, format: string, date1904: boolean): string {
  switch (styleOf(format)) {
    case 'date':
      return dateText(value, date1904);
    case 'time':
    case 'shown':
      return String(SSF.format(format, value, { date1904 })).trim();
    case 'plain':
      return plainNumber(value);
  }
}

function styleOf(format: string): Style {
  const known = styles.get(format);
  if (known !== undefined) return known;
  const style = readStyle(format);
  styles.set(format, style);
  return style;
}

function readStyle(format: string): Style {
  if (format === '' || format === 'General') return 'plain';
  if (SSF.is_date(format))
    return /[yd年日]|m{3}/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, '')) ? 'date' : 'time';
  const first = (format.split(';')[0] ?? '').replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '');
  if (/^0{2,}$/.test(first)) return 'shown';
  return /"[^"]*\p{L}[^"]*"|\\\p{L}|[\u0080-\uffff]/u.test(first) ? 'shown' : 'plain';
}

function dateText(value: number, date1904: boolean): string {
  const parts = SSF.parse_date_code(value, { date1904 }) as
    | { y: number; m: number; d: number; H: number; M: number; S: number }
    | null
    | undefined;
  if (parts === null || parts === undefined) return plainNumber(value);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${parts.y}-${two(parts.m)}-${two(parts.d)}`;
  return parts.H + parts.M + parts.S === 0 ? day : `${day} ${two(parts.H)}:${two(parts.M)}`;
}

/** Up to 15 digits, as a spreadsheet keeps them, without an exponent. */
function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0);
  return String(Number.parseFloat(value.toPrecision(15)));
}
