import type { PaperCode } from '../rules/outcome.ts';
import type { AnswerSpec, ClauseSet, ColumnSpec, PaperTemplate, PartSpec, Wording } from './clauses.ts';
import { isIsoDate } from './dates.ts';
import { FACT_FIELDS, itemFields, ROLE_CHOICES, signingFields } from './fact-fields.ts';
import { answerOf, field, fieldValue, languagesOf, type PaperField, pathOf } from './field.ts';
import type { PaperResult } from './model.ts';
import type { LanguageSet, PaperFacts } from './paper.ts';
import { variableFields } from './templates/variables.ts';

export const NO_FACTS: PaperFacts = {
  orderNo: '',
  exporter: { names: {} },
  pledgor: { names: {} },
  pledgorRoles: [],
  intermediaries: [],
  items: [],
};

/** The parts that a paper on these facts carries. */
export function partsOf(template: PaperTemplate, facts: PaperFacts): readonly PartSpec[] {
  const kind = facts.listReference ? 'watch' : 'announcement-1';
  return template.body.filter((part) => !part.only || part.only === kind);
}

/** Whether a question is asked, given the other answers. */
export function isAsked(spec: Pick<AnswerSpec, 'when'>, facts: PaperFacts): boolean {
  return !spec.when || spec.when.is.includes(answerOf(facts, spec.when.answer));
}

/** Whether a cell of a matrix needs a text beside the row's answer. */
export function cellAsked(column: ColumnSpec, answer: string, row: string, facts: PaperFacts): boolean {
  if (!column.unless) return true;
  const given = answerOf(facts, `${answer}.${row}.${column.unless.column}`);
  return given !== '' && !column.unless.is.includes(given);
}

/** The fields of a paper in print order, for these languages and (items, importer, intermediaries) these facts. */
export function paperFields(
  type: PaperCode,
  languages: LanguageSet,
  facts: PaperFacts,
  set: ClauseSet,
): readonly PaperField[] {
  const langs = languagesOf(languages);
  const template = set.templates[type];
  const found = new Map<string, PaperField>();
  let section: Wording | undefined;
  const add = (fields: readonly PaperField[]) => {
    for (const one of fields)
      if (!found.has(one.key)) found.set(one.key, section ? { ...one, section } : one);
  };
  for (const part of partsOf(template, facts)) {
    switch (part.part) {
      case 'heading':
        section = part.text;
        break;
      case 'facts':
        for (const row of part.rows) {
          if (typeof row === 'string') add(FACT_FIELDS[row]?.(langs, facts) ?? []);
          else if ('answer' in row && isAsked(row, facts)) add([answerField(row)]);
        }
        break;
      case 'items':
        add(itemFields(facts, part.uncontrolled === true));
        break;
      case 'rows':
        add([
          field(`answers.${part.answer}`, !part.optional, {
            wording: part.label,
            kind: 'rows',
            long: true,
            columns: part.columns.map((column) => column.label),
          }),
        ]);
        break;
      case 'matrix':
        add(matrixFields(part, facts));
        break;
      case 'signers':
        add(part.rows.map(answerField));
        break;
      case 'signature':
        add(signingFields());
        break;
      default:
        break;
    }
  }
  for (const one of variableFields(template, facts, langs)) {
    found.set(one.key, { ...(found.get(one.key) ?? one), required: true });
  }
  return [...found.values()];
}

function answerField(spec: AnswerSpec): PaperField {
  return field(`answers.${spec.answer}`, !spec.optional, {
    wording: spec.label,
    long: spec.kind === 'long',
    ...choiceOf(spec),
    ...(spec.kind === 'date' ? { kind: 'date' as const } : {}),
  });
}

function choiceOf(spec: Pick<AnswerSpec, 'choices'>): Partial<PaperField> {
  if (!spec.choices) return {};
  return { kind: 'choice', choices: Object.keys(spec.choices), choiceWords: spec.choices, closed: true };
}

function matrixFields(part: Extract<PartSpec, { part: 'matrix' }>, facts: PaperFacts): readonly PaperField[] {
  const each = (make: (lang: keyof Wording) => string): Wording => ({
    zh: make('zh'),
    ja: make('ja'),
    en: make('en'),
  });
  return part.rows.flatMap((row, i) =>
    part.columns.map((column) =>
      field(
        `answers.${part.answer}.${row.key}.${column.key}`,
        cellAsked(column, part.answer, row.key, facts),
        {
          label: `matrix.${part.answer}`,
          wording: part.label,
          windowLabel: each((lang) => `${i + 1}. ${row.label[lang]} – ${column.label[lang]}`),
          cell: { row: each((lang) => `${i + 1}. ${row.label[lang]}`), column: column.label },
          labelParams: { line: String(i + 1) },
          long: column.kind === 'long',
          ...choiceOf(column),
        },
      ),
    ),
  );
}

/** Keys without which the paper stays a draft. */
export function requiredFor(
  type: PaperCode,
  languages: LanguageSet,
  facts: PaperFacts,
  set: ClauseSet,
): readonly string[] {
  return paperFields(type, languages, facts, set)
    .filter((f) => f.required)
    .map((f) => f.key);
}

export function missingFields(
  type: PaperCode,
  languages: LanguageSet,
  facts: PaperFacts,
  set: ClauseSet,
): readonly PaperField[] {
  return paperFields(type, languages, facts, set).filter(
    (f) => f.required && fieldValue(facts, f.key) === '',
  );
}

function withValue(at: unknown, path: readonly string[], value: string | undefined): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(at))
    return at.map((entry, i) => (String(i) === step ? withValue(entry, rest, value) : entry));
  const record = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : {};
  const { [step]: old, ...others } = record;
  const next = withValue(old, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}

/** The facts with one field changed; '' takes a value away. The key must be one of a paper's fields. */
export function withField(facts: PaperFacts, key: string, value: string): PaperFacts {
  if (key === 'pledgorRoles') {
    const roles = value === '' ? [] : value.split('+');
    return { ...facts, pledgorRoles: roles as unknown as PaperFacts['pledgorRoles'] };
  }
  return withValue(facts, pathOf(key), value === '' ? undefined : value) as PaperFacts;
}

/**
 * Facts with the officer's values (key → text; '' takes a value away). Refuses unknown keys, impossible dates and codes
 * that a closed choice does not have. Error: `bad-input`.
 */
export function applyFields(
  type: PaperCode,
  languages: LanguageSet,
  facts: PaperFacts,
  values: Readonly<Record<string, string>>,
  set: ClauseSet,
): PaperResult<PaperFacts> {
  let next = facts;
  const open = new Map(Object.entries(values));
  // An answer can bring further questions, whose answers may come with it.
  while (open.size > 0) {
    const known = new Map(paperFields(type, languages, next, set).map((f) => [f.key, f]));
    const round = [...open].filter(([key]) => known.has(key) && key !== 'items');
    if (round.length === 0)
      return refuse('papers:refused.unknownField', { field: [...open.keys()][0] ?? '' });
    for (const [key, raw] of round) {
      open.delete(key);
      const value = raw.trim();
      const spec = known.get(key);
      if (spec?.kind === 'date' && value !== '' && !isIsoDate(value))
        return refuse('papers:refused.notADate', { field: key, value });
      const codes = key === 'pledgorRoles' ? ROLE_CHOICES : spec?.choices;
      if (spec?.closed && value !== '' && !codes?.includes(value))
        return refuse('papers:refused.unknownField', { field: value });
      next = withField(next, key, value);
    }
  }
  return { ok: true, value: next };
}

function refuse(key: string, params: Readonly<Record<string, string>>) {
  return { ok: false, error: { code: 'bad-input', message: { key, params } } } as const;
}
