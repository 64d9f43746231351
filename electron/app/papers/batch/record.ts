import type {
  BatchAction,
  BatchCounts,
  BatchDetail,
  BatchItemState,
  BatchItemView,
  BatchView,
} from '../../../../shared/contract/batch-channels.ts';
import type { IsoInstant, Message } from '../../../../shared/message.ts';
import type { LanguageSet } from '../../../../shared/papers/index.ts';
import type { PaperCode } from '../../../../shared/rules/outcome.ts';
import type { Desk } from '../../desk.ts';

/** What was asked for. Never changed: how far it came stands in its items. */
export interface BatchRecord {
  readonly id: string;
  readonly action: BatchAction;
  readonly bookId: string;
  readonly languages: LanguageSet | null;
  readonly types: readonly PaperCode[] | null;
  readonly createdAt: IsoInstant;
  readonly createdBy: string;
}

/** One case of a batch of drafts, or one paper of a batch of issues; written together with what was made for it. */
export interface BatchItem {
  readonly batchId: string;
  readonly position: number;
  readonly caseId: string;
  readonly orderNo: string;
  readonly endUser: string;
  readonly paperId: string | null;
  readonly state: BatchItemState;
  readonly paperIds: readonly string[];
  readonly reasons: readonly Message[];
}

const batches = (desk: Desk) => desk.vault.store.collection<BatchRecord>('batches');
const items = (desk: Desk) => desk.vault.store.collection<BatchItem>('batch-items');

export function batchOf(desk: Desk, id: string): BatchRecord | undefined {
  return batches(desk).get(id);
}

export function itemsOf(desk: Desk, batchId: string): readonly BatchItem[] {
  return [...items(desk).each(batchId)].sort((a, b) => a.position - b.position);
}

export function putItem(desk: Desk, item: BatchItem): void {
  const id = `${item.batchId}/${String(item.position).padStart(6, '0')}`;
  items(desk).put(id, item, { key: item.batchId });
}

/** Batches are numbered; the number is also their order. */
export function addBatch(
  desk: Desk,
  batch: Omit<BatchRecord, 'id' | 'createdAt' | 'createdBy'>,
  planned: readonly Omit<BatchItem, 'batchId' | 'position'>[],
): BatchRecord {
  const { vault } = desk;
  const record: BatchRecord = {
    ...batch,
    id: `B-${String(batches(desk).count() + 1).padStart(5, '0')}`,
    createdAt: desk.host.clock.now(),
    createdBy: vault.session.name,
  };
  vault.transaction(() => {
    batches(desk).put(record.id, record);
    for (const [position, item] of planned.entries())
      putItem(desk, { ...item, batchId: record.id, position });
    note(desk, record, 'batches.start', {
      action: record.action,
      book: record.bookId,
      languages: record.languages,
      types: record.types,
      items: planned.length,
    });
  });
  return record;
}

/** In the caller's transaction. */
export function note(
  desk: Desk,
  batch: BatchRecord,
  action: 'batches.start' | 'batches.resume' | 'batches.end' | 'batches.save',
  after: Readonly<Record<string, unknown>>,
): void {
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: `batch/${batch.id}`,
    action,
    after: { ...after },
  });
}

export function countsOf(all: readonly BatchItem[]): BatchCounts {
  const counts: Record<BatchItemState, number> = { left: 0, made: 0, refused: 0, failed: 0, present: 0 };
  for (const { state } of all) counts[state]++;
  return counts;
}

function viewOf(desk: Desk, batch: BatchRecord, all: readonly BatchItem[], running: boolean): BatchView {
  const counts = countsOf(all);
  const { id, action, bookId, languages, createdAt, createdBy } = batch;
  return {
    id,
    action,
    bookId,
    fileName: desk.book(bookId).fileName,
    languages,
    createdAt,
    createdBy,
    state: running ? 'running' : counts.left > 0 ? 'stopped' : 'done',
    counts,
    papers: all.reduce((sum, item) => sum + item.paperIds.length, 0),
  };
}

export function batchDetail(desk: Desk, batch: BatchRecord, running: boolean): BatchDetail {
  const all = itemsOf(desk, batch.id);
  return { ...viewOf(desk, batch, all, running), items: all.map(itemView) };
}

/** The newest first. */
export function batchViews(desk: Desk, running: (id: string) => boolean): readonly BatchView[] {
  return [...batches(desk).each()]
    .map((batch) => viewOf(desk, batch, itemsOf(desk, batch.id), running(batch.id)))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

function itemView({ caseId, orderNo, endUser, paperId, state, paperIds, reasons }: BatchItem): BatchItemView {
  return { caseId, orderNo, endUser, paperId, state, paperIds, reasons };
}
