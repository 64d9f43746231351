import table from '../../assets/rules/countries.json' with { type: 'json' };
import { type OrderLine, RECIPIENT_ROLES } from '../orders/order.ts';
import type { LineFacts } from './outcome.ts';

const BY_NAME = new Map<string, string>();
for (const { code, names } of table.countries) {
  BY_NAME.set(folded(code), code);
  for (const name of names) BY_NAME.set(folded(name), code);
}

/** Customs territories whose goods are neither plainly PRC-origin nor plainly foreign: a person decides. */
const APART: ReadonlySet<string> = new Set(['HK', 'MO', 'TW']);

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s'’]+/gu, ' ')
    .trim();
}

/** ISO 3166-1 alpha-2 code of a country as a sheet writes it; undefined where the text is not plainly one country. */
export function countryOf(text: string): string | undefined {
  const plain = folded(text);
  const known = BY_NAME.get(plain);
  if (known !== undefined) return known;
  const bare = plain
    .replace(/^(?:made in|product of|origin)[: ]+/u, '')
    .replace(/^(?:原产于|原产国|原産国|产地)[:： ]*/u, '')
    .replace(/ ?[([][^)\]]*[)\]]$/u, '')
    .replace(/(?:制造|製造|原产|原産|製|产|産)$/u, '');
  return BY_NAME.get(folded(bare));
}

/** What an origin cell says: PRC, plainly another country, or nothing that can be relied on. */
export function originOf(text: string | undefined): 'prc' | 'other' | 'unknown' {
  if (text === undefined || text.trim() === '') return 'unknown';
  const whole = countryOf(text);
  if (whole === 'CN') return 'prc';
  if (whole !== undefined) return APART.has(whole) ? 'unknown' : 'other';
  const parts = text.split(/[/,;、，；&+]|\band\b|及|和|と/u).filter((part) => part.trim() !== '');
  const codes = parts.map(countryOf);
  if (codes.includes('CN')) return 'prc';
  if (/中国|中國|中华|中華|\b(?:china|prc|chn)\b/iu.test(text.normalize('NFKC'))) return 'prc';
  return codes.every((code) => code !== undefined && !APART.has(code)) ? 'other' : 'unknown';
}

/** The origin of a line: what a person has recorded with its evidence goes before what the sheet says. */
export function originIn(facts: LineFacts): 'prc' | 'other' | 'unknown' {
  return facts.origin?.origin ?? originOf(facts.line.fields.origin?.text);
}

/** Goods go to Japan unless the destination is plainly another country and no recipient looks Japanese. */
export function boundForJapan(line: OrderLine): boolean {
  const destination = line.fields.country_dest?.text;
  const code = destination === undefined ? undefined : countryOf(destination);
  if (code === undefined || code === 'JP') return true;
  return line.parties.some((party) => {
    if (!RECIPIENT_ROLES.includes(party.role)) return false;
    if (party.country !== undefined && countryOf(party.country) === 'JP') return true;
    return /[\u3041-\u30ff]|株式会社|株式會社|有限会社|合同会社|日本|japan/iu.test(
      `${party.asGiven} ${party.address ?? ''}`,
    );
  });
}
