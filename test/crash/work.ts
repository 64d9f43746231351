import type { Channel, Input, Outputs } from '../../shared/contract/channels.ts';
import { pledgeValues } from '../support/fill-pledge.ts';
import {
  manyParties,
  mixedParties,
  notice,
  type OrderFile,
  orderFile,
  PHANTOMS,
  phantomParties,
  watchParty,
} from './orders.ts';
import type { Mode } from './protocol.ts';
import { PEOPLE } from './stage.ts';

export interface Worker {
  readonly serial: number;
  readonly passphrase: string;
  get<C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]>;
  /** A call whose answer promises that something is kept. */
  change<C extends Channel>(
    channel: C,
    input: Input<C>,
    subjectOf: (value: Outputs[C]) => string | null,
  ): Promise<Outputs[C]>;
  willBe(passphrase: string): void;
}

let step = 0;
const serialOf = (worker: Worker) => `${worker.serial}-${++step}`;
const nothing = () => null;

/** One turn of each kind of work, as often as the process lives. */
export const WORK: Readonly<Record<Mode, (worker: Worker) => Promise<void>>> = {
  import: async (worker) => {
    const serial = serialOf(worker);
    await importFile(worker, orderFile(serial, mixedParties(worker.serial * 7 + step)));
  },

  workers: async (worker) => {
    const serial = serialOf(worker);
    await importFile(worker, orderFile(serial, manyParties(worker.serial * 1000 + step)));
    const names = Array.from({ length: 60 }, (_, i) => ({
      zh: `无名${serial}第${i}工业株式会社`,
      en: `Nameless ${serial} ${i} Industries, Ltd.`,
    }));
    await worker.change(
      'lists.read',
      { text: notice(await freeNumber(worker), names) },
      (draft) => draft.version.id,
    );
  },

  decide: async (worker) => {
    const open = await worker.get('hits.queue', { state: 'open', offset: 0, limit: 6 });
    if (open.rows.length === 0)
      await importFile(worker, orderFile(serialOf(worker), mixedParties(worker.serial * 5 + step)));
    for (const { hitId } of open.rows) await decide(worker, hitId);
    await reviewAll(worker);
  },

  issue: async (worker) => {
    const serial = serialOf(worker);
    const file = orderFile(serial, [watchParty(worker.serial * 3 + step)]);
    const bookId = await importFile(worker, file);
    const hits = await worker.get('hits.queue', { state: 'open', bookId, offset: 0, limit: 50 });
    for (const { hitId } of hits.rows) await decide(worker, hitId);
    await reviewAll(worker);
    const { rows } = await worker.get('lines.page', { bookId, offset: 0, limit: 1 });
    const key = rows[0]?.key ?? '';
    const basis = 'test report of the maker';
    const line = await worker.change(
      'lines.classify',
      { bookId, key, controlled: 'controlled', code: '1C905.a.4', basis },
      nothing,
    );
    const papers = await worker.change('papers.draft', { caseId: line.caseId, languages: 'zh-ja' }, nothing);
    const id = papers.find(({ type }) => type === 'D1')?.id ?? '';
    const values = pledgeValues(await worker.get('papers.fields', { paperId: id }));
    // The product refuses the very words of another end user's pledge.
    const fields = Object.fromEntries(
      Object.entries(values).map(([key, text]) => [
        key,
        key.startsWith('endUse') ? `${text} ${serial}` : text,
      ]),
    );
    await worker.change('papers.fill', { paperId: id, fields }, () => id);
    await worker.change('papers.issue', { paperId: id }, () => id);
  },

  rescreen: async (worker) => {
    const books = await worker.get('books.list', {});
    if (books.length < 3) await importFile(worker, orderFile(serialOf(worker), phantomParties()));
    const number = await freeNumber(worker);
    const first = (number * 7) % (PHANTOMS.length - 6);
    const draft = await worker.change(
      'lists.read',
      { text: notice(number, PHANTOMS.slice(first, first + 6)) },
      (view) => view.version.id,
    );
    const confirmed = draft.warnings.map(({ code }) => code);
    await worker.change(
      'lists.accept',
      { versionId: draft.version.id, confirmed, reason: 'harness' },
      (report) => report.version.id,
    );
  },

  backup: async (worker) => {
    const books = await worker.get('books.list', {});
    if (books.length < 2) await importFile(worker, orderFile(serialOf(worker), mixedParties(step)));
    await worker.change('vault.backup', {}, (saved) => saved?.name ?? null);
  },

  passphrase: async (worker) => {
    const next = `officer passphrase ${serialOf(worker)}`;
    worker.willBe(next);
    await worker.change(
      'vault.passphrase',
      { current: current.get(worker) ?? worker.passphrase, next },
      nothing,
    );
    current.set(worker, next);
  },
};

const current = new WeakMap<Worker, string>();

async function importFile(worker: Worker, file: OrderFile): Promise<string> {
  const { token } = await worker.get('files.admit', { name: file.name, bytes: file.bytes });
  const preview = await worker.get('intake.preview', { token });
  const mapping = Object.fromEntries(preview.columns.map(({ column }, i) => [column, file.fieldOf(i)]));
  const book = await worker.change(
    'intake.import',
    { token, mapping, remember: true, layoutId: preview.layoutId },
    ({ id }) => id,
  );
  return book.id;
}

async function decide(worker: Worker, hitId: string): Promise<void> {
  const reason = { reasonCode: 'official-name-equal', text: 'name as printed in the annex' } as const;
  await worker.change('hits.decide', { hitId, verdict: 'true-match', ...reason }, () => hitId);
}

async function reviewAll(worker: Worker): Promise<void> {
  const unlock = (user: 'officer' | 'reviewer', passphrase: string) =>
    worker.change('vault.unlock', { user, passphrase }, nothing);
  await unlock('reviewer', PEOPLE.reviewer.passphrase);
  const { rows } = await worker.get('hits.queue', { state: 'to-review', offset: 0, limit: 50 });
  for (const { hitId } of rows)
    await worker.change('hits.review', { hitId, agree: true, text: 'agreed' }, () => hitId);
  await unlock('officer', worker.passphrase);
}

/** A number that no notice in this vault has. */
async function freeNumber(worker: Worker): Promise<number> {
  const versions = await worker.get('lists.versions', { listId: 'mofcom' });
  return 200 + versions.length;
}
