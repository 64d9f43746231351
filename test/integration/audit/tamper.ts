import { read, type WorkBook, type WorkSheet, write } from 'xlsx';

/** A workbook in a third program's hands: read, change, save. SheetJS does not escape a literal `_x0041_`; this does it. */
export function resaved(bytes: Uint8Array, change: (book: WorkBook) => void): Uint8Array {
  const book = read(bytes, { type: 'array', cellNF: true });
  change(book);
  for (const sheet of Object.values(book.Sheets)) {
    for (const cell of Object.values(sheet)) {
      if (typeof cell?.v === 'string') cell.v = cell.v.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
    }
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer);
}

export function setCell(
  book: WorkBook,
  name: string,
  at: string,
  change: (value: unknown) => string | number,
): void {
  const cell = sheetOf(book, name)[at];
  cell.v = change(cell.v);
}

export function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}
