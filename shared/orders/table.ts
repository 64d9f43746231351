import type { FieldKey } from './order.ts';
import { columnLetter, type SheetReader } from './sheet.ts';
import type { HeaderReading, HeaderSynonyms } from './synonyms.ts';

/** The table of a sheet: where its header stands and what each column is headed. Rows count from 0. */
export interface OrderTable {
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly TableColumn[];
}

export interface TableColumn {
  readonly index: number;
  readonly column: string;
  /** The header's texts from top to bottom, joined with a space. */
  readonly header: string;
  readonly reading: HeaderReading | undefined;
}

const SEARCH_ROWS = 80;
const MAX_HEADER_ROWS = 3;
const MIN_KNOWN = 3;
/** A header cell is short; a longer text is a value. */
const MAX_HEADER = 60;

/** Finds the header: the rows near the top in which most columns carry a known header. Undefined where there is no table. */
export function findTable(reader: SheetReader, synonyms: HeaderSynonyms): OrderTable | undefined {
  let best: { table: OrderTable; score: number } | undefined;
  const last = Math.min(reader.height, SEARCH_ROWS);
  for (let top = 0; top < last; top++) {
    if (isTitle(reader, top)) continue;
    for (let rows = 1; rows <= MAX_HEADER_ROWS && top + rows <= reader.height; rows++) {
      if (rows > 1 && !extendsHeader(reader, top, top + rows - 1)) break;
      const table = readHeader(reader, synonyms, top, top + rows - 1);
      const score = scoreOf(table, rows);
      if (score > 0 && (best === undefined || score > best.score)) best = { table, score };
    }
  }
  return best?.table;
}

/** A row with one text only, however wide it is merged. */
function isTitle(reader: SheetReader, row: number): boolean {
  const own = (reader.grid.rows[row] ?? []).filter((text) => text !== '');
  return own.length < 2;
}

/** A further header row has no long text and no numbers, and something of the rows above continues into it. */
function extendsHeader(reader: SheetReader, top: number, row: number): boolean {
  let continues = false;
  for (let c = 0; c < reader.width; c++) {
    const cell = reader.at(row, c);
    if (cell.row < row && cell.row >= top) continues = true;
    const own = reader.grid.rows[row]?.[c] ?? '';
    if (own === '') continue;
    if (own.length > MAX_HEADER || /^[\d.,/-]+$/.test(own.normalize('NFKC'))) return false;
    const above = reader.mergeAt(row - 1, c);
    if (above !== undefined && above.right > above.left) continues = true;
    if (reader.text(row - 1, c) === '') continues = true;
  }
  return continues;
}

function readHeader(reader: SheetReader, synonyms: HeaderSynonyms, top: number, bottom: number): OrderTable {
  const columns: TableColumn[] = [];
  for (let c = 0; c < reader.width; c++) {
    const texts: string[] = [];
    const seen = new Set<string>();
    for (let r = top; r <= bottom; r++) {
      const cell = reader.at(r, c);
      const key = `${cell.row}:${cell.column}`;
      if (cell.text === '' || seen.has(key)) continue;
      seen.add(key);
      texts.push(cell.text);
    }
    columns.push({
      index: c,
      column: columnLetter(c),
      header: texts.join(' '),
      reading: readingOf(texts, synonyms),
    });
  }
  return { headerTop: top, headerBottom: bottom, columns };
}

/** A header of several rows: the lowest known text decides, seen together with what stands above it. */
function readingOf(texts: readonly string[], synonyms: HeaderSynonyms): HeaderReading | undefined {
  if (texts.some((text) => text.length > MAX_HEADER)) return undefined;
  if (texts.length <= 1) return texts[0] === undefined ? undefined : synonyms.read(texts[0]);
  const joined = synonyms.read(texts.join(''));
  if (joined !== undefined && !joined.ambiguous) return joined;
  const child = synonyms.read(texts.at(-1) ?? '');
  const parent = synonyms.read(texts.slice(0, -1).join(''));
  return childUnder(parent, child, texts.at(-1) ?? '', synonyms) ?? joined ?? child ?? parent;
}

/** Children that mean something else under another parent: `Consignee` over `Name`, `Consignee` over `No.` is no line number. */
function childUnder(
  parent: HeaderReading | undefined,
  child: HeaderReading | undefined,
  text: string,
  synonyms: HeaderSynonyms,
): HeaderReading | undefined {
  if (parent === undefined) return child;
  if (child === undefined) return parent;
  const field = parent.fields[0];
  if (parent.ambiguous || field === undefined) return child;
  const folded = synonyms.fold(text);
  if (isGeneric(folded)) return parent;
  if (field === 'quantity' && child.fields.includes('unit')) return { fields: ['unit'], ambiguous: false };
  return child;
}

/** `name`, `no.`, `code` under a parent say nothing of their own. */
function isGeneric(folded: string): boolean {
  return [
    '',
    'no',
    '号',
    '番号',
    '编号',
    '编码',
    'コード',
    'code',
    'name',
    '名称',
    '名',
    '日期',
    '日付',
    'date',
  ].includes(folded);
}

function scoreOf(table: OrderTable, rows: number): number {
  const fields = new Set<FieldKey>();
  let known = 0;
  let unknown = 0;
  for (const { header, reading } of table.columns) {
    if (header === '') continue;
    if (reading === undefined) unknown++;
    else {
      known++;
      for (const field of reading.fields) fields.add(field);
    }
  }
  const distinct = Math.min(known, fields.size);
  return distinct < MIN_KNOWN ? 0 : Math.max(0.5, distinct - unknown * 0.1 - (rows - 1) * 0.2);
}

/**
 * A stable fingerprint of a layout: the folded header texts with their columns. Two sheets with the same headers in the
 * same columns have the same fingerprint, whatever else stands in them.
 */
export function layoutIdOf(table: OrderTable, synonyms: HeaderSynonyms): string {
  return table.columns
    .filter((c) => c.header !== '')
    .map((c) => `${c.column}=${synonyms.fold(c.header) || c.header}`)
    .join('|');
}
