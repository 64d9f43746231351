import { useState } from 'react';
import type { PaperRow } from '../../../shared/contract/views.ts';
import { LANGUAGE_SETS, type LanguageSet } from '../../../shared/papers/paper.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, Field, PlaceHead } from '../../ui/pieces.tsx';
import { PaperPane } from './paper-pane.tsx';
import './papers.css';

/** The papers of the house, by order; a case that asks for papers is made here, a paper is completed, issued and signed. */
export function PapersPlace() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const at = place.at === 'papers' ? place : null;
  const papers = useCall('papers.list', {});
  const rows = papers.value ?? [];
  const open = rows.find((row) => row.id === at?.paperId);
  const orders = [...new Set(rows.map((row) => row.orderNo))];

  return (
    <>
      <PlaceHead title={t('ui:place.papers')}>
        <span className="soft">{t('paperdesk:what')}</span>
      </PlaceHead>
      <div className="papers-split">
        <div className="papers-list">
          {at?.caseId !== undefined && <MakeDrafts key={at.caseId} caseId={at.caseId} />}
          <Fault error={papers.error} />
          {papers.value !== null && rows.length === 0 && (
            <Empty title={t('paperdesk:none')} text={t('paperdesk:none-text')} />
          )}
          {orders.map((orderNo) => (
            <section key={orderNo} className="stack" aria-label={t('paperdesk:order', { orderNo })}>
              <h3>{t('paperdesk:order', { orderNo })}</h3>
              {rows
                .filter((row) => row.orderNo === orderNo)
                .map((row) => (
                  <PaperItem
                    key={row.id}
                    row={row}
                    current={row.id === open?.id}
                    onOpen={() =>
                      go({
                        at: 'papers',
                        paperId: row.id,
                        ...(at?.caseId === undefined ? {} : { caseId: at.caseId }),
                      })
                    }
                  />
                ))}
            </section>
          ))}
        </div>
        <div className="papers-pane">
          {open === undefined ? (
            rows.length > 0 && <Empty title={t('paperdesk:choose')} />
          ) : (
            <PaperPane key={open.id} paper={open} />
          )}
        </div>
      </div>
    </>
  );
}

function PaperItem({
  row,
  current,
  onOpen,
}: {
  readonly row: PaperRow;
  readonly current: boolean;
  onOpen(): void;
}) {
  const { t } = useSpeech();
  return (
    <button type="button" className="paper-item" aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span className="spread">
        <strong>{t(`rules:code.${row.type}`)}</strong>
        <span className={`tag ${row.status === 'issued' ? 'good' : 'plain'}`}>
          {t(`app:paper-status.${row.status}`)}
        </span>
      </span>
      <span className="clip">{row.pledgor}</span>
      <span className="soft small">
        {row.docNo} · {t(`paperdesk:languages.${row.languages}`)}
        {row.status === 'draft' &&
          row.missing.length > 0 &&
          ` · ${t('paperdesk:missing-count', { count: row.missing.length })}`}
        {row.signatures > 0 && ` · ${t('paperdesk:signed-count', { count: row.signatures })}`}
      </span>
    </button>
  );
}

/** Drafts for one case. A case that must not have papers says why. */
function MakeDrafts({ caseId }: { readonly caseId: string }) {
  const { t } = useSpeech();
  const { go, notify } = useDesk();
  const [languages, setLanguages] = useState<LanguageSet>('zh-ja');
  const { busy, error, run } = useAction('papers.draft');
  const make = async () => {
    const made = await run({ caseId, languages });
    if (!made.ok) return;
    notify(t('paperdesk:made', { count: made.value.length }));
    const first = made.value[0];
    if (first !== undefined) go({ at: 'papers', caseId, paperId: first.id });
  };
  return (
    <section className="card stack" aria-labelledby="make">
      <h2 id="make">{t('paperdesk:make.title')}</h2>
      <Field label={t('paperdesk:make.languages')} hint={t('paperdesk:make.hint')}>
        {(tie) => (
          <select
            {...tie}
            value={languages}
            onChange={(event) => setLanguages(event.target.value as LanguageSet)}
          >
            {LANGUAGE_SETS.map((set) => (
              <option key={set} value={set}>
                {t(`paperdesk:languages.${set}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Fault error={error} />
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void make()}>
          {busy ? t('paperdesk:make.running') : t('paperdesk:make.start')}
        </button>
      </div>
    </section>
  );
}
