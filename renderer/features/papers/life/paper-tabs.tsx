import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { Tabs } from '../../../ui/tabs.tsx';

export type PaperTab = 'papers' | 'many' | 'out' | 'templates';

/** The papers themselves, making many at once, what of them is out, and the texts that they are printed from. */
export function PaperTabs({ current }: { readonly current: PaperTab }) {
  const { t, locale } = useSpeech();
  const { state, go } = useDesk();
  const { count } = state.counts.out;
  return (
    <Tabs
      label={t('life:tab.label')}
      tabs={[
        { id: 'papers', text: t('life:tab.papers') },
        { id: 'many', text: t('batch:tab') },
        {
          id: 'out',
          text: t('life:tab.out'),
          ...(count === 0 ? {} : { note: count.toLocaleString(locale) }),
        },
        { id: 'templates', text: t('templates:tab'), waiting: state.counts.templates },
      ]}
      controls={`${current}-panel`}
      value={current}
      onChange={(tab) => go(tab === 'papers' ? { at: 'papers' } : { at: 'papers', tab })}
    />
  );
}
