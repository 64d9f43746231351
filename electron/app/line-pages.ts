import type { LINE_SORTS, LineRow, LineSort } from '../../shared/contract/views.ts';
import type { Locale } from '../../shared/message.ts';
import type { Findable } from '../../shared/names/typed.ts';
import { OUTCOMES, type Outcome } from '../../shared/rules/outcome.ts';
import type { Desk } from './desk.ts';
import { typedFinder } from './search.ts';

export interface LineQuery {
  readonly bookId?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly search?: string | undefined;
  readonly sort?: LineSort | undefined;
}

/** The last answer of each desk: a grid that scrolls asks the same question again and again. */
const answers = new WeakMap<Desk, { readonly question: string; readonly rows: readonly LineRow[] }>();

/** A page of the lines that fit, in the order of the file or as asked. */
export function pageLines(
  desk: Desk,
  input: LineQuery & { readonly offset: number; readonly limit: number },
): { total: number; rows: LineRow[] } {
  const { offset, limit, ...query } = input;
  const locale = desk.host.settings.read().locale ?? 'en';
  const question = JSON.stringify([desk.rows.version, locale, query]);
  let answer = answers.get(desk);
  if (answer?.question !== question) {
    answer = { question, rows: fitting(desk, query, locale) };
    answers.set(desk, answer);
  }
  return { total: answer.rows.length, rows: answer.rows.slice(offset, offset + limit) };
}

function fitting(desk: Desk, query: LineQuery, locale: Locale): readonly LineRow[] {
  const books = query.bookId === undefined ? desk.books().map((b) => b.id) : [query.bookId];
  const typed = (query.search ?? '').trim();
  const fits = typed === '' ? null : typedFinder(desk).query(typed);
  const found: LineRow[] = [];
  for (const id of books) {
    for (const row of desk.rows.of(id)) {
      if (query.outcome !== undefined && row.outcome !== query.outcome) continue;
      if (fits !== null && fits(readyRow(desk, row)) === 0) continue;
      found.push(row);
    }
  }
  return query.sort === undefined ? found : sorted(found, query.sort, locale);
}

/** A row is read for searching once; a changed row is another row. */
const readyRows = new WeakMap<LineRow, Findable>();

function readyRow(desk: Desk, row: LineRow): Findable {
  let ready = readyRows.get(row);
  if (ready === undefined) {
    ready = typedFinder(desk).ready([row.orderNo, row.lineNo, row.buyer, row.endUser, row.item].join(' '));
    readyRows.set(row, ready);
  }
  return ready;
}

/** Stable: what is equal stays in the order of the file, also when it runs backwards. Empty cells come last. */
function sorted(rows: readonly LineRow[], sort: LineSort, locale: Locale): readonly LineRow[] {
  const key = KEYS[sort.by];
  const collator = new Intl.Collator(locale, { numeric: true });
  const sign = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => {
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
      return sign * collator.compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}

const KEYS: Readonly<Record<(typeof LINE_SORTS)[number], (row: LineRow) => string | number>> = {
  outcome: (row) => OUTCOMES.indexOf(row.outcome),
  orderNo: (row) => row.orderNo,
  lineNo: (row) => row.lineNo,
  buyer: (row) => row.buyer,
  endUser: (row) => row.endUser,
  item: (row) => row.item,
  quantity: (row) => row.quantity,
  destination: (row) => row.destination,
  hits: (row) => row.undecided * 10_000 + row.hits,
  papers: (row) => row.papers.join(' '),
};
