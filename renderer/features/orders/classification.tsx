import { type FormEvent, useState } from 'react';
import type { ItemCandidateView, LineDetail } from '../../../shared/contract/views.ts';
import type { Controlled } from '../../../shared/items/item.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

const ANSWERS: readonly Controlled[] = ['controlled', 'not-controlled', 'undecided'];

/** Is the item a dual-use item: what speaks for which entry, what would have to be known, and the answer of a person. */
export function Classification({ line }: { readonly line: LineDetail }) {
  const { t, say, locale } = useSpeech();
  const { controlled, candidates, questions, recorded } = line.classification;
  const [asking, setAsking] = useState(false);
  const when = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
  return (
    <section className="stack" aria-labelledby="item">
      <div className="spread">
        <h3 id="item">{t('orderdesk:item.title')}</h3>
        <span className={`tag ${controlled === 'undecided' ? 'need-info' : 'plain'}`}>
          {t(`app:controlled.${controlled}`)}
        </span>
      </div>
      {recorded !== null && (
        <p className="banner">
          {t('orderdesk:item.recorded', {
            by: recorded.by,
            at: when(recorded.at),
            basis: recorded.basis,
          })}
        </p>
      )}
      {candidates.length === 0 && <p className="soft">{t('orderdesk:item.no-candidate')}</p>}
      {candidates.map((candidate) => (
        <Candidate key={candidate.code} candidate={candidate} />
      ))}
      {questions.length > 0 && (
        <div className="banner ask">
          <strong>{t('orderdesk:item.questions')}</strong>
          <ul className="plain-list">
            {questions.map((question, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line's questions come as one list and never move
              <li key={i}>{say(question)}</li>
            ))}
          </ul>
        </div>
      )}
      {asking ? (
        <AnswerForm line={line} onDone={() => setAsking(false)} />
      ) : (
        <div className="row">
          <button type="button" onClick={() => setAsking(true)}>
            {t(recorded === null ? 'orderdesk:item.record' : 'orderdesk:item.record-again')}
          </button>
        </div>
      )}
    </section>
  );
}

function Candidate({ candidate }: { readonly candidate: ItemCandidateView }) {
  const { t, locale } = useSpeech();
  const cited = /No\. (\d+) of (\d{4})/.exec(candidate.announcement);
  const own = locale === 'ja' ? candidate.ja : locale === 'en' ? candidate.en : candidate.zh;
  return (
    <div className="candidate">
      <div className="spread">
        <strong className="code">{candidate.code}</strong>
        <span className="soft small">
          {candidate.evidence.map((kind) => t(`items:evidence.${kind}`)).join(' · ')}
        </span>
      </div>
      <p lang={locale}>{own === '' ? candidate.zh : own}</p>
      {own !== candidate.zh && candidate.zh !== '' && (
        <p className="soft small" lang="zh-CN">
          {candidate.zh}
        </p>
      )}
      {candidate.threshold !== null && (
        <p className="small">
          {t('orderdesk:item.threshold')} <span lang="en">{candidate.threshold}</span>
        </p>
      )}
      <p className="soft small">{t('orderdesk:item.matched', { matched: candidate.matched.join(' · ') })}</p>
      <p className="soft small">
        {cited === null
          ? candidate.announcement
          : t('lists:announcement', { no: cited[1] ?? '', year: cited[2] ?? '' })}
      </p>
    </div>
  );
}

function AnswerForm({ line, onDone }: { readonly line: LineDetail; onDone(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const [answer, setAnswer] = useState<Controlled>('controlled');
  const [code, setCode] = useState(line.classification.candidates[0]?.code ?? '');
  const [basis, setBasis] = useState('');
  const classify = useAction('lines.classify');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await classify.run({
      bookId: line.bookId,
      key: line.key,
      controlled: answer,
      basis: basis.trim(),
      ...(answer === 'controlled' && code.trim() !== '' ? { code: code.trim() } : {}),
    });
    if (!done.ok) return;
    notify(t('orderdesk:item.done'));
    await refresh();
    onDone();
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => void submit(event)}
      aria-label={t('orderdesk:item.record')}
    >
      <fieldset className="choices">
        <legend className="label">{t('orderdesk:item.answer')}</legend>
        {ANSWERS.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="controlled"
              checked={answer === each}
              onChange={() => setAnswer(each)}
            />
            {t(`app:controlled.${each}`)}
          </label>
        ))}
      </fieldset>
      {answer === 'controlled' && (
        <Field label={t('orderdesk:item.code')}>
          {(tie) => (
            <input {...tie} className="code" value={code} onChange={(event) => setCode(event.target.value)} />
          )}
        </Field>
      )}
      <Field label={t('orderdesk:item.basis')} hint={t('orderdesk:item.basis-hint')}>
        {(tie) => (
          <textarea {...tie} rows={2} value={basis} onChange={(event) => setBasis(event.target.value)} />
        )}
      </Field>
      <Fault error={classify.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={classify.busy || basis.trim().length < 3}>
          {t('orderdesk:item.save')}
        </button>
        <button type="button" onClick={onDone}>
          {t('orderdesk:intake.cancel')}
        </button>
      </div>
    </form>
  );
}
