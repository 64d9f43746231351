import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { LOCALES, type Locale, type Message } from '../../shared/message.ts';

/** Turns messages into sentences on the app's side: terminal, workbook, summary. */
export interface Texts {
  say(locale: Locale, message: Message): string;
}

/**
 * Reads every `assets/locales/LOCALE/NAMESPACE.json`.
 * A parameter that itself is a key (`rules:role.buyer`) is translated first, so that names of roles and lists follow the language.
 */
export function loadTexts(assets: string): Texts {
  const instance: i18n = i18next.createInstance();
  const resources: Record<string, Record<string, object>> = {};
  for (const locale of LOCALES) {
    const folder = join(assets, 'locales', locale);
    resources[locale] = {};
    for (const file of readdirSync(folder)) {
      if (!file.endsWith('.json')) continue;
      resources[locale][file.slice(0, -5)] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
    }
  }
  void instance.init({
    resources,
    lng: 'en',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return {
    say: (locale, message) => {
      const params: Record<string, string | number> = {};
      for (const [name, value] of Object.entries(message.params ?? {})) {
        params[name] =
          typeof value === 'string' &&
          /^[a-z]+:[\w.-]+$/.test(value) &&
          instance.exists(value, { lng: locale })
            ? instance.t(value, { lng: locale })
            : value;
      }
      return instance.t(message.key, { ...params, lng: locale });
    },
  };
}
