export { buildPaper } from './build.ts';
export { type CheckAgainst, checkPapers, type PaperSet } from './check.ts';
export type { Clause, ClauseSet, PaperLabels, PaperTemplate, Wording } from './clauses.ts';
export { answerOf, fieldValue, type PaperField, tableOf } from './field.ts';
export { applyFields, missingFields, paperFields, requiredFor, withField } from './fields.ts';
export { type Block, type LangText, type PaperModel, type PaperResult, type Span, textOf } from './model.ts';
export * from './paper.ts';
export type { EditedName, ScreenedHit, ScreenedLine, ScreenedParty, ScreeningFacts } from './screening.ts';
export { isSimplified } from './wording.ts';
