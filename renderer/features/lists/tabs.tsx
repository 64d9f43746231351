import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';

export const LIST_TABS = ['entries', 'versions', 'queue', 'knowledge', 'pass-on'] as const;
export type ListTab = (typeof LIST_TABS)[number];

/** The sides of the lists: what they say today, how they came to it, whom a change touched, what the company adds, and passing on. */
export function ListTabs({ current }: { readonly current: ListTab }) {
  const { t } = useSpeech();
  const { state, go } = useDesk();
  const counts: Readonly<Record<ListTab, number>> = {
    entries: 0,
    versions: state.counts.listDrafts,
    queue: state.counts.rescreen,
    knowledge: 0,
    'pass-on': 0,
  };
  return (
    <fieldset className="list-tabs">
      <legend className="visually-hidden">{t('lists:tab.label')}</legend>
      {LIST_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === current ? 'true' : undefined}
          onClick={() => go({ at: 'lists', tab })}
        >
          {t(tab === 'knowledge' || tab === 'pass-on' ? `knowledge:tab.${tab}` : `lists:tab.${tab}`)}
          {counts[tab] > 0 && <span className="count">{counts[tab]}</span>}
        </button>
      ))}
    </fieldset>
  );
}
