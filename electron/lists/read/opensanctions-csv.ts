import { ListFault } from './fault.ts';
import type { ListReader } from './reader.ts';
import { Columns, rowsOf } from './rows.ts';
import { texts } from './source.ts';
import { countryCode, kindOf, several } from './values.ts';

/** `targets.simple.csv` of OpenSanctions: one row for each party, several values part by `;`. */
export const readOpenSanctionsCsv: ListReader = async ({ file, limits }, sink) => {
  let columns: Columns | undefined;
  for await (const rows of rowsOf(texts(file), ',', limits)) {
    for (const { line, cells } of rows) {
      if (columns === undefined) {
        columns = new Columns(cells);
        if (!columns.has('id', 'schema', 'name', 'aliases'))
          throw new ListFault('file-unreadable', 'listfiles:file.unknown');
        continue;
      }
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      if (cells.length < 4) {
        sink.problem(line, { key: 'listfiles:row.short', params: { columns: 4, found: cells.length } });
        continue;
      }
      const known = columns;
      const at = (name: string): string => known.get(cells, name);
      sink.add({
        key: at('id'),
        line,
        kind: kindOf(at('schema'), 'unknown'),
        names: [at('name'), ...several(at('aliases'), /;/)].map((text) => ({ text })),
        countries: several(at('countries'), /;/).map(countryCode),
        addresses: several(at('addresses'), /;/),
        identifiers: several(at('identifiers'), /;/).map((value) => ({ kind: '', value })),
        programs: [...several(at('program_ids'), /;/), ...several(at('dataset'), /;/)],
        remarks: at('sanctions'),
      });
    }
  }
  return { source: 'opensanctions' };
};
