export { besideOf, checkTemplate, refused } from './check.ts';
export { type ChangedText, changedTexts, sameWording } from './compare.ts';
export { type TextPiece, textDifference } from './difference.ts';
export { applyEdit, editOf, isOwnId, nextOwnId, type TemplateEdit } from './edit.ts';
export { clauseKey, PLACE_GROUPS, type PlaceGroup, type TextPlace, textPlaces } from './places.ts';
export { placeName, TEXT_LANGUAGES, type TemplateBeside, type TemplateProblem } from './problem.ts';
export type { TemplateVariable } from './variables.ts';
