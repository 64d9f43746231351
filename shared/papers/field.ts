import type { PaperLanguage } from '../message.ts';
import type { Choices, Wording } from './clauses.ts';
import type { LanguageSet, PaperFacts } from './paper.ts';

/** A fact that the officer can fill. `key` is what `missing` names. */
export interface PaperField {
  readonly key: string;
  /** Key of the label inside assets/clauses/labels.json; fields with the same one are one entry of the list of page 1. */
  readonly label: string;
  /** Its label in the window (`papers:field.…`), where the template does not give one. */
  readonly labelKey: string;
  /** `line` for a field of an item or of a table: its line number. */
  readonly labelParams?: Readonly<Record<string, string>>;
  /** The label that the template gives, and how the window names the field where that is longer. */
  readonly wording?: Wording;
  readonly windowLabel?: Wording;
  /** A cell of a matrix: row and column as the window heads them. */
  readonly cell?: { readonly row: Wording; readonly column: Wording };
  /** The heading under which the field stands in the paper. */
  readonly section?: Wording;
  readonly long: boolean;
  readonly required: boolean;
  readonly kind: 'text' | 'date' | 'choice' | 'rows';
  /** Codes that are printed in every language; other words are printed as they are. */
  readonly choices?: readonly string[];
  readonly choiceWords?: Choices;
  /** Only the codes will do. */
  readonly closed?: true;
  /** Columns of a table that is kept as lines with tabs. */
  readonly columns?: readonly Wording[];
}

export function languagesOf(set: LanguageSet): readonly PaperLanguage[] {
  return set.split('-') as PaperLanguage[];
}

export function field(
  key: string,
  required: boolean,
  more: Partial<Omit<PaperField, 'key' | 'required' | 'labelKey'>> = {},
): PaperField {
  const label = more.label ?? key;
  return {
    key,
    label,
    labelKey: `papers:field.${label.replaceAll('.', '_')}`,
    required,
    long: false,
    kind: 'text',
    ...more,
  };
}

/** Where a field lives in the facts. Answers are one flat record. */
export function pathOf(key: string): readonly string[] {
  const endUse = /^endUse\.(zh|ja|en)$/.exec(key);
  if (endUse?.[1]) return ['endUseTexts', endUse[1]];
  return key.startsWith('answers.') ? ['answers', key.slice(8)] : key.split('.');
}

/** The present value of a field, '' where there is none. */
export function fieldValue(facts: PaperFacts, key: string): string {
  if (key === 'pledgorRoles') return facts.pledgorRoles.join('+');
  if (key === 'items') return '';
  let at: unknown = facts;
  for (const step of pathOf(key)) {
    if (typeof at !== 'object' || at === null) return '';
    at = (at as Record<string, unknown>)[step];
  }
  if (key === 'endUse' && at === undefined) {
    const given = Object.values(facts.endUseTexts ?? {});
    return given.length === 1 && given[0] !== undefined ? given[0].trim() : '';
  }
  return typeof at === 'string' ? at.trim() : '';
}

export function answerOf(facts: PaperFacts, answer: string): string {
  return fieldValue(facts, `answers.${answer}`);
}

/** The rows of a table that is kept as text: lines with tabs. */
export function tableOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
}
