import type { EarlierDecision } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';
import { DecisionLine } from './decision-line.tsx';

/** The remembered decision beside a hit: applied, or why it is not. */
export function Earlier({ earlier }: { readonly earlier: EarlierDecision }) {
  const { t, say } = useSpeech();
  const { party } = earlier;
  const on = [party.name, party.address, party.country, party.registrationId].filter((part) => part !== null);
  return (
    <section
      className={earlier.applied ? 'banner good' : 'banner ask'}
      aria-label={t('knowledge:earlier.title')}
    >
      <p>{say(earlier.why)}</p>
      {!earlier.applied && (
        <>
          <DecisionLine decision={earlier.decision} />
          <p className="small soft anywhere">{t('knowledge:earlier.party', { party: on.join(' · ') })}</p>
        </>
      )}
    </section>
  );
}
