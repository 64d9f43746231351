import type { PaperLanguage } from '../message.ts';
import { field, type PaperField } from './field.ts';
import { DISPOSITIONS, type PaperFacts, THIRD_COUNTRY_ANSWERS } from './paper.ts';

export const ROLE_CHOICES = ['end-user', 'importer', 'end-user+importer'];
const YES_NO = ['yes', 'no'];

type Languages = readonly PaperLanguage[];
type Fields = (languages: Languages, facts: PaperFacts) => readonly PaperField[];

function namesOf(party: string, languages: Languages): readonly PaperField[] {
  const own = party.startsWith('intermediaries.') ? 'intermediaries' : party;
  return languages.map((lang) => field(`${party}.names.${lang}`, true, { label: `${own}.names.${lang}` }));
}

function addressOf(party: string): PaperField {
  const own = party.startsWith('intermediaries.') ? 'intermediaries' : party;
  return field(`${party}.address`, true, { label: `${own}.address`, long: true });
}

const one = (key: string, required = true, more: Parameters<typeof field>[2] = {}): Fields => {
  const made = [field(key, required, more)];
  return () => made;
};
const date = (key: string, required: boolean): Fields => one(key, required, { kind: 'date' });
const signatory = (party: string): Fields => {
  const made = [
    field(`${party}.representativeName`, true),
    field(`${party}.representativeTitle`, true),
    field(`${party}.signerName`, false),
    field(`${party}.signerTitle`, false),
    field(`${party}.delegation`, false, { kind: 'choice', choices: YES_NO, closed: true }),
  ];
  return () => made;
};

/** The party that gives the guarantee: one of the traders of the order. */
export function guarantorKey(facts: PaperFacts): string {
  return `intermediaries.${facts.guarantor ?? 0}`;
}

/** One language: the order's own text will do. Several: the officer gives the end use in each of them. */
const endUse: Fields = (languages) =>
  languages.length === 1
    ? [field('endUse', true, { long: true })]
    : languages.map((lang) => field(`endUse.${lang}`, true, { long: true }));

/** The fields behind each row of facts; a row without fields is not asked. */
export const FACT_FIELDS: Readonly<Record<string, Fields>> = {
  exporter: (languages) => namesOf('exporter', languages),
  'exporter.address': () => [addressOf('exporter')],
  'exporter.registrationId': one('exporter.registrationId'),
  'exporter.representative': signatory('exporter'),
  'exporter.contact': one('exporter.contact'),
  pledgor: (languages) => namesOf('pledgor', languages),
  entity: (languages) => namesOf('pledgor', languages),
  endUser: (languages) => namesOf('pledgor', languages),
  roles: one('pledgorRoles', true, { kind: 'choice', choices: ROLE_CHOICES, closed: true }),
  'pledgor.address': () => [addressOf('pledgor')],
  'pledgor.registrationId': one('pledgor.registrationId'),
  'pledgor.representative': signatory('pledgor'),
  'pledgor.contact': one('pledgor.contact'),
  importer: (languages, facts) =>
    facts.importer ? [...namesOf('importer', languages), addressOf('importer')] : [],
  intermediaries: (languages, facts) =>
    facts.intermediaries.flatMap((_, i) => [
      ...namesOf(`intermediaries.${i}`, languages),
      addressOf(`intermediaries.${i}`),
    ]),
  guarantor: (languages, facts) => {
    const key = guarantorKey(facts);
    const own = (name: string, required = true, more: Parameters<typeof field>[2] = {}) =>
      field(`${key}.${name}`, required, { label: `intermediaries.${name}`, ...more });
    return [
      ...namesOf(key, languages),
      addressOf(key),
      own('registrationId'),
      own('representativeName'),
      own('representativeTitle'),
      own('contact'),
      own('signerName', false),
      own('signerTitle', false),
      own('delegation', false, { kind: 'choice', choices: YES_NO, closed: true }),
      own('tradeRole', true, { kind: 'choice', choices: ['agent', 'distributor', 'stockist'], closed: true }),
      own('upstreamContract'),
      own('downstreamContract'),
    ];
  },
  contract: () => [field('contractNo', true), field('contractDate', true, { kind: 'date' })],
  siteOfUse: one('siteOfUse', true, { long: true }),
  endUse,
  endProduct: one('endProduct'),
  endCustomer: one('endCustomer'),
  thirdCountryExport: one('thirdCountryExport', true, { kind: 'choice', choices: THIRD_COUNTRY_ANSWERS }),
  disposition: one('disposition', true, { kind: 'choice', choices: DISPOSITIONS }),
  term: () => [field('termFrom', false, { kind: 'date' }), field('termTo', false, { kind: 'date' })],
  authority: one('authority'),
  applicationNo: one('applicationNo', false),
  applicationDate: date('applicationDate', false),
  pledgeDocNo: () => [field('pledgeDocNo', true), field('pledgeSha256', false)],
  riskReportDocNo: one('riskReportDocNo'),
};

const ITEM_KEYS = [
  'description',
  'spec',
  'controlCode',
  'hsCode',
  'quantity',
  'unit',
  'value',
  'currency',
  'origin',
];
const ITEM_REQUIRED = new Set(['description', 'controlCode', 'quantity', 'unit', 'origin']);

export function itemFields(facts: PaperFacts, uncontrolled: boolean): readonly PaperField[] {
  if (facts.items.length === 0) return [field('items', true)];
  return facts.items.flatMap((item, i) =>
    ITEM_KEYS.map((key) =>
      field(`items.${i}.${key}`, ITEM_REQUIRED.has(key) && !(uncontrolled && key === 'controlCode'), {
        label: `items.${key}`,
        labelParams: { line: item.lineNo },
        long: key === 'description' || key === 'spec',
      }),
    ),
  );
}

export function signingFields(): readonly PaperField[] {
  return [field('signPlace', false), field('signDate', false, { kind: 'date' })];
}
