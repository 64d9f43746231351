import { useSpeech } from '../../i18n.ts';
import { type Place, useDesk } from '../../place.ts';

type Tab = NonNullable<Extract<Place, { at: 'orders' }>['tab']>;
const TABS: readonly Tab[] = ['files', 'cases', 'signals'];

/** The three ways into the orders: by file, by case, by what waits for a decision on military words. */
export function OrderTabs({ tab }: { readonly tab: Tab }) {
  const { t } = useSpeech();
  const { go, state } = useDesk();
  const counts: Partial<Record<Tab, number>> = { signals: state.counts.military };
  return (
    <fieldset className="order-tabs">
      <legend className="visually-hidden">{t('ruledesk:tabs.label')}</legend>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          className={each === tab ? '' : 'quiet'}
          aria-pressed={each === tab}
          onClick={() => go({ at: 'orders', tab: each })}
        >
          {t(`ruledesk:tabs.${each}`)}
          {(counts[each] ?? 0) > 0 && <span className="count"> {counts[each]}</span>}
        </button>
      ))}
    </fieldset>
  );
}
