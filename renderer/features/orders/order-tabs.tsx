import { useSpeech } from '../../i18n.ts';
import { type Place, useDesk } from '../../place.ts';
import { Tabs } from '../../ui/tabs.tsx';

type Tab = NonNullable<Extract<Place, { at: 'orders' }>['tab']>;
const TABS: readonly Tab[] = ['files', 'cases', 'signals'];

/** The three ways into the orders: by file, by case, by what waits for a decision on military words. */
export function OrderTabs({ tab }: { readonly tab: Tab }) {
  const { t } = useSpeech();
  const { go, state } = useDesk();
  const waiting: Partial<Record<Tab, number>> = { signals: state.counts.military };
  return (
    <Tabs
      label={t('ruledesk:tabs.label')}
      tabs={TABS.map((id) => ({ id, text: t(`ruledesk:tabs.${id}`), waiting: waiting[id] ?? 0 }))}
      value={tab}
      onChange={(id) => go({ at: 'orders', tab: id })}
    />
  );
}
