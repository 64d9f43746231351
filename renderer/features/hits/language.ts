import type { Locale } from '../../../shared/message.ts';

/** The language whose glyphs a text of an order should have, as far as its characters tell. */
export function languageOf(text: string, locale: Locale): 'ja' | 'zh-CN' | 'en' {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]|株式会社|有限会社/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return locale === 'ja' ? 'ja' : 'zh-CN';
  return 'en';
}
