import type { Profile } from '../../../shared/contract/views.ts';
import type { Designation } from '../../../shared/lists/designation.ts';
import { type OrderLine, type Party, ROLES } from '../../../shared/orders/order.ts';
import {
  type ChainLink,
  isSimplified,
  type PaperFacts,
  type PaperItem,
  type PaperParty,
  type PartyNames,
} from '../../../shared/papers/index.ts';
import type { LineRecord } from '../records.ts';
import { completedLine } from '../screening.ts';

/** Who signs a pledge, and what they are in the order. `designation` is null for an unlisted party. */
export interface Pledgor {
  /** Null where the order names no end user: only the screening record can be made. */
  readonly party: Party | null;
  readonly roles: readonly ('end-user' | 'importer')[];
  readonly designation: Designation | null;
}

/** The facts of a case's papers: from the order, the profile and the list, and from nowhere else. */
export function paperFactsOf(records: readonly LineRecord[], pledgor: Pledgor, profile: Profile): PaperFacts {
  const lines = records.map((record) => completedLine(record.line, record.supplied));
  const first = lines[0];
  if (first === undefined) throw new Error('a case without lines');
  const one = (key: keyof OrderLine['fields']) =>
    distinct(lines.map((line) => line.fields[key]?.text)).join('；') || undefined;
  const contractDates = distinct(lines.map((line) => line.contractDate));
  const importer = importerOf(lines, pledgor);
  return {
    orderNo: first.orderNo,
    ...given('contractNo', one('contract_no')),
    ...given('contractDate', contractDates.length === 1 ? contractDates[0] : undefined),
    exporter: exporterOf(lines, profile),
    pledgor: pledgorOf(pledgor),
    pledgorRoles: pledgor.roles,
    ...(pledgor.designation === null
      ? {}
      : {
          listReference: {
            entityId: pledgor.designation.id,
            list: pledgor.designation.list,
            announcement: pledgor.designation.announcement,
            announcementDate: pledgor.designation.date,
            no: pledgor.designation.no,
            ...given('address', pledgor.designation.address ?? undefined),
          },
        }),
    ...given('importer', importer),
    intermediaries: partiesIn(lines, 'intermediary').map(partyOf),
    items: records.map((record, i) => itemOf(record, lines[i] ?? first)),
    ...given('siteOfUse', one('site_of_use')),
    ...given('endUse', one('end_use')),
    ...given('endUseTexts', endUseTexts(one('end_use'))),
    ...given('endProduct', one('end_product')),
    house: ownCompany(profile),
    chain: chainOf(lines),
    answers: {
      ...given('incoterm', one('incoterm')),
      ...given('destination', [one('country_dest'), one('port')].filter(Boolean).join(' · ')),
      ...given('classificationBasis', distinct(records.map((r) => r.recorded?.basis)).join('\n')),
    },
  };
}

/** The items of the order, as every paper of the case must print them. */
export function orderItems(records: readonly LineRecord[]): readonly PaperItem[] {
  return records.map((record) => itemOf(record, completedLine(record.line, record.supplied)));
}

/** Every party in every role, once. */
function chainOf(lines: readonly OrderLine[]): readonly ChainLink[] {
  const links = new Map<string, ChainLink>();
  for (const party of lines.flatMap((line) => line.parties)) {
    links.set(`${party.role}|${party.name}|${party.address ?? ''}`, {
      role: party.role,
      name: party.name,
      ...given('address', party.address),
      ...given('country', party.country),
      ...given('registrationId', party.registrationId),
    });
  }
  return [...links.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** The sheet's own text, in the language it is written in; the other languages stay missing. */
function endUseTexts(text: string | undefined): PartyNames | undefined {
  if (text === undefined) return undefined;
  if (/[\u3041-\u3096\u30a1-\u30fa]/.test(text)) return { ja: text };
  return /\p{Script=Han}/u.test(text) ? { zh: text } : { en: text };
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
    ? {}
    : ({ [key]: value } as { [P in K]: V });
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter((v): v is T => v !== undefined && v !== ''))];
}

function partiesIn(lines: readonly OrderLine[], role: Party['role']): Party[] {
  const seen = new Map<string, Party>();
  for (const line of lines) {
    for (const party of line.parties)
      if (party.role === role && !seen.has(party.name)) seen.set(party.name, party);
  }
  return [...seen.values()];
}

/** The names that the list prints; where it prints none in a language, the name stays missing. */
function pledgorOf(pledgor: Pledgor): PaperParty {
  const base: PaperParty = pledgor.party === null ? { names: {} } : partyOf(pledgor.party);
  const listed = pledgor.designation;
  if (listed === null) return base;
  return {
    ...base,
    names: printedNames(listed),
  };
}

const HAN = /\p{Script=Han}/u;
const KANA = /[\u3041-\u30fa\uff66-\uff9d]/u;

/**
 * Names of a designation as papers print them. An entry from a notice that was read in one language only carries its one
 * name in every field: what cannot be of a language is left missing, and asked for.
 */
export function printedNames(listed: Pick<Designation, 'zhHans' | 'ja' | 'en'>): PartyNames {
  const { zhHans: zh, en } = listed;
  const oneName = zh === en;
  const isChinese = !oneName || (HAN.test(zh) && !KANA.test(zh));
  const isEnglish = !oneName || !(HAN.test(en) || KANA.test(en));
  return {
    ...given('zh', isChinese ? zh : undefined),
    ...given('ja', listed.ja ?? undefined),
    ...given('en', isEnglish ? en : undefined),
  };
}

/** In China the user's own company exports; abroad the order's exporter does, as far as the sheet names one. */
function exporterOf(lines: readonly OrderLine[], profile: Profile): PaperParty {
  if (profile.perspective !== 'cn-exporter') {
    const named = partiesIn(lines, 'exporter')[0];
    return named === undefined ? { names: {} } : partyOf(named);
  }
  return ownCompany(profile);
}

function ownCompany(profile: Profile): PaperParty {
  return {
    names: {
      ...given('zh', profile.names.zh),
      ...given('ja', profile.names.ja),
      ...given('en', profile.names.en),
    },
    ...given('address', profile.address),
    ...given('registrationId', profile.registrationId),
    ...given('representativeName', profile.representativeName),
    ...given('representativeTitle', profile.representativeTitle),
  };
}

/** A buyer in Japan that does not sign itself stands in the pledge as the importer. */
function importerOf(lines: readonly OrderLine[], pledgor: Pledgor): PaperParty | undefined {
  if (pledgor.roles.includes('importer')) return undefined;
  const buyer = partiesIn(lines, 'buyer')[0];
  if (buyer === undefined || buyer.name === pledgor.party?.name) return undefined;
  const destination = lines[0]?.fields.country_dest?.text ?? '';
  const inJapan =
    /日本|japan|^jp$/i.test(`${buyer.country ?? ''}`) ||
    (buyer.country === undefined && /日本|japan|^jp$/i.test(destination));
  return inJapan ? partyOf(buyer) : undefined;
}

function partyOf(party: Party): PaperParty {
  return {
    names: namesByScript(party.name),
    ...given('address', party.address),
    ...given('registrationId', party.registrationId),
    ...given('contact', party.contact),
  };
}

/** Which language a name is written in, from its script and its legal form; Han alone without either stays Chinese only with 公司 or 厂. */
export function namesByScript(name: string): PartyNames {
  if (isSimplified(name) && !/[\u3040-\u30ff\uff66-\uff9f]/.test(name)) return { zh: name };
  if (/[\u3040-\u30ff\uff66-\uff9f]|株式会社|有限会社|合同会社|㈱|㈲|\(株\)|（株）/.test(name))
    return { ja: name };
  if (/公司|集团|工厂|研究院|厂$/.test(name)) return { zh: name };
  if (!/\p{Script=Han}/u.test(name)) return { en: name };
  return {};
}

function itemOf(record: LineRecord, line: OrderLine): PaperItem {
  const text = (key: keyof OrderLine['fields']) => line.fields[key]?.text;
  return {
    lineNo: line.lineNo,
    description: text('item_desc') ?? '',
    ...given('spec', text('spec')),
    ...given('controlCode', text('control_code') ?? settledCode(record)),
    ...given('hsCode', text('hs_code')),
    ...given('quantity', text('quantity')),
    ...given('unit', text('unit')),
    ...given('value', text('value')),
    ...given('currency', text('currency')),
    ...given('origin', text('origin')),
  };
}

/** The code that a person recorded, or the only entry of a finding that is not in doubt. */
function settledCode(record: LineRecord): string | undefined {
  if (record.recorded !== null) return record.recorded.code ?? undefined;
  const [only, ...others] = record.finding.candidates;
  return record.finding.controlled === 'controlled' && others.length === 0 ? only?.code : undefined;
}
