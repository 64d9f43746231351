import { type FormEvent, useState } from 'react';
import type { LineDetail, MilitaryDecisionView, MilitaryView } from '../../../shared/contract/views.ts';
import { ROLES } from '../../../shared/orders/order.ts';
import { MILITARY_DECISIONS, type MilitaryDecision } from '../../../shared/rules/outcome.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';

/** Words that may point to a military user or use, marked where they stand, and what persons say of them. */
export function MilitaryPanel({ line }: { readonly line: LineDetail }) {
  const { t } = useSpeech();
  const { military } = line;
  const [asking, setAsking] = useState(false);
  const quiet = military.state === 'none' && !military.denied;
  const waiting = military.state === 'open' || military.state === 'disputed';
  return (
    <section className="stack" aria-labelledby="military">
      <div className="spread">
        <h3 id="military">{t('ruledesk:military.title')}</h3>
        {!quiet && (
          <span className={`tag ${waiting || military.state === 'to-review' ? 'need-info' : 'plain'}`}>
            {t(`ruledesk:military.state.${military.state}`)}
          </span>
        )}
      </div>
      {military.state === 'none' && <p className="soft small">{t('ruledesk:military.nothing')}</p>}
      <Signals military={military} />
      {military.denied && <p className="soft small">{t('ruledesk:military.denied')}</p>}
      {military.decisions.map((decision) => (
        <Said key={decision.at} decision={decision} />
      ))}
      {military.canReview && <Review line={line} />}
      {military.state === 'to-review' && !military.canReview && (
        <p className="banner ask">{t('ruledesk:military.waits')}</p>
      )}
      {waiting || asking ? (
        <DecisionForm line={line} onDone={() => setAsking(false)} cancel={asking && !waiting} />
      ) : (
        <div className="row">
          <button type="button" onClick={() => setAsking(true)}>
            {t(military.decisions.length === 0 ? 'ruledesk:military.record' : 'ruledesk:military.again')}
          </button>
        </div>
      )}
    </section>
  );
}

function Signals({ military }: { readonly military: MilitaryView }) {
  const { t, locale } = useSpeech();
  const texts = new Map<string, MilitaryView['signals']>();
  for (const signal of military.signals) {
    const key = `${signal.where} ${signal.text}`;
    texts.set(key, [...(texts.get(key) ?? []), signal]);
  }
  return [...texts.entries()].map(([key, signals]) => {
    const [first] = signals;
    if (first === undefined) return null;
    const { where, text, at } = first;
    const label = isRole(where) ? t(`app:role.${where}`) : t(`intake:field.${where}`);
    return (
      <p key={key} className="signal-text">
        <span className="soft small">
          {label} ·{' '}
          <span className="code">
            {at.sheet === '' ? '' : `${at.sheet}!`}
            {at.column}
            {at.row}
          </span>
        </span>
        <br />
        <span lang={languageOf(text, locale)}>{marked(text, signals)}</span>
      </p>
    );
  });
}

type Where = MilitaryView['signals'][number]['where'];
type RoleOf = (typeof ROLES)[number];

function isRole(where: Where): where is RoleOf {
  return (ROLES as readonly string[]).includes(where);
}

function marked(text: string, signals: MilitaryView['signals']) {
  const parts = [];
  let from = 0;
  for (const { start, end } of [...signals].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}

function Said({ decision }: { readonly decision: MilitaryDecisionView }) {
  const { t, locale } = useSpeech();
  const when = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
  const { review } = decision;
  return (
    <div className="banner">
      <strong>{t(`ruledesk:military.decision.${decision.decision}`)}</strong>{' '}
      <span className="soft small">
        {decision.by} · {when(decision.at)}
      </span>
      <p>{decision.text}</p>
      <p className="soft small">{t('ruledesk:military.basis-was', { basis: decision.basis })}</p>
      {review !== null && (
        <p className="small">
          {t(review.agree ? 'ruledesk:military.agreed' : 'ruledesk:military.disagreed', {
            by: review.by,
            at: when(review.at),
          })}{' '}
          {review.text}
        </p>
      )}
    </div>
  );
}

const DecisionForm = onlyFor('lines.military', DecisionFormInside);

function DecisionFormInside(props: { readonly line: LineDetail; readonly cancel: boolean; onDone(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const { line } = props;
  const [decision, setDecision] = useState<MilitaryDecision | null>(null);
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const [alike, setAlike] = useState(true);
  const decide = useAction('lines.military');
  const short = text.trim().length < 10;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (decision === null) return;
    const done = await decide.run({
      bookId: line.bookId,
      key: line.key,
      decision,
      text: text.trim(),
      basis: basis.trim(),
      alike: alike && line.military.alike > 1,
    });
    if (!done.ok) return;
    notify(
      t(decision === 'not-military' ? 'ruledesk:military.recorded-waits' : 'ruledesk:military.recorded'),
    );
    await refresh();
    props.onDone();
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => void submit(event)}
      aria-label={t('ruledesk:military.form')}
    >
      <fieldset className="choices">
        <legend className="label">{t('ruledesk:military.question')}</legend>
        {MILITARY_DECISIONS.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="military"
              checked={decision === each}
              onChange={() => setDecision(each)}
            />
            {t(`ruledesk:military.decision.${each}`)}
          </label>
        ))}
      </fieldset>
      {decision !== null && <p className="soft small">{t(`ruledesk:military.effect.${decision}`)}</p>}
      <Field label={t('ruledesk:military.text')}>
        {(tie) => (
          <textarea {...tie} rows={2} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Field label={t('ruledesk:military.basis')} hint={t('ruledesk:military.basis-hint')}>
        {(tie) => <input {...tie} value={basis} onChange={(event) => setBasis(event.target.value)} />}
      </Field>
      {line.military.alike > 1 && (
        <label className="check">
          <input type="checkbox" checked={alike} onChange={(event) => setAlike(event.target.checked)} />
          {t('ruledesk:military.alike', { count: line.military.alike })}
        </label>
      )}
      <Fault error={decide.error} />
      <div className="row">
        <button
          type="submit"
          className="primary"
          disabled={decide.busy || decision === null || short || basis.trim().length < 3}
        >
          {t('ruledesk:military.save')}
        </button>
        {props.cancel && (
          <button type="button" onClick={props.onDone}>
            {t('orderdesk:intake.cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

/** The second person agrees, or with a reason does not. */
const Review = onlyFor('lines.military-review', ReviewInside);

function ReviewInside({ line }: { readonly line: LineDetail }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const [text, setText] = useState('');
  const review = useAction('lines.military-review');
  const send = async (agree: boolean) => {
    const done = await review.run({ bookId: line.bookId, key: line.key, agree, text: text.trim() });
    if (!done.ok) return;
    notify(t('ruledesk:military.reviewed'));
    await refresh();
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => event.preventDefault()}
      aria-label={t('ruledesk:military.review')}
    >
      <Field label={t('ruledesk:military.review-text')}>
        {(tie) => <input {...tie} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Fault error={review.error} />
      <div className="row">
        <button type="button" className="primary" disabled={review.busy} onClick={() => void send(true)}>
          {t('ruledesk:military.agree')}
        </button>
        <button type="button" disabled={review.busy} onClick={() => void send(false)}>
          {t('ruledesk:military.disagree')}
        </button>
      </div>
    </form>
  );
}
