import type { DecisionView } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';

/** What was decided, why, by whom, and what the second person said. */
export function DecisionLine({ decision }: { readonly decision: DecisionView }) {
  const { t, locale } = useSpeech();
  const { review } = decision;
  const when = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
  return (
    <div className="hit-decision-line">
      <div className="row">
        <strong>{t(`app:verdict.${decision.verdict}`)}</strong>
        <span>{t(`app:reason-code.${decision.reasonCode}`)}</span>
        <span className="soft small">{t('hits:by', { who: decision.by, when: when(decision.at) })}</span>
      </div>
      <p className="hit-said">{decision.text}</p>
      {review !== null && (
        <p>
          <strong>{t(review.agree ? 'hits:review.agreed' : 'hits:review.disagreed')}</strong>{' '}
          <span className="soft small">{t('hits:by', { who: review.by, when: when(review.at) })}</span>
          {review.text !== '' && <span className="hit-said">{review.text}</span>}
        </p>
      )}
      {review === null && decision.secondNeeded && <p className="soft small">{t('hits:review.not-yet')}</p>}
    </div>
  );
}
