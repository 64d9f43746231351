import { GOODS, ORDER_LEVEL } from './levels.ts';
import type { FieldKey } from './order.ts';
import type { SheetReader } from './sheet.ts';
import type { HeaderSynonyms } from './synonyms.ts';
import type { OrderTable } from './table.ts';

/** What a row below the header is. `heading`: it speaks of the order only, for the rows below it. `stray`: a text beside the table. */
export type RowKind = 'blank' | 'line' | 'total' | 'header' | 'heading' | 'stray';

const MAX_ORDER_LEVEL_TEXT = 40;

/** Tells the rows of a table apart. `fields[c]` is the field of column c. */
export function kindOfRow(
  reader: SheetReader,
  row: number,
  table: OrderTable,
  fields: readonly (FieldKey | null)[],
  synonyms: HeaderSynonyms,
): RowKind {
  const own = reader.grid.rows[row] ?? [];
  const filled: number[] = [];
  for (let c = 0; c < own.length; c++) if ((own[c] ?? '') !== '') filled.push(c);
  if (filled.length === 0) return coveredGoods(reader, row, fields) ? 'line' : 'blank';
  if (isTotal(own, filled, synonyms)) return 'total';
  if (isHeaderAgain(own, filled, table)) return 'header';
  if (filled.some((c) => isGoods(fields[c])) || coveredGoods(reader, row, fields)) return 'line';
  const ordered = filled.filter((c) => isOrderLevel(fields[c]));
  if (ordered.length === 0) return 'stray';
  if (filled.length === 1 && looksLikeNote(own[filled[0] ?? 0] ?? '', fields[filled[0] ?? 0])) return 'stray';
  return 'heading';
}

function isGoods(field: FieldKey | null | undefined): boolean {
  return field !== null && field !== undefined && GOODS.has(field);
}

function isOrderLevel(field: FieldKey | null | undefined): boolean {
  return field !== null && field !== undefined && ORDER_LEVEL.has(field);
}

/** A row inside a vertical merge of the item: its goods are those of the merge. */
function coveredGoods(reader: SheetReader, row: number, fields: readonly (FieldKey | null)[]): boolean {
  return fields.some((field, c) => {
    if (field !== 'item_desc') return false;
    const merge = reader.mergeAt(row, c);
    return merge !== undefined && merge.top < row && reader.text(row, c) !== '';
  });
}

/** A word for a sum, and beside it nothing but numbers, units and currencies. */
function isTotal(own: readonly string[], filled: readonly number[], synonyms: HeaderSynonyms): boolean {
  const plausible = filled.every((c) => SUM_HINT.test(own[c] ?? '') || isFigure(own[c] ?? ''));
  if (!plausible) return false;
  const words = filled.filter((c) => isSumWord(own[c] ?? '', synonyms));
  if (words.length === 0) return false;
  return filled.every((c) => words.includes(c) || isFigure(own[c] ?? ''));
}

/** Every word for a sum has one of these in it. */
const SUM_HINT = /[计計总總総合累共]|t\.?\s*o\s*t\s*a\s*l|ｔｏｔａｌ|amount/iu;

function isSumWord(text: string, synonyms: HeaderSynonyms): boolean {
  if (text.length > 60 || !SUM_HINT.test(text)) return false;
  return synonyms.isTotal(text) || synonyms.isTotal(text.normalize('NFKC').replace(/[\d.,\s]+.*$/u, ''));
}

function isFigure(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return /\d/.test(plain) ? plain.replace(/[\d.,\s+-]/gu, '').length <= 12 : plain.length <= 5;
}

function isHeaderAgain(own: readonly string[], filled: readonly number[], table: OrderTable): boolean {
  if (filled.length < 3) return false;
  const same = filled.filter((c) => {
    const header = table.columns[c]?.header ?? '';
    return header !== '' && (own[c] === header || header.split(' ').includes(own[c] ?? ''));
  });
  return same.length >= 0.8 * filled.length;
}

/** A sentence in a column of short codes is a note under the table, not an order number. */
function looksLikeNote(text: string, field: FieldKey | null | undefined): boolean {
  if (text.length > MAX_ORDER_LEVEL_TEXT || /[:：]/u.test(text)) return true;
  return (
    (field === 'order_no' || field === 'contract_no' || field === 'invoice_no') &&
    !/\d/.test(text.normalize('NFKC'))
  );
}
