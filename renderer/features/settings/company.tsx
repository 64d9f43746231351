import { type FormEvent, useState } from 'react';
import type { Profile } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { EMPTY_PROFILE, ProfileFields, profileFits } from '../start/profile-fields.tsx';
import '../start/start.css';

/** The company as its papers print it. */
export const CompanyCard = onlyFor('profile.save', CompanyCardInside);

function CompanyCardInside() {
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
  );
}
