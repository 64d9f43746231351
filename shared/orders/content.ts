import { readIdentifier } from './identifiers.ts';
import type { FieldKey } from './order.ts';
import { countryCode, isOrganisation, isUnit } from './words.ts';

/** Share of the cells that must speak for one reading before content decides (domain rule for HS codes; used for all). */
const CLEAR = 0.7;

/** 8 to 13 digits whose first two are a chapter of the Harmonised System (01–97, 77 is reserved). */
export function isHsLike(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/[.\s-]/g, '');
  if (!/^\d{8,13}$/.test(digits)) return false;
  const chapter = Number(digits.slice(0, 2));
  return chapter >= 1 && chapter <= 97 && chapter !== 77;
}

/** A number that a spreadsheet has turned into a float, `8.50511E+09`: digits are lost. */
export function isBrokenNumber(text: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text.normalize('NFKC').trim());
}

const PROVINCES =
  /^(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)/u;

/** What the cells of a column say for each reading of an ambiguous header. */
const EVIDENCE: Readonly<Partial<Record<FieldKey, (text: string) => boolean>>> = {
  hs_code: isHsLike,
  item_code: (text) => !isHsLike(text) && !isBrokenNumber(text),
  unit: isUnit,
  origin: (text) => countryCode(text) !== undefined,
  domestic_source: (text) => PROVINCES.test(text),
  line_no: (text) => /^\d{1,5}$/.test(text.normalize('NFKC')),
  item_desc: (text) => /\p{L}{2}/u.test(text) && !isUnit(text),
  party_id: (text) => readIdentifier(text)?.valid === true,
};

/** Headers whose readings the cells can tell apart, as the domain documents; all others are asked. */
const DECIDABLE: readonly (readonly FieldKey[])[] = [
  ['item_code', 'hs_code'],
  ['hs_code', 'party_id'],
  ['origin', 'domestic_source'],
  ['line_no', 'item_desc'],
  ['line_no', 'item_code'],
  ['unit', 'buyer', 'consignee', 'end_user'],
  ['unit', 'unit_price'],
];

/**
 * The field that the cells of an ambiguous column prove, or undefined: ask. `cells`: the non-blank cells.
 * `单位` over organisations is asked: the cells do not say whose role it is.
 */
export function decideByContent(fields: readonly FieldKey[], cells: readonly string[]): FieldKey | undefined {
  const known = DECIDABLE.find((set) => set.length === fields.length && fields.every((f) => set.includes(f)));
  if (known === undefined || cells.length === 0) return undefined;
  const proved = known.filter((field) => {
    const speaks = EVIDENCE[field];
    return speaks !== undefined && cells.filter(speaks).length >= CLEAR * cells.length;
  });
  return proved.length === 1 ? proved[0] : undefined;
}

/** True where the cells of a column without a field are mostly organisations: the officer should give it a role. */
export function looksLikeParties(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.filter(isOrganisation).length >= CLEAR * cells.length;
}
