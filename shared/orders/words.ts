import data from '../../assets/orders/words.json' with { type: 'json' };
import countries from '../../assets/rules/countries.json' with { type: 'json' };

/** The vocabulary of cells, folded once. Texts are compared after NFKC, lower case and without spaces. */
export const WORDS = {
  contactLabels: data.contactLabels,
  addressLabels: data.addressLabels,
  idLabels: data.idLabels,
  nameLabels: data.nameLabels,
  countryLabels: data.countryLabels,
  leadIns: [...data.leadIns].sort((a, b) => b.length - a.length),
  trailers: [...data.trailers].sort((a, b) => b.length - a.length),
} as const;

const UNITS = new Set(data.units.map(foldWord));
const NOT_GIVEN = new Set(data.notGiven.map(foldWord));
const DITTO = new Set(data.ditto.map(foldWord));
/** No mark for a blank or a repetition is longer. */
const LONGEST_MARK = 30;
const PRONOUNS = new Set(data.pronouns.map(foldWord));
const COUNTRIES = new Map<string, string>();
for (const { code, names } of countries.countries) {
  for (const name of [code, ...names]) COUNTRIES.set(foldPlace(name), code);
}

export function foldWord(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

function foldPlace(text: string): string {
  return foldWord(text).replace(/[.。,，'’]/gu, '');
}

export function isUnit(text: string): boolean {
  return UNITS.has(foldWord(text).replace(/[.()]/g, ''));
}

/** A cell that says that there is nothing to say: `-`, `N/A`, `待定`, `TO ORDER` … */
export function isNotGiven(text: string): boolean {
  return text.length <= LONGEST_MARK && NOT_GIVEN.has(foldWord(text));
}

/** `同上`, `〃`, `ditto`: the value of the cell above. */
export function isDitto(text: string): boolean {
  return text.length <= LONGEST_MARK && DITTO.has(foldWord(text));
}

/** Words for a company without a name: `我公司`, `弊社`. */
export function isPronoun(text: string): boolean {
  return PRONOUNS.has(foldWord(text));
}

/** ISO 3166-1 alpha-2 of a text that is a country's name and nothing else. */
export function countryCode(text: string): string | undefined {
  const folded = foldPlace(text.replace(/^[((]|[))]$/gu, ''));
  return COUNTRIES.get(folded);
}

const literal = (text: string): string => text.replace(/[()[\]+*?^$|\\.]/g, '\\$&');
const cjk = [...data.cjkForms]
  .sort((a, b) => b.length - a.length)
  .map(literal)
  .join('|');
const latin = data.latinForms.join('|');
/** Runs of spaces as one: patterns over them stay fast on hostile cells. */
export function oneSpace(text: string): string {
  return text.replace(/[^\S\r\n]{2,}/gu, ' ').replace(/(?:[ \t]?\r?\n){2,}/gu, '\n');
}

/** Legal forms and words for organisations, after NFKC. */
const FORM = new RegExp(`${cjk}|(?<![A-Za-z])(?:${latin})(?![A-Za-z])`, 'giu');

/** Where organisation words stand in a text that was normalised with NFKC. */
export function formsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(FORM))
    found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

/** True where the text holds an organisation word and something beside it that can be a name. */
export function isOrganisation(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  if (isPronoun(plain) || formsIn(plain).length === 0) return false;
  const rest = plain.replace(FORM, ' ').replace(/[^\p{L}\p{N}]/gu, '');
  return rest.length >= 2 || (rest.length === 1 && /\p{Script=Han}/u.test(rest));
}
