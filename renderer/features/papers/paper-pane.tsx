import { useState } from 'react';
import type { PaperRow, VerifyReport } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { SaidOnce, useRefusal } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { WordingChoices } from '../templates/wording-choices.tsx';
import { FillForm } from './fill-form.tsx';
import { PaperLife } from './life/life-line.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { ReturnsOfPaper } from './returned/returns-of-paper.tsx';
import { SignForm } from './sign-form.tsx';
import { SignatureReportView } from './signature-report.tsx';

/** One paper: what stands in its way, its fields, and what can be done with it now. */
export function PaperPane({ paper }: { readonly paper: PaperRow }) {
  const { t, say, locale } = useSpeech();
  const { notify, refresh } = useDesk();
  const [report, setReport] = useState<VerifyReport | null>(null);
  const mayIssue = useRefusal('papers.issue') === null;
  const issue = useAction('papers.issue');
  const save = useAction('papers.save');
  const verify = useAction('papers.verify');

  const doIssue = async () => {
    const issued = await issue.run({ paperId: paper.id });
    if (!issued.ok) return;
    notify(t('paperdesk:issued', { docNo: issued.value.docNo }));
    await refresh();
  };
  const doSave = async () => {
    const saved = await save.run({ paperId: paper.id });
    if (saved.ok && saved.value !== null) notify(t('paperdesk:saved', { name: saved.value.name }));
  };
  const doVerify = async () => {
    const checked = await verify.run({ paperId: paper.id });
    if (checked.ok) setReport(checked.value);
  };

  return (
    <article className="stack" aria-labelledby="paper-title">
      <header className="stack">
        <div className="spread">
          <h2 id="paper-title">{t(`rules:code.${paper.type}`)}</h2>
          <span className={`tag ${paper.status === 'issued' ? 'good' : 'plain'}`}>
            {t(`life:stage.${paper.stage}`)}
          </span>
        </div>
        <dl className="facts">
          <dt>{t('paperdesk:label.doc-no')}</dt>
          <dd className="code">{paper.docNo}</dd>
          <dt>{t(paper.type === 'D1' ? 'paperdesk:label.pledgor' : 'life:out.for')}</dt>
          <dd>
            <span lang={languageOf(paper.pledgor, locale)}>{paper.pledgor}</span>{' '}
            {paper.entityId !== '' && <span className="soft">({paper.entityId})</span>}
          </dd>
          <dt>{t('paperdesk:label.languages')}</dt>
          <dd>{t(`paperdesk:languages.${paper.languages}`)}</dd>
          <dt>SHA-256</dt>
          <dd className="code small">{paper.sha256}</dd>
        </dl>
      </header>
      {paper.blockers.length > 0 && (
        <div className="banner ask">
          <strong>{t('paperdesk:blocked')}</strong>
          <ul className="plain-list">
            {paper.blockers.map((blocker) => (
              <li key={`${blocker.key}${JSON.stringify(blocker.params ?? {})}`}>{say(blocker)}</li>
            ))}
          </ul>
        </div>
      )}
      <SaidOnce channel="papers.issue" as="paperdesk:officer-only">
        <div className="row">
          <button type="button" onClick={() => void doSave()} disabled={save.busy}>
            {t('paperdesk:save')}
          </button>
          {paper.status === 'draft' && (
            <button
              type="button"
              className="primary"
              disabled={issue.busy || !mayIssue || paper.blockers.length > 0}
              onClick={() => void doIssue()}
            >
              {t('paperdesk:issue')}
            </button>
          )}
          {paper.status === 'issued' && (
            <button type="button" onClick={() => void doVerify()} disabled={verify.busy}>
              {t('paperdesk:verify')}
            </button>
          )}
        </div>
        <Fault error={issue.error ?? save.error ?? verify.error} />
        <PaperLife paper={paper} />
        <ReturnsOfPaper paperId={paper.id} />
        {paper.status === 'issued' && (
          <SignForm paperId={paper.id} sha256={paper.sha256} onSigned={setReport} />
        )}
        {report !== null && <SignatureReportView report={report} />}
        {paper.status === 'draft' && <FillForm paper={paper} />}
        <WordingChoices paper={paper} />
      </SaidOnce>
      <PaperPreview paperId={paper.id} sha256={paper.sha256} />
    </article>
  );
}
