import { LOCALES, type Locale } from '../../../shared/message.ts';
import { useSpeech } from '../../i18n.ts';

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  'zh-CN': '简体中文',
  ja: '日本語',
  en: 'English',
};

export function LanguagePicker({ onPick }: { onPick(locale: Locale): void }) {
  const { t, locale } = useSpeech();
  return (
    <fieldset className="languages">
      <legend className="visually-hidden">{t('ui:settings.language')}</legend>
      {LOCALES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          onClick={() => onPick(each)}
        >
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </fieldset>
  );
}
