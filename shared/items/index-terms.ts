import words from '../../assets/items/words.json' with { type: 'json' };
import type { ItemEntry } from './item.ts';
import { searchText, type Term, TermFinder } from './text.ts';

/**
 * How much a word says. `name`: the entry's own name or a trade name; `bare`: only the element; `abbreviation`: a few
 * letters that mean other things too; `hint`: a word that calls for a question.
 */
export type Strength = 'name' | 'bare' | 'abbreviation' | 'hint';

export interface Meaning {
  /** As printed in the catalogue, for the evidence. */
  readonly shown: string;
  readonly entries: ReadonlyMap<string, Strength>;
  readonly question?: string;
}

export interface CatalogueIndex {
  readonly byCode: ReadonlyMap<string, ItemEntry>;
  readonly finder: TermFinder<Meaning>;
  readonly byCas: ReadonlyMap<string, readonly ItemEntry[]>;
  /** By the first six digits of either customs number. */
  readonly byHeading: ReadonlyMap<string, ReadonlySet<ItemEntry>>;
  /** Formulas that stand in the trade names, e.g. `GaN` of `GaN wafer`, with the entries of those names. */
  readonly byFormula: ReadonlyMap<string, ReadonlySet<ItemEntry>>;
}

/** A chemical formula as it is written, e.g. `Gd2O3`; two symbols at least. */
export const FORMULA = /(?<![A-Za-z0-9])(?:[A-Z][a-z]?\d*(?:\.\d+)?){2,8}(?![A-Za-z0-9])/gu;

/** The name of an element alone never names a material, whatever entry uses it. */
const ELEMENTS = new Set(
  words.elements.flatMap(({ names }) => names.map((name) => searchText(name).toLowerCase())),
);

const indexes = new WeakMap<readonly ItemEntry[], CatalogueIndex>();

/** The index of a catalogue, made once for each catalogue. */
export function indexOf(catalogue: readonly ItemEntry[]): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const byCas = new Map<string, ItemEntry[]>();
  for (const entry of catalogue) {
    for (const cas of entry.cas) byCas.set(cas, [...(byCas.get(cas) ?? []), entry]);
  }
  const byCode = new Map(catalogue.map((entry) => [entry.code.toLowerCase(), entry]));
  const byFormula = new Map<string, Set<ItemEntry>>();
  for (const entry of catalogue) {
    const { zh = [], ja = [], en = [] } = entry.synonyms;
    for (const [formula] of [...zh, ...ja, ...en].join(' ; ').matchAll(FORMULA)) {
      byFormula.set(formula, (byFormula.get(formula) ?? new Set()).add(entry));
    }
  }
  const byHeading = new Map<string, Set<ItemEntry>>();
  for (const entry of catalogue) {
    for (const hs of [...entry.hs, ...(entry.hsAnnouncement ?? [])]) {
      const heading = hs.slice(0, 6);
      byHeading.set(heading, (byHeading.get(heading) ?? new Set()).add(entry));
    }
  }
  const made = { byCode, byCas, byHeading, byFormula, finder: new TermFinder(termsOf(catalogue, byCode)) };
  indexes.set(catalogue, made);
  return made;
}

interface Draft {
  shown: string;
  exact?: string;
  question?: string;
  readonly entries: Map<string, Strength>;
}

function termsOf(catalogue: readonly ItemEntry[], byCode: ReadonlyMap<string, ItemEntry>): Term<Meaning>[] {
  const drafts = new Map<string, Draft>();
  const add = (text: string, codes: readonly string[], strength: Strength, question?: string) => {
    const plain = searchText(text);
    const key = plain.toLowerCase();
    const draft = drafts.get(key) ?? { shown: text, entries: new Map<string, Strength>() };
    const short = strength === 'name' && /^[A-Za-z]{1,4}$/.test(plain);
    if (short) draft.exact = plain;
    for (const code of codes) {
      if (byCode.has(code.toLowerCase()) && !draft.entries.has(code)) {
        const weak = strength === 'name' && ELEMENTS.has(key) ? 'bare' : strength;
        draft.entries.set(code, short ? 'abbreviation' : weak);
      }
    }
    if (question !== undefined && draft.question === undefined) draft.question = question;
    drafts.set(key, draft);
  };
  for (const { names, metal, codes } of words.elements) {
    for (const name of names) {
      if (metal !== null) add(name, [metal], 'bare');
      add(name, codes, 'hint', 'element');
    }
  }
  for (const { terms, codes, question } of words.hints) {
    for (const term of terms) add(term, codes, 'hint', question);
  }
  for (const entry of catalogue) {
    const { zh = [], ja = [], en = [] } = entry.synonyms;
    for (const name of [...zh, ...ja, ...en, ...ownNames(entry)]) add(name, [entry.code], 'name');
  }
  for (const term of words.boundaries.terms) {
    const draft = drafts.get(searchText(term).toLowerCase());
    if (draft === undefined) continue;
    for (const code of draft.entries.keys()) draft.entries.set(code, 'hint');
    draft.question = 'boundary';
  }
  for (const term of words.apart.terms) {
    const key = searchText(term).toLowerCase();
    if (!drafts.has(key)) drafts.set(key, { shown: term, entries: new Map() });
  }
  return [...drafts].map(([text, { exact, ...meaning }]) => ({
    text,
    ...(exact === undefined ? {} : { exact }),
    meaning,
  }));
}

/** The printed names as far as they are names: up to the first bracket, comma or colon. */
function ownNames(entry: ItemEntry): string[] {
  return [entry.zh, entry.ja, entry.en]
    .map((name) => (name.split(/[（(，,：:；;]/u)[0] ?? '').trim())
    .filter((name) => name.length >= 3 && name.length <= 40);
}
