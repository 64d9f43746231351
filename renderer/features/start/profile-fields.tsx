import type { Profile } from '../../../shared/contract/views.ts';
import { validateCorporateNumber, validateUscc } from '../../../shared/orders/identifiers.ts';
import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';

export const EMPTY_PROFILE: Profile = {
  names: {},
  address: '',
  registrationId: '',
  representativeName: '',
  representativeTitle: '',
  perspective: 'cn-exporter',
};

/** Whether the profile can be kept: one name, and an identifier that is empty or right. */
export function profileFits(profile: Profile): boolean {
  const named = Object.values(profile.names).some((name) => (name ?? '').trim() !== '');
  return named && idFits(profile.registrationId);
}

function idFits(id: string): boolean {
  return id.trim() === '' || validateUscc(id.trim()) || validateCorporateNumber(id.trim());
}

/** The company as it will stand in papers. Nothing here is translated: each name is the company's own. */
export function ProfileFields({
  profile,
  onChange,
}: {
  readonly profile: Profile;
  onChange(profile: Profile): void;
}) {
  const { t } = useSpeech();
  const set = (change: Partial<Profile>) => onChange({ ...profile, ...change });
  const id = profile.registrationId.trim();
  const kind =
    id === '' ? null : validateUscc(id) ? 'uscc' : validateCorporateNumber(id) ? 'corporate' : 'wrong';
  return (
    <div className="stack">
      <div className="columns-3">
        {(['zh', 'ja', 'en'] as const).map((lang) => (
          <Field key={lang} label={t(`ui:profile.name-${lang}`)}>
            {(tie) => (
              <input
                {...tie}
                lang={lang === 'zh' ? 'zh-CN' : lang}
                value={profile.names[lang] ?? ''}
                onChange={(event) => set({ names: { ...profile.names, [lang]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t('ui:profile.address')}>
        {(tie) => (
          <input
            {...tie}
            value={profile.address}
            onChange={(event) => set({ address: event.target.value })}
          />
        )}
      </Field>
      <div className="columns-3">
        <Field
          label={t('ui:profile.id')}
          hint={kind === 'wrong' ? undefined : t(`ui:profile.id-${kind ?? 'hint'}`)}
          wrong={kind === 'wrong' && id.length >= 13 ? t('ui:profile.id-wrong') : undefined}
        >
          {(tie) => (
            <input
              {...tie}
              className="code"
              value={profile.registrationId}
              onChange={(event) => set({ registrationId: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field label={t('ui:profile.representative')}>
          {(tie) => (
            <input
              {...tie}
              value={profile.representativeName}
              onChange={(event) => set({ representativeName: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('ui:profile.title')}>
          {(tie) => (
            <input
              {...tie}
              value={profile.representativeTitle}
              onChange={(event) => set({ representativeTitle: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('ui:profile.perspective')} hint={t(`ui:profile.perspective-${profile.perspective}`)}>
        {(tie) => (
          <select
            {...tie}
            value={profile.perspective}
            onChange={(event) => set({ perspective: event.target.value as Profile['perspective'] })}
          >
            <option value="cn-exporter">{t('app:perspective.cn-exporter')}</option>
            <option value="overseas">{t('app:perspective.overseas')}</option>
            <option value="other-provider">{t('app:perspective.other-provider')}</option>
          </select>
        )}
      </Field>
    </div>
  );
}
