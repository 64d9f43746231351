import { loadClauses } from '../../electron/papers/clauses.ts';
import { type FontBook, loadFonts } from '../../electron/papers/fonts.ts';
import { renderPaper } from '../../electron/papers/render.ts';
import type {
  ClauseSet,
  LanguageSet,
  PaperFacts,
  PaperHeader,
  PaperModel,
} from '../../shared/papers/index.ts';
import { buildPaper } from '../../shared/papers/index.ts';
import type { PaperCode } from '../../shared/rules/outcome.ts';
import { header } from './paper-samples.ts';

/** The real clauses and fonts, read once. */
export async function paperRoom(): Promise<{ readonly clauses: ClauseSet; readonly fonts: FontBook }> {
  const clauses = await loadClauses('assets');
  const fonts = await loadFonts(['node_modules/@expo-google-fonts']);
  if (!clauses.ok) throw new Error(JSON.stringify(clauses.error));
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.error));
  return { clauses: clauses.value, fonts: fonts.value };
}

export function modelOf(
  clauses: ClauseSet,
  type: PaperCode,
  languages: LanguageSet,
  facts: PaperFacts,
  more: Partial<PaperHeader> = {},
): PaperModel {
  const built = buildPaper(type, facts, header(type, languages, more), clauses);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
}

export async function pdfOf(model: PaperModel, fonts: FontBook): Promise<Uint8Array> {
  const rendered = await renderPaper(model, { fonts });
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return rendered.value;
}
