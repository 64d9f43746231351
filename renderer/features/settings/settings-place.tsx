import { useSpeech } from '../../i18n.ts';
import { type SettingsTab, useDesk } from '../../place.ts';
import { SaidOnce } from '../../rights.tsx';
import { PlaceHead } from '../../ui/pieces.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OwnKey } from '../lists/own-key.tsx';
import { CompanyCard } from './company.tsx';
import { IdleMinutes } from './idle-minutes.tsx';
import { LetterheadCard } from './letterhead.tsx';
import { LookCard } from './look.tsx';
import { PolicyCard } from './policy.tsx';
import { Safekeeping } from './safekeeping.tsx';
import { SigningCertificate } from './signing-certificate.tsx';
import { Users } from './users.tsx';
import './settings.css';

const TABS = ['general', 'company', 'users', 'safekeeping'] as const satisfies readonly SettingsTab[];

/** What holds on this computer, what papers print of the company, who may do what, and what brings the data back. */
export function SettingsPlace() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const tab = (place.at === 'settings' ? place.tab : undefined) ?? 'general';
  return (
    <>
      <PlaceHead title={t('ui:place.settings')}>
        <Tabs
          label={t('ui:settings.parts')}
          tabs={TABS.map((id) => ({ id, text: t(`ui:settings.tab.${id}`) }))}
          controls="settings-panel"
          value={tab}
          onChange={(to) => go({ at: 'settings', tab: to })}
        />
      </PlaceHead>
      <div className="place-body stack settings-narrow" id="settings-panel" role="tabpanel">
        {tab === 'general' && (
          <>
            <LookCard />
            <IdleMinutes />
          </>
        )}
        {tab === 'company' && (
          <SaidOnce channel="profile.save">
            <CompanyCard />
            <LetterheadCard />
          </SaidOnce>
        )}
        {tab === 'users' && (
          <SaidOnce channel="users.add">
            <Users />
            <PolicyCard />
          </SaidOnce>
        )}
        {tab === 'safekeeping' && (
          <>
            <Safekeeping />
            <SigningCertificate />
            <OwnKey />
          </>
        )}
      </div>
    </>
  );
}
