import data from '../../assets/orders/headers.json' with { type: 'json' };
import { type FieldKey, ROLES } from './order.ts';

/** Header synonyms as `assets/orders/headers.json` holds them. A trailing `!` marks a header that can mean several things. */
export interface HeaderData {
  readonly synonyms: Readonly<Record<string, Readonly<Record<'en' | 'zh' | 'ja', readonly string[]>>>>;
  /** Words that may follow the role in a party's header. */
  readonly partySuffixes: readonly string[];
  /** Simplified character → the traditional characters that are read as it. */
  readonly traditional: Readonly<Record<string, string>>;
  /** First words of a row that sums others up. */
  readonly totals: readonly string[];
}

export interface HeaderReading {
  readonly fields: readonly FieldKey[];
  /** True where the header alone does not say which of its fields is meant. */
  readonly ambiguous: boolean;
}

export interface HeaderSynonyms {
  /** What a header text can mean; undefined where no synonym fits. */
  read(header: string): HeaderReading | undefined;
  /** The role whose address or number a header speaks of (`买方地址`, `End User Address`); undefined where it names none. */
  ownerOf(header: string): FieldKey | undefined;
  /** A header as it is compared. */
  fold(header: string): string;
  isTotal(text: string): boolean;
}

const PUNCTUATION = /[\s*:()[\]【】〔〕「」<>"'’._\-–—‐/\\|,、。・#&№]/gu;
const TRAILING_BRACKETS = /[([【〔][^()[\]【】〔〕]*[)\]】〕]\s*[:*]?\s*$/u;
const PARTY_FIELDS: ReadonlySet<string> = new Set(ROLES);

export function buildSynonyms(source: HeaderData): HeaderSynonyms {
  const simplified = new Map<string, string>();
  for (const [simple, others] of Object.entries(source.traditional)) {
    for (const other of others) simplified.set(other, simple);
  }
  const fold = (text: string): string => {
    const plain = text.normalize('NFKC').toLowerCase().replace(PUNCTUATION, '');
    return [...plain].map((c) => simplified.get(c) ?? c).join('');
  };
  const foldKeepingSign = (text: string): string => fold(text) || text.normalize('NFKC').trim();

  const readings = new Map<string, { fields: FieldKey[]; ambiguous: boolean }>();
  for (const [field, byLanguage] of Object.entries(source.synonyms)) {
    for (const entry of Object.values(byLanguage).flat()) {
      const key = foldKeepingSign(entry.replace(/!$/, ''));
      const known = readings.get(key) ?? { fields: [], ambiguous: false };
      if (!known.fields.includes(field as FieldKey)) known.fields.push(field as FieldKey);
      known.ambiguous ||= entry.endsWith('!') || known.fields.length > 1;
      readings.set(key, known);
    }
  }
  const suffixes = source.partySuffixes.map(fold).sort((a, b) => b.length - a.length);
  const totals = new Set(source.totals.map(fold));

  const whole = (text: string): HeaderReading | undefined => readings.get(foldKeepingSign(text));
  const asParty = (text: string): HeaderReading | undefined => {
    const folded = fold(text);
    for (const suffix of suffixes) {
      if (!folded.endsWith(suffix) || folded.length === suffix.length) continue;
      const found = readings.get(folded.slice(0, -suffix.length));
      if (found?.fields.some((f) => PARTY_FIELDS.has(f))) return found;
    }
    return undefined;
  };
  const tails = (['address', 'party_id'] as const).flatMap((field) =>
    Object.values(source.synonyms[field] ?? {})
      .flat()
      .map((entry) => ({ field, tail: fold(entry.replace(/!$/, '')) })),
  );
  tails.sort((a, b) => b.tail.length - a.tail.length);
  const ofParty = (text: string): { field: FieldKey; owner: FieldKey } | undefined => {
    const folded = fold(text);
    for (const { field, tail } of tails) {
      if (!folded.endsWith(tail) || folded.length === tail.length) continue;
      const head = folded.slice(0, -tail.length).replace(/[の的]$/u, '');
      const owner = readings.get(head)?.fields[0];
      if (owner !== undefined && PARTY_FIELDS.has(owner)) return { field, owner };
    }
    return undefined;
  };
  const asPartOfParty = (text: string): HeaderReading | undefined => {
    const found = ofParty(text);
    return found === undefined ? undefined : { fields: [found.field], ambiguous: false };
  };
  const one = (text: string): HeaderReading | undefined => {
    const bare = text.normalize('NFKC').replace(TRAILING_BRACKETS, '');
    return (
      whole(text) ??
      whole(bare) ??
      asPartOfParty(text) ??
      asPartOfParty(bare) ??
      asParty(text) ??
      asParty(bare)
    );
  };
  const cache = new Map<string, HeaderReading | undefined>();
  const read = (header: string): HeaderReading | undefined => {
    if (header.length > 200) return undefined;
    if (!cache.has(header)) cache.set(header, one(header) ?? combined(partsOf(header).map(one)));
    return cache.get(header);
  };
  return {
    read,
    fold,
    ownerOf: (header) => {
      const texts = [header, ...partsOf(header)];
      for (const text of texts) {
        const owner = ofParty(text)?.owner;
        if (owner !== undefined) return owner;
      }
      const party = texts
        .map((text) => one(text)?.fields[0])
        .find((f) => f !== undefined && PARTY_FIELDS.has(f));
      return party;
    },
    isTotal: (text) => {
      const head = text.normalize('NFKC').split(/[::]/)[0] ?? '';
      return totals.has(fold(text)) || totals.has(fold(head.replace(TRAILING_BRACKETS, '')));
    },
  };
}

/** A header in several languages: its lines, the parts around a slash, the bracket, and the change of script. */
function partsOf(header: string): readonly string[] {
  const text = header.normalize('NFKC');
  const bracket = [...text.matchAll(/[([【]([^()[\]【】]+)[)\]】]/gu)].map((m) => m[1] ?? '');
  const outside = text.replace(/[([【][^()[\]【】]*[)\]】]/gu, '\n');
  const lines = outside.split(/[\n\r/|]+/u);
  const scripts = lines.flatMap((line) =>
    line.split(/(?<=[^\x20-\x7e])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s+(?=[^\x20-\x7e])/u),
  );
  return [...new Set([...lines, ...scripts, ...bracket].map((p) => p.trim()).filter((p) => p.length > 1))];
}

/** Parts that agree settle a header; parts that differ make it ambiguous. */
function combined(found: readonly (HeaderReading | undefined)[]): HeaderReading | undefined {
  const known = found.filter((r) => r !== undefined);
  if (known.length === 0) return undefined;
  const sure = known.filter((r) => !r.ambiguous);
  const fields = [...new Set((sure.length > 0 ? sure : known).flatMap((r) => r.fields))];
  return { fields, ambiguous: sure.length === 0 || fields.length > 1 };
}

/** The synonyms that the product ships. */
export const HEADER_SYNONYMS: HeaderSynonyms = buildSynonyms(data);
