import type { PaperCode } from '../../rules/outcome.ts';
import type { Clause, PaperTemplate } from '../clauses.ts';
import { isOwnId } from './edit.ts';
import { marksOf } from './marks.ts';
import { carriedClauses, clauseKey } from './places.ts';
import {
  GROUNDS,
  isNeeded,
  problem,
  TEXT_LANGUAGES,
  type TemplateBeside,
  type TemplateProblem,
} from './problem.ts';

/** The list of clauses: numbers, what must not be left out, and the variants. */
export function checkClauses(
  type: PaperCode,
  template: PaperTemplate,
  beside: TemplateBeside,
): readonly TemplateProblem[] {
  const base = new Map(beside.base.clauses.map((clause) => [clauseKey(clause), clause]));
  return [
    ...numbers(template, base),
    ...leftOut(template, base),
    ...(type === 'D1' ? citedByGuarantee(template, beside) : []),
    ...template.clauses.flatMap((clause) => variants(clause, base.get(clauseKey(clause)), template)),
  ];
}

const pathOf = (clause: Clause) => `clauses.${clauseKey(clause)}`;

/** Each clause has a number of its own on its ground; numbers that the product does not have are the user's own. */
function numbers(template: PaperTemplate, base: ReadonlyMap<string, Clause>): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const ground of GROUNDS) {
    const seen = new Set<string>();
    for (const clause of carriedClauses(template.clauses, ground)) {
      if (seen.has(clause.id) && !problems.some(({ path }) => path === pathOf(clause)))
        problems.push(problem(pathOf(clause), 'sameNumber'));
      seen.add(clause.id);
    }
  }
  for (const clause of template.clauses) {
    if (clause.id.trim() === '') problems.push(problem(pathOf(clause), 'noNumber'));
    else if (!base.has(clauseKey(clause)) && !isOwnId(clause.id))
      problems.push(problem(pathOf(clause), 'foreignNumber'));
  }
  return problems;
}

/** A clause that carries an announcement's words or says which text prevails stays; that any other is gone is said. */
function leftOut(template: PaperTemplate, base: ReadonlyMap<string, Clause>): readonly TemplateProblem[] {
  const present = new Set(template.clauses.map(clauseKey));
  return [...base.values()]
    .filter((clause) => !present.has(clauseKey(clause)))
    .map((clause) =>
      isNeeded(clause.text)
        ? problem(pathOf(clause), 'needed')
        : problem(pathOf(clause), 'leftOut', {}, { severity: 'note' }),
    );
}

function citedByGuarantee(template: PaperTemplate, beside: TemplateBeside): readonly TemplateProblem[] {
  const gone = beside.cited.filter(
    ({ id, ground }) => !carriedClauses(template.clauses, ground).some((clause) => clause.id === id),
  );
  return [...new Set(gone.map(({ id }) => id))].map((id) => problem(`clauses.${id}`, 'cited'));
}

/** A clause with variants has one place for them in each language; narrow and wide stay the choice of the paper. */
function variants(
  clause: Clause,
  base: Clause | undefined,
  template: PaperTemplate,
): readonly TemplateProblem[] {
  const path = pathOf(clause);
  const problems: TemplateProblem[] = [];
  if (
    (base?.variants === undefined) !== (clause.variants === undefined) ||
    base?.variantOf !== clause.variantOf
  )
    problems.push(problem(path, 'variantsChanged'));
  if (clause.variantOf !== undefined && !template.clauses.some(({ id }) => id === clause.variantOf))
    problems.push(problem(path, 'variantOf', { variable: clause.variantOf }));
  const wanted = clause.variants === undefined ? 0 : 1;
  for (const lang of TEXT_LANGUAGES) {
    const found = marksOf(clause.text[lang]).variables.filter((key) => key === 'variant').length;
    if (found !== wanted && clause.text[lang].trim() !== '')
      problems.push(problem(`${path}.text`, wanted === 0 ? 'noVariants' : 'variantPlace', {}, { lang }));
  }
  return problems;
}
