import { useEffect, useRef } from 'react';
import type { LineDetail } from '../../../shared/contract/views.ts';
import { belongsToText } from '../../commands.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, ListTag, OutcomeTag } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { Classification } from './classification.tsx';
import { HoldingForm } from './holding-form.tsx';
import { MilitaryPanel } from './military-panel.tsx';
import { OriginForm } from './origin-form.tsx';
import { Duties, Reasons } from './outcome-reasons.tsx';
import { SupplyForm } from './supply-form.tsx';
import { Parties, Values } from './values.tsx';

/** Everything about one line: the outcome and why, what is to be done, and every value with the cell it stands in. */
export function LinePanel(props: { readonly bookId: string; readonly lineKey: string; onClose(): void }) {
  const { t } = useSpeech();
  const line = useCall('lines.get', { bookId: props.bookId, key: props.lineKey });
  const heading = useRef<HTMLHeadingElement>(null);
  const there = line.value !== null;
  useEffect(() => {
    if (there) heading.current?.focus({ preventScroll: true });
  }, [there]);
  return (
    <aside
      className="line-panel"
      aria-label={t('orderdesk:line.panel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !belongsToText(event.nativeEvent)) props.onClose();
      }}
    >
      <Fault error={line.error} />
      {line.value === null && line.error === null && (
        <p className="soft" role="status">
          {t('ui:loading')}
        </p>
      )}
      {line.value !== null && (
        <div className="stack">
          <header className="stack">
            <div className="spread">
              <h2 ref={heading} tabIndex={-1}>
                {line.value.lineNo === ''
                  ? t('ruledesk:order-title', { order: line.value.orderNo })
                  : t('orderdesk:line.title', { order: line.value.orderNo, line: line.value.lineNo })}
              </h2>
              <button type="button" className="quiet" onClick={props.onClose} aria-keyshortcuts="Escape">
                {t('ui:close')}
              </button>
            </div>
            <div className="row">
              <OutcomeTag outcome={line.value.outcome} />
              <span className="soft small">{t(`rules:outcome-meaning.${line.value.outcome}`)}</span>
            </div>
          </header>
          <Reasons line={line.value} />
          <Hits line={line.value} />
          <Papers line={line.value} />
          <MilitaryPanel line={line.value} />
          <OriginForm line={line.value} />
          <SupplyForm line={line.value} />
          <Classification line={line.value} />
          <Duties obligations={line.value.obligations} />
          <Parties line={line.value} />
          <Values line={line.value} />
        </div>
      )}
    </aside>
  );
}

function Hits({ line }: { readonly line: LineDetail }) {
  const { t, locale } = useSpeech();
  const { go } = useDesk();
  if (line.hitList.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="line-hits">
      <h3 id="line-hits">{t('orderdesk:line.hits', { count: line.hitList.length })}</h3>
      {line.hitList.map((hit) => (
        <div key={hit.hitId} className="stack">
          <button
            type="button"
            className="line-hit"
            onClick={() => go({ at: 'hits', hitId: hit.hitId, bookId: line.bookId })}
          >
            <span className="spread">
              <strong lang={languageOf(hit.party, locale)}>{hit.party}</strong>
              <ListTag list={hit.list} />
            </span>
            <span className="soft small">
              {t(`app:role.${hit.role}`)} · {hit.entityId}{' '}
              <span lang={languageOf(hit.matchedName, locale)}>{hit.matchedName}</span> ·{' '}
              {t(`app:tier.${hit.tier}`)} {hit.score.toFixed(2)}
            </span>
            <span className="small">
              {hit.state === 'final' && hit.verdict !== null
                ? t(`app:verdict.${hit.verdict}`)
                : t(`orderdesk:hit-state.${hit.state}`)}
            </span>
          </button>
          {(hit.verdict === 'affiliate' || hit.tier === 'related') && (
            <HoldingForm hit={hit} holding={line.holdings[hit.hitId]} />
          )}
        </div>
      ))}
    </section>
  );
}

function Papers({ line }: { readonly line: LineDetail }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const asked = line.papers.includes('D1') || line.papers.includes('D2');
  if (!asked && line.paperList.length === 0 && line.outcome !== 'prohibited') return null;
  return (
    <section className="stack" aria-labelledby="line-papers">
      <div className="spread">
        <h3 id="line-papers">{t('orderdesk:line.papers')}</h3>
        {asked && (
          <button
            type="button"
            className={line.paperList.length === 0 ? 'primary' : ''}
            onClick={() => go({ at: 'papers', caseId: line.caseId })}
          >
            {t('orderdesk:line.make-papers')}
          </button>
        )}
      </div>
      {line.outcome === 'prohibited' && !asked && (
        <p className="soft small">{t('orderdesk:line.no-pledge')}</p>
      )}
      {line.paperList.map((paper) => (
        <button
          key={paper.id}
          type="button"
          className="line-hit"
          onClick={() => go({ at: 'papers', caseId: line.caseId, paperId: paper.id })}
        >
          <span className="spread">
            <span>
              {paper.docNo} · {t(`rules:code.${paper.type}`)}
            </span>
            <span className={`tag ${paper.status === 'issued' ? 'good' : 'plain'}`}>
              {t(`app:paper-status.${paper.status}`)}
            </span>
          </span>
        </button>
      ))}
    </section>
  );
}
