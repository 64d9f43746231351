import { useEffect, useId, useRef } from 'react';
import type { HitRow } from '../../../shared/contract/views.ts';
import { useSpeech } from '../../i18n.ts';
import { ListTag } from '../../ui/pieces.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { languageOf } from './language.ts';
import type { QueueTab } from './verdicts.ts';

const TABS: readonly QueueTab[] = ['open', 'to-review', 'all'];

export interface QueueProps {
  readonly tab: QueueTab;
  readonly counts: Readonly<Record<QueueTab, number | null>>;
  readonly rows: readonly HitRow[] | null;
  readonly offset: number;
  readonly pageSize: number;
  readonly total: number;
  readonly selected: string | null;
  onTab(tab: QueueTab): void;
  onPage(offset: number): void;
  onOpen(hitId: string): void;
}

/** The hits in order of urgency, a page at a time. */
export function Queue(props: QueueProps) {
  const { t, locale } = useSpeech();
  const { rows, offset, pageSize, total } = props;
  const listId = useId();
  return (
    <section className="hits-queue" aria-label={t('hits:queue.label')}>
      <div className="hits-tabs">
        <Tabs
          label={t('hits:queue.label')}
          tabs={TABS.map((id) => ({
            id,
            text: t(`hits:tab.${id}`),
            note: props.counts[id]?.toLocaleString(locale) ?? '',
          }))}
          value={props.tab}
          controls={listId}
          onChange={props.onTab}
        />
      </div>
      <div id={listId} role="tabpanel" className="hits-panel" aria-label={t(`hits:tab.${props.tab}`)}>
        {rows === null ? (
          <p className="soft hits-note">{t('hits:loading')}</p>
        ) : rows.length === 0 ? (
          <p className="soft hits-note">{t(`hits:none.${props.tab}`)}</p>
        ) : (
          <ul className="hits-rows">
            {rows.map((row) => (
              <QueueRow
                key={row.hitId}
                row={row}
                selected={row.hitId === props.selected}
                onOpen={() => props.onOpen(row.hitId)}
              />
            ))}
          </ul>
        )}
      </div>
      {total > pageSize && (
        <div className="hits-pages">
          <button type="button" disabled={offset === 0} onClick={() => props.onPage(offset - pageSize)}>
            {t('hits:queue.back')}
          </button>
          <span className="soft small" aria-live="polite">
            {t('hits:queue.range', { from: offset + 1, to: Math.min(total, offset + pageSize), total })}
          </span>
          <button
            type="button"
            disabled={offset + pageSize >= total}
            onClick={() => props.onPage(offset + pageSize)}
          >
            {t('hits:queue.on')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Arrows move between the tabs, as the pattern of tabs has it. */
function QueueRow(props: { readonly row: HitRow; readonly selected: boolean; onOpen(): void }) {
  const { t, locale } = useSpeech();
  const { row } = props;
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.selected) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [props.selected]);
  const orders = row.orderNos.slice(0, 1).join('');
  const more = row.orderNos.length - 1;
  const stateText =
    row.state === 'final' && row.verdict !== null
      ? t(`app:verdict.${row.verdict}`)
      : t(`hits:state.${row.state}`);
  return (
    <li>
      <button
        ref={ref}
        type="button"
        className="hits-row"
        aria-current={props.selected ? 'true' : undefined}
        onClick={props.onOpen}
      >
        <strong className="clip" lang={languageOf(row.party, locale)} title={row.party}>
          {row.party}
        </strong>
        <span className="clip soft small" lang={languageOf(row.entityName, 'ja')}>
          {row.entityId} {row.entityName}
        </span>
        <span className="hits-tags small">
          <ListTag list={row.list} />
          <span className="nowrap">
            {t(`app:tier.${row.tier}`)} {row.score.toFixed(2)}
          </span>
          {row.state !== 'undecided' && <span className="nowrap">{stateText}</span>}
          <span className="clip soft" title={row.orderNos.join(', ')}>
            {more > 0 ? t('hits:queue.orders-more', { orders, more }) : orders}
          </span>
        </span>
      </button>
    </li>
  );
}
