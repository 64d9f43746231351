import { useState } from 'react';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { PlaceHead } from '../../ui/pieces.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Answers } from './answers.tsx';
import { Catalogue } from './catalogue.tsx';
import './items.css';

/** The dual-use list by word, code and number, and the answers that are remembered for articles. */
export function ItemsPlace() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const [heading, setHeading] = useState('');
  const tab = place.at === 'items' ? (place.tab ?? 'catalogue') : 'catalogue';
  return (
    <>
      <PlaceHead title={t('ui:place.items')}>
        <Tabs
          label={t('items:place.tabs')}
          tabs={(['catalogue', 'answers'] as const).map((id) => ({ id, text: t(`items:place.${id}`) }))}
          value={tab}
          onChange={(id) => go({ at: 'items', tab: id })}
        />
        <span className="spacer" />
        {tab === 'catalogue' && <span className="soft">{heading}</span>}
      </PlaceHead>
      <div className="items">{tab === 'catalogue' ? <Catalogue onHeading={setHeading} /> : <Answers />}</div>
    </>
  );
}
