import { ListFault } from './fault.ts';
import type { ListReader } from './reader.ts';
import { Columns, rowsOf } from './rows.ts';
import { texts } from './source.ts';
import { countryCode, dayOf, isIdentifier, kindOf, several } from './values.ts';

/** The Consolidated Screening List of the US as CSV: one row for each party, several values in a cell part by `; `. */
export const readCslCsv: ListReader = async ({ file, limits }, sink) => {
  let columns: Columns | undefined;
  for await (const rows of rowsOf(texts(file), ',', limits)) {
    for (const { line, cells } of rows) {
      if (columns === undefined) {
        columns = new Columns(cells);
        if (!columns.has('source', 'name', 'alt_names'))
          throw new ListFault('file-unreadable', 'listfiles:file.unknown');
        continue;
      }
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      const known = columns;
      const at = (name: string): string => known.get(cells, name);
      if (cells.length < 6) {
        sink.problem(line, { key: 'listfiles:row.short', params: { columns: 6, found: cells.length } });
        continue;
      }
      const addresses = several(at('addresses'), /;\s/).map((text) => text.trim());
      const people = [...several(at('citizenships')), ...several(at('nationalities')), at('vessel_flag')];
      sink.add({
        key: at('_id') || at('entity_number'),
        line,
        kind: kindOf(at('type'), 'unknown'),
        names: [at('name'), ...several(at('alt_names'), /;\s/).map(withoutAnd)].map((text) => ({ text })),
        countries: [...addresses.map(countryAtEnd), ...people.map(countryCode)].filter(
          (code) => code.trim() !== '',
        ),
        addresses,
        identifiers: several(at('ids'), /;\s/).map(identifierOf).filter(isIdentifier),
        programs: [at('source'), ...several(at('programs'))],
        listedOn: dayOf(at('start_date')),
        remarks: remarksOf(at),
        url: at('source_list_url'),
      });
    }
  }
  return { source: 'us-csl' };
};

/** Lists of names end in `and NAME`. */
function withoutAnd(text: string): string {
  return text.trim().replace(/^and /, '');
}

/** Addresses end in the country's code: `…, Shijiazhuang, CN`. */
function countryAtEnd(address: string): string {
  return /(?:^|,\s*)([A-Z]{2})$/.exec(address.trim())?.[1] ?? '';
}

/** `Passport, X0000001, KP`: kind, number, country. */
function identifierOf(text: string): { kind: string; value: string } {
  const comma = text.indexOf(',');
  return comma < 0
    ? { kind: '', value: text }
    : { kind: text.slice(0, comma), value: text.slice(comma + 1).replace(/, [A-Z]{2}$/, '') };
}

function remarksOf(at: (name: string) => string): string {
  const end = at('end_date');
  return [
    at('license_requirement'),
    at('license_policy'),
    at('federal_register_notice'),
    at('remarks'),
    end === '' ? '' : `end_date ${end}`,
  ]
    .filter((text) => text !== '')
    .join(' | ');
}
