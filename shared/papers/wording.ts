import type { PaperLanguage } from '../message.ts';
import type { ClauseSet, Wording } from './clauses.ts';
import type { LangText, Span } from './model.ts';

/** What a `{{key}}` stands for in one language: spans, or undefined where the fact is missing. */
export type Resolve = (key: string, lang: PaperLanguage) => readonly Span[] | undefined;

/**
 * Parses `{{key}}` (a fact), `[[…]]` (words of an announcement) and `<zh:…>` (Chinese words inside another language)
 * into spans. A key without a fact prints the missing mark.
 */
export function fill(wording: Wording, lang: PaperLanguage, resolve: Resolve, missing: string): LangText {
  const spans: Span[] = [];
  const push = (span: Span) => {
    const last = spans.at(-1);
    if (span.text === '') return;
    if (last && last.kind === span.kind && last.lang === span.lang)
      spans[spans.length - 1] = { ...last, text: last.text + span.text };
    else spans.push(span);
  };
  for (const part of wording[lang].split(/(\{\{[^}]+\}\}|\[\[[^\]]+\]\]|<zh:[^>]+>)/)) {
    if (part.startsWith('{{')) {
      const found = resolve(part.slice(2, -2), lang);
      if (found) found.forEach(push);
      else push({ text: missing, kind: 'missing' });
    } else if (part.startsWith('[[')) push(official(part.slice(2, -2), lang));
    else if (part.startsWith('<zh:')) push({ text: part.slice(4, -1), kind: 'text', lang: 'zh' });
    else push({ text: part, kind: 'text' });
  }
  const last = spans.at(-1);
  if (last) spans[spans.length - 1] = { ...last, text: last.text.trimEnd() };
  return { lang, spans };
}

/** Words of an announcement: those that are Chinese in a text of another language keep the Chinese glyph forms. */
function official(text: string, lang: PaperLanguage): Span {
  const chinese = lang !== 'zh' && !/[\u3040-\u30ff]/.test(text) && /[\u4e00-\u9fff]/.test(text);
  return chinese ? { text, kind: 'official', lang: 'zh' } : { text, kind: 'official' };
}

export function plain(text: string, lang: PaperLanguage, kind: Span['kind'] = 'text'): LangText {
  return { lang, spans: [{ text, kind }] };
}

/** A label of labels.json with plain parameters. A missing key is a bug of the assets, so it throws. */
export function word(
  set: ClauseSet,
  key: string,
  lang: PaperLanguage,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const wording = set.labels.words[key] ?? set.labels.fields[key];
  if (!wording) throw new Error(`assets/clauses/labels.json has no ${key}`);
  return wording[lang].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

export function words(
  set: ClauseSet,
  key: string,
  languages: readonly PaperLanguage[],
  params?: Readonly<Record<string, string | number>>,
): readonly LangText[] {
  return languages.map((lang) => plain(word(set, key, lang, params), lang));
}

/**
 * The language whose glyph forms a text of unknown language gets: kana are Japanese, text without Han is set as
 * Latin; for Han alone the hint decides (the party's country, else the paper's first language).
 */
export function languageOf(text: string, hint: PaperLanguage): PaperLanguage {
  if (/[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/.test(text)) return 'ja';
  if (!/[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(text)) return 'en';
  return hint === 'en' ? 'zh' : hint;
}
