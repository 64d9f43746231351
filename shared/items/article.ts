import type { IsoDate, IsoInstant, Message } from '../message.ts';
import { classify } from './classify.ts';
import type { ItemEntry, ItemFacts, ItemFinding } from './item.ts';
import type { PaperKind } from './paper.ts';
import { entryStateOn, type SuspensionSwitch } from './suspension.ts';
import { foldCharacters } from './text.ts';

/** An article as the sheet names it: whose, which, in what grade or size. */
export interface Article {
  readonly supplier: string;
  readonly model: string;
  readonly spec: string;
}

/** A person's answer for an article, with what was known of the article when it was given. */
export interface ArticleAnswer {
  readonly id: string;
  readonly article: Article;
  readonly facts: ItemFacts;
  readonly controlled: 'controlled' | 'not-controlled';
  readonly code: string | null;
  readonly paper: PaperKind;
  /** Number, date and the like of the paper. */
  readonly basis: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly validTo: IsoDate;
  /** What the catalogue said of the article then (`catalogueSays`). */
  readonly says: string;
  readonly revoked: { readonly by: string; readonly at: IsoInstant; readonly reason: string } | null;
}

/** What the sheet gives that can name an article. */
export interface ArticleCells {
  readonly manufacturer?: string | undefined;
  readonly exporter?: string | undefined;
  readonly itemCode?: string | undefined;
  readonly description?: string | undefined;
  readonly spec?: string | undefined;
}

/**
 * The article of a line. An article number names it; without one the description does, but then only together with a
 * supplier and a spec: "NdFeB magnet" alone is no article. Null where the line names none.
 */
export function articleOf(cells: ArticleCells): Article | null {
  const supplier = (cells.manufacturer ?? cells.exporter ?? '').trim();
  const spec = (cells.spec ?? '').trim();
  const code = (cells.itemCode ?? '').trim();
  if (code !== '')
    return { supplier, model: code, spec: spec === '' ? (cells.description ?? '').trim() : spec };
  const description = (cells.description ?? '').trim();
  return supplier === '' || spec === '' || description === '' ? null : { supplier, model: description, spec };
}

/** Two lines are of one article where this is equal; `modelKey` leaves the spec aside. */
export function articleKey(article: Article): string {
  return `${modelKey(article)}\n${plainPart(article.spec)}`;
}

export function modelKey({ supplier, model }: Article): string {
  return `${plainPart(supplier)}\n${plainPart(model)}`;
}

/** Width, case, kinds of dash, times and diameter sign made one; blanks only where they part two words or numbers. */
function plainPart(text: string): string {
  return foldCharacters(text)
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    .replace(/[×✕*]/gu, 'x')
    .replace(/[⌀øϕ]/gu, 'φ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) ?x ?(?=\d)/gu, 'x')
    .replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '')
    .trim();
}

/** What the catalogue says of an article on a day: an answer holds only as long as this stays the same. */
export function catalogueSays(
  facts: ItemFacts,
  catalogue: readonly ItemEntry[],
  asOf: IsoDate,
  switches: readonly SuspensionSwitch[],
): string {
  const { controlled, candidates } = classify(facts, catalogue, asOf, switches);
  const entries = new Map(catalogue.map((entry) => [entry.code, entry]));
  const said = named({ candidates }).map((code) => {
    const entry = entries.get(code);
    return entry === undefined
      ? [code]
      : [code, entry.zh, entry.threshold, entry.announcement, entryStateOn(entry, asOf, switches)];
  });
  return JSON.stringify([controlled, said]);
}

/** Why an answer does not hold for a line, or null where it does. `says`: what the catalogue says of the article now. */
export function objectionTo(
  answer: ArticleAnswer,
  line: { readonly facts: ItemFacts; readonly finding: ItemFinding },
  says: string,
  asOf: IsoDate,
): Message | null {
  const params = {
    by: answer.by,
    at: answer.at.slice(0, 10),
    paper: `items:paper.${answer.paper}`,
    basis: answer.basis,
    validTo: answer.validTo,
  };
  if (answer.revoked !== null) {
    const { by, at, reason } = answer.revoked;
    return { key: 'items:article.revoked', params: { by, at: at.slice(0, 10), reason } };
  }
  if (answer.validTo < asOf) return { key: 'items:article.expired', params };
  if (says !== answer.says) return { key: 'items:article.catalogue-changed', params };
  if (speaksAgainst(answer, line)) return { key: 'items:article.line-differs', params };
  return null;
}

/** The line says something of the article that was not known when the answer was given. */
function speaksAgainst(
  answer: ArticleAnswer,
  { facts, finding }: { readonly facts: ItemFacts; readonly finding: ItemFinding },
): boolean {
  const [, then] = JSON.parse(answer.says) as [string, [string][]];
  const known = new Set(then.map(([code]) => code));
  if (answer.controlled === 'not-controlled' && named(finding).some((code) => !known.has(code))) return true;
  return (
    differ(digits(facts.hs), digits(answer.facts.hs)) || differ(facts.cas?.trim(), answer.facts.cas?.trim())
  );
}

/** Entries that the text, a code or a CAS number brings up; a customs number alone names nothing. */
function named({ candidates }: Pick<ItemFinding, 'candidates'>): string[] {
  return candidates
    .filter(({ evidence }) => evidence.some((kind) => kind !== 'hs'))
    .map(({ code }) => code)
    .sort();
}

function digits(hs: string | undefined): string | undefined {
  return hs?.normalize('NFKC').replace(/\D/g, '');
}

/** Both are given, and neither is the beginning of the other. */
function differ(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === '' || b === '') return false;
  return !a.startsWith(b) && !b.startsWith(a);
}
