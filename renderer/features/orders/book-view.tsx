import { useCallback, useMemo, useRef, useState } from 'react';
import type { LineRow } from '../../../shared/contract/views.ts';
import { OUTCOMES, type Outcome } from '../../../shared/rules/outcome.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { usePages } from '../../pages.ts';
import { useDesk } from '../../place.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { Empty, Fault, OutcomeTag, PlaceHead } from '../../ui/pieces.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { lineColumns } from './line-columns.tsx';
import { LinePanel } from './line-panel.tsx';
import { type LineView, nextSort, WHOLE_BOOK } from './line-view.ts';
import { ScreeningsDialog } from './screenings-dialog.tsx';
import { ViewMenu } from './view-menu.tsx';

/** The lines of one book: filter, search, grid, and the line that is open beside it. */
export function BookView({ bookId, lineKey }: { readonly bookId: string; readonly lineKey?: string }) {
  const speech = useSpeech();
  const { t } = speech;
  const { go } = useDesk();
  const [view, setView] = useState<LineView>(WHOLE_BOOK);
  const { outcome, search, sort } = view;
  const setOutcome = (next: Outcome | null) => setView({ ...view, outcome: next });
  const setSearch = useCallback((text: string) => setView((before) => ({ ...before, search: text })), []);
  const books = useCall('books.list', {});
  const book = books.value?.find((each) => each.id === bookId);
  const lines = usePages('lines.page', {
    bookId,
    ...(outcome === null ? {} : { outcome }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(sort === null ? {} : { sort }),
  });
  const [screenings, setScreenings] = useState(false);
  const narrow = lineKey !== undefined;
  const every = useMemo(
    () => lineColumns(speech.t, speech.locale, narrow),
    [speech.t, speech.locale, narrow],
  );
  const columns = narrow ? every : every.filter(({ id }) => !view.hidden.includes(id));
  const sortBy = (id: string) => setView((before) => ({ ...before, sort: nextSort(before.sort, id) }));
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
        <SearchField label={t('orderdesk:line.search')} value={search} onSearch={setSearch} />
        <button type="button" onClick={() => setScreenings(true)}>
          {t('lists:screening.title')}
        </button>
        <ViewMenu view={view} onView={setView} columns={every} />
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
            <OutcomeTag outcome={each} />{' '}
            <span className="soft">{book?.outcomes[each].toLocaleString(speech.locale) ?? ''}</span>
          </button>
        ))}
        <span className="spacer" />
        {lines.total !== null && (
          <span className="soft small" role="status">
            {t('orderdesk:line.shown', { count: lines.total })}
          </span>
        )}
      </fieldset>
      <ScreeningsDialog bookId={bookId} open={screenings} onClose={() => setScreenings(false)} />
      <Fault error={lines.error ?? books.error} />
      <div ref={body} className={`book-body ${narrow ? 'with-panel' : ''}`}>
        {lines.total === 0 ? (
          <Empty title={t('orderdesk:line.nothing')} text={t('orderdesk:line.nothing-text')}>
            <button type="button" onClick={() => setView({ ...view, outcome: null, search: '' })}>
              {t('orderdesk:line.clear')}
            </button>
          </Empty>
        ) : (
          <DataGrid
            question={JSON.stringify([outcome, search, sort])}
            label={t('orderdesk:line.grid', { file: book?.fileName ?? '' })}
            columns={columns}
            count={lines.total ?? 0}
            rowAt={lines.at}
            keyOf={(row) => row.key}
            selected={lineKey}
            onOpen={open}
            onView={lines.show}
            rowsOf={lines.all}
            sort={sort}
            onSort={sortBy}
          />
        )}
        {lineKey !== undefined && (
          <LinePanel key={lineKey} bookId={bookId} lineKey={lineKey} onClose={close} />
        )}
      </div>
    </>
  );
}
