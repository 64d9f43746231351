import data from '../../assets/items/pairs.json' with { type: 'json' };
import words from '../../assets/items/words.json' with { type: 'json' };
import { presenceOf } from './presence.ts';

/** A printed alloy or target that a text names by its elements, e.g. `Al-2%Sc master alloy` as scandium-aluminium. */
export interface NamedPair {
  readonly code: string;
  /** The elements as they were found, e.g. `Sc + Al`. */
  readonly shown: string;
}

const NAMES = new Map([...words.elements, ...data.light].map(({ symbol, names }) => [symbol, names]));
const FORMS = Object.entries(data.words).map(([form, terms]) => ({
  form,
  reader: new RegExp(terms.map((term) => (/[a-z]/.test(term) ? `\\b${term}\\b` : term)).join('|'), 'iu'),
}));
/** Symbols written together, as in `AlSc`, `Dy-Fe`, `Dy80Fe20`: two at least, so that a lone `Y` or `Co` is no element. */
const TOGETHER = /(?<![A-Za-z])(?:[A-Z][a-z]?[\d.]*%?[-–/]?){2,6}(?![A-Za-z])/gu;
/** A symbol beside its content, as in `Sc 2%`. */
const MEASURED =
  /(?<![A-Za-z])([A-Z][a-z]?) ?\d+(?:\.\d+)?(?:wt|at)?\.? ?%|\d ?(?:wt|at)?\.? ?% ?([A-Z][a-z]?)(?![a-z])/gu;

/** The printed pairs in a text that speaks of an alloy or a target. `raw`: as given; `plain`: the same as `searchText`. */
export function pairsIn(raw: string, plain: string): readonly NamedPair[] {
  const forms = FORMS.filter(({ reader }) => reader.test(plain)).map(({ form }) => form);
  if (forms.length === 0) return [];
  const found = symbolsIn(raw);
  const holds = (symbol: string) => {
    const names = NAMES.get(symbol) ?? [];
    const named = found.has(symbol) || names.some((name) => nameStands(plain, name));
    return named && presenceOf(symbol, names, plain) !== 'denied';
  };
  const fitting = data.pairs.filter(({ form, elements }) => forms.includes(form) && elements.every(holds));
  // Tb-Dy-Fe says more than Dy-Fe.
  const most = Math.max(0, ...fitting.map(({ elements }) => elements.length));
  return fitting
    .filter(({ elements }) => elements.length === most || most < 3)
    .map(({ code, elements }) => ({ code, shown: elements.join(' + ') }));
}

function symbolsIn(raw: string): ReadonlySet<string> {
  const text = raw.normalize('NFKC');
  const symbols = new Set<string>();
  for (const [token] of text.matchAll(TOGETHER)) {
    const each = token.match(/[A-Z][a-z]?/g) ?? [];
    if (each.length >= 2 && each.every((symbol) => NAMES.has(symbol) || symbol.length === 2)) {
      for (const symbol of each) symbols.add(symbol);
    }
  }
  for (const [, before, after] of text.matchAll(MEASURED)) symbols.add(before ?? after ?? '');
  return symbols;
}

function nameStands(plain: string, name: string): boolean {
  if (!/[a-z]/.test(name)) return plain.includes(name);
  return new RegExp(`(?<![a-z])${name}(?![a-z])`, 'iu').test(plain);
}
