import type { BookSummary, HitDetail } from '../../shared/contract/views.ts';
import { type AppBench, OFFICER, REVIEWER, sampleProfile } from './app-bench.ts';

export interface OrderParty {
  readonly endUser: string;
  readonly address?: string;
  readonly id?: string;
}

const HEADER = 'Order No.,Line,End User,Address,Tax ID,Description,Quantity,Unit,Destination';
let files = 0;

export async function makeDesk(bench: AppBench): Promise<void> {
  await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
}

/** Imports an order file with one line a party, as the window does. No two files are the same. */
export async function importOrders(bench: AppBench, parties: readonly OrderParty[]): Promise<BookSummary> {
  const number = ++files;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = parties.map(({ endUser, address = '', id = '' }, i) =>
    [`PO-${number}`, String(i + 1), quoted(endUser), quoted(address), id, 'Bearing', '5', 'pcs', 'JP'].join(
      ',',
    ),
  );
  const bytes = new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`);
  const { token } = await bench.get('files.admit', { name: `orders-${number}.csv`, bytes });
  const preview = await bench.get('intake.preview', { token });
  const fields = ['order_no', 'line_no', 'end_user', 'address', 'party_id', 'item_desc', 'quantity', 'unit'];
  const mapping = Object.fromEntries(
    preview.columns.map((column, i) => [column.column, (fields[i] ?? 'country_dest') as 'order_no']),
  );
  return await bench.get('intake.import', { token, mapping, remember: false });
}

export async function hitsOf(bench: AppBench, bookId: string): Promise<HitDetail[]> {
  const { rows } = await bench.get('hits.queue', { state: 'all', bookId, offset: 0, limit: 1000 });
  return await Promise.all(rows.map(({ hitId }) => bench.get('hits.get', { hitId })));
}

/** The only hit of a book. */
export async function hitOf(bench: AppBench, book: BookSummary): Promise<HitDetail> {
  const hits = await hitsOf(bench, book.id);
  const [hit] = hits;
  if (hit === undefined || hits.length > 1) throw new Error(`${hits.length} hits where one was expected`);
  return hit;
}

export const asOfficer = (bench: AppBench) =>
  bench.get('vault.unlock', { user: 'officer', passphrase: OFFICER.passphrase });
export const asReviewer = (bench: AppBench) =>
  bench.get('vault.unlock', { user: 'reviewer', passphrase: REVIEWER.passphrase });

export async function falsePositive(bench: AppBench, hit: HitDetail): Promise<HitDetail> {
  return await bench.get('hits.decide', {
    hitId: hit.hitId,
    verdict: 'false-positive',
    reasonCode: 'form-or-business-differs',
    text: 'another company by its register extract',
  });
}

/** Decided by the officer and agreed by the reviewer; the officer sits at the desk again. */
export async function agreedFalsePositive(bench: AppBench, hit: HitDetail): Promise<void> {
  await falsePositive(bench, hit);
  await asReviewer(bench);
  await bench.get('hits.review', { hitId: hit.hitId, agree: true, text: 'agreed' });
  await asOfficer(bench);
}

export async function journalOf(bench: AppBench, action: string) {
  const { rows } = await bench.get('journal.page', { offset: 0, limit: 1000 });
  return rows.filter((row) => row.action === action);
}
