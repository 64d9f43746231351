import { ok, type Result } from '../../shared/contract/errors.ts';
import type { TableMapping } from '../../shared/lists/draft.ts';
import type { Locale } from '../../shared/message.ts';
import { openWorkbookFile } from '../intake/open.ts';
import { suggestMapping } from './read/table-headers.ts';
import type { ListFile } from './read.ts';

/** The head of each sheet, to map its columns by. */
export interface TablePreview {
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    /** The first rows, at most `PREVIEW_ROWS`. */
    readonly rows: readonly (readonly string[])[];
    /** Columns whose headers in the first row leave no doubt. */
    readonly suggested: TableMapping['columns'];
  }[];
}

export const PREVIEW_ROWS = 20;
const TEXT_HEAD = 1_048_576;

/** Reads the first rows of a table file. Of a text file only its first lines are looked at. */
export async function previewTable(file: ListFile, locale?: Locale): Promise<Result<TablePreview>> {
  const opened = await openWorkbookFile(
    headOf(file.bytes),
    file.name,
    locale === undefined ? {} : { locale },
  );
  if (!opened.ok) return opened;
  return ok({
    sheets: opened.value.sheets.map(({ name, hidden, rows }) => ({
      name,
      hidden,
      rows: rows.slice(0, PREVIEW_ROWS),
      suggested: suggestMapping(rows[0] ?? []),
    })),
  });
}

/** Workbooks (zip, OLE) whole; text to the last line break of its first mebibyte. */
function headOf(bytes: Uint8Array): Uint8Array {
  const workbook = (bytes[0] === 0x50 && bytes[1] === 0x4b) || bytes[0] === 0xd0;
  if (workbook || bytes.byteLength <= TEXT_HEAD) return bytes;
  const head = bytes.subarray(0, TEXT_HEAD);
  const end = head.lastIndexOf(0x0a);
  return end > 0 ? head.subarray(0, end + 1) : head;
}
