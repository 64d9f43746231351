import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/contract/errors.ts';
import type { ReturnView } from '../../../../shared/contract/return-channels.ts';
import { client } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { Fault, PlaceHead } from '../../../ui/pieces.tsx';
import { PaperChoice } from './paper-choice.tsx';
import { ReturnAnswersForm } from './return-answers.tsx';
import { ReturnFindingsView } from './return-findings.tsx';
import { ReturnPages } from './return-pages.tsx';
import './returned.css';

/** An admitted file, or a return that is kept already. */
export type ReturnSource = { readonly token: string } | { readonly returnId: string };

/** One file that came back: which paper it is, what was found in it, and what a person says of it. */
export function ReturnDesk({
  source,
  paperId,
}: {
  readonly source: ReturnSource;
  readonly paperId?: string | undefined;
}) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const [wanted, setWanted] = useState<string | undefined>(undefined);
  const { view, error } = useReturn(source, wanted);
  const back = view?.found?.paperId ?? paperId;

  return (
    <>
      <PlaceHead title={t('returned:title')}>
        <button
          type="button"
          onClick={() => go({ at: 'papers', ...(back === undefined ? {} : { paperId: back }) })}
        >
          {t('returned:back')}
        </button>
      </PlaceHead>
      <div className="return-split">
        <div className="return-left">
          {view !== null && (
            <ReturnPages
              key={view.found?.paperId ?? ''}
              source={source}
              pageCount={view.pageCount}
              paper={
                view.found === null
                  ? null
                  : { paperId: view.found.paperId, findings: view.found.base.findings }
              }
            />
          )}
        </div>
        <div className="return-right">
          <Fault error={error} />
          {view === null && error === null && <p role="status">{t('returned:reading')}</p>}
          {view !== null && (
            <>
              <section className="stack" aria-labelledby="return-file">
                <h3 id="return-file">{view.fileName}</h3>
                <span className="soft small">
                  {view.format.toUpperCase()} · {t('returned:page-count', { pages: view.pageCount })} ·{' '}
                  <span className="code" title={view.sha256}>
                    SHA-256 {view.sha256.slice(0, 16)}…
                  </span>
                </span>
              </section>
              <PaperChoice view={view} likely={paperId} onChoose={setWanted} />
              {view.found !== null && (
                <>
                  <ReturnFindingsView view={view} findings={view.found.base.findings} />
                  <ReturnAnswersForm key={view.found.paperId} source={source} found={view.found} />
                </>
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** Asked once for a file and a paper, not at every change of the desk: reading takes seconds. */
function useReturn(source: ReturnSource, paperId: string | undefined) {
  const [read, setRead] = useState<{ readonly view: ReturnView | null; readonly error: AppError | null }>({
    view: null,
    error: null,
  });
  const asked = JSON.stringify(source);
  useEffect(() => {
    let current = true;
    const from = JSON.parse(asked) as { token?: string; returnId?: string };
    const input = { ...from, ...(paperId === undefined ? {} : { paperId }) };
    void client.call('papers.return-read', input).then((answer) => {
      if (!current) return;
      setRead(answer.ok ? { view: answer.value, error: null } : { view: null, error: answer.error });
    });
    return () => {
      current = false;
    };
  }, [asked, paperId]);
  return read;
}
