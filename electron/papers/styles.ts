import type { TextStyle } from './lines.ts';

/** The typographic scale of papers; sizes and leadings in points. */
export const TITLE: TextStyle = { size: 16, font: 'serif-bold', align: 'centre' };
export const SUBTITLE: TextStyle = { size: 11.5, font: 'serif-bold', align: 'centre' };
export const PART: TextStyle = { size: 9.5, font: 'sans-bold', strong: 'sans-bold' };
export const LABEL: TextStyle = { size: 7.6, font: 'sans', strong: 'sans-bold' };
export const VALUE: TextStyle = { size: 9.2, font: 'serif', strong: 'serif-bold' };
export const CELL: TextStyle = { size: 9, font: 'serif', strong: 'serif-bold' };
/** Cells of tables that hold sentences. */
export const GRID_CELL: TextStyle = { size: 8.4, font: 'serif', strong: 'serif-bold' };
export const HEAD_CELL: TextStyle = { size: 7.4, font: 'sans-bold', strong: 'sans-bold' };
export const BODY: TextStyle = { size: 10.2, font: 'serif', strong: 'serif-bold', align: 'justify' };
export const COLUMN: TextStyle = { size: 9.2, font: 'serif', strong: 'serif-bold', align: 'justify' };
export const CLAUSE_HEAD: TextStyle = { size: 8.8, font: 'sans-bold', strong: 'sans-bold' };
export const NUMBER: TextStyle = { size: 8.8, font: 'sans-bold' };
export const NOTE: TextStyle = { size: 7.8, font: 'serif', strong: 'serif-bold' };
export const ALERT: TextStyle = { size: 8.6, font: 'sans-bold', strong: 'sans-bold' };
export const SMALL: TextStyle = { size: 7, font: 'sans', strong: 'sans-bold' };

export const LEADING = {
  body: 15,
  column: 13.4,
  stacked: 12.6,
  value: 12.8,
  cell: 12,
  grid: 11.6,
  label: 10.6,
  note: 11.6,
  head: 13.5,
} as const;
/** Grey of labels and hairlines: still black enough for a photocopy. */
export const GREY = { label: 0.32, hair: 0.72, faint: 0.78, mark: 0.92 } as const;

/** Between parallel columns, in points. */
export const COLUMN_GAP = 16;
