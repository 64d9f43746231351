import { useState } from 'react';
import type { BatchAction, BatchPlan } from '../../../shared/contract/batch-channels.ts';
import type { LanguageSet } from '../../../shared/papers/paper.ts';
import { PAPER_CODES, type PaperCode } from '../../../shared/rules/outcome.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { LanguageSetField } from '../papers/language-set-field.tsx';
import { Refusals } from './refusals.tsx';

/** What is to be done for which cases; the plan comes first, and the run only from a plan that was seen. */
export const BatchForm = onlyFor('batch.draft', BatchFormInside);

function BatchFormInside(props: {
  readonly running: boolean;
  onRunning(running: boolean): void;
  onDone(batchId: string): void;
}) {
  const { t } = useSpeech();
  const books = useCall('books.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [cases, setCases] = useState<'all' | 'rescreened'>('all');
  const [action, setAction] = useState<BatchAction>('draft');
  const [languages, setLanguages] = useState<LanguageSet>('zh-ja');
  const [types, setTypes] = useState<readonly PaperCode[]>([]);
  const [again, setAgain] = useState(false);
  const [plan, setPlan] = useState<BatchPlan | null>(null);
  const planDrafts = useAction('batch.plan');
  const planIssue = useAction('batch.plan-issue');
  const draft = useAction('batch.draft');
  const issue = useAction('batch.issue');

  const bookId = chosen ?? books.value?.[0]?.id;
  if (books.value !== null && bookId === undefined) return <p className="soft">{t('batch:no-book')}</p>;
  const selection = { bookId: bookId ?? '', cases };
  const order = { ...selection, languages, again, ...(types.length === 0 ? {} : { types: [...types] }) };
  const busy = props.running || planDrafts.busy || planIssue.busy;
  /** A plan holds for what it was made for. */
  const change = (set: () => void) => {
    setPlan(null);
    set();
  };
  const show = async () => {
    const found = await (action === 'draft' ? planDrafts.run(order) : planIssue.run(selection));
    setPlan(found.ok ? found.value : null);
  };
  const run = async () => {
    props.onRunning(true);
    const done = await (action === 'draft' ? draft.run(order) : issue.run(selection));
    props.onRunning(false);
    setPlan(null);
    if (done.ok) props.onDone(done.value.id);
  };

  return (
    <section className="card stack" aria-label={t('batch:title')}>
      <Field label={t('batch:book')}>
        {(tie) => (
          <select {...tie} value={bookId ?? ''} onChange={(e) => change(() => setChosen(e.target.value))}>
            {(books.value ?? []).map((book) => (
              <option key={book.id} value={book.id}>
                {book.fileName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('batch:cases')}>
        {(tie) => (
          <select
            {...tie}
            value={cases}
            onChange={(e) => change(() => setCases(e.target.value === 'all' ? 'all' : 'rescreened'))}
          >
            <option value="all">{t('batch:all')}</option>
            <option value="rescreened">{t('batch:rescreened')}</option>
          </select>
        )}
      </Field>
      <Field label={t('batch:action.label')} hint={action === 'issue' ? t('batch:issue-hint') : undefined}>
        {(tie) => (
          <select
            {...tie}
            value={action}
            onChange={(e) => change(() => setAction(e.target.value === 'issue' ? 'issue' : 'draft'))}
          >
            <option value="draft">{t('batch:action.draft')}</option>
            <option value="issue">{t('batch:action.issue')}</option>
          </select>
        )}
      </Field>
      {action === 'draft' && (
        <>
          <LanguageSetField
            label={t('batch:languages')}
            value={languages}
            onChange={(set) => change(() => setLanguages(set))}
          />
          <fieldset className="batch-types">
            <legend className="label">{t('batch:types')}</legend>
            {PAPER_CODES.map((code) => (
              <label key={code} className="check">
                <input
                  type="checkbox"
                  checked={types.includes(code)}
                  onChange={() =>
                    change(() =>
                      setTypes(types.includes(code) ? types.filter((one) => one !== code) : [...types, code]),
                    )
                  }
                />
                {t(`rules:code.${code}`)}
              </label>
            ))}
            <span className="hint">{t('batch:types-hint')}</span>
          </fieldset>
          <label className="check">
            <input type="checkbox" checked={again} onChange={() => change(() => setAgain(!again))} />
            {t('batch:again')}
          </label>
        </>
      )}
      <Fault error={planDrafts.error ?? planIssue.error ?? draft.error ?? issue.error} />
      <div className="row">
        <button
          type="button"
          className={plan === null ? 'primary' : ''}
          disabled={busy}
          onClick={() => void show()}
        >
          {planDrafts.busy || planIssue.busy ? t('batch:plan.running') : t('batch:plan.start')}
        </button>
        {plan !== null && plan.papers.length > 0 && (
          <button type="button" className="primary" disabled={busy} onClick={() => void run()}>
            {props.running ? t('batch:run.running') : t(`batch:run.${action}`)}
          </button>
        )}
      </div>
      {plan !== null && !props.running && <PlanView plan={plan} />}
    </section>
  );
}

function PlanView({ plan }: { readonly plan: BatchPlan }) {
  const { t, locale } = useSpeech();
  const number = new Intl.NumberFormat(locale);
  const papers = plan.papers.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="stack" role="status">
      <strong>
        {papers === 0
          ? t('batch:plan.nothing')
          : t('batch:plan.papers', { papers: number.format(papers), cases: number.format(plan.cases) })}
      </strong>
      <ul className="plain-list">
        {plan.papers.map(({ type, count }) => (
          <li key={type}>
            {t(`rules:code.${type}`)}: {number.format(count)}
          </li>
        ))}
      </ul>
      {plan.present > 0 && <span>{t('batch:plan.present', { count: plan.present })}</span>}
      <span className={plan.refused.length > 0 ? 'amber' : 'soft'}>
        {plan.refused.length > 0
          ? t('batch:plan.refused', { count: plan.refused.length })
          : t('batch:plan.refused-none')}
      </span>
      <Refusals rows={plan.refused} />
      <span className="soft small">{t('batch:plan.changed')}</span>
    </div>
  );
}
