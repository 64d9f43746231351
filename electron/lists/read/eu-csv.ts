import { ListFault } from './fault.ts';
import type { ListReader } from './reader.ts';
import { Columns, rowsOf } from './rows.ts';
import type { FoundName } from './sink.ts';
import { texts } from './source.ts';
import { countryCode, dayOf, euDay, kindOf } from './values.ts';

interface Group {
  readonly key: string;
  readonly line: number;
  readonly names: FoundName[];
  readonly countries: string[];
  readonly addresses: string[];
  readonly identifiers: { kind: string; value: string }[];
  readonly programs: string[];
  readonly remarks: string[];
  kind: string;
  listedOn: string | null;
  url: string | null;
}

/** The CSV form of the EU list, schema 1.1: one row for each name, address or identification; rows of one entity share its id. */
export const readEuCsv: ListReader = async ({ file, limits }, sink) => {
  let columns: Columns | undefined;
  let group: Group | undefined;
  let published: string | null = null;
  const close = (): void => {
    if (group === undefined) return;
    const { kind, remarks, ...rest } = group;
    sink.add({ ...rest, kind: kindOf(kind, 'unknown'), remarks: remarks.join(' ') });
    group = undefined;
  };
  for await (const rows of rowsOf(texts(file), ';', limits)) {
    for (const { line, cells } of rows) {
      if (columns === undefined) {
        columns = new Columns(cells);
        if (!columns.has('Entity_LogicalId', 'NameAlias_WholeName'))
          throw new ListFault('file-unreadable', 'listfiles:file.unknown');
        continue;
      }
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      const known = columns;
      const at = (name: string): string => known.get(cells, name);
      const key = at('Entity_LogicalId');
      if (key === '') {
        sink.problem(line, { key: 'listfiles:row.no-number' });
        continue;
      }
      published ??= euDay(at('fileGenerationDate'));
      if (group?.key !== key) {
        close();
        group = newGroup(key, line, at);
      }
      addTo(group, at);
    }
  }
  close();
  return { source: 'eu-consolidated', published };
};

function newGroup(key: string, line: number, at: (name: string) => string): Group {
  const classification = [at('Entity_SubjectType_ClassificationCode'), at('Entity_SubjectType')];
  return {
    key,
    line,
    names: [],
    countries: [],
    addresses: [],
    identifiers: [
      { kind: 'EU reference', value: at('Entity_EU_ReferenceNumber') },
      { kind: 'UN reference', value: at('Entity_UnitedNationId') },
    ],
    programs: [],
    remarks: [],
    kind: classification.find((word) => kindOf(word, 'unknown') !== 'unknown') ?? '',
    listedOn: dayOf(at('Entity_DesignationDate').slice(0, 10)) ?? euDay(at('Entity_DesignationDate')),
    url: at('Entity_Regulation_PublicationUrl') || null,
  };
}

function addTo(group: Group, at: (name: string) => string): void {
  const whole = at('NameAlias_WholeName');
  const parts = ['NameAlias_FirstName', 'NameAlias_MiddleName', 'NameAlias_LastName'].map(at);
  push(group.names, whole === '' ? parts.filter((part) => part !== '').join(' ') : whole, (text) => ({
    text,
  }));
  for (const table of ['Address', 'Citizenship']) {
    const code = at(`${table}_CountryIso2Code`).toUpperCase();
    const word = at(`${table}_CountryDescription`);
    if (/^[A-Z]{2}$/.test(code)) group.countries.push(code);
    else if (word !== '' && !/^unknown$/i.test(word)) group.countries.push(countryCode(word));
  }
  const place = ['Street', 'PoBox', 'ZipCode', 'City', 'Region', 'CountryDescription']
    .map((part) => at(`Address_${part}`))
    .filter((part) => part !== '');
  if (place.length > 0) group.addresses.push(place.join(', '));
  const number = at('Identification_Number') || at('Identification_LatinNumber');
  const kind = at('Identification_TypeDescription') || at('Identification_TypeCode');
  if (number !== '' && !group.identifiers.some((each) => each.value === number && each.kind === kind))
    group.identifiers.push({ kind, value: number });
  const programme = at('Entity_Regulation_Programme');
  if (programme !== '') group.programs.push(programme);
  const remark = at('Entity_Remark');
  if (remark !== '' && !group.remarks.includes(remark)) group.remarks.push(remark);
}

function push(names: FoundName[], text: string, make: (text: string) => FoundName): void {
  if (text !== '' && !names.some((name) => name.text === text)) names.push(make(text));
}
