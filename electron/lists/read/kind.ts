import type { ListSource } from '../../../shared/lists/draft.ts';
import { extensionOf, sniff } from '../../intake/sniff.ts';
import { ListFault } from './fault.ts';
import { declaredEncoding } from './xml.ts';

/** What the bytes are. The content decides; the name only where the content leaves it open. */
export type FileKind =
  | 'ofac-xml'
  | 'un-xml'
  | 'eu-xml'
  | 'ofac-csv'
  | 'eu-csv'
  | 'csl-csv'
  | 'csl-json'
  | 'opensanctions-csv'
  | 'ftm'
  | 'workbook'
  | 'csv'
  | 'html'
  | 'pdf'
  | 'notice';

/** Bytes of the head that are looked at. */
export const HEAD_BYTES = 65_536;

const ROOTS: ReadonlyMap<string, FileKind> = new Map([
  ['sdnlist', 'ofac-xml'],
  ['consolidated_list', 'un-xml'],
  ['export', 'eu-xml'],
]);
const HTML =
  /^(?:!doctype\s+html|html|head|body|div|p|table|meta|title|section|article|h[1-6]|span|style)\b/i;
export const NOTICE =
  /公告\s*[〔[（(]?\s*(?:20\d{2}|二[〇○零]\S{2})|管控名单|管控名單|关注名单|關注名單|announcement no\.?\s*\d/iu;

/** Sources that a kind of file can be read as; a table and a notice can be several. */
export const SOURCES_OF: Readonly<Record<FileKind, readonly ListSource[]>> = {
  'ofac-xml': ['us-ofac-sdn'],
  'ofac-csv': ['us-ofac-sdn'],
  'un-xml': ['un-consolidated'],
  'eu-xml': ['eu-consolidated'],
  'eu-csv': ['eu-consolidated'],
  'csl-csv': ['us-csl'],
  'csl-json': ['us-csl'],
  'opensanctions-csv': ['opensanctions'],
  ftm: ['opensanctions'],
  workbook: ['meti-end-user', 'table'],
  csv: ['table'],
  html: ['mofcom-control', 'mofcom-watch'],
  pdf: ['mofcom-control', 'mofcom-watch'],
  notice: ['mofcom-control', 'mofcom-watch'],
};

/** Recognises a file by its head; `encoding` is that of its text. Throws the sentence that says why it is no list. */
export function kindOfFile(
  head: Uint8Array,
  name: string,
  encoding: string,
  wanted: 'table' | 'notice' | undefined,
): FileKind {
  if (head.byteLength === 0) throw new ListFault('file-unreadable', 'listfiles:file.empty');
  if (starts(head, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  const text = new TextDecoder(textEncoding(head, encoding)).decode(head).replace(/^\ufeff/, '');
  const start = text.trimStart();
  if (start.startsWith('<')) return markupKind(start);
  const found = sniff(head);
  if ('error' in found) throw new ListFault(found.error.code, ownKey(found.error.message.key));
  if (found.kind !== 'text') return 'workbook';
  if (start === '') throw new ListFault('file-unreadable', 'listfiles:file.empty');
  if (start.startsWith('{') || start.startsWith('[')) return jsonKind(start);
  return textKind(start, name, wanted);
}

function starts(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function textEncoding(head: Uint8Array, encoding: string): string {
  const declared = declaredEncoding(head);
  return declared.startsWith('utf-16') ? declared : encoding;
}

/** The order sheets have their own sentences for these; a list needs others. */
function ownKey(key: string): string {
  switch (key) {
    case 'intake:file.image':
      return 'listfiles:file.image';
    case 'intake:file.archive':
      return 'listfiles:file.archive';
    case 'intake:file.empty':
      return 'listfiles:file.empty';
    case 'intake:file.html':
      return 'listfiles:file.web-archive';
    default:
      return 'listfiles:file.unknown';
  }
}

function markupKind(text: string): FileKind {
  const root =
    /<(?![?!]--|\?|!--)([^\s>/]{1,80}[^>]{0,80})/u.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
  if (HTML.test(root)) return 'html';
  if (/^!doctype/i.test(root)) {
    if (/^!doctype\s+(?:\w+:)?html/i.test(root)) return 'html';
    throw new ListFault('refused', 'listfiles:xml.doctype');
  }
  const name = (/^(?:[\w.-]+:)?([\w.-]+)/.exec(root)?.[1] ?? '').toLowerCase();
  const kind = ROOTS.get(name);
  if (kind !== undefined) return kind;
  if (name === 'sanctions') throw new ListFault('file-unreadable', 'listfiles:ofac.advanced');
  throw new ListFault('file-unreadable', 'listfiles:xml.unknown', { root: name.slice(0, 40) });
}

function jsonKind(text: string): FileKind {
  const line = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length);
  if (/"schema"\s*:/.test(line) && /"properties"\s*:/.test(line)) return 'ftm';
  if (text.startsWith('[') || /"results"\s*:\s*\[/.test(text)) return 'csl-json';
  throw new ListFault('file-unreadable', 'listfiles:json.unknown');
}

function textKind(text: string, name: string, wanted: 'table' | 'notice' | undefined): FileKind {
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const header = first.toLowerCase();
  if (header.includes('entity_logicalid') && header.includes('namealias_wholename')) return 'eu-csv';
  if (header.includes('alt_names') && header.includes('source_list_url')) return 'csl-csv';
  if (/^"?id"?,"?schema"?,"?name"?,"?aliases"?/.test(header)) return 'opensanctions-csv';
  if (/^\s*\d+\s*,/.test(first) && first.includes('-0-')) return ofacCsv(text, name);
  if (wanted !== undefined) return wanted === 'table' ? 'csv' : 'notice';
  if (isNotice(text)) return 'notice';
  const cells = /[,;\t|]/.test(first);
  if (cells ? isProse(text) : !['csv', 'tsv', 'tab'].includes(extensionOf(name)))
    throw new ListFault('file-unreadable', 'listfiles:file.unknown');
  return 'csv';
}

/** `alt.csv` and `add.csv` look alike and hold no entries of their own. */
function ofacCsv(text: string, name: string): FileKind {
  const widths = text
    .split(/\r?\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length);
  if (Math.max(...widths) < 9)
    throw new ListFault('bad-input', 'listfiles:ofac.only-beside', { file: name.slice(0, 80) });
  return 'ofac-csv';
}

/** Words of a notice in lines that are no table. */
export function isNotice(text: string): boolean {
  if (!NOTICE.test(text.normalize('NFKC'))) return false;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const commas = lines.slice(0, 20).map((line) => line.split(/[,\t;]/).length - 1);
  const even = commas.length > 2 && commas.every((count) => count === commas[0] && count > 0);
  return !(even && first.length < 400);
}

/** Sentences, not cells: the lines part at commas unevenly and are long. */
function isProse(text: string): boolean {
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, 40)
    .filter((line) => line.trim() !== '');
  return (
    lines.length > 0 &&
    lines.every((line) => /[.。:：]\s*$/.test(line)) &&
    lines.some((line) => line.length > 60)
  );
}
