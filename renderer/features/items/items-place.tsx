import { useState } from 'react';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { PlaceHead } from '../../ui/pieces.tsx';
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
        <fieldset className="item-tabs">
          <legend className="visually-hidden">{t('items:place.tabs')}</legend>
          {(['catalogue', 'answers'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={tab === each}
              onClick={() => go({ at: 'items', tab: each })}
            >
              {t(`items:place.${each}`)}
            </button>
          ))}
        </fieldset>
        <span className="spacer" />
        {tab === 'catalogue' && <span className="soft">{heading}</span>}
      </PlaceHead>
      <div className="items">{tab === 'catalogue' ? <Catalogue onHeading={setHeading} /> : <Answers />}</div>
    </>
  );
}
