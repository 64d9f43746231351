import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { LOCALES, type Locale, type Message } from '../shared/message.ts';
import type { TextKey } from './text-keys.ts';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../assets/locales/*/*.json', {
  eager: true,
});

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, file] of Object.entries(files)) {
  const [, locale, namespace] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  if (locale === undefined || namespace === undefined) continue;
  resources[locale] = { ...resources[locale], [namespace]: file.default };
}

/** The system's language where the product speaks it, else English. */
export function systemLocale(): Locale {
  for (const wanted of navigator.languages) {
    const found = LOCALES.find((locale) => locale.split('-')[0] === wanted.split('-')[0]?.toLowerCase());
    if (found !== undefined) return found;
  }
  return 'en';
}

export async function startTexts(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: resources as never,
    lng: locale,
    fallbackLng: false,
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
}

export async function changeLocale(locale: Locale): Promise<void> {
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

export interface Speech {
  /** A text of the window by its key, `namespace:path`. */
  t(key: TextKey, params?: Readonly<Record<string, string | number>>): string;
  /** A message of the app. A parameter that is a key itself is put into the language first. */
  say(message: Message): string;
  readonly locale: Locale;
}

/** Texts in the window's language; the same object until the language changes. */
export function useSpeech(): Speech {
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  return useMemo(() => {
    const speak = t as unknown as (key: string, params?: object) => string;
    return {
      t: (key, params) => speak(key, params ?? {}),
      say: ({ key, params }) => {
        const spoken: Record<string, string | number> = {};
        for (const [name, value] of Object.entries(params ?? {})) {
          const isKey = typeof value === 'string' && /^[a-z]+:[\w.-]+$/.test(value) && i18n.exists(value);
          spoken[name] = isKey ? speak(value) : value;
        }
        return speak(key, spoken);
      },
      locale,
    };
  }, [t, i18n, locale]);
}
