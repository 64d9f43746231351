/** One sheet as text. `rows[r][c]` counts from 0; a missing or blank cell is ''. Dates of the workbook are ISO text. */
export interface SheetGrid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  /** Merged areas, counted from 0, both ends included. */
  readonly merges: readonly Merge[];
  /** Hidden rows and columns, counted from 0. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A cell's text and where it was written: for a merged cell, the first cell of the merge. */
export interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** `A` for 0, `AA` for 26. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** Reads cells of a sheet; the value of a merge belongs to each of its cells. */
export class SheetReader {
  readonly grid: SheetGrid;
  readonly width: number;
  readonly #mergeRows = new Map<number, Merge[]>();
  readonly #hidden: ReadonlySet<number>;

  constructor(grid: SheetGrid) {
    this.grid = grid;
    this.width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
    this.#hidden = new Set(grid.hiddenRows);
    for (const merge of grid.merges) {
      for (let row = merge.top; row <= Math.min(merge.bottom, grid.rows.length - 1); row++) {
        const known = this.#mergeRows.get(row);
        if (known === undefined) this.#mergeRows.set(row, [merge]);
        else known.push(merge);
      }
    }
  }

  get height(): number {
    return this.grid.rows.length;
  }

  isHidden(row: number): boolean {
    return this.#hidden.has(row);
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.#mergeRows.get(row)?.find((m) => column >= m.left && column <= m.right);
  }

  text(row: number, column: number): string {
    const own = this.grid.rows[row]?.[column] ?? '';
    if (own !== '' || !this.#mergeRows.has(row)) return own;
    return this.at(row, column).text;
  }

  at(row: number, column: number): Placed {
    const merge = this.mergeAt(row, column);
    const r = merge?.top ?? row;
    const c = merge?.left ?? column;
    return { text: this.grid.rows[r]?.[c] ?? '', row: r, column: c };
  }
}
