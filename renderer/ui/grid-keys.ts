/** A cell of a grid, counted from 0; the header is not among the rows. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the view: how far Page Up and Page Down go. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/**
 * Where a key leads from a cell, as in a spreadsheet and in the ARIA grid pattern; null: the key is not for the grid.
 * Keys of an input method that composes are never for the grid.
 */
export function moveInGrid(at: GridPlace, key: GridKey, size: GridSize): GridPlace | null {
  if (key.isComposing || key.keyCode === 229 || key.altKey) return null;
  if (size.rows === 0 || size.columns === 0) return null;
  const far = key.ctrlKey || key.metaKey;
  const to = (row: number, column: number): GridPlace => ({
    row: Math.min(size.rows - 1, Math.max(0, row)),
    column: Math.min(size.columns - 1, Math.max(0, column)),
  });
  const page = Math.max(1, size.page - 1);
  switch (key.key) {
    case 'ArrowDown':
      return to(far ? size.rows - 1 : at.row + 1, at.column);
    case 'ArrowUp':
      return to(far ? 0 : at.row - 1, at.column);
    case 'ArrowRight':
      return to(at.row, far ? size.columns - 1 : at.column + 1);
    case 'ArrowLeft':
      return to(at.row, far ? 0 : at.column - 1);
    case 'Home':
      return to(far ? 0 : at.row, 0);
    case 'End':
      return to(far ? size.rows - 1 : at.row, size.columns - 1);
    case 'PageDown':
      return far ? null : to(at.row + page, at.column);
    case 'PageUp':
      return far ? null : to(at.row - page, at.column);
    default:
      return null;
  }
}

/** The rows from the anchor of a selection to the active row, both in it; without an anchor the active row alone. */
export function rangeOf(
  anchor: number | null,
  active: number,
  count: number,
): readonly [from: number, to: number] {
  const other = anchor === null ? active : Math.min(anchor, Math.max(0, count - 1));
  return [Math.min(other, active), Math.max(other, active)];
}

/** Cells as tab-separated text; a tab or line break inside a cell becomes a space, so that columns stay columns. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
