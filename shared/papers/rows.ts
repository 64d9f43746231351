import type { PaperLanguage } from '../message.ts';
import { fieldValue } from './field.ts';
import type { Block, LangText, Span } from './model.ts';
import type { Ground } from './resolve.ts';
import { languageOf, plain, word, words } from './wording.ts';

export type FactsBlock = Extract<Block, { kind: 'facts' }>;
export type Row = FactsBlock['rows'][number];

/** The placeholders of all languages on one line, for a value that stands once for all of them. */
export function missingMark(ground: Ground): LangText {
  const [first = 'zh'] = ground.languages;
  const spans = ground.languages.flatMap((lang, i): Span[] => [
    ...(i > 0 ? [{ text: ' ', kind: 'missing' } as const] : []),
    { text: word(ground.set, 'missing', lang), kind: 'missing', lang },
  ]);
  return { lang: first, spans };
}

export function verbatim(text: string, hint: PaperLanguage): LangText {
  return plain(text, languageOf(text, hint), 'value');
}

export function row(ground: Ground, label: string, values: readonly LangText[]): Row {
  return { label: words(ground.set, label, ground.languages), values };
}

/** A value that is printed once, as it was given. */
export function onceRow(ground: Ground, label: string, text: string, hint: PaperLanguage): Row {
  return row(ground, label, [text === '' ? missingMark(ground) : verbatim(text, hint)]);
}

/** A value in each language of the paper on one line; once where two languages write it alike. */
export function perLanguage(ground: Ground, label: string, make: (lang: PaperLanguage) => string): Row {
  const [first = 'zh'] = ground.languages;
  const texts = ground.languages.map((lang) => ({ lang, text: make(lang) }));
  const distinct = texts.filter((a, i) => texts.findIndex((b) => b.text === a.text) === i);
  const spans = distinct.flatMap(({ lang, text }, i): Span[] => [
    ...(i > 0 ? [{ text: ' / ', kind: 'text' } as const] : []),
    { text, kind: 'value', lang },
  ]);
  return row(ground, label, [{ lang: first, spans }]);
}

export function names(ground: Ground, key: string): readonly LangText[] {
  return ground.languages.map((lang) => {
    const name = fieldValue(ground.facts, `${key}.names.${lang}`);
    return name === ''
      ? plain(word(ground.set, 'missing', lang), lang, 'missing')
      : plain(name, lang, 'value');
  });
}
export function inLang(text: LangText): readonly Span[] {
  return text.spans.map((span) => ({ ...span, lang: span.lang ?? text.lang }));
}
