export { buildPaper } from './build.ts';
export { type CheckAgainst, checkPapers, type PaperSet } from './check.ts';
export type { Clause, ClauseSet, PaperLabels, PaperTemplate, Wording } from './clauses.ts';
export {
  applyFields,
  type BuiltPaper,
  fieldValue,
  missingFields,
  type PaperField,
  paperFields,
  requiredFor,
} from './fields.ts';
export { type Block, type LangText, type PaperModel, type PaperResult, type Span, textOf } from './model.ts';
export * from './paper.ts';
