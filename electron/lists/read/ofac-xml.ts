import type { ListReader } from './reader.ts';
import type { Found, Sink } from './sink.ts';
import { countryCode, isIdentifier, kindOf, usDay } from './values.ts';
import { readXml, type XmlNode } from './xml.ts';

/** SDN.XML and CONSOLIDATED.XML of the US Treasury: `sdnList` of `sdnEntry`, schema of 2004, as amended to 2023. */
export const readOfacXml: ListReader = async ({ file, limits }, sink) => {
  let published: string | null = null;
  let recordCount: number | null = null;
  await readXml(file, limits, {
    records: new Set(['publshInformation', 'sdnEntry']),
    onRecord: (record) => {
      if (record.name === 'sdnEntry') {
        sink.add(entryOf(record));
        return;
      }
      published = usDay(record.of('Publish_Date'));
      const count = Number(record.of('Record_Count'));
      recordCount = record.of('Record_Count') === '' || !Number.isInteger(count) ? null : count;
    },
  });
  tellCount(recordCount, sink);
  return { source: 'us-ofac-sdn', published };
};

/** The file says how many records it has; another number means that it is not whole. */
function tellCount(said: number | null, sink: Sink): void {
  if (said === null || said === sink.count) return;
  sink.problem(1, { key: 'listfiles:count.differs', params: { said, found: sink.count } });
}

function entryOf(record: XmlNode): Found {
  const type = record.of('sdnType');
  const vessel = record.children.find((child) => child.name === 'vesselInfo');
  const flag = vessel?.of('vesselFlag') ?? '';
  return {
    key: record.of('uid'),
    line: record.line,
    kind: kindOf(type, 'unknown'),
    names: [
      { text: nameOf(record) },
      ...record.within('akaList', 'aka').map((aka) => ({ text: nameOf(aka) })),
    ],
    countries: [
      ...record.within('addressList', 'address').map((address) => address.of('country')),
      ...record.within('nationalityList', 'nationality').map((each) => each.of('country')),
      ...record.within('citizenshipList', 'citizenship').map((each) => each.of('country')),
      flag,
    ]
      .filter((word) => word !== '')
      .map(countryCode),
    addresses: record.within('addressList', 'address').map(addressOf),
    identifiers: [
      ...record
        .within('idList', 'id')
        .map((id) => ({ kind: id.of('idType'), value: id.of('idNumber') }))
        .filter(isIdentifier),
      ...(vessel === undefined ? [] : [{ kind: 'Call sign', value: vessel.of('callSign') }]),
    ],
    programs: record.within('programList', 'program').map((program) => program.text),
    remarks: record.of('remarks'),
  };
}

/** As the CSV file of the same list writes it: `LAST, First`. */
function nameOf(node: XmlNode): string {
  return [node.of('lastName'), node.of('firstName')].filter((part) => part !== '').join(', ');
}

function addressOf(address: XmlNode): string {
  const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];
  return parts
    .map((part) => address.of(part))
    .filter((part) => part !== '')
    .join(', ');
}
