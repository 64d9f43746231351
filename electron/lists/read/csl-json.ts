import { type JsonRecord, jsonResults, objectsIn, textIn, textsIn } from './json.ts';
import type { ListReader } from './reader.ts';
import type { Found } from './sink.ts';
import { texts } from './source.ts';
import { countryCode, dayOf, isIdentifier, kindOf } from './values.ts';

/** The Consolidated Screening List of the US as JSON: one document with the parties in `results`. */
export const readCslJson: ListReader = async ({ file, limits }, sink) => {
  for await (const { line, value } of jsonResults(texts(file), limits)) {
    if (value === undefined) sink.problem(line, { key: 'listfiles:row.no-json' });
    else sink.add(entryOf(value, line));
  }
  return { source: 'us-csl' };
};

function entryOf(record: JsonRecord['value'], line: number): Found {
  const addresses = objectsIn(record, 'addresses');
  const countries = [
    ...addresses.map((address) => textIn(address, 'country')),
    ...textsIn(record, 'citizenships'),
    ...textsIn(record, 'nationalities'),
    textIn(record, 'country'),
    textIn(record, 'vessel_flag'),
  ];
  const end = textIn(record, 'end_date');
  return {
    key: textIn(record, 'id') || textIn(record, '_id') || textIn(record, 'entity_number'),
    line,
    kind: kindOf(textIn(record, 'type'), 'unknown'),
    names: [textIn(record, 'name'), ...textsIn(record, 'alt_names')].map((text) => ({ text })),
    countries: countries.filter((word) => word.trim() !== '').map(countryCode),
    addresses: addresses.map((address) =>
      ['address', 'city', 'state', 'postal_code', 'country']
        .map((part) => textIn(address, part).trim())
        .filter((part) => part !== '')
        .join(', '),
    ),
    identifiers: objectsIn(record, 'ids')
      .map((id) => ({
        kind: textIn(id, 'type'),
        value: textIn(id, 'number'),
      }))
      .filter(isIdentifier),
    programs: [textIn(record, 'source'), ...textsIn(record, 'programs')],
    listedOn: dayOf(textIn(record, 'start_date')),
    remarks: [
      textIn(record, 'license_requirement'),
      textIn(record, 'license_policy'),
      textIn(record, 'federal_register_notice'),
      textIn(record, 'remarks'),
      end === '' ? '' : `end_date ${end}`,
    ]
      .filter((text) => text !== '')
      .join(' | '),
    url: textIn(record, 'source_list_url'),
  };
}
