import { type FormEvent, useState } from 'react';
import type { LineDetail } from '../../../shared/contract/views.ts';
import type { Controlled } from '../../../shared/items/item.ts';
import { PAPER_KINDS, type PaperKind, yearFrom } from '../../../shared/items/paper.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';

const ANSWERS: readonly Controlled[] = ['controlled', 'not-controlled', 'undecided'];

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A person's answer with the paper that it rests on, for this line or for its article until a day. */
export const AnswerForm = onlyFor('lines.classify', AnswerFormInside);

function AnswerFormInside({ line, onDone }: { readonly line: LineDetail; onDone(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const { article, candidates } = line.classification;
  const [answer, setAnswer] = useState<Controlled>('controlled');
  const [code, setCode] = useState(candidates[0]?.code ?? '');
  const [paper, setPaper] = useState<PaperKind | null>(null);
  const [basis, setBasis] = useState('');
  const [keep, setKeep] = useState(article !== null);
  const [validTo, setValidTo] = useState(() => yearFrom(today()));
  const [others, setOthers] = useState(false);
  const classify = useAction('lines.classify');
  const decided = answer !== 'undecided';
  const kept = keep && decided && article !== null;
  const lacksPaper = paper === null && (answer === 'not-controlled' || kept);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await classify.run({
      bookId: line.bookId,
      key: line.key,
      controlled: answer,
      basis: basis.trim(),
      ...(answer === 'controlled' && code.trim() !== '' ? { code: code.trim() } : {}),
      ...(paper === null ? {} : { paper }),
      ...(kept ? { remember: true, validTo, others: others && article.others > 0 } : {}),
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
      <div className="columns-2">
        <Field label={t('items:line.paper')}>
          {(tie) => (
            <select
              {...tie}
              value={paper ?? ''}
              onChange={(event) => setPaper(PAPER_KINDS.find((kind) => kind === event.target.value) ?? null)}
            >
              <option value="">{t('items:line.paper-none')}</option>
              {PAPER_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`items:paper.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('items:line.number')} hint={t('items:line.number-hint')}>
          {(tie) => <input {...tie} value={basis} onChange={(event) => setBasis(event.target.value)} />}
        </Field>
      </div>
      {paper === 'sds' && answer === 'not-controlled' && (
        <p className="banner ask small">{t('items:line.sds-weak')}</p>
      )}
      {decided && <Keep {...{ article, keep, setKeep, validTo, setValidTo, others, setOthers }} />}
      <Fault error={classify.error} />
      <div className="row">
        <button
          type="submit"
          className="primary"
          disabled={classify.busy || basis.trim().length < 3 || lacksPaper}
        >
          {t('orderdesk:item.save')}
        </button>
        <button type="button" onClick={onDone}>
          {t('orderdesk:intake.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Whether the answer is kept for the article, until when, and for which other lines. */
function Keep(props: {
  readonly article: LineDetail['classification']['article'];
  readonly keep: boolean;
  setKeep(keep: boolean): void;
  readonly validTo: string;
  setValidTo(day: string): void;
  readonly others: boolean;
  setOthers(others: boolean): void;
}) {
  const { t } = useSpeech();
  const { article } = props;
  if (article === null) return <p className="soft small">{t('items:line.no-article')}</p>;
  const key = article.supplier === '' ? 'items:line.article' : 'items:line.article-of';
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={props.keep}
          onChange={(event) => props.setKeep(event.target.checked)}
        />
        {t('items:line.keep')}
      </label>
      <p className="soft small">
        {t(key, { model: article.model, spec: article.spec, supplier: article.supplier })}
      </p>
      {props.keep && (
        <>
          <Field label={t('items:line.valid-to')}>
            {(tie) => (
              <input
                {...tie}
                type="date"
                required
                min={today()}
                value={props.validTo}
                onChange={(event) => props.setValidTo(event.target.value)}
              />
            )}
          </Field>
          {article.others > 0 && (
            <label className="check">
              <input
                type="checkbox"
                checked={props.others}
                onChange={(event) => props.setOthers(event.target.checked)}
              />
              {t('items:line.others', { count: article.others })}
            </label>
          )}
        </>
      )}
    </>
  );
}
