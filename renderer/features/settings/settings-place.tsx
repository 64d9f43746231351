import { type FormEvent, useState } from 'react';
import type { Profile } from '../../../shared/contract/views.ts';
import { THEMES, ZOOMS } from '../../../shared/look.ts';
import { client, useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, PlaceHead } from '../../ui/pieces.tsx';
import { OwnKey } from '../lists/own-key.tsx';
import { LanguagePicker } from '../start/language-picker.tsx';
import { EMPTY_PROFILE, ProfileFields, profileFits } from '../start/profile-fields.tsx';
import { IdleMinutes } from './idle-minutes.tsx';
import { LetterheadCard } from './letterhead.tsx';
import { PolicyCard } from './policy.tsx';
import { Safekeeping } from './safekeeping.tsx';
import { SigningCertificate } from './signing-certificate.tsx';
import { Users } from './users.tsx';
import '../start/start.css';

/** Language, look and the company. */
export function SettingsPlace() {
  const { t } = useSpeech();
  const { state, refresh, notify } = useDesk();
  const [profile, setProfile] = useState<Profile>(state.profile ?? EMPTY_PROFILE);
  const { busy, error, run } = useAction('profile.save');

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await run(profile);
    if (!saved.ok) return;
    notify(t('ui:settings.saved'));
    await refresh();
  };

  return (
    <>
      <PlaceHead title={t('ui:place.settings')} />
      <div className="place-body stack">
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
        <form className="card stack" onSubmit={(event) => void save(event)} aria-labelledby="company">
          <h2 id="company">{t('ui:start.company')}</h2>
          <p className="soft">{t('ui:settings.company-why')}</p>
          <ProfileFields profile={profile} onChange={setProfile} />
          <Fault error={error} />
          <div className="row">
            <button type="submit" className="primary" disabled={busy || !profileFits(profile)}>
              {t('ui:settings.save')}
            </button>
          </div>
        </form>
        <LetterheadCard />
        <Users />
        <PolicyCard />
        <IdleMinutes />
        <Safekeeping />
        <SigningCertificate />
        <OwnKey />
      </div>
    </>
  );
}
