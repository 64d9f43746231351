import type { PaperCode } from '../../rules/outcome.ts';
import type { Clause, ClauseSet, PaperTemplate } from '../clauses.ts';
import { checkClauses } from './check-clauses.ts';
import { countOf, marksOf } from './marks.ts';
import { carriedClauses, mapWordings, type TextPlace, textPlaces } from './places.ts';
import {
  GROUNDS,
  KEPT,
  problem,
  TEXT_LANGUAGES,
  type TemplateBeside,
  type TemplateProblem,
} from './problem.ts';
import { variablesOf } from './variables.ts';

/** `set`: the texts in effect. */
export function besideOf(type: PaperCode, base: PaperTemplate, set: ClauseSet): TemplateBeside {
  const guarantee = textPlaces(set.templates.D3);
  const cited = GROUNDS.flatMap((ground) => {
    const places = guarantee.filter((place) => place.ground === null || place.ground === ground);
    const keys = places.flatMap(({ wording }) => Object.values(wording).flatMap((t) => marksOf(t).variables));
    const ids = keys.filter((key) => key.startsWith(PLEDGE_REF)).map((key) => key.slice(PLEDGE_REF.length));
    return [...new Set(ids)].map((id) => ({ id, ground }));
  });
  return {
    base,
    variables: variablesOf(type, base),
    pledge: set.templates.D1.clauses.map(({ id, only }) => (only === undefined ? { id } : { id, only })),
    cited,
  };
}

/**
 * Everything that keeps a version from use, and what a reader should know (severity `note`). Empty: nothing of what is
 * checked here was found; whether the words are good law is for a lawyer.
 */
export function checkTemplate(
  type: PaperCode,
  template: PaperTemplate,
  beside: TemplateBeside,
): readonly TemplateProblem[] {
  const basePlaces = new Map(textPlaces(beside.base).map((place) => [place.path, place]));
  const places = textPlaces(template);
  return [
    ...structure(template, beside.base),
    ...checkClauses(type, template, beside),
    ...places.flatMap((place) => [
      ...emptiness(place),
      ...marks(place),
      ...variables(type, place, template, beside),
      ...official(place, basePlaces.get(place.path), basePlaces),
      ...kept(place, basePlaces.get(place.path)),
    ]),
  ];
}

export function refused(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  return problems.filter(({ severity }) => severity === 'refuse');
}

const PLEDGE_REF = 'pledgeRef.';
const REF = 'ref.';

/** The parts of the paper are the base's: checks, fields and signatures rest on them. */
function structure(template: PaperTemplate, base: PaperTemplate): readonly TemplateProblem[] {
  const bare = <T>(value: T) =>
    JSON.stringify(mapWordings(value, '', () => ({ zh: '', ja: '', en: '' })) ?? null);
  const problems: TemplateProblem[] = [];
  const same = (path: string, mine: unknown, theirs: unknown) => {
    if (bare(mine) !== bare(theirs)) problems.push(problem(path, 'structure'));
  };
  same('addressee', template.addressee, base.addressee);
  same('preamble', template.preamble, base.preamble);
  same('signature', template.signature, base.signature);
  const parts = Math.max(template.body.length, base.body.length);
  for (let i = 0; i < parts; i++) same(`body.${i}`, template.body[i], base.body[i]);
  if (template.templateId !== base.templateId) problems.push(problem('title', 'structure'));
  for (const ground of GROUNDS) {
    if (
      carriedClauses(base.clauses, ground).length > 0 &&
      carriedClauses(template.clauses, ground).length === 0
    )
      problems.push(problem('clauses', 'noClauses'));
  }
  return problems;
}

/** A text says something in each language, or (a variant) nothing in all of them. */
function emptiness({ path, wording, mayBeEmpty }: TextPlace): readonly TemplateProblem[] {
  const empty = TEXT_LANGUAGES.filter((lang) => wording[lang].trim() === '');
  if (empty.length === 0 || (mayBeEmpty && empty.length === TEXT_LANGUAGES.length)) return [];
  if (empty.length === TEXT_LANGUAGES.length) return [problem(path, 'empty')];
  return empty.map((lang) => problem(path, 'emptyIn', {}, { lang }));
}

function marks({ path, wording, filled }: TextPlace): readonly TemplateProblem[] {
  return TEXT_LANGUAGES.flatMap((lang) => {
    const found = marksOf(wording[lang]);
    const broken = found.broken.map((mark) => problem(path, 'unbalanced', { mark }, { lang }));
    const any = found.variables.length + found.official.length + found.chinese.length > 0;
    return filled || !any ? broken : [...broken, problem(path, 'plain', {}, { lang })];
  });
}

/** What a text names is known, has a value on its ground, and is named in every language. */
function variables(
  type: PaperCode,
  place: TextPlace,
  template: PaperTemplate,
  beside: TemplateBeside,
): readonly TemplateProblem[] {
  if (!place.filled) return [];
  const { path, wording } = place;
  const known = new Map(beside.variables.map((one) => [one.key, one]));
  const grounds = place.ground === null ? GROUNDS : [place.ground];
  const inClause = /^clauses\..*\.text$/.test(path);
  const missingRef = (id: string, clauses: readonly Pick<Clause, 'id' | 'only'>[]) =>
    grounds.some((ground) => !carriedClauses(clauses, ground).some((clause) => clause.id === id));
  const used = TEXT_LANGUAGES.map((lang) => ({ lang, keys: marksOf(wording[lang]).variables }));
  const problems: TemplateProblem[] = [];
  for (const { lang, keys } of used) {
    for (const key of new Set(keys)) {
      const say = (what: string) => problems.push(problem(path, what, { variable: key }, { lang }));
      if (key.startsWith(REF)) {
        if (missingRef(key.slice(REF.length), template.clauses)) say('refMissing');
      } else if (key.startsWith(PLEDGE_REF)) {
        if (type !== 'D3') say('unknownVariable');
        else if (missingRef(key.slice(PLEDGE_REF.length), beside.pledge)) say('pledgeRefMissing');
      } else if (key === 'variant') {
        if (!inClause) say('unknownVariable');
      } else {
        const one = known.get(key);
        if (!one) say('unknownVariable');
        else if (one.ground !== undefined && place.ground !== one.ground) say('noValueHere');
      }
    }
  }
  const all = new Set(used.flatMap(({ keys }) => keys));
  for (const key of all) {
    if (key === 'variant') continue;
    for (const { lang, keys } of used) {
      if (!keys.includes(key) && wording[lang].trim() !== '')
        problems.push(problem(path, 'uneven', { variable: key }, { lang, severity: 'note' }));
    }
  }
  return problems;
}

/** Words of an announcement stay as they are, as often as the base has them, and nothing else is given out as such. */
function official(
  place: TextPlace,
  base: TextPlace | undefined,
  all: ReadonlyMap<string, TextPlace>,
): readonly TemplateProblem[] {
  if (!place.filled) return [];
  return TEXT_LANGUAGES.flatMap((lang) => {
    const mine = countOf(marksOf(place.wording[lang]).official);
    const theirs = countOf(base ? marksOf(base.wording[lang]).official : []);
    const problems: TemplateProblem[] = [];
    for (const [words, times] of theirs) {
      if ((mine.get(words) ?? 0) !== times)
        problems.push(problem(place.path, 'official', { words, times }, { lang }));
    }
    for (const words of mine.keys()) {
      if (theirs.has(words)) continue;
      const elsewhere = [...all.values()].some(({ wording }) =>
        marksOf(wording[lang]).official.includes(words),
      );
      problems.push(problem(place.path, elsewhere ? 'officialMoved' : 'notOfficial', { words }, { lang }));
    }
    return problems;
  });
}

function kept(place: TextPlace, base: TextPlace | undefined): readonly TemplateProblem[] {
  if (!base?.filled) return [];
  return TEXT_LANGUAGES.flatMap((lang) => {
    const mine = new Set(marksOf(place.wording[lang]).variables);
    const theirs = new Set(marksOf(base.wording[lang]).variables.filter((key) => KEPT.test(key)));
    return [...theirs]
      .filter((key) => !mine.has(key))
      .map((variable) => problem(place.path, 'variableGone', { variable }, { lang }));
  });
}
