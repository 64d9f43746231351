import type { Message } from '../../message.ts';
import type { PaperCode } from '../../rules/outcome.ts';
import type { GroundKind, PaperTemplate, Wording } from '../clauses.ts';
import { FACT_FIELDS } from '../fact-fields.ts';
import { field, type PaperField } from '../field.ts';
import type { PaperFacts } from '../paper.ts';
import { marksOf } from './marks.ts';
import { textPlaces } from './places.ts';

/** A fact that a text may name, with the words under which it is offered. */
export interface TemplateVariable {
  readonly key: string;
  /** Either the product's words or the template's own label of the question. */
  readonly label: Message | Wording;
  /** Has a value on this ground only. */
  readonly ground?: GroundKind;
}

const EVERYWHERE = [
  'exporter.name',
  'pledgor.name',
  'roles',
  'contractDate',
  'orderNo',
  'announcement',
  'announcementDate',
  'quotedAnnouncement',
  'languageClause',
];
const OF_GUARANTEE = ['guarantor.name', 'tradeRole'];

const NOBODY: PaperFacts = {
  orderNo: '',
  exporter: { names: {} },
  pledgor: { names: {} },
  pledgorRoles: [],
  intermediaries: [],
  items: [],
};

/** Facts that are one text in every language: what is chosen by code, dated or given by language has other places. */
const PLAIN_FIELDS: ReadonlyMap<string, PaperField> = new Map(
  Object.values(FACT_FIELDS)
    .flatMap((fields) => fields([], NOBODY))
    .filter((one) => one.kind === 'text' && !one.key.startsWith('intermediaries.'))
    .map((one) => [one.key, one]),
);

/** What the texts of a paper type may name: facts of the case, the rests of law, answers to the template's own questions. */
export function variablesOf(type: PaperCode, template: PaperTemplate): readonly TemplateVariable[] {
  const special = [...EVERYWHERE, ...(type === 'D3' ? OF_GUARANTEE : [])].map(
    (key): TemplateVariable => ({ key, label: { key: `templates:variable.${key.replaceAll('.', '_')}` } }),
  );
  const listed: TemplateVariable = { key: 'listNo', label: { key: 'templates:variable.listNo' } };
  const facts = [...PLAIN_FIELDS.values()].map(
    ({ key, labelKey }): TemplateVariable => ({ key, label: { key: labelKey } }),
  );
  return [
    ...special,
    type === 'D2' || type === 'D5' ? listed : { ...listed, ground: 'watch' },
    ...facts,
    ...answersOf(template),
  ];
}

/** Answers that are always asked and are printed as they are given. */
function answersOf(template: PaperTemplate): readonly TemplateVariable[] {
  return template.body.flatMap((part) => {
    if (part.part !== 'facts') return [];
    return part.rows.flatMap((row): TemplateVariable[] => {
      if (typeof row === 'string' || 'fixed' in row || row.when) return [];
      if (row.choices || row.kind === 'date' || row.kind === 'choice') return [];
      return [{ key: `answers.${row.answer}`, label: row.label }];
    });
  });
}

const USED = new WeakMap<PaperTemplate, Readonly<Record<GroundKind, readonly string[]>>>();

/** The variables that the texts of a paper on this ground name. */
export function usedVariables(template: PaperTemplate, ground: GroundKind): readonly string[] {
  const known = USED.get(template);
  if (known) return known[ground];
  const places = textPlaces(template).filter((place) => place.filled);
  const of = (kind: GroundKind) => [
    ...new Set(
      places
        .filter((place) => place.ground === null || place.ground === kind)
        .flatMap(({ wording }) => Object.values(wording).flatMap((text) => marksOf(text).variables)),
    ),
  ];
  const used = { watch: of('watch'), 'announcement-1': of('announcement-1') };
  USED.set(template, used);
  return used[ground];
}

/** The fields behind the variables of a paper's texts: what a text names must be given before the paper is issued. */
export function variableFields(
  template: PaperTemplate,
  facts: PaperFacts,
  languages: readonly (keyof Wording)[],
): readonly PaperField[] {
  return usedVariables(template, facts.listReference ? 'watch' : 'announcement-1').flatMap((key) => {
    if (key === 'exporter.name' || key === 'pledgor.name') {
      const party = key === 'exporter.name' ? 'exporter' : 'pledgor';
      return languages.map((lang) => field(`${party}.names.${lang}`, true));
    }
    if (key === 'contractDate') return [field('contractDate', true, { kind: 'date' })];
    const plain = PLAIN_FIELDS.get(key);
    return plain ? [{ ...plain, required: true }] : [];
  });
}
