import words from '../../assets/items/words.json' with { type: 'json' };
import { hasLimits } from './criteria.ts';
import { type CatalogueIndex, FORMULA, type Strength } from './index-terms.ts';
import type { ItemCandidate, ItemEntry, ItemFacts } from './item.ts';
import { pairsIn } from './pairs.ts';
import { isComposition } from './quantities.ts';

type Kind = ItemCandidate['evidence'][number];

/** Everything that brought an entry up. */
export interface Evidence {
  readonly entry: ItemEntry;
  readonly kinds: Set<Kind>;
  readonly matched: Set<string>;
  /** Strongest word that named the entry. */
  strength: Strength | null;
  readonly questions: Set<string>;
  /** The full customs number of the entry stands on the line, not only its first six digits. */
  fullHs: boolean;
  /** The CAS number also stands under an entry with limits: it names the substance and not the grade or kind. */
  sharedCas: boolean;
}

export interface Gathered {
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Control codes that the line gives and the catalogue does not hold. */
  readonly unknownCodes: readonly string[];
}

const RANK: readonly Strength[] = ['hint', 'abbreviation', 'bare', 'name'];
/** A grade such as N42SH: the letters give the coercivity class, not the composition. */
const GRADE = /(?<![A-Za-z0-9])N(?:2[5-9]|3\d|4\d|5[0-8])(?:M|H|SH|UH|EH|AH|TH|VH)(?![A-Za-z0-9])/giu;
const ND_MAGNETS = ['1C904.a.4', '1C905.a.4'];
const CODE = /(?<![A-Za-z0-9])\d[A-E]\d{3}(?:\.[a-z0-9]{1,2}(?![a-z0-9]))*/giu;
const CAS = /(?<!\d)\d{2,7}-\d{2}-\d(?!\d)/gu;

/** Collects the entries that a line may fall under, with what points to them. `plain`: description and spec as `searchText`. */
export function gather(facts: ItemFacts, plain: string, index: CatalogueIndex): Gathered {
  const evidence = new Map<string, Evidence>();
  const note = (entry: ItemEntry, kind: Kind, matched: string): Evidence => {
    const one = evidence.get(entry.code) ?? newEvidence(entry);
    one.kinds.add(kind);
    one.matched.add(matched);
    evidence.set(entry.code, one);
    return one;
  };
  const unknownCodes = byControlCode(facts, index, note);
  byCas(facts, index, note);
  byText(plain, index, note);
  byPair(facts, plain, index, note);
  byFormula(`${facts.description} ${facts.spec ?? ''}`, index, evidence, note);
  addCompanions(index, evidence, note);
  dropWhatIsSaidBetter(evidence);
  byHs(facts, index, evidence, note);
  return { evidence, unknownCodes };
}

type Note = (entry: ItemEntry, kind: Kind, matched: string) => Evidence;

function newEvidence(entry: ItemEntry): Evidence {
  return {
    entry,
    kinds: new Set(),
    matched: new Set(),
    strength: null,
    questions: new Set(),
    fullHs: false,
    sharedCas: false,
  };
}

/** A code may name a leaf, a group, or something below a leaf. */
function byControlCode(facts: ItemFacts, index: CatalogueIndex, note: Note): string[] {
  const text = [facts.controlCode, facts.description, facts.spec].filter((t) => t !== undefined).join(' ; ');
  const unknown: string[] = [];
  for (const [given] of text.normalize('NFKC').matchAll(CODE)) {
    const code = given.toLowerCase();
    const matches = [...index.byCode].filter(
      ([own]) => own === code || own.startsWith(`${code}.`) || code.startsWith(`${own}.`),
    );
    for (const [, entry] of matches) note(entry, 'code', given);
    if (matches.length === 0) unknown.push(given);
  }
  return unknown;
}

function byCas(facts: ItemFacts, index: CatalogueIndex, note: Note): void {
  const text = [facts.cas, facts.description, facts.spec].filter((t) => t !== undefined).join(' ; ');
  for (const [cas] of text.normalize('NFKC').matchAll(CAS)) {
    const entries = index.byCas.get(cas) ?? [];
    const limited = entries.some(hasLimits);
    for (const entry of entries) note(entry, 'cas', cas).sharedCas ||= limited && entries.length > 1;
  }
}

function byText(plain: string, index: CatalogueIndex, note: Note): void {
  for (const { term } of index.finder.find(plain)) {
    for (const [code, strength] of term.meaning.entries) {
      const entry = index.byCode.get(code.toLowerCase());
      if (entry === undefined) continue;
      const one = note(entry, 'text', term.meaning.shown);
      if (one.strength === null || RANK.indexOf(strength) > RANK.indexOf(one.strength))
        one.strength = strength;
      if (term.meaning.question !== undefined) one.questions.add(term.meaning.question);
    }
  }
  for (const [grade] of plain.matchAll(GRADE)) {
    for (const code of ND_MAGNETS) {
      const entry = index.byCode.get(code.toLowerCase());
      if (entry === undefined) continue;
      const one = note(entry, 'text', grade);
      one.strength ??= 'hint';
      one.questions.add('magnet-tb-dy');
    }
  }
}

/** Alloys and targets by the elements that they hold, whatever the order and whatever else is in them. */
function byPair(facts: ItemFacts, plain: string, index: CatalogueIndex, note: Note): void {
  for (const { code, shown } of pairsIn(`${facts.description} ; ${facts.spec ?? ''}`, plain)) {
    const entry = index.byCode.get(code.toLowerCase());
    if (entry !== undefined) note(entry, 'text', shown).strength = 'name';
  }
}

/** Entries with the same names, told apart only by values. */
function addCompanions(index: CatalogueIndex, evidence: ReadonlyMap<string, Evidence>, note: Note): void {
  for (const [code, others] of Object.entries(words.companions.of)) {
    const one = evidence.get(code);
    if (one === undefined || one.strength === null || one.strength === 'hint') continue;
    for (const other of others) {
      const entry = index.byCode.get(other.toLowerCase());
      if (entry === undefined || evidence.has(other)) continue;
      note(entry, 'text', [...one.matched][0] ?? '').strength = one.strength;
    }
  }
}

/** A magnet whose material is named is not asked what it is made of, nor whether its elements are metals or oxides. */
function dropWhatIsSaidBetter(evidence: Map<string, Evidence>): void {
  const { named, silences } = words.specific;
  const generic = ({ kinds, strength, questions }: Evidence) =>
    !kinds.has('cas') &&
    !kinds.has('code') &&
    (strength === 'hint' || strength === 'bare') &&
    [...questions].every((question) => silences.includes(question));
  const specific = named.some((code) => {
    const one = evidence.get(code);
    return one !== undefined && !generic(one);
  });
  if (!specific) return;
  for (const [code, one] of evidence) if (generic(one)) evidence.delete(code);
  for (const code of named) evidence.get(code)?.questions.delete('magnet-material');
}

const SYMBOLS = new Map(words.elements.map(({ symbol, codes }) => [symbol, codes]));
const LIGHT = new Set(
  'H B C N O F Na Mg Al Si P S Cl K Ca Ti V Cr Mn Fe Co Ni Cu Zn As Se Br Zr Nb Ag Cd Sn I Ba La Ce Pr Nd Hf Ta Hg Pb Li'.split(
    ' ',
  ),
);

/** A formula such as `DyF3` or `Gd2O3` brings up the entries that use it, or those of its listed element, as a question. */
function byFormula(
  text: string,
  index: CatalogueIndex,
  evidence: ReadonlyMap<string, Evidence>,
  note: Note,
): void {
  const said = [...evidence.values()].flatMap((one) => [...one.matched]);
  for (const [formula] of text.normalize('NFKC').matchAll(FORMULA)) {
    const symbols = formula.match(/[A-Z][a-z]?/g) ?? [];
    if (said.some((name) => name.includes(formula)) || (said.length > 0 && isComposition(formula))) continue;
    const chemical = symbols.every((symbol) => SYMBOLS.has(symbol) || LIGHT.has(symbol));
    if (!chemical || !/[a-z]|\dO\d?$/.test(formula)) continue;
    const listed = symbols.flatMap((symbol) => SYMBOLS.get(symbol) ?? []);
    const own = index.byFormula.get(formula);
    const entries = own ?? listed.map((code) => index.byCode.get(code.toLowerCase()));
    for (const entry of entries) {
      if (entry === undefined) continue;
      const one = note(entry, 'text', formula);
      // The formula of the substance itself leaves only its limits to be asked.
      const limited = own !== undefined && hasLimits(entry);
      one.strength ??= limited ? 'abbreviation' : 'hint';
      if (!limited) one.questions.add('formula');
    }
  }
}

/** Customs numbers support what the text says; alone they bring up a question, and never more. */
function byHs(facts: ItemFacts, index: CatalogueIndex, evidence: Map<string, Evidence>, note: Note): void {
  const given = (facts.hs ?? '').normalize('NFKC').replace(/\D/g, '');
  if (given.length < 6) return;
  const weak: ItemEntry[] = [];
  const full: ItemEntry[] = [];
  for (const entry of index.byHeading.get(given.slice(0, 6)) ?? []) {
    const numbers = [...entry.hs, ...(entry.hsAnnouncement ?? [])];
    if (
      numbers.some(
        (hs) =>
          hs === given ||
          (given.length >= 8 && hs.startsWith(given)) ||
          (hs.length === 8 && given.startsWith(hs)),
      )
    ) {
      full.push(entry);
    } else weak.push(entry);
  }
  const named = evidence.size > 0;
  for (const entry of full) {
    if (named && !evidence.has(entry.code)) continue;
    note(entry, 'hs', given).fullHs = true;
  }
  for (const entry of weak) {
    if (evidence.has(entry.code) || (!named && full.length === 0)) note(entry, 'hs', `${given.slice(0, 6)}…`);
  }
  if (named && ![...evidence.values()].some((one) => one.kinds.has('hs'))) {
    for (const entry of full) note(entry, 'hs', given).fullHs = true;
  }
}
