import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { TableColumns } from '../../../shared/contract/list-views.ts';
import type { Locale } from '../../../shared/message.ts';
import { previewTable } from '../../lists/preview.ts';
import { suggestMapping } from '../../lists/read/table-headers.ts';

const SAMPLES = 3;

/** The columns of the first sheet that is not hidden: headers, samples, and what the headers suggest. */
export async function tableColumns(
  file: { readonly bytes: Uint8Array; readonly name: string },
  locale: Locale,
): Promise<Result<TableColumns>> {
  const preview = await previewTable(file, locale);
  if (!preview.ok) return preview;
  const sheet = preview.value.sheets.find(({ hidden }) => !hidden);
  const rows = sheet?.rows ?? [];
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (sheet === undefined || width === 0) return fail('bad-input', 'listfiles:file.empty');
  const head = headerIn(rows);
  const header = head < 0 ? [] : (rows[head] ?? []);
  const suggested = new Map(suggestMapping(header).map(({ column, field }) => [column, field]));
  return ok({
    sheet: sheet.name,
    headerRow: head + 1,
    columns: Array.from({ length: width }, (_, column) => ({
      column,
      header: header[column] ?? '',
      samples: rows
        .slice(head + 1)
        .map((row) => row[column] ?? '')
        .filter((cell) => cell.trim() !== '')
        .slice(0, SAMPLES),
      suggested: suggested.get(column) ?? null,
    })),
  });
}

/** The row among the first whose cells look most like headers of a list; -1 where none does: then the first row is data. */
function headerIn(rows: readonly (readonly string[])[]): number {
  let [best, most] = [-1, 0];
  rows.forEach((row, at) => {
    const found = suggestMapping(row).length;
    if (found > most) [best, most] = [at, found];
  });
  return best;
}
