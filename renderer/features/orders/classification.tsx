import { useState } from 'react';
import type { RecordedView } from '../../../shared/contract/items.ts';
import type { ItemCandidateView, LineDetail } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import '../items/items.css';
import { AnswerForm } from './answer-form.tsx';

/** A customs number can point to thirty entries; the first few are shown, the rest on demand. */
const FIRST = 4;

/** Is the item a dual-use item: what speaks for which entry, what would have to be known, and the answer of a person. */
export function Classification({ line }: { readonly line: LineDetail }) {
  const { t, say } = useSpeech();
  const { controlled, candidates, questions, recorded } = line.classification;
  const [asking, setAsking] = useState(false);
  const [all, setAll] = useState(false);
  const shown = all ? candidates : candidates.slice(0, FIRST);
  return (
    <section className="stack" aria-labelledby="item">
      <div className="spread">
        <h3 id="item">{t('orderdesk:item.title')}</h3>
        <span className={`tag ${controlled === 'undecided' ? 'need-info' : 'plain'}`}>
          {t(`app:controlled.${controlled}`)}
        </span>
      </div>
      {recorded !== null && <Recorded recorded={recorded} />}
      {candidates.length === 0 && <p className="soft">{t('orderdesk:item.no-candidate')}</p>}
      {shown.map((candidate) => (
        <Candidate key={candidate.code} candidate={candidate} line={line} />
      ))}
      {shown.length < candidates.length && (
        <div className="row">
          <button type="button" className="quiet" onClick={() => setAll(true)}>
            {t('items:line.more', { count: candidates.length })}
          </button>
        </div>
      )}
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

/** Who answered, on what paper, and whether the answer came from another line of the article. */
function Recorded({ recorded }: { readonly recorded: RecordedView }) {
  const { t, locale } = useSpeech();
  const { go } = useDesk();
  const { by, basis, paper, validTo } = recorded;
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(recorded.at));
  if (paper === null) return <p className="banner">{t('orderdesk:item.recorded', { by, at, basis })}</p>;
  const shown = { by, at, basis, paper: t(`items:paper.${paper}`) };
  if (!recorded.recalled) return <p className="banner">{t('items:line.recorded', shown)}</p>;
  return (
    <div className="banner good stack">
      <p>{t('items:line.recalled', { ...shown, validTo: validTo ?? '' })}</p>
      <div className="row">
        <button type="button" className="quiet to-entry" onClick={() => go({ at: 'items', tab: 'answers' })}>
          {t('items:place.answers')}
        </button>
      </div>
    </div>
  );
}

function Candidate(props: { readonly candidate: ItemCandidateView; readonly line: LineDetail }) {
  const { candidate, line } = props;
  const { t, locale } = useSpeech();
  const { go } = useDesk();
  const cited = /No\. (\d+) of (\d{4})/.exec(candidate.announcement);
  const key = locale === 'ja' ? 'ja' : locale === 'en' ? 'en' : 'zh';
  const own = candidate[key];
  return (
    <div className="candidate">
      <div className="spread">
        <button
          type="button"
          className="quiet code to-entry"
          aria-label={t('items:line.open-entry', { code: candidate.code })}
          onClick={() =>
            go({ at: 'items', code: candidate.code, from: { bookId: line.bookId, lineKey: line.key } })
          }
        >
          <strong>{candidate.code}</strong>
        </button>
        <span className="soft small">
          {candidate.evidence.map((kind) => t(`items:evidence.${kind}`)).join(' · ')}
        </span>
      </div>
      <p lang={own === '' ? 'zh-CN' : locale}>{own === '' ? candidate.zh : own}</p>
      {own !== '' && own !== candidate.zh && (
        <p className="soft small" lang="zh-CN">
          {candidate.zh}
        </p>
      )}
      {candidate.limit !== null && (
        <p className="small">{t('items:line.limit', { limit: candidate.limit[key] })}</p>
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
