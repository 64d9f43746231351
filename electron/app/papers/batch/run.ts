import type { Result } from '../../../../shared/contract/errors.ts';
import { ok } from '../../../../shared/contract/errors.ts';
import type { Message } from '../../../../shared/message.ts';
import { linesOfCase } from '../../cases.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import { issuedForm, storeIssued } from '../desk.ts';
import { prepareSet, storeSet } from '../draft.ts';
import { type Numbers, numbering } from '../numbers.ts';
import { asPrinted, type ComposedPaper, compose, inTurn, type PrintedPaper } from '../print.ts';
import { blockersOf } from '../rules.ts';
import { askedPapers } from '../set.ts';
import { typesFor } from './plan.ts';
import { openPrintPool, type PrintPool } from './print-pool.ts';
import { type BatchItem, type BatchRecord, countsOf, itemsOf, note, putItem } from './record.ts';

/** Items that are composed ahead of the printers: enough that none waits, few enough to stay small in memory. */
const AHEAD = 6;
/** Items after which other work on papers is let in. */
const A_TURN = 40;

/** What becomes of an item once its papers are printed; `store` runs in the transaction of the item. */
interface Work {
  readonly item: BatchItem;
  readonly papers: readonly ComposedPaper[];
  /** Takes the place of an issued paper, on which the other papers of its case may rest. */
  readonly replaces: boolean;
  store(printed: readonly PrintedPaper[]): void;
}

/**
 * Does what is left of a batch. Each item is stored in its own transaction together with its papers, in the order of the
 * items, so that a batch that ends at any moment has nothing twice and no number missing.
 */
export async function runBatch(
  desk: Desk,
  batch: BatchRecord,
  signal: AbortSignal,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const all = itemsOf(desk, batch.id);
  const todo = inOrder(all.filter(({ state }) => state === 'left'));
  const total = all.length;
  let done = total - todo.length;
  const pool = openPrintPool(desk.host.paths.fonts);
  const stop = () => pool.close();
  signal.addEventListener('abort', stop);
  try {
    while (todo.length > 0 && !signal.aborted) {
      await inTurn(desk, () =>
        turn(desk, batch, todo.slice(0, A_TURN), pool, signal, () => {
          todo.shift();
          tell(++done, total);
        }),
      );
    }
  } catch (cause) {
    // A vault that was locked under the batch answers no more; what was stored is whole.
    if (!signal.aborted) throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
    pool.close();
  }
  // A stopped batch may have been stopped because the vault was locked: then there is nothing to write to.
  if (todo.length === 0)
    desk.vault.transaction(() => note(desk, batch, 'batches.end', countsOf(itemsOf(desk, batch.id))));
}

/** A commitment is issued after the papers that it cites. */
function inOrder(items: readonly BatchItem[]): BatchItem[] {
  const late = ({ paperId }: BatchItem) => Number(paperId?.startsWith('EC-') === true);
  return [...items].sort((a, b) => late(a) - late(b) || a.position - b.position);
}

/** Ends early where an item fails: those after it have taken numbers that would leave a gap, and are composed again. */
async function turn(
  desk: Desk,
  batch: BatchRecord,
  items: readonly BatchItem[],
  pool: PrintPool,
  signal: AbortSignal,
  stepped: () => void,
): Promise<void> {
  const numbers = numbering(desk);
  const waiting: { work: Work; printed: Promise<readonly Result<Uint8Array>[]> }[] = [];
  /** False where the turn must end. */
  const settle = async (): Promise<boolean> => {
    const [first] = waiting.splice(0, 1);
    if (first === undefined) return true;
    const { work, printed } = first;
    const results = await printed;
    if (signal.aborted) return false;
    const pdfs: PrintedPaper[] = [];
    for (const [i, result] of results.entries()) {
      const paper = work.papers[i];
      if (!result.ok || paper === undefined) {
        const reasons: readonly Message[] = result.ok ? [] : [result.error.message];
        desk.vault.transaction(() => putItem(desk, { ...work.item, state: 'failed', reasons }));
        stepped();
        return false;
      }
      pdfs.push(asPrinted(paper, result.value));
    }
    desk.vault.transaction(() => {
      work.store(pdfs);
      putItem(desk, { ...work.item, state: 'made', paperIds: pdfs.map(({ record }) => record.id) });
    });
    stepped();
    return true;
  };
  const drained = async () => {
    while (waiting.length > 0) if (!(await settle())) return false;
    return true;
  };
  let late = false;
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    const cites = item.paperId?.startsWith('EC-') === true;
    if (cites && !late && !(await drained())) return;
    late = cites;
    const replaced = waiting.some(({ work }) => work.replaces && work.item.caseId === item.caseId);
    if (replaced && !(await drained())) return;
    while (waiting.length >= AHEAD) if (!(await settle())) return;
    const work = await prepared(desk, batch, item, numbers);
    if (signal.aborted) return;
    if ('reasons' in work) {
      // In order, like everything else: what was composed before is stored before.
      if (!(await drained())) return;
      desk.vault.transaction(() => putItem(desk, { ...item, ...work }));
      stepped();
      if (work.state === 'failed') return;
    } else {
      const printed = Promise.all(work.papers.map(({ model, logo }) => pool.print(model, logo)));
      // A turn that ends early does not wait for these.
      printed.catch(() => undefined);
      waiting.push({ work, printed });
    }
  }
  await drained();
}

type NotMade = Pick<BatchItem, 'reasons'> & { readonly state: 'refused' | 'failed' };

function prepared(
  desk: Desk,
  batch: BatchRecord,
  item: BatchItem,
  numbers: Numbers,
): Promise<Work | NotMade> {
  return batch.action === 'draft' ? preparedDrafts(desk, batch, item, numbers) : preparedIssue(desk, item);
}

async function preparedDrafts(
  desk: Desk,
  batch: BatchRecord,
  item: BatchItem,
  numbers: Numbers,
): Promise<Work | NotMade> {
  const { caseId } = item;
  const types = typesFor(askedPapers(linesOfCase(desk, caseId)), batch.types);
  const set = await prepareSet(desk, { caseId, languages: batch.languages ?? 'zh-ja', types }, numbers);
  if (!set.ok) return { state: 'refused', reasons: [set.error.message] };
  const composed = await composeAll(desk, set.value.fresh, set.value.papers);
  if (!composed.ok) return { state: 'failed', reasons: [composed.error.message] };
  const store = (printed: readonly PrintedPaper[]) => storeSet(desk, set.value, printed);
  return { item, papers: composed.value, replaces: false, store };
}

async function preparedIssue(desk: Desk, item: BatchItem): Promise<Work | NotMade> {
  const paper = desk.vault.store.collection<PaperRecord>('papers').get(item.paperId ?? '');
  if (paper?.status !== 'draft') return { state: 'refused', reasons: [{ key: 'app:not-a-draft' }] };
  const reasons = blockersOf(desk, paper);
  if (reasons.length > 0) return { state: 'refused', reasons };
  const form = issuedForm(desk, paper);
  const composed = await composeAll(desk, [form.record]);
  if (!composed.ok) return { state: 'failed', reasons: [composed.error.message] };
  const broken = composed.value.flatMap(({ record }) => record.texts ?? []);
  if (broken.length > 0) return { state: 'refused', reasons: broken };
  const store = (printed: readonly PrintedPaper[]) => {
    for (const one of printed) storeIssued(desk, form, one);
  };
  return { item, papers: composed.value, replaces: form.replaced.length > 0, store };
}

async function composeAll(
  desk: Desk,
  records: readonly PaperRecord[],
  papers?: readonly PaperRecord[],
): Promise<Result<readonly ComposedPaper[]>> {
  const composed: ComposedPaper[] = [];
  for (const record of records) {
    const one = await compose(desk, record, papers);
    if (!one.ok) return one;
    composed.push(one.value);
  }
  return ok(composed);
}
