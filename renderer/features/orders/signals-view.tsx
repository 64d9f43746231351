import { useState } from 'react';
import type { MilitaryRow } from '../../../shared/contract/views.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, PlaceHead } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { OrderTabs } from './order-tabs.tsx';

const STATES = ['open', 'to-review', 'all'] as const;
const LIMIT = 200;

/** Lines with military words, those with the same words together: what waits for a person, so that nothing is forgotten. */
export function SignalsView() {
  const { t } = useSpeech();
  const { state: app } = useDesk();
  const [state, setState] = useState<(typeof STATES)[number]>(
    app.session?.role === 'reviewer' ? 'to-review' : 'open',
  );
  const queue = useCall('military.queue', { state, offset: 0, limit: LIMIT });
  const { go } = useDesk();
  const rows = queue.value?.rows ?? [];
  return (
    <>
      <PlaceHead title={t('ui:place.orders')}>
        <OrderTabs tab="signals" />
      </PlaceHead>
      <fieldset className="filters">
        <legend className="visually-hidden">{t('ruledesk:signals.filter')}</legend>
        {STATES.map((each) => (
          <button key={each} type="button" aria-pressed={state === each} onClick={() => setState(each)}>
            {t(`ruledesk:signals.${each}`)}
          </button>
        ))}
        <span className="spacer" />
        {queue.value !== null && (
          <span className="soft small" role="status">
            {t('ruledesk:signals.shown', { shown: rows.length, total: queue.value.total })}
          </span>
        )}
      </fieldset>
      <div className="place-body stack">
        <Fault error={queue.error} />
        {queue.value !== null && rows.length === 0 && (
          <Empty title={t(`ruledesk:signals.none-${state}`)} text={t('ruledesk:signals.none-text')} />
        )}
        {rows.length > 0 && (
          <table className="plain books">
            <thead>
              <tr>
                <th>{t('ruledesk:signals.words')}</th>
                <th>{t('orderdesk:column.endUser')}</th>
                <th>{t('orderdesk:column.orderNo')}</th>
                <th className="number">{t('orderdesk:book.lines')}</th>
                <th>{t('ruledesk:signals.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <SignalLine
                  key={`${row.bookId}/${row.key}/${row.state}`}
                  row={row}
                  onOpen={() => go({ at: 'orders', bookId: row.bookId, lineKey: row.key })}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function SignalLine({ row, onOpen }: { readonly row: MilitaryRow; onOpen(): void }) {
  const { t, locale } = useSpeech();
  const open = row.state === 'open' || row.state === 'disputed' || row.state === 'to-review';
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={onOpen}>
          {row.words.length === 0 ? t('ruledesk:signals.no-word') : row.words.join(' · ')}
        </button>
        <span className="soft small under" lang={languageOf(row.text, locale)}>
          {row.text}
        </span>
      </td>
      <td lang={languageOf(row.endUser, locale)}>{row.endUser}</td>
      <td>
        {row.lineNo === '' ? row.orderNo : `${row.orderNo} / ${row.lineNo}`}
        <span className="soft small under">{row.fileName}</span>
      </td>
      <td className="number">{row.lines.toLocaleString(locale)}</td>
      <td>
        <span className={`tag ${open ? 'need-info' : 'plain'}`}>
          {t(`ruledesk:military.state.${row.state}`)}
        </span>
        {row.decision !== null && (
          <span className="soft small under">
            {t(`ruledesk:military.decision.${row.decision}`)} · {row.by}
          </span>
        )}
      </td>
    </tr>
  );
}
