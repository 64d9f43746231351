import type { PartyKind } from '../../../shared/lists/draft.ts';
import { readDate } from '../../../shared/orders/dates.ts';
import { countryOf } from '../../../shared/rules/country.ts';
import { clean } from './clean.ts';

const known = new Map<string, string>();

/** ISO 3166-1 alpha-2 where the word is known, else the word itself. */
export function countryCode(word: string): string {
  const plain = clean(word);
  const before = known.get(plain);
  if (before !== undefined) return before;
  const code = look(plain) ?? plain;
  if (known.size < 5_000) known.set(plain, code);
  return code;
}

function look(plain: string): string | undefined {
  if (plain.length > 80) return undefined;
  const whole = countryOf(plain);
  if (whole !== undefined) return whole;
  const official = OFFICIAL.get(plain.toLowerCase());
  if (official !== undefined) return official;
  const comma = /^([^,]+), (?:the )?(.+)$/i.exec(plain);
  return comma === null ? undefined : countryOf(`${comma[2]} ${comma[1]}`);
}

/** Names of states as the United Nations, the EU and the US write them, where the country table has none. */
const OFFICIAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'russian federation': 'RU',
    'iran, islamic republic of': 'IR',
    'iran (islamic republic of)': 'IR',
    'islamic republic of iran': 'IR',
    'democratic people’s republic of korea': 'KP',
    "democratic people's republic of korea": 'KP',
    'korea, north': 'KP',
    'north korea': 'KP',
    'korea, south': 'KR',
    'republic of korea': 'KR',
    'syrian arab republic': 'SY',
    'democratic republic of the congo': 'CD',
    'congo, democratic republic of the': 'CD',
    'republic of lebanon': 'LB',
    'state of palestine': 'PS',
    'palestinian territory, occupied': 'PS',
    'viet nam': 'VN',
    burma: 'MM',
    'united republic of tanzania': 'TZ',
    'republic of moldova': 'MD',
    'united kingdom of great britain and northern ireland': 'GB',
    'united states of america': 'US',
    'libyan arab jamahiriya': 'LY',
    "people's republic of china": 'CN',
    'hong kong, china': 'HK',
    'macau, china': 'MO',
    'taiwan, china': 'TW',
  }),
);

/** A day as a list writes it where it can be read in one way only, else null. */
export function dayOf(text: string | undefined): string | null {
  const plain = (text ?? '').trim();
  if (plain === '') return null;
  const reading = readDate(plain);
  return reading.kind === 'date' ? reading.date : null;
}

/** Month first, as the files of the US Treasury write days: 06/22/2026. */
export function usDay(text: string | undefined): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec((text ?? '').trim());
  return parts === null ? dayOf(text) : dayOf(`${parts[3]}-${parts[1]}-${parts[2]}`);
}

/** Day first, as the CSV file of the EU writes its own day: 05/08/2026. */
export function euDay(text: string | undefined): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec((text ?? '').trim());
  return parts === null ? dayOf(text) : dayOf(`${parts[3]}-${parts[2]}-${parts[1]}`);
}

const KINDS: readonly (readonly [RegExp, PartyKind])[] = [
  [/^(?:individual|person|p|自然人|个人|個人)$/i, 'person'],
  [/vessel|^ship$|船/i, 'vessel'],
  [/aircraft|airplane|航空机|航空器/i, 'aircraft'],
  [
    /^(?:e|entity|enterprise|company|organi[sz]ation|legalentity|publicbody|实体|企业|企業|団体|组织|組織)$/i,
    'entity',
  ],
];

export function kindOf(word: string | undefined, otherwise: PartyKind): PartyKind {
  const plain = clean(word ?? '');
  if (plain === '') return otherwise;
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1] ?? otherwise;
}

/** Parts of a cell that holds several values. */
export function several(cell: string | undefined, by: RegExp = /[;；\n|]/): string[] {
  if (cell === undefined || cell === '') return [];
  return cell.split(by).filter((part) => part.trim() !== '');
}

/** The US lists put notes of law and the sex of a person among the identifiers. */
export function isIdentifier({ kind }: { readonly kind: string }): boolean {
  return !/^gender|sanctions risk|transactions prohibited|determination|sanctions information|effective date/i.test(
    kind,
  );
}
