import type { SheetGrid } from '../../shared/orders/sheet.ts';

/** A sheet on its way out of the worker: each text once, cells as indexes. Index 0 is the blank cell. */
export interface PackedSheet extends Omit<SheetGrid, 'rows'> {
  readonly texts: readonly string[];
  readonly widths: Uint32Array<ArrayBuffer>;
  readonly cells: Uint32Array<ArrayBuffer>;
}

export function packSheet({ rows, ...rest }: SheetGrid): PackedSheet {
  const texts = [''];
  const known = new Map([['', 0]]);
  const widths = new Uint32Array(rows.length);
  const cells = new Uint32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  rows.forEach((row, r) => {
    widths[r] = row.length;
    for (const text of row) {
      let index = known.get(text);
      if (index === undefined) {
        index = texts.length;
        texts.push(text);
        known.set(text, index);
      }
      cells[at++] = index;
    }
  });
  return { ...rest, texts, widths, cells };
}

export function unpackSheet({ texts, widths, cells, ...rest }: PackedSheet): SheetGrid {
  const rows: string[][] = [];
  let at = 0;
  for (const width of widths) {
    const row = new Array<string>(width);
    for (let c = 0; c < width; c++) row[c] = texts[cells[at++] ?? 0] ?? '';
    rows.push(row);
  }
  return { ...rest, rows };
}
