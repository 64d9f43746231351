import type { PaperLanguage } from '../message.ts';
import { isIsoDate } from './dates.ts';
import type { PaperResult } from './model.ts';
import { DISPOSITIONS, type LanguageSet, type PaperFacts, THIRD_COUNTRY_ANSWERS } from './paper.ts';

/** A fact that the officer can fill. `key` is what `missing` names; `labelKey` is its label in the window. */
export interface PaperField {
  readonly key: string;
  readonly labelKey: string;
  /** `line` for a field of an item: its line number. */
  readonly labelParams?: Readonly<Record<string, string>>;
  /** Key of the label inside assets/clauses/labels.json. */
  readonly label: string;
  readonly long: boolean;
  readonly required: boolean;
  readonly kind: 'text' | 'date' | 'choice';
  /** Codes that are printed in every language; other words are printed as they are. */
  readonly choices?: readonly string[];
}

/** The papers this room can build. */
export type BuiltPaper = 'D1' | 'D2';
export const BUILT_PAPERS: readonly BuiltPaper[] = ['D1', 'D2'];

const ROLE_CHOICES = ['end-user', 'importer', 'end-user+importer'];

export function languagesOf(set: LanguageSet): readonly PaperLanguage[] {
  return set.split('-') as PaperLanguage[];
}

function field(
  key: string,
  required: boolean,
  more: Partial<Pick<PaperField, 'long' | 'kind' | 'choices' | 'label' | 'labelParams'>> = {},
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

function partyFields(
  party: string,
  languages: readonly PaperLanguage[],
  full: boolean,
  extra: readonly PaperField[],
) {
  const own = /^intermediaries\./.test(party) ? 'intermediaries' : party;
  return [
    ...languages.map((lang) => field(`${party}.names.${lang}`, true, { label: `${own}.names.${lang}` })),
    field(`${party}.address`, full, { label: `${own}.address`, long: true }),
    ...extra,
  ];
}

function itemFields(facts: PaperFacts): PaperField[] {
  if (facts.items.length === 0) return [field('items', true)];
  const required = new Set(['description', 'controlCode', 'quantity', 'unit', 'origin']);
  const keys = [
    'description',
    'spec',
    'controlCode',
    'hsCode',
    'quantity',
    'unit',
    'value',
    'currency',
    'origin',
  ];
  return facts.items.flatMap((item, i) =>
    keys.map((key) =>
      field(`items.${i}.${key}`, required.has(key), {
        label: `items.${key}`,
        labelParams: { line: item.lineNo },
        long: key === 'description' || key === 'spec',
      }),
    ),
  );
}

const signatory = (party: string) => [
  field(`${party}.representativeName`, true),
  field(`${party}.representativeTitle`, true),
];

function pledgeFields(languages: readonly PaperLanguage[], facts: PaperFacts): PaperField[] {
  const onlyImporter = facts.importer ? partyFields('importer', languages, true, []) : [];
  return [
    ...partyFields('exporter', languages, true, [field('exporter.registrationId', true)]),
    ...partyFields('pledgor', languages, true, [
      field('pledgor.registrationId', true),
      ...signatory('pledgor'),
      field('pledgor.contact', true),
      field('pledgorRoles', true, { kind: 'choice', choices: ROLE_CHOICES }),
    ]),
    ...onlyImporter,
    ...facts.intermediaries.flatMap((_, i) => partyFields(`intermediaries.${i}`, languages, true, [])),
    field('contractNo', true),
    field('contractDate', true, { kind: 'date' }),
    field('siteOfUse', true, { long: true }),
    ...endUseFields(languages),
    field('endProduct', true),
    field('endCustomer', true),
    field('thirdCountryExport', true, { kind: 'choice', choices: THIRD_COUNTRY_ANSWERS }),
    field('disposition', true, { kind: 'choice', choices: DISPOSITIONS }),
    field('termFrom', false, { kind: 'date' }),
    field('termTo', false, { kind: 'date' }),
    ...itemFields(facts),
    field('signPlace', false),
    field('signDate', false, { kind: 'date' }),
  ];
}

/** One language: the order's own text will do. Several: the officer gives the end use in each of them. */
function endUseFields(languages: readonly PaperLanguage[]): PaperField[] {
  if (languages.length === 1) return [field('endUse', true, { long: true })];
  return languages.map((lang) => field(`endUse.${lang}`, true, { long: true }));
}

function commitmentFields(languages: readonly PaperLanguage[], facts: PaperFacts): PaperField[] {
  return [
    ...partyFields('exporter', languages, true, [
      field('exporter.registrationId', true),
      ...signatory('exporter'),
      field('exporter.contact', true),
    ]),
    field('authority', true),
    field('applicationNo', false),
    ...partyFields('pledgor', languages, true, [field('pledgor.registrationId', true)]),
    field('contractNo', true),
    field('contractDate', true, { kind: 'date' }),
    field('pledgeDocNo', true),
    field('pledgeSha256', false),
    field('riskReportDocNo', true),
    ...itemFields(facts),
    field('signPlace', false),
    field('signDate', false, { kind: 'date' }),
  ];
}

const NO_FACTS: PaperFacts = {
  orderNo: '',
  exporter: { names: {} },
  pledgor: { names: {} },
  pledgorRoles: [],
  intermediaries: [],
  items: [],
};

/** The fields of a paper in print order, for these languages and (items, importer, intermediaries) these facts. */
export function paperFields(
  type: BuiltPaper,
  languages: LanguageSet = 'zh-ja-en',
  facts: PaperFacts = NO_FACTS,
): readonly PaperField[] {
  const langs = languagesOf(languages);
  return type === 'D1' ? pledgeFields(langs, facts) : commitmentFields(langs, facts);
}

/** Keys without which the paper stays a draft. */
export function requiredFor(
  type: BuiltPaper,
  languages?: LanguageSet,
  facts?: PaperFacts,
): readonly string[] {
  return paperFields(type, languages, facts)
    .filter((f) => f.required)
    .map((f) => f.key);
}

export function missingFields(
  type: BuiltPaper,
  languages: LanguageSet,
  facts: PaperFacts,
): readonly PaperField[] {
  return paperFields(type, languages, facts).filter((f) => f.required && fieldValue(facts, f.key) === '');
}

function pathOf(key: string): readonly string[] {
  const endUse = /^endUse\.(zh|ja|en)$/.exec(key);
  return endUse?.[1] ? ['endUseTexts', endUse[1]] : key.split('.');
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

/**
 * Facts with the officer's values (key → text; '' takes a value away). Refuses unknown keys and impossible dates.
 * Error: `bad-input`.
 */
export function applyFields(
  type: BuiltPaper,
  languages: LanguageSet,
  facts: PaperFacts,
  values: Readonly<Record<string, string>>,
): PaperResult<PaperFacts> {
  const known = new Map(paperFields(type, languages, facts).map((f) => [f.key, f]));
  let next: unknown = facts;
  for (const [key, raw] of Object.entries(values)) {
    const value = raw.trim();
    const spec = known.get(key);
    if (!spec || key === 'items') return refuse('papers:refused.unknownField', { field: key });
    if (spec.kind === 'date' && value !== '' && !isIsoDate(value))
      return refuse('papers:refused.notADate', { field: key, value });
    if (key === 'pledgorRoles') {
      if (value !== '' && !ROLE_CHOICES.includes(value))
        return refuse('papers:refused.unknownField', { field: value });
      next = { ...(next as PaperFacts), pledgorRoles: value === '' ? [] : value.split('+') };
    } else next = withValue(next, pathOf(key), value === '' ? undefined : value);
  }
  return { ok: true, value: next as PaperFacts };
}

function refuse(key: string, params: Readonly<Record<string, string>>) {
  return { ok: false, error: { code: 'bad-input', message: { key, params } } } as const;
}
