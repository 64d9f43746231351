import type { ListReader } from './reader.ts';
import type { Found } from './sink.ts';
import { countryCode, dayOf } from './values.ts';
import { readXml, type XmlNode } from './xml.ts';

/** The consolidated list of the UN Security Council: `CONSOLIDATED_LIST` of `INDIVIDUAL` and `ENTITY`. */
export const readUnXml: ListReader = async ({ file, limits }, sink) => {
  let published: string | null = null;
  await readXml(file, limits, {
    records: new Set(['INDIVIDUAL', 'ENTITY']),
    onRoot: (root) => {
      published = dayOf(root.attribute('dateGenerated').slice(0, 10));
    },
    onRecord: (record) => sink.add(entryOf(record)),
  });
  return { source: 'un-consolidated', published };
};

function entryOf(record: XmlNode): Found {
  const { name: what } = record;
  const reference = record.of('REFERENCE_NUMBER');
  const addresses = record.all(`${what}_ADDRESS`);
  const nationalities = record
    .all('NATIONALITY')
    .flatMap((each) => each.all('VALUE').map((value) => value.text));
  return {
    key: reference === '' ? record.of('DATAID') : reference,
    line: record.line,
    kind: what === 'ENTITY' ? 'entity' : 'person',
    names: [
      { text: nameOf(record) },
      { text: record.of('NAME_ORIGINAL_SCRIPT') },
      ...record.all(`${what}_ALIAS`).map((alias) => ({ text: alias.of('ALIAS_NAME') })),
    ],
    countries: [...nationalities, ...addresses.map((address) => address.of('COUNTRY'))]
      .filter((word) => word.trim() !== '')
      .map(countryCode),
    addresses: addresses.map(addressOf),
    identifiers: record.all('INDIVIDUAL_DOCUMENT').map((document) => ({
      kind: document.of('TYPE_OF_DOCUMENT'),
      value: document.of('NUMBER'),
    })),
    programs: [record.of('UN_LIST_TYPE')],
    listedOn: dayOf(record.of('LISTED_ON').slice(0, 10)),
    remarks: record.of('COMMENTS1'),
  };
}

function nameOf(record: XmlNode): string {
  return ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map((part) => record.of(part))
    .filter((part) => part !== '')
    .join(' ');
}

function addressOf(address: XmlNode): string {
  return ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
    .map((part) => address.of(part))
    .filter((part) => part !== '')
    .join(', ');
}
