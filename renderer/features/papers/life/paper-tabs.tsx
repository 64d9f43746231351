import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { Tabs } from '../../../ui/tabs.tsx';

/** The papers themselves, and what of them is out. */
export function PaperTabs({ current }: { readonly current: 'papers' | 'out' }) {
  const { t, locale } = useSpeech();
  const { state, go } = useDesk();
  const { count } = state.counts.out;
  return (
    <Tabs
      label={t('life:tab.label')}
      tabs={[
        { id: 'papers', text: t('life:tab.papers') },
        {
          id: 'out',
          text: t('life:tab.out'),
          ...(count === 0 ? {} : { note: count.toLocaleString(locale) }),
        },
      ]}
      controls={current === 'out' ? 'out-panel' : 'papers-panel'}
      value={current}
      onChange={(tab) => go(tab === 'out' ? { at: 'papers', tab } : { at: 'papers' })}
    />
  );
}
