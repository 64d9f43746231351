import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Tabs } from '../../ui/tabs.tsx';

export const LIST_TABS = ['entries', 'versions', 'queue', 'knowledge', 'pass-on'] as const;
export type ListTab = (typeof LIST_TABS)[number];

/** The sides of the lists: what they say today, how they came to it, whom a change touched, what the company adds, and passing on. */
export function ListTabs({ current }: { readonly current: ListTab }) {
  const { t } = useSpeech();
  const { state, go } = useDesk();
  const waiting: Partial<Record<ListTab, number>> = {
    versions: state.counts.listDrafts,
    queue: state.counts.rescreen,
  };
  return (
    <Tabs
      label={t('lists:tab.label')}
      tabs={LIST_TABS.map((id) => ({
        id,
        text: t(id === 'knowledge' || id === 'pass-on' ? `knowledge:tab.${id}` : `lists:tab.${id}`),
        waiting: waiting[id] ?? 0,
      }))}
      value={current}
      onChange={(tab) => go({ at: 'lists', tab })}
    />
  );
}
