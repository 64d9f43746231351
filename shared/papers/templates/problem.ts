import type { Message, PaperLanguage } from '../../message.ts';
import type { Clause, GroundKind, PaperTemplate, Wording } from '../clauses.ts';
import { marksOf } from './marks.ts';
import type { TemplateVariable } from './variables.ts';

export const TEXT_LANGUAGES: readonly PaperLanguage[] = ['zh', 'ja', 'en'];
export const GROUNDS: readonly GroundKind[] = ['watch', 'announcement-1'];

/** What is wrong at a place of a template. `refuse` keeps the version from approval and its papers from issue. */
export interface TemplateProblem {
  readonly path: string;
  readonly lang?: PaperLanguage;
  readonly severity: 'refuse' | 'note';
  readonly message: Message;
}

/** What a version is held against; plain data, so that the window can check while a person writes. */
export interface TemplateBeside {
  /** The built-in version that it rests on. */
  readonly base: PaperTemplate;
  readonly variables: readonly TemplateVariable[];
  /** The clauses of the pledge in effect: a guarantee takes them over by number. */
  readonly pledge: readonly Pick<Clause, 'id' | 'only'>[];
  /** Numbers of the pledge's clauses that the guarantee in effect takes over, by ground. */
  readonly cited: readonly { readonly id: string; readonly ground: GroundKind }[];
}

/** How a sentence names the place: the number of a clause, else the part of the paper. */
export function placeName(path: string): string {
  const clause = /^clauses\.([^.@]+)/.exec(path)?.[1];
  if (clause) return clause;
  const part = /^body\.(\d+)/.exec(path)?.[1];
  if (part) return `§ ${Number(part) + 1}`;
  const group = path.split('.')[0] ?? path;
  return `templates:place.${group}`;
}

export function problem(
  path: string,
  what: string,
  params: Readonly<Record<string, string | number>> = {},
  more: { readonly lang?: PaperLanguage; readonly severity?: 'refuse' | 'note' } = {},
): TemplateProblem {
  const language = more.lang === undefined ? {} : { language: `papers:language.${more.lang}` };
  return {
    path,
    ...(more.lang === undefined ? {} : { lang: more.lang }),
    severity: more.severity ?? 'refuse',
    message: { key: `templates:problem.${what}`, params: { place: placeName(path), ...language, ...params } },
  };
}

/** The names and numbers of law that the program fills in: typed by hand they would be wrong for the next entity. */
export const KEPT =
  /^(announcement|quotedAnnouncement|languageClause|(pledgor|exporter|guarantor)\.name|contractNo)$/;

/** Whether a text of the base carries what must not be left out of the paper. */
export function isNeeded(wording: Wording): boolean {
  return TEXT_LANGUAGES.some((lang) => {
    const { official: words, variables: keys } = marksOf(wording[lang]);
    return words.length > 0 || keys.some((key) => KEPT.test(key));
  });
}
