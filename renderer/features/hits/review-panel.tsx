import { useRef, useState } from 'react';
import type { DecisionView, HitDetail } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { DecisionLine } from './decision-line.tsx';

/** The second person agrees or, with a reason, does not. */
export const ReviewPanel = onlyFor('hits.review', ReviewPanelInside);

function ReviewPanelInside(props: {
  readonly hit: HitDetail;
  readonly decision: DecisionView;
  onReviewed(hit: HitDetail): void;
}) {
  const { t } = useSpeech();
  const { busy, error, run } = useAction('hits.review');
  const [text, setText] = useState('');
  const [lacks, setLacks] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const send = async (agree: boolean) => {
    if (!agree && text.trim().length < 3) {
      setLacks(true);
      area.current?.focus();
      return;
    }
    const answer = await run({ hitId: props.hit.hitId, agree, text: text.trim() });
    if (answer.ok) props.onReviewed(answer.value);
  };
  return (
    <section className="hit-decision" aria-label={t('hits:review.title')}>
      <DecisionLine decision={props.decision} />
      <Field
        label={t('hits:review.text')}
        hint={lacks ? undefined : t('hits:review.text-hint')}
        wrong={lacks ? t('hits:review.text-lacks') : undefined}
      >
        {(tie) => (
          <textarea
            {...tie}
            ref={area}
            rows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => {
              setLacks(false);
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void send(true)}>
          {t('hits:review.agree')}
        </button>
        <button type="button" disabled={busy} onClick={() => void send(false)}>
          {t('hits:review.disagree')}
        </button>
      </div>
      <Fault error={error} />
    </section>
  );
}

/** One's own decision waits: somebody else must sign in. */
export function AwaitingPanel(props: { readonly decision: DecisionView; onAgain(): void }) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const { busy, error, run } = useAction('vault.lock');
  const lock = async () => {
    const answer = await run({});
    if (answer.ok) await refresh();
  };
  return (
    <section className="hit-decision" aria-label={t('hits:review.waiting-title')}>
      <div className="banner ask">{t('hits:review.waiting')}</div>
      <DecisionLine decision={props.decision} />
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void lock()}>
          {t('hits:review.lock')}
        </button>
        <button type="button" onClick={props.onAgain}>
          {t('hits:decide.again')}
        </button>
      </div>
      <Fault error={error} />
    </section>
  );
}

/** A decision that stands. */
export function FinalPanel(props: { readonly decision: DecisionView; onAgain(): void }) {
  const { t } = useSpeech();
  return (
    <section className="hit-decision" aria-label={t('hits:decide.final')}>
      <DecisionLine decision={props.decision} />
      <div className="row">
        <button type="button" onClick={props.onAgain}>
          {t('hits:decide.again')}
        </button>
        <span className="soft small">{t('hits:decide.again-hint')}</span>
      </div>
    </section>
  );
}
