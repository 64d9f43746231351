import { ListFault } from './fault.ts';
import type { ListReader, ReadJob } from './reader.ts';
import { rowsOf } from './rows.ts';
import { texts } from './source.ts';
import { countryCode, kindOf } from './values.ts';

/** Columns of `sdn.csv`, which has no header: data specification of the US Treasury. */
const [ENT_NUM, NAME, TYPE, PROGRAM, , CALL_SIGN, , , , FLAG, , REMARKS] = Array.from(
  { length: 12 },
  (_, i) => i,
);
const WIDTH = 12;
/** How these files write a cell that is empty. */
const NULL = '-0-';
const END_OF_FILE = '\u001a';

/** `sdn.csv` with, where they are given, `alt.csv` (further names) and `add.csv` (addresses). */
export const readOfacCsv: ListReader = async (job, sink) => {
  const aliases = await besideOf(job, /^alt/i, 5, 3);
  const addresses = await addressesOf(job);
  if (aliases === undefined) sink.problem(1, { key: 'listfiles:ofac.no-alt' });
  for await (const rows of rowsOf(texts(job.file), ',', job.limits)) {
    for (const { line, cells } of rows) {
      const at = (column: number | undefined): string => filled(cells[column ?? -1]);
      if (cells.length < WIDTH) {
        if (cells.join('').replaceAll(END_OF_FILE, '').trim() === '') continue;
        const params = { columns: WIDTH, found: cells.length };
        sink.problem(line, { key: 'listfiles:row.short', params });
        if (cells.length <= (PROGRAM ?? 3)) continue;
      }
      const key = at(ENT_NUM);
      if (!/^\d+$/.test(key)) {
        sink.problem(line, { key: 'listfiles:row.no-number' });
        continue;
      }
      const remarks = at(REMARKS);
      const places = addresses?.get(key) ?? [];
      sink.add({
        key,
        line,
        kind: kindOf(at(TYPE), 'entity'),
        names: [at(NAME), ...(aliases?.get(key) ?? []), ...akaIn(remarks)].map((text) => ({ text })),
        countries: [at(FLAG), ...places.map((place) => place.country)]
          .filter((word) => word !== '')
          .map(countryCode),
        addresses: places.map((place) => place.text),
        identifiers: [{ kind: 'Call sign', value: at(CALL_SIGN) }],
        programs: at(PROGRAM).split(/\]\s*\[/),
        remarks,
      });
    }
  }
  return { source: 'us-ofac-sdn' };
};

function filled(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text === NULL ? '' : text;
}

/** Names that stand in the remarks only: `a.k.a. 'NAME'`. */
function akaIn(remarks: string): string[] {
  return [...remarks.matchAll(/[afn]\.k\.a\. '([^']{2,300})'/g)].map((found) => found[1] ?? '');
}

/** Texts of one column of a file beside the list, by number of the entry. */
async function besideOf(
  job: ReadJob,
  name: RegExp,
  width: number,
  column: number,
): Promise<Map<string, string[]> | undefined> {
  const file = job.beside.find((each) => name.test(each.name));
  if (file === undefined) return undefined;
  const found = new Map<string, string[]>();
  for await (const rows of rowsOf(texts(file), ',', job.limits)) {
    for (const { cells, line } of rows) {
      if (cells.length < width - 1) {
        if (cells.join('').replaceAll(END_OF_FILE, '').trim() === '') continue;
        throw new ListFault('bad-input', 'listfiles:ofac.beside', { file: file.name, line });
      }
      const key = filled(cells[0]);
      const before = found.get(key);
      if (before === undefined) found.set(key, [filled(cells[column])]);
      else before.push(filled(cells[column]));
    }
  }
  return found;
}

async function addressesOf(
  job: ReadJob,
): Promise<Map<string, { readonly text: string; readonly country: string }[]> | undefined> {
  const file = job.beside.find((each) => /^add/i.test(each.name));
  if (file === undefined) return undefined;
  const found = new Map<string, { text: string; country: string }[]>();
  for await (const rows of rowsOf(texts(file), ',', job.limits)) {
    for (const { cells } of rows) {
      const [key, , street, city, country] = cells.map(filled);
      if (key === undefined || country === undefined) continue;
      const text = [street, city, country].filter((part) => part !== '').join(', ');
      const before = found.get(key);
      if (text === '') continue;
      if (before === undefined) found.set(key, [{ text, country }]);
      else before.push({ text, country });
    }
  }
  return found;
}
