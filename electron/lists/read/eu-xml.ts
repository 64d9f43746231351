import type { ListReader } from './reader.ts';
import type { Found } from './sink.ts';
import { countryCode, dayOf, kindOf } from './values.ts';
import { readXml, type XmlNode } from './xml.ts';

/** The consolidated list of EU financial sanctions, XML schema 1.1: `export` of `sanctionEntity`, data in attributes. */
export const readEuXml: ListReader = async ({ file, limits }, sink) => {
  let published: string | null = null;
  await readXml(file, limits, {
    records: new Set(['sanctionEntity']),
    onRoot: (root) => {
      published = dayOf(root.attribute('generationDate').slice(0, 10));
    },
    onRecord: (record) => sink.add(entryOf(record)),
  });
  return { source: 'eu-consolidated', published };
};

function entryOf(record: XmlNode): Found {
  const addresses = record.all('address');
  const regulations = record.all('regulation');
  const subject = record.children.find((child) => child.name === 'subjectType');
  return {
    key: record.attribute('logicalId'),
    line: record.line,
    kind: kindOf(subject?.attribute('classificationCode') || subject?.attribute('code'), 'unknown'),
    names: record.all('nameAlias').map((alias) => ({ text: wholeName(alias) })),
    countries: [...record.all('citizenship'), ...addresses].map(countryIn).filter((code) => code !== ''),
    addresses: addresses.map((address) =>
      ['street', 'poBox', 'zipCode', 'city', 'region', 'countryDescription']
        .map((part) => address.attribute(part))
        .filter((part) => part !== '')
        .join(', '),
    ),
    identifiers: [
      { kind: 'EU reference', value: record.attribute('euReferenceNumber') },
      { kind: 'UN reference', value: record.attribute('unitedNationId') },
      ...record.all('identification').map((each) => ({
        kind: each.attribute('identificationTypeDescription') || each.attribute('identificationTypeCode'),
        value: each.attribute('number') || each.attribute('latinNumber'),
      })),
    ],
    programs: regulations.map((regulation) => regulation.attribute('programme')),
    listedOn: dayOf(record.attribute('designationDate').slice(0, 10)),
    remarks: record
      .all('remark')
      .map((remark) => remark.text)
      .join(' '),
    url: regulations.map((regulation) => regulation.of('publicationUrl')).find((url) => url !== '') ?? null,
  };
}

function wholeName(alias: XmlNode): string {
  const whole = alias.attribute('wholeName');
  if (whole !== '') return whole;
  return ['firstName', 'middleName', 'lastName']
    .map((part) => alias.attribute(part))
    .filter((part) => part !== '')
    .join(' ');
}

/** `00` is the list's word for an unknown country. */
export function countryIn(node: { attribute(name: string): string }): string {
  const code = node.attribute('countryIso2Code').toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return code;
  const word = node.attribute('countryDescription');
  return word === '' || /^unknown$/i.test(word) ? '' : countryCode(word);
}
