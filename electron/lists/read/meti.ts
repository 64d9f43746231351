import type { SheetGrid } from '../../../shared/orders/sheet.ts';
import { clean, isCjk } from './clean.ts';
import type { Sink } from './sink.ts';
import { countryCode, dayOf, several } from './values.ts';

/** Columns of METI's End User List, in Japanese or English, often both in one header cell. */
const HEADERS = {
  no: /^no\.?$|^番号|\bno\.?$/i,
  country: /country|国名|国.{0,4}地域/i,
  name: /company|organi[sz]ation|企業名|組織名/i,
  alias: /also known as|別名|別称/i,
  wmd: /type of wmd|懸念区分|wmd/i,
} as const;
type MetiColumn = keyof typeof HEADERS;

export interface MetiTable {
  readonly grid: SheetGrid;
  readonly header: number;
  readonly columns: ReadonlyMap<MetiColumn, number>;
}

/** Finds the header of the End User List: name and concern in one row, as no other list has them. */
export function findMeti(sheets: readonly SheetGrid[]): MetiTable | undefined {
  for (const grid of sheets) {
    if (grid.hidden) continue;
    for (let row = 0; row < Math.min(grid.rows.length, 30); row++) {
      const columns = new Map<MetiColumn, number>();
      grid.rows[row]?.forEach((cell, column) => {
        const text = clean(cell.normalize('NFKC'));
        const found = (Object.keys(HEADERS) as MetiColumn[]).find(
          (each) => !columns.has(each) && HEADERS[each].test(text),
        );
        if (found !== undefined) columns.set(found, column);
      });
      if (columns.has('name') && columns.has('wmd') && columns.has('country'))
        return { grid, header: row, columns };
    }
  }
  return undefined;
}

/** Numbers change from one edition to the next, so that the name with the country is the key. */
export function readMeti(
  { grid, header, columns }: MetiTable,
  sink: Sink,
): { readonly published: string | null } {
  let last = 0;
  let country = '';
  for (let row = header + 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row] ?? [];
    const at = (column: MetiColumn): string => cells[columns.get(column) ?? -1] ?? '';
    if (cells.every((cell) => cell.trim() === '')) continue;
    const line = row + 1;
    const word = clean(at('country'));
    if (word !== '') country = word;
    const names = namesOf(at('name'));
    if (names.length === 0) {
      sink.problem(line, { key: 'listfiles:row.no-name' });
      continue;
    }
    const number = clean(at('no').normalize('NFKC'));
    const no = /^\d{1,5}$/.test(number) ? Number(number) : null;
    if (no !== null && no !== last + 1 && last > 0)
      sink.problem(line, { key: 'listfiles:row.number-gap', params: { no, before: last } });
    if (no !== null) last = no;
    const code = countryOf(country);
    sink.add({
      key: `${code} ${clean(names[0] ?? '').toLowerCase()}`,
      line,
      kind: 'unknown',
      names: [...names, ...several(at('alias'), /[・\n;；]/)].map((text) => ({
        text: text.replace(/^[\s・]+/, ''),
      })),
      countries: code === '' ? [] : [code],
      programs: several(at('wmd'), /[,、，\n]/),
      no,
    });
  }
  return { published: publishedIn(grid, header) };
}

/** A cell holds the name in Latin letters, and in brackets or on its own line the one in other letters. */
function namesOf(cell: string): string[] {
  const [first = '', ...lines] = several(cell, /\n/);
  const bracket = /^(.*?)\s*[（(]([^（）()]*)[）)]\s*$/s.exec(first.trim());
  const [outside, inside] = [bracket?.[1] ?? '', bracket?.[2] ?? ''];
  const parted = bracket !== null && outside !== '' && isCjk(inside) !== isCjk(outside);
  const names = parted ? [outside, inside] : [first];
  return [...names, ...lines.map((line) => line.replace(/^\s*[（(](.*)[）)]\s*$/, '$1'))].filter(
    (name) => clean(name) !== '',
  );
}

/** `イラン Islamic Republic of Iran`: either half may be known. */
function countryOf(cell: string): string {
  const whole = countryCode(cell);
  if (/^[A-Z]{2}$/.test(whole)) return whole;
  const latin = clean(cell.replace(/[^\p{Script=Latin}\s,.'’()-]/gu, ' '));
  const other = clean(cell.replace(/[\p{Script=Latin},.'’()-]/gu, ' '));
  for (const part of [latin, latin.replace(/^(?:islamic |people's |democratic )*republic of /i, ''), other]) {
    const code = part === '' ? '' : countryCode(part);
    if (/^[A-Z]{2}$/.test(code)) return code;
  }
  return whole;
}

function publishedIn(grid: SheetGrid, header: number): string | null {
  for (let row = 0; row < header; row++) {
    for (const cell of grid.rows[row] ?? []) {
      const found = /(?:令和|平成|\d{4}).{0,20}日|[A-Z][a-z]+ \d{1,2}, \d{4}/.exec(cell);
      const day = dayOf(found?.[0]);
      if (day !== null) return day;
    }
  }
  return null;
}
