import type { Clause, PaperTemplate, Wording } from '../clauses.ts';
import { mapWordings } from './places.ts';

/** A person's texts over a base version. Clauses and attachments are whole lists; the parts of the paper are the base's. */
export interface TemplateEdit {
  /** By path (`places.ts`): head, body and signature. */
  readonly texts: Readonly<Record<string, Wording>>;
  readonly clauses: readonly Clause[];
  readonly attachments: readonly Wording[];
}

/** The base with these texts laid over it; paths that the base does not have change nothing. */
export function applyEdit(base: PaperTemplate, edit: TemplateEdit, templateVersion: string): PaperTemplate {
  const laid = (wording: Wording, path: string) => edit.texts[path] ?? wording;
  const { addressee, preamble, signature } = base;
  return {
    ...base,
    templateVersion,
    title: laid(base.title, 'title'),
    shortTitle: laid(base.shortTitle, 'shortTitle'),
    ...(addressee ? { addressee: laid(addressee, 'addressee') } : {}),
    ...(preamble ? { preamble: mapWordings(preamble, 'preamble', laid) } : {}),
    body: mapWordings(base.body, 'body', laid),
    clauses: edit.clauses,
    attachments: edit.attachments,
    ...(signature ? { signature: mapWordings(signature, 'signature', laid) } : {}),
  };
}

/** What a version changes in its base, in the shape that is stored and sent. */
export function editOf(template: PaperTemplate): TemplateEdit {
  const texts: Record<string, Wording> = { title: template.title, shortTitle: template.shortTitle };
  const keep = (wording: Wording, path: string) => {
    texts[path] = wording;
    return wording;
  };
  if (template.addressee) keep(template.addressee, 'addressee');
  mapWordings(template.preamble, 'preamble', keep);
  mapWordings(template.body, 'body', keep);
  mapWordings(template.signature, 'signature', keep);
  return { texts, clauses: template.clauses, attachments: template.attachments };
}

/** A number for a clause of the user's own that no other clause has. */
export function nextOwnId(clauses: readonly Pick<Clause, 'id'>[]): string {
  const used = new Set(clauses.map(({ id }) => id));
  let n = 1;
  while (used.has(ownId(n))) n++;
  return ownId(n);
}

export function isOwnId(id: string): boolean {
  return /^X\d{2}$/.test(id);
}

function ownId(n: number): string {
  return `X${String(n).padStart(2, '0')}`;
}
