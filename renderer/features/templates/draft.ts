import type { PaperLanguage } from '../../../shared/message.ts';
import type { Clause, Wording } from '../../../shared/papers/clauses.ts';
import { clauseKey, nextOwnId, type TemplateEdit } from '../../../shared/papers/templates/index.ts';

const EMPTY: Wording = { zh: '', ja: '', en: '' };

/** The edit with one language of one text changed; `path` as `textPlaces` names it. */
export function withText(edit: TemplateEdit, path: string, lang: PaperLanguage, text: string): TemplateEdit {
  const [group, key = '', ...rest] = path.split('.');
  const changed = (wording: Wording) => ({ ...wording, [lang]: text });
  if (group === 'attachments')
    return {
      ...edit,
      attachments: edit.attachments.map((one, i) => (String(i) === key ? changed(one) : one)),
    };
  if (group === 'clauses')
    return {
      ...edit,
      clauses: edit.clauses.map((one) =>
        clauseKey(one) === key ? inClause(one, rest.join('.'), changed) : one,
      ),
    };
  return { ...edit, texts: { ...edit.texts, [path]: changed(edit.texts[path] ?? EMPTY) } };
}

function inClause(clause: Clause, field: string, changed: (wording: Wording) => Wording): Clause {
  if (field === 'heading') return { ...clause, heading: changed(clause.heading) };
  if (field === 'text') return { ...clause, text: changed(clause.text) };
  if (clause.variants === undefined) return clause;
  const side = field === 'variants.N' ? 'N' : 'W';
  return { ...clause, variants: { ...clause.variants, [side]: changed(clause.variants[side]) } };
}

export function withNewClause(edit: TemplateEdit): TemplateEdit {
  const clause: Clause = { id: nextOwnId(edit.clauses), heading: EMPTY, text: EMPTY };
  return { ...edit, clauses: [...edit.clauses, clause] };
}

export function withoutClause(edit: TemplateEdit, key: string): TemplateEdit {
  return { ...edit, clauses: edit.clauses.filter((one) => clauseKey(one) !== key) };
}

export function movedClause(edit: TemplateEdit, key: string, step: -1 | 1): TemplateEdit {
  const clauses = [...edit.clauses];
  const at = clauses.findIndex((one) => clauseKey(one) === key);
  const [moved] = clauses.splice(at, 1);
  if (moved === undefined) return edit;
  clauses.splice(Math.max(0, at + step), 0, moved);
  return { ...edit, clauses };
}

/** The built-in clause in place of what was made of it; one that was left out goes back to where the base has it. */
export function withBuiltin(edit: TemplateEdit, base: readonly Clause[], key: string): TemplateEdit {
  const builtin = base.find((one) => clauseKey(one) === key);
  if (builtin === undefined) return edit;
  if (edit.clauses.some((one) => clauseKey(one) === key))
    return { ...edit, clauses: edit.clauses.map((one) => (clauseKey(one) === key ? builtin : one)) };
  const before = base.slice(0, base.indexOf(builtin)).map(clauseKey);
  const at = edit.clauses.findLastIndex((one) => before.includes(clauseKey(one)));
  return { ...edit, clauses: [...edit.clauses.slice(0, at + 1), builtin, ...edit.clauses.slice(at + 1)] };
}

export function withNewAttachment(edit: TemplateEdit): TemplateEdit {
  return { ...edit, attachments: [...edit.attachments, EMPTY] };
}

export function withoutAttachment(edit: TemplateEdit, index: number): TemplateEdit {
  return { ...edit, attachments: edit.attachments.filter((_, i) => i !== index) };
}
