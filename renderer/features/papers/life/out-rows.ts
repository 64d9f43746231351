import type { OutRow } from '../../../../shared/contract/life.ts';
import { tabSeparated } from '../../../ui/grid-keys.ts';

export const OUT_FILTERS = ['all', 'out-only', 'house-only', 'ask-now'] as const;
export type OutFilter = (typeof OUT_FILTERS)[number];
export const OUT_SORTS = ['paper', 'for', 'order', 'with', 'since', 'next', 'ask'] as const;
export type OutSort = (typeof OUT_SORTS)[number];

const KEEPS: Readonly<Record<OutFilter, (row: OutRow) => boolean>> = {
  all: () => true,
  'out-only': (row) => row.out,
  'house-only': (row) => !row.out,
  'ask-now': (row) => row.askNow,
};

/** Rows without an own day come after those that have one. */
const VALUE: Readonly<Record<OutSort, (row: OutRow) => string>> = {
  paper: (row) => row.docNo,
  for: (row) => row.pledgor,
  order: (row) => row.orderNo,
  with: (row) => row.with ?? '',
  since: (row) => row.since,
  next: (row) => row.awaited,
  ask: (row) => row.askAgain?.on ?? '9999',
};

export function outRows(
  rows: readonly OutRow[],
  wanted: {
    readonly filter: OutFilter;
    readonly search: string;
    readonly sort: { readonly by: OutSort; readonly descending: boolean };
  },
): readonly OutRow[] {
  const text = wanted.search.normalize('NFKC').trim().toLowerCase();
  const { by, descending } = wanted.sort;
  const fits = (row: OutRow) =>
    text === '' ||
    [row.docNo, row.type, row.pledgor, row.orderNo, row.with ?? ''].some((one) =>
      one.normalize('NFKC').toLowerCase().includes(text),
    );
  const direction = descending ? -1 : 1;
  return rows
    .filter((row) => KEEPS[wanted.filter](row) && fits(row))
    .sort((a, b) => {
      const [left, right] = [VALUE[by](a), VALUE[by](b)];
      if (left === right) return a.docNo < b.docNo ? -1 : 1;
      return left < right ? -direction : direction;
    });
}

/** Tab-separated cells for a spreadsheet; what a spreadsheet would take for a formula is kept as text. */
export function copiedTable(rows: readonly (readonly string[])[]): string {
  return tabSeparated(rows.map((row) => row.map((cell) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell))));
}
