import type { PartyKind } from '../../../shared/lists/draft.ts';
import { ListFault } from './fault.ts';
import { type JsonRecord, jsonLines, objectsIn, textIn, textsIn } from './json.ts';
import type { ListReader } from './reader.ts';
import type { Found, Sink } from './sink.ts';
import { texts } from './source.ts';
import { countryCode, dayOf } from './values.ts';

const PARTIES: ReadonlyMap<string, PartyKind> = new Map([
  ['Person', 'person'],
  ['Organization', 'entity'],
  ['Company', 'entity'],
  ['LegalEntity', 'entity'],
  ['PublicBody', 'entity'],
  ['Vessel', 'vessel'],
  ['Airplane', 'aircraft'],
]);
const IDENTIFIERS = [
  'registrationNumber',
  'idNumber',
  'taxNumber',
  'leiCode',
  'uscCode',
  'imoNumber',
  'mmsi',
  'callSign',
  'serialNumber',
  'passportNumber',
  'innCode',
  'ogrnCode',
] as const;

/**
 * Follow-the-Money entities of OpenSanctions, one JSON object a line. Parties that are targets become entries; their
 * sanction records add programmes and the day of listing; everything else is passed over and counted.
 */
export const readFtm: ListReader = async ({ file, limits }, sink) => {
  for await (const { line, value, last } of jsonLines(texts(file), limits)) {
    if (value === undefined) {
      if (last) throw new ListFault('damaged', 'listfiles:json.truncated');
      sink.problem(line, { key: 'listfiles:row.no-json' });
      continue;
    }
    const [properties] = objectsIn({ list: [value.properties] }, 'list');
    if (properties === undefined) {
      sink.problem(line, { key: 'listfiles:row.no-json' });
      continue;
    }
    const kind = PARTIES.get(textIn(value, 'schema'));
    if (textIn(value, 'schema') === 'Sanction') addSanction(properties, sink);
    else if (kind === undefined || !isTarget(value, properties)) sink.passedOver++;
    else sink.add(entryOf(value, properties, kind, line));
  }
  return { source: 'opensanctions' };
};

/** Older files mark targets; without the mark, a topic of sanctions or export control decides. */
function isTarget(value: JsonRecord['value'], properties: JsonRecord['value']): boolean {
  if (Object.hasOwn(value, 'target')) return value.target === true;
  const topics = textsIn(properties, 'topics');
  return topics.some((topic) => /^(?:sanction|debarment|export\.control)/.test(topic));
}

function entryOf(
  value: JsonRecord['value'],
  properties: JsonRecord['value'],
  kind: PartyKind,
  line: number,
): Found {
  const names = ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'].flatMap((each) =>
    textsIn(properties, each),
  );
  const caption = textIn(value, 'caption');
  const nested = objectsIn(properties, 'sanctions').map(
    (each) => objectsIn({ list: [each.properties] }, 'list')[0],
  );
  const sanctions = nested.filter((each) => each !== undefined);
  return {
    key: textIn(value, 'id'),
    line,
    kind,
    names: (names.includes(caption) ? [caption, ...names] : names).map((text) => ({ text })),
    countries: ['country', 'jurisdiction', 'nationality', 'citizenship', 'flag', 'mainCountry']
      .flatMap((each) => textsIn(properties, each))
      .map(countryCode),
    addresses: textsIn(properties, 'address'),
    identifiers: IDENTIFIERS.flatMap((each) =>
      textsIn(properties, each).map((text) => ({ kind: each, value: text })),
    ),
    programs: [
      ...textsIn(properties, 'programId'),
      ...sanctions.flatMap((each) => textsIn(each, 'program')),
      ...textsIn(value, 'datasets'),
    ],
    listedOn: earliest(
      sanctions.flatMap((each) => [...textsIn(each, 'listingDate'), ...textsIn(each, 'startDate')]),
    ),
    remarks: textsIn(properties, 'notes').join(' '),
    url: textsIn(properties, 'sourceUrl')[0] ?? null,
  };
}

function addSanction(properties: JsonRecord['value'], sink: Sink): void {
  const programs = [...textsIn(properties, 'program'), ...textsIn(properties, 'programId')];
  const listedOn = earliest([...textsIn(properties, 'listingDate'), ...textsIn(properties, 'startDate')]);
  for (const entity of textsIn(properties, 'entity')) {
    const before = sink.late.get(entity);
    sink.late.set(entity, {
      programs: [...(before?.programs ?? []), ...programs],
      listedOn: earliest([before?.listedOn ?? '', listedOn ?? '']),
    });
  }
}

function earliest(days: readonly string[]): string | null {
  const read = days.map((day) => dayOf(day.slice(0, 10))).filter((day) => day !== null);
  return read.sort()[0] ?? null;
}
