import { THEMES, ZOOMS } from '../../../shared/look.ts';
import { client } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { LanguagePicker } from '../start/language-picker.tsx';

/** Language, theme and size of this computer's window. */
export function LookCard() {
  const { t } = useSpeech();
  const { state, refresh } = useDesk();
  return (
    <section className="card stack" aria-labelledby="look">
      <h2 id="look">{t('ui:settings.look')}</h2>
      <div className="row">
        <LanguagePicker onPick={(locale) => void client.call('prefs.set', { locale }).then(refresh)} />
        <fieldset className="languages">
          <legend className="visually-hidden">{t('ui:settings.theme')}</legend>
          {THEMES.map((theme) => (
            <button
              key={theme}
              type="button"
              aria-pressed={state.theme === theme}
              onClick={() => void client.call('prefs.set', { theme }).then(refresh)}
            >
              {t(`ui:theme.${theme}`)}
            </button>
          ))}
        </fieldset>
        <fieldset className="languages">
          <legend className="visually-hidden">{t('ui:settings.zoom')}</legend>
          {ZOOMS.map((zoom) => (
            <button
              key={zoom}
              type="button"
              aria-pressed={state.zoom === zoom}
              onClick={() => void client.call('prefs.set', { zoom }).then(refresh)}
            >
              {zoom} %
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}
