import { LINE_SORTS, type LineSort, type SavedView } from '../../../shared/contract/views.ts';

export type LineView = Omit<SavedView, 'name'>;

export const WHOLE_BOOK: LineView = { outcome: null, search: '', sort: null, hidden: [] };

/** Up, down, and back to the order of the file. */
export function nextSort(sort: LineSort | null, id: string): LineSort | null {
  const by = LINE_SORTS.find((each) => each === id);
  if (by === undefined) return sort;
  if (sort?.by !== by) return { by, descending: false };
  return sort.descending ? null : { by, descending: true };
}
