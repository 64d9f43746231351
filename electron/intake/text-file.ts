import jschardet from 'jschardet';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { Locale } from '../../shared/message.ts';
import type { Problem } from '../../shared/orders/order.ts';
import type { SheetGrid } from '../../shared/orders/sheet.ts';
import { clean } from './cell-text.ts';
import { parseCsv } from './csv.ts';
import { decode, isEncoding, rankEncodings } from './encoding.ts';
import type { Limits } from './limits.ts';

export interface TextFile {
  readonly grid: SheetGrid;
  readonly encodings: readonly string[];
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** What a cell of a spreadsheet can hold; a longer one is a quotation mark that was never closed. */
const MAX_CELL = 32_767;

/** The sheet name of a text file: its own name without the extension. */
function sheetNameOf(file: string): string {
  return file.replace(/\.[^.]*$/u, '') || file;
}

/** Reads delimited text in the encoding asked for, else in the most plausible one. */
export function readTextFile(
  bytes: Uint8Array,
  name: string,
  asked: string | undefined,
  locale: Locale | undefined,
  limits: Limits,
): Result<TextFile> {
  const rank = rankEncodings(bytes, locale, detect);
  if (asked !== undefined && !isEncoding(asked))
    return fail('bad-input', 'intake:encoding.unknown', { encoding: asked });
  const encoding = asked ?? rank.encodings[0];
  if (encoding === undefined) return fail('damaged', 'intake:encoding.none');
  const text = decode(bytes, encoding);
  if (text === undefined) return fail('damaged', 'intake:encoding.does-not-fit', { encoding });

  const table = parseCsv(text.replace(/^\ufeff/u, ''));
  let cells = 0;
  for (const row of table.rows) {
    cells += row.length;
    if (row.length > limits.columns || cells > limits.cells) {
      return fail('file-too-large', 'intake:file.cells', { cells: limits.cells, columns: limits.columns });
    }
  }
  const longest = table.rows.reduce(
    (most, row) => row.reduce((m, cell) => Math.max(m, cell.length), most),
    0,
  );
  if (longest > MAX_CELL) return fail('file-unreadable', 'intake:csv.long-cell', { characters: MAX_CELL });
  const sheet = sheetNameOf(name);
  const rows = table.rows.map((row) => row.map(clean));
  if (rows.every((row) => row.every((cell) => cell === '')))
    return fail('file-unreadable', 'intake:file.empty');
  const problems: Problem[] = [];
  const note = (severity: Problem['severity'], key: string, params: Record<string, string>): void => {
    problems.push({ severity, file: name, sheet, message: { key, params } });
  };
  if (asked === undefined && rank.doubtful) {
    note('question', 'intake:encoding.doubtful', { encoding, other: rank.encodings[1] ?? '' });
  }
  if (table.unclosedQuote) note('question', 'intake:csv.unclosed-quote', { file: name });
  return ok({
    grid: { name: sheet, hidden: false, rows, merges: [], hiddenRows: [], hiddenColumns: [] },
    encodings: rank.encodings.includes(encoding) ? rank.encodings : [encoding, ...rank.encodings],
    encoding,
    problems,
  });
}

const DETECTABLE = [
  'UTF-8',
  'GB18030',
  'GB2312',
  'Big5',
  'CP932',
  'SHIFT_JIS',
  'EUC-JP',
  'UTF-16LE',
  'UTF-16BE',
  'windows-1252',
];

/** What a statistical detector says of a sample of text. */
export function detect(sample: Uint8Array): string | null {
  return jschardet.detect(Buffer.from(sample), { detectEncodings: DETECTABLE }).encoding;
}
