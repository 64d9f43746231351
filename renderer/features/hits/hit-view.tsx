import { type ReactNode, useEffect, useRef } from 'react';
import type { HitDetail } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';
import { ListTag } from '../../ui/pieces.tsx';
import { DecisionLine } from './decision-line.tsx';
import { Earlier } from './earlier.tsx';
import { NameDifference } from './name-difference.tsx';
import { ScoreTable } from './score-table.tsx';
import { ListSide, OrderSide } from './sides.tsx';

export interface HitViewProps {
  readonly hit: HitDetail;
  readonly position: { readonly at: number; readonly of: number } | null;
  onStep(step: 1 | -1): void;
  /** Decision form or review. */
  readonly children: ReactNode;
}

/** One hit a screen: names, both sides, reasons; the decision stays in view below. */
export function HitView({ hit, position, onStep, children }: HitViewProps) {
  const { t } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new hit takes the focus, a new answer on the same hit does not
  useEffect(() => heading.current?.focus({ preventScroll: true }), [hit.hitId]);
  const pending = hit.state === 'to-review' || hit.state === 'final';
  const earlier = pending ? hit.decisions.slice(0, -1) : hit.decisions;
  return (
    <article className="hit" aria-labelledby="hit-title">
      <header className="hit-head">
        <h2 id="hit-title" tabIndex={-1} ref={heading}>
          {t(`app:tier.${hit.tier}`)} <span className="hit-score">{hit.score.toFixed(2)}</span>
        </h2>
        <ListTag list={hit.list} />
        <span className="tag plain">{t(`hits:state.${hit.state}`)}</span>
        <span className="spacer" />
        {position !== null && (
          <span className="soft small">{t('hits:position', { at: position.at, of: position.of })}</span>
        )}
        <button type="button" aria-keyshortcuts="K" onClick={() => onStep(-1)}>
          {t('hits:previous')} <kbd>K</kbd>
        </button>
        <button type="button" aria-keyshortcuts="J" onClick={() => onStep(1)}>
          {t('hits:next')} <kbd>J</kbd>
        </button>
      </header>
      <div className="hit-evidence" key={hit.hitId}>
        {hit.state === 'disputed' && <div className="banner ask">{t('hits:disputed')}</div>}
        {hit.tier === 'related' && <div className="banner">{t('hits:related')}</div>}
        {hit.earlier !== null && <Earlier earlier={hit.earlier} />}
        <NameDifference hit={hit} />
        <div className="columns-2">
          <div className="stack">
            <OrderSide hit={hit} />
            <ScoreTable hit={hit} />
          </div>
          <ListSide hit={hit} />
        </div>
        {earlier.length > 0 && (
          <section aria-label={t('hits:earlier')}>
            <h3>{t('hits:earlier')}</h3>
            {earlier.map((decision) => (
              <DecisionLine key={decision.at} decision={decision} />
            ))}
          </section>
        )}
      </div>
      {children}
    </article>
  );
}
