import type { BookSummary, PaperRow } from '../../../shared/contract/views.ts';
import type { Designation } from '../../../shared/lists/designation.ts';
import { OUTCOMES, type Outcome } from '../../../shared/rules/outcome.ts';

/** One column of a chart: its label and the parts it is stacked of, in the order of the legend. */
export interface Column<Part extends string> {
  readonly label: string;
  readonly parts: Readonly<Record<Part, number>>;
}

export const MONTHS_SHOWN = 12;

/** Lines by outcome for the month in which their file came in: the last twelve months up to `today`, oldest first. */
export function outcomesByMonth(
  books: readonly Pick<BookSummary, 'importedAt' | 'outcomes'>[],
  today: string,
): readonly Column<Outcome>[] {
  const months = Array.from({ length: MONTHS_SHOWN }, (_, i) => monthBefore(today, MONTHS_SHOWN - 1 - i));
  return months.map((month) => {
    const of = books.filter((book) => book.importedAt.startsWith(month));
    const sum = (outcome: Outcome) => of.reduce((total, book) => total + book.outcomes[outcome], 0);
    const parts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, sum(outcome)]));
    return { label: month, parts: parts as Record<Outcome, number> };
  });
}

export const PAPER_AGES = [7, 30, 90] as const;
/** The stages in which somebody still has to do something, or may have to. */
export const OPEN_PAPERS = ['draft', 'issued', 'sent'] as const;
export type OpenPaper = (typeof OPEN_PAPERS)[number];

/** Papers that wait for somebody, by days since they were made: up to 7, 30, 90, and older (label `90+`). */
export function openPapersByAge(
  papers: readonly Pick<PaperRow, 'stage' | 'createdAt'>[],
  now: number,
): readonly Column<OpenPaper>[] {
  const labels = [...PAPER_AGES.map(String), `${PAPER_AGES.at(-1)}+`];
  const columns = labels.map((label) => ({ label, parts: { draft: 0, issued: 0, sent: 0 } }));
  for (const paper of papers) {
    const stage = OPEN_PAPERS.find((open) => open === paper.stage);
    if (stage === undefined) continue;
    const days = (now - Date.parse(paper.createdAt)) / 86_400_000;
    const found = PAPER_AGES.findIndex((most) => days <= most);
    const column = columns[found < 0 ? PAPER_AGES.length : found];
    if (column !== undefined) column.parts[stage]++;
  }
  return columns;
}

export const LISTED = ['control', 'watch'] as const;

/** Entries of MOFCOM's lists by the day of their announcement, oldest first. */
export function entriesByDay(
  designations: readonly Pick<Designation, 'date' | 'list'>[],
): readonly Column<(typeof LISTED)[number]>[] {
  const days = new Map<string, { control: number; watch: number }>();
  for (const { date, list } of designations) {
    const parts = days.get(date) ?? { control: 0, watch: 0 };
    parts[list]++;
    days.set(date, parts);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, parts]) => ({ label, parts }));
}

/** `2026-01` one month before `2026-02-28`. */
function monthBefore(day: string, back: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - back;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
