import words from '../../assets/items/words.json' with { type: 'json' };

/** A range of values; an open end does not contain its bound. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

/** What a number with its unit measures. Units: % (purity, content; elongation), µm (size), g/cm3, MPa, Wh/kg, mAh/g, 1/cm2 (dislocations). */
export type QuantityKind =
  | 'percent'
  | 'elongation'
  | 'size'
  | 'density'
  | 'strength'
  | 'energy'
  | 'capacity'
  | 'dislocations';

export interface Quantity {
  readonly kind: QuantityKind;
  readonly range: Range;
  /** Chemical symbol that the number stands beside, e.g. `Dy 3%`. */
  readonly element?: string;
  readonly text: string;
  /** The words directly before the number, back to the last number or mark: what it is said to be. */
  readonly label: string;
  /** The number with the words before it: says what was measured. */
  readonly context: string;
}

export type Op = '>' | '>=' | '<' | '<=';

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const UNIT =
  '(?:wt\\.?|at\\.?|mass|重量|质量)?\\s?%|ppm|[µμu]m|microns?|微米|ミクロン|nm|mm|g/cm3|g/cm\\^3|g/cc|mpa|gpa|wh/kg|mah/g|mesh|目|个?\\s?\\/\\s?(?:cm2|cm\\^2|平方厘米)|cm\\s?(?:\\^-|[-−])2';
const BEFORE =
  '>=|≥|≧|=>|<=|≤|≦|=<|>|<|不低于|不小于|不少于|大于等于|大于|超过|不超过|不大于|小于等于|小于|低于|at least|min\\.?|more than|over|max\\.?|up to|less than|under|below';
const AFTER = 'min\\b|max\\b|以上|以下|以内|未满|超|or more|or less|\\+';

const QUANTITY = new RegExp(
  `(${BEFORE})?\\s*(?<![\\d.])(${NUMBER})(?:\\s*(?:-|~|～|–|至|to)\\s*(${NUMBER}))?\\s*(${UNIT})(?![a-z])\\s*(${AFTER})?`,
  'giu',
);
const NINES = new RegExp(
  `(${BEFORE})?\\s*(?<![A-Za-z0-9.])([2-9])N([1-9])?(?![A-Za-z0-9])\\s*(${AFTER})?`,
  'gu',
);
/** A composition by weight in one word, as in `W80Cu20`: contents that come to a hundred. */
const COMPOSITION = /(?<![A-Za-z0-9])(?:[A-Z][a-z]?\d+(?:\.\d+)?[-/]?){2,6}(?![A-Za-z0-9])/gu;
const ELONGATION = /elongation|伸长率|延伸率|伸び|伸长/iu;
const DISLOCATIONS = /EPD|位错|dislocation|转位|etch pit/iu;

/** Words before a number that is no purity, content or body density, e.g. whiteness, moisture, tap density, a tolerance. */
const OTHER_MEASURE =
  /(?:whiteness|brightness|白度|humidity|湿度|moisture|水分|yield|收率|recovery|回收率|回収率|transmittance|透过率|discount|折扣|tax|vat|tolerance|公差|误差|効率|efficiency|效率|porosity|气孔率|孔隙率|loading|填充|tap density|振实密度|松装密度|タップ密度|thickness|厚度|厚さ|膜厚|±|\+\/-)\s*(?:of|is|约)?\s*[:=]?\s*$/iu;

/** Reads purities, contents, sizes and other values: `99.99%`, `4N5`, `≥97%`, `<500 µm`, `5-10um`, `Dy 3%`, `1.85 g/cm³`. */
export function quantitiesIn(raw: string): readonly Quantity[] {
  const text = raw.normalize('NFKC');
  const found: Quantity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [whole, before = '', first = '', second, unit = '', after = ''] = match;
    if (OTHER_MEASURE.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    const scale = scaleOf(unit.toLowerCase().replace(/\s/g, ''));
    if (scale === null) continue;
    const value = Number(first.replace(/,/g, '')) * scale.factor;
    const upper = second === undefined ? undefined : Number(second.replace(/,/g, '')) * scale.factor;
    const around = {
      before: text.slice(Math.max(0, match.index - 16), match.index),
      after: text.slice(match.index + whole.length),
    };
    const label = labelBefore(text, match.index);
    const element = scale.kind === 'percent' ? elementBeside(around.before, around.after) : undefined;
    if (scale.kind === 'dislocations' && !DISLOCATIONS.test(label)) continue;
    if (scale.needsLabel && !/粒|particle|size|d50|grain|φ粉/iu.test(around.before)) continue;
    found.push({
      kind: scale.kind === 'percent' && ELONGATION.test(label) ? 'elongation' : scale.kind,
      range:
        scale.mesh === true
          ? meshRange(value)
          : rangeOf(before.toLowerCase(), value, upper, after.toLowerCase()),
      ...(element === undefined ? {} : { element }),
      text: whole.trim(),
      label,
      context: `${around.before}${whole}`,
    });
  }
  return [...found, ...ninesIn(text), ...compositionsIn(text)];
}

function labelBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 32), index);
  return before.slice(before.search(/[^\d,;，；、|/。%]*$/u)).trim();
}

function ninesIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(NINES)) {
    const [whole, before = '', digits, more, after = ''] = match;
    const nines = Number(digits);
    const digit = Number(more ?? 0);
    const low = rounded(100 - 10 ** (2 - nines) + digit * 10 ** (1 - nines));
    const high = rounded(100 - 10 ** (1 - nines));
    const range =
      before === '' && after === ''
        ? { low, high, highOpen: true }
        : rangeOf(before.toLowerCase(), low, undefined, after.toLowerCase());
    const label = labelBefore(text, match.index);
    found.push({ kind: 'percent', range, text: whole.trim(), label, context: `${label}${whole}` });
  }
  return found;
}

function compositionsIn(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [token] of text.matchAll(COMPOSITION)) {
    if (!isComposition(token)) continue;
    for (const [, element = '', content] of partsOf(token)) {
      const value = Number(content);
      const range = { low: value, high: value };
      found.push({ kind: 'percent', range, element, text: token, label: '', context: token });
    }
  }
  return found;
}

function partsOf(token: string): RegExpExecArray[] {
  return [...token.matchAll(/([A-Z][a-z]?)(\d+(?:\.\d+)?)/g)];
}

/** Whether a word such as `W80Cu20` gives contents by weight and no formula. */
export function isComposition(token: string): boolean {
  const sum = partsOf(token).reduce((total, [, , content]) => total + Number(content), 0);
  return Math.abs(sum - 100) <= 0.5;
}

/** Whether all values of a range satisfy a limit, none does, or it depends. */
export function compare(range: Range, op: Op, limit: number): 'yes' | 'no' | 'open' {
  const above = range.low > limit || (range.low === limit && range.lowOpen === true);
  const below = range.high < limit || (range.high === limit && range.highOpen === true);
  switch (op) {
    case '>':
      return above ? 'yes' : range.high <= limit ? 'no' : 'open';
    case '>=':
      return range.low >= limit ? 'yes' : below ? 'no' : 'open';
    case '<':
      return below ? 'yes' : range.low >= limit ? 'no' : 'open';
    case '<=':
      return range.high <= limit ? 'yes' : above ? 'no' : 'open';
  }
}

interface Scale {
  readonly kind: QuantityKind;
  readonly factor: number;
  readonly mesh?: boolean;
  /** A length that may be a dimension: it is a particle size only where the text says so. */
  readonly needsLabel?: boolean;
}

function scaleOf(unit: string): Scale | null {
  if (unit.endsWith('%')) return { kind: 'percent', factor: 1 };
  if (unit === 'ppm') return { kind: 'percent', factor: 1e-4 };
  if (/^(?:[µμu]m|microns?|微米|ミクロン)$/u.test(unit)) return { kind: 'size', factor: 1 };
  if (unit === 'nm') return { kind: 'size', factor: 1e-3 };
  if (unit === 'mm') return { kind: 'size', factor: 1e3, needsLabel: true };
  if (unit === 'mesh' || unit === '目') return { kind: 'size', factor: 1, mesh: true };
  if (unit.startsWith('g/c')) return { kind: 'density', factor: 1 };
  if (unit === 'mpa') return { kind: 'strength', factor: 1 };
  if (unit === 'gpa') return { kind: 'strength', factor: 1e3 };
  if (unit === 'wh/kg') return { kind: 'energy', factor: 1 };
  if (/cm2|cm\^2|平方厘米|^cm/u.test(unit)) return { kind: 'dislocations', factor: 1 };
  return unit === 'mah/g' ? { kind: 'capacity', factor: 1 } : null;
}

function rangeOf(before: string, value: number, upper: number | undefined, after: string): Range {
  if (upper !== undefined) return { low: Math.min(value, upper), high: Math.max(value, upper) };
  if (/^(?:>|大于|超过|more than|over)$/u.test(before)) return { low: value, lowOpen: true, high: Infinity };
  if (/^(?:<|小于|低于|less than|under|below)$/u.test(before))
    return { low: -Infinity, high: value, highOpen: true };
  if (before !== '' && /[>≥≧]|不低于|不小于|不少于|大于等于|least|min/u.test(before))
    return { low: value, high: Infinity };
  if (before !== '') return { low: -Infinity, high: value };
  if (/^(?:min|以上|超|or more|\+)$/u.test(after)) return { low: value, high: Infinity };
  if (/^未满$/u.test(after)) return { low: -Infinity, high: value, highOpen: true };
  if (after !== '') return { low: -Infinity, high: value };
  return { low: value, high: value };
}

/** A sieve number bounds the particle from above only. */
function meshRange(mesh: number): Range {
  return { low: 0, high: Math.ceil(14_900 / mesh) };
}

const SYMBOLS =
  'Al|Ag|Bi|Cd|Ce|Co|Cr|Cu|Dy|Er|Eu|Fe|Ga|Gd|Ge|Ho|In|La|Lu|Mg|Mn|Mo|Nb|Nd|Ni|Pb|Pr|Sb|Sc|Si|Sm|Sn|Ta|Tb|Te|Ti|Tm|Yb|Zn|Zr|B|C|W|Y';
const SYMBOL_BEFORE = new RegExp(
  `(?:^|[^A-Za-z])(${SYMBOLS})\\s*(?:content|含量|含有量)?\\s*[:=]?\\s*$`,
  'u',
);
const SYMBOL_AFTER = new RegExp(`^\\s*(${SYMBOLS})(?![A-Za-z0-9])(?!\\s*[:=<>≤≥≦≧]?\\s*\\d)`, 'u');
const NAMED = new Map(
  words.elements.flatMap(({ symbol, names }) => names.map((name) => [name, symbol] as const)),
);
const NAME_BEFORE = new RegExp(
  `(${[...NAMED.keys()].join('|')})(?:\\s*(?:content|含量|含有量))?\\s*[:=]?\\s*$`,
  'iu',
);

function elementBeside(before: string, after: string): string | undefined {
  const named = NAME_BEFORE.exec(before)?.[1];
  return (
    SYMBOL_BEFORE.exec(before)?.[1] ?? NAMED.get(named?.toLowerCase() ?? '') ?? SYMBOL_AFTER.exec(after)?.[1]
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
