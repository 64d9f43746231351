import type { Locale } from '../../shared/message.ts';

const LOCALES: Readonly<Record<string, Locale>> = { zh: 'zh-CN', 'zh-CN': 'zh-CN', ja: 'ja', en: 'en' };

/** The language that `--lang` names; English where it is not given, undefined where it is none of ours. */
export function localeOfOption(lang: string | undefined): Locale | undefined {
  return LOCALES[lang ?? 'en'];
}
