import type { AppError } from '../../../shared/contract/errors.ts';
import type { ListSource } from '../../../shared/lists/draft.ts';
import { readCslCsv } from './csl-csv.ts';
import { readCslJson } from './csl-json.ts';
import { readEuCsv } from './eu-csv.ts';
import { readEuXml } from './eu-xml.ts';
import { ListFault } from './fault.ts';
import { readFtm } from './ftm.ts';
import { encodingInHtml, textOfHtml } from './html-text.ts';
import { type FileKind, kindOfFile, SOURCES_OF } from './kind.ts';
import { findMeti, readMeti } from './meti.ts';
import { readNotice } from './notice.ts';
import { readOfacCsv } from './ofac-csv.ts';
import { readOfacXml } from './ofac-xml.ts';
import { readOpenSanctionsCsv } from './opensanctions-csv.ts';
import { textOfPdf } from './pdf-text.ts';
import type { ListHead, ListReader, ReadJob } from './reader.ts';
import { delimiterOf } from './rows.ts';
import { sheetsOf } from './sheets.ts';
import type { Sink } from './sink.ts';
import { texts, whole } from './source.ts';
import { readCsvTable, readSheetTable } from './table.ts';
import { looksLikeOrders } from './table-headers.ts';
import { readUnXml } from './un-xml.ts';

/** Kinds that are read whole and therefore have the smaller limit. */
export const WHOLE: ReadonlySet<FileKind> = new Set(['workbook', 'html', 'pdf', 'notice']);

export type ReadOutcome =
  | { readonly ok: true; readonly head: ListHead }
  | { readonly ok: false; readonly error: AppError };

/** Reads one file. Whatever the bytes are, the answer is a head or an error; entries went to the sink meanwhile. */
export async function readDraft(job: ReadJob, head: Uint8Array, sink: Sink): Promise<ReadOutcome> {
  try {
    const kind = kindOf(job, head);
    checkSource(kind, job.source);
    if (WHOLE.has(kind) && job.file.size > job.limits.wholeBytes) {
      const megabytes = Math.floor(job.limits.wholeBytes / 1_048_576);
      throw new ListFault('file-too-large', 'listfiles:file.too-large', { megabytes });
    }
    const { encoding, otherEncoding } = job.file;
    if (otherEncoding !== null && (kind === 'notice' || kind.endsWith('csv')))
      sink.problem(1, { key: 'listfiles:encoding.doubtful', params: { encoding, other: otherEncoding } });
    const read = await readAs(kind, job, head, sink);
    if (sink.count === 0) throw new ListFault('file-unreadable', 'listfiles:file.no-entries');
    sink.flush();
    return { ok: true, head: read };
  } catch (cause) {
    if (cause instanceof ListFault) return { ok: false, error: cause.fault };
    if (cause instanceof RangeError)
      return { ok: false, error: new ListFault('file-too-large', 'listfiles:file.memory').fault };
    throw cause;
  }
}

function kindOf(job: ReadJob, head: Uint8Array): FileKind {
  if (job.pasted) return 'notice';
  const asTable = job.mapping !== undefined || job.source === 'table';
  const asNotice = job.source === 'mofcom-control' || job.source === 'mofcom-watch';
  const wanted = asTable ? 'table' : asNotice ? 'notice' : undefined;
  const kind = kindOfFile(head, job.file.name, job.file.encoding, wanted);
  return asTable && kind.endsWith('-csv') ? 'csv' : kind;
}

function checkSource(kind: FileKind, asked: ListSource | undefined): void {
  const [first] = SOURCES_OF[kind];
  if (asked === undefined || first === undefined || SOURCES_OF[kind].includes(asked)) return;
  throw new ListFault('bad-input', 'listfiles:file.other-list', {
    asked: `listfiles:source.${asked}`,
    found: `listfiles:source.${first}`,
  });
}

const STREAMED: Partial<Readonly<Record<FileKind, ListReader>>> = {
  'ofac-xml': readOfacXml,
  'un-xml': readUnXml,
  'eu-xml': readEuXml,
  'ofac-csv': readOfacCsv,
  'eu-csv': readEuCsv,
  'csl-csv': readCslCsv,
  'csl-json': readCslJson,
  'opensanctions-csv': readOpenSanctionsCsv,
  ftm: readFtm,
};

async function readAs(kind: FileKind, job: ReadJob, head: Uint8Array, sink: Sink): Promise<ListHead> {
  const streamed = STREAMED[kind];
  if (streamed !== undefined) return streamed(job, sink);
  switch (kind) {
    case 'workbook':
      return readWorkbook(job, sink);
    case 'csv':
      return readCsv(job, head, sink);
    case 'html': {
      const encoding = encodingInHtml(head) ?? job.file.encoding;
      return readNotice(textOfHtml(await allText(job, encoding)), job.source, sink);
    }
    case 'pdf':
      return readNotice(await textOfPdf(await whole(job.file), job.limits), job.source, sink);
    default:
      return readNotice(await allText(job, job.file.encoding), job.source, sink);
  }
}

async function readWorkbook(job: ReadJob, sink: Sink): Promise<ListHead> {
  const sheets = await sheetsOf(job);
  const meti = job.mapping === undefined && job.source !== 'table' ? findMeti(sheets) : undefined;
  if (meti !== undefined) return { source: 'meti-end-user', ...readMeti(meti, sink) };
  if (job.source === 'meti-end-user') throw new ListFault('file-unreadable', 'listfiles:meti.no-header');
  if (job.mapping === undefined && sheets.some((sheet) => sheet.rows.slice(0, 20).some(looksLikeOrders)))
    throw new ListFault('bad-input', 'listfiles:file.orders');
  readSheetTable(job, sheets, sink);
  return { source: 'table' };
}

async function readCsv(job: ReadJob, head: Uint8Array, sink: Sink): Promise<ListHead> {
  const text = new TextDecoder(job.file.encoding).decode(head);
  const delimiter = delimiterOf(text);
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  if (
    job.mapping === undefined &&
    looksLikeOrders(first.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')))
  )
    throw new ListFault('bad-input', 'listfiles:file.orders');
  await readCsvTable(job, delimiter, sink);
  return { source: 'table' };
}

async function allText(job: ReadJob, encoding: string): Promise<string> {
  let all = '';
  for await (const text of texts(job.file, encoding)) all += text;
  return all;
}
