import { useCallback, useMemo, useRef, useState } from 'react';
import type { LineRow } from '../../../shared/contract/views.ts';
import { OUTCOMES, type Outcome } from '../../../shared/rules/outcome.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { usePages } from '../../pages.ts';
import { useDesk } from '../../place.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { Empty, Fault, OutcomeTag, PlaceHead } from '../../ui/pieces.tsx';
import { lineColumns } from './line-columns.tsx';
import { LinePanel } from './line-panel.tsx';

/** The lines of one book: filter, search, grid, and the line that is open beside it. */
export function BookView({ bookId, lineKey }: { readonly bookId: string; readonly lineKey?: string }) {
  const speech = useSpeech();
  const { t } = speech;
  const { go } = useDesk();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [search, setSearch] = useState('');
  const books = useCall('books.list', {});
  const book = books.value?.find((each) => each.id === bookId);
  const lines = usePages('lines.page', {
    bookId,
    ...(outcome === null ? {} : { outcome }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  });
  const narrow = lineKey !== undefined;
  const columns = useMemo(
    () => lineColumns(speech.t, speech.locale, narrow),
    [speech.t, speech.locale, narrow],
  );
  const open = useCallback((row: LineRow) => go({ at: 'orders', bookId, lineKey: row.key }), [go, bookId]);

  const body = useRef<HTMLDivElement>(null);
  // The keyboard goes back to the grid, to the cell that it came from.
  const close = () => {
    go({ at: 'orders', bookId });
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus(),
    );
  };

  return (
    <>
      <PlaceHead title={book?.fileName ?? t('ui:place.orders')}>
        <button type="button" className="quiet" onClick={() => go({ at: 'orders' })}>
          {t('orderdesk:book.all')}
        </button>
        <span className="spacer" />
        <input
          type="search"
          className="search"
          aria-label={t('orderdesk:line.search')}
          placeholder={t('orderdesk:line.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </PlaceHead>
      <fieldset className="filters">
        <legend className="visually-hidden">{t('orderdesk:line.filter')}</legend>
        <button type="button" aria-pressed={outcome === null} onClick={() => setOutcome(null)}>
          {t('orderdesk:line.every')} <span className="soft">{book?.lines ?? ''}</span>
        </button>
        {OUTCOMES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={outcome === each}
            onClick={() => setOutcome(outcome === each ? null : each)}
          >
            <OutcomeTag outcome={each} /> <span className="soft">{book?.outcomes[each] ?? ''}</span>
          </button>
        ))}
        <span className="spacer" />
        {lines.total !== null && (
          <span className="soft small" role="status">
            {t('orderdesk:line.shown', { count: lines.total })}
          </span>
        )}
      </fieldset>
      <Fault error={lines.error ?? books.error} />
      <div ref={body} className={`book-body ${narrow ? 'with-panel' : ''}`}>
        {lines.total === 0 ? (
          <Empty title={t('orderdesk:line.nothing')} text={t('orderdesk:line.nothing-text')}>
            <button
              type="button"
              onClick={() => {
                setOutcome(null);
                setSearch('');
              }}
            >
              {t('orderdesk:line.clear')}
            </button>
          </Empty>
        ) : (
          <DataGrid
            key={`${outcome ?? ''}/${search}`}
            label={t('orderdesk:line.grid', { file: book?.fileName ?? '' })}
            columns={columns}
            count={lines.total ?? 0}
            rowAt={lines.at}
            keyOf={(row) => row.key}
            selected={lineKey}
            onOpen={open}
            onView={lines.show}
          />
        )}
        {lineKey !== undefined && (
          <LinePanel key={lineKey} bookId={bookId} lineKey={lineKey} onClose={close} />
        )}
      </div>
    </>
  );
}
