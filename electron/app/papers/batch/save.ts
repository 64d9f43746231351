import { createHash } from 'node:crypto';
import type { BatchOutputs } from '../../../../shared/contract/batch-channels.ts';
import { fail, ok, type Result } from '../../../../shared/contract/errors.ts';
import type { Locale } from '../../../../shared/message.ts';
import type { Desk } from '../../desk.ts';
import type { PaperRecord } from '../../records.ts';
import type { Texts } from '../../texts.ts';
import { paperFileName } from '../desk.ts';
import { indexSheet, type PaperColumn } from './index-sheet.ts';
import { type BatchItem, type BatchRecord, itemsOf, note } from './record.ts';
import { safeName, type ZipPart, zipped } from './zip.ts';

export const INDEX_NAME = 'index.xlsx';

/** The papers of a batch in one zip, in folders by order and end user, with the index sheet. Journalled with its hash. */
export async function saveBatch(
  desk: Desk,
  batch: BatchRecord,
  texts: Texts,
  locale: Locale,
): Promise<Result<BatchOutputs['batch.save']>> {
  const items = itemsOf(desk, batch.id);
  const papers = papersIn(desk, items);
  if (papers.length === 0) return fail('refused', 'batch:error.nothing-to-save');
  const hash = createHash('sha256');
  const parts = partsOf(desk, batch, items, papers, texts, locale);
  const chunks = hashed(zipped(parts), hash);
  const saved = await store(desk, `pledgedesk-${batch.id}.zip`, chunks);
  if (saved === null) return ok(null);
  const sha256 = hash.digest('hex');
  desk.vault.transaction(() =>
    note(desk, batch, 'batches.save', { name: saved.name, sha256, papers: papers.length }),
  );
  return ok({ name: saved.name, sha256, papers: papers.length });
}

interface Filed {
  readonly item: BatchItem;
  readonly paper: PaperRecord;
  readonly path: string;
}

/** What was superseded since is no longer handed out. */
function papersIn(desk: Desk, items: readonly BatchItem[]): readonly Filed[] {
  const stored = desk.vault.store.collection<PaperRecord>('papers');
  return items.flatMap((item) =>
    item.paperIds.flatMap((id) => {
      const paper = stored.get(id);
      if (paper === undefined || (paper.status !== 'draft' && paper.status !== 'issued')) return [];
      const folder = [item.orderNo, item.endUser].map(safeName).join('/');
      return [{ item, paper, path: `${folder}/${safeName(paperFileName(paper))}` }];
    }),
  );
}

async function* partsOf(
  desk: Desk,
  batch: BatchRecord,
  items: readonly BatchItem[],
  papers: readonly Filed[],
  texts: Texts,
  locale: Locale,
): AsyncGenerator<ZipPart> {
  const rows: Record<PaperColumn, string | number>[] = [];
  const say = (key: string, params = {}) => texts.say(locale, { key, params });
  for (const { item, paper, path } of papers) {
    const bytes = desk.vault.store.getBlob(paper.sha256);
    if (bytes === undefined) throw new Error('a paper without its bytes');
    const listed = paper.facts.listReference;
    rows.push({
      number: paper.header.docNo,
      type: say(`rules:code.${paper.type}`),
      order: item.orderNo,
      endUser: item.endUser,
      entity: listed === undefined ? '' : `${listed.announcement} No. ${listed.no ?? '–'}`,
      languages: say(`paperdesk:languages.${paper.header.languages}`),
      status: say(`app:paper-status.${paper.status}`),
      missing: paper.missing.length,
      pages: pagesOf(bytes),
      case: paper.caseId,
      sha256: paper.sha256,
      file: path,
    });
    yield { path, bytes };
  }
  const others = items.flatMap((item) =>
    item.state === 'made'
      ? []
      : [
          {
            state: say(`batch:state.${item.state}`),
            order: item.orderNo,
            endUser: item.endUser,
            number: item.paperId ?? '',
            reason: item.reasons.map((reason) => texts.say(locale, reason)).join('\n'),
            case: item.caseId,
          },
        ],
  );
  const { names } = desk.profile();
  yield {
    path: INDEX_NAME,
    bytes: await indexSheet(texts, locale, batch.createdAt, {
      title: say('batch:index.title', { id: batch.id }),
      company: names.zh ?? names.ja ?? names.en ?? '',
      papers: rows,
      others,
    }),
  };
}

/** The page tree says it; a signature adds to the end of the file and leaves the tree alone. */
export function pagesOf(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const found = /\/Type \/Pages\s[^>]*?\/Count (\d+)/.exec(text);
  if (found === null) throw new Error('a paper without a page tree');
  return Number(found[1]);
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: { update(chunk: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function store(desk: Desk, name: string, chunks: AsyncIterable<Uint8Array>) {
  const { dialogs } = desk.host;
  if (dialogs.saveStream !== undefined) return dialogs.saveStream(name, chunks);
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return dialogs.saveFile(name, Buffer.concat(all));
}
