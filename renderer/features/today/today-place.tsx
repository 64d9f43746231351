import type { BookSummary } from '../../../shared/contract/views.ts';
import { OUTCOMES } from '../../../shared/rules/outcome.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, OutcomeTag, PlaceHead } from '../../ui/pieces.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { FirstFile } from '../orders/first-file.tsx';
import { useOpenFile } from '../orders/open-file.ts';
import { FiguresView } from './figures-view.tsx';
import { NextHits } from './next-hits.tsx';
import './today.css';

/** What needs me, and what is easier seen than read. */
export function TodayPlace() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const tab = (place.at === 'today' ? place.tab : undefined) ?? 'open';
  return (
    <>
      <PlaceHead title={t('ui:place.today')}>
        <Tabs
          label={t('ui:place.today')}
          tabs={(['open', 'figures'] as const).map((id) => ({ id, text: t(`ui:today.tab-${id}`) }))}
          value={tab}
          onChange={(next) => go({ at: 'today', tab: next })}
        />
      </PlaceHead>
      <div className="place-body stack">{tab === 'open' ? <OpenWork /> : <FiguresView />}</div>
    </>
  );
}

/** Hits, reviews, drafts, the age of the lists, the last order books. */
function OpenWork() {
  const { t } = useSpeech();
  const { state, go } = useDesk();
  const books = useCall('books.list', {});
  const open = useOpenFile();
  const { counts, lists } = state;
  const newest = [...(books.value ?? [])].sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
  return (
    <>
      <Warnings warnings={state.warnings} />
      <div className="tasks">
        <Task count={counts.hits} title={t('ui:today.hits')} onOpen={() => go({ at: 'hits' })} />
        <Task count={counts.reviews} title={t('ui:today.reviews')} onOpen={() => go({ at: 'hits' })} />
        {counts.rescreen > 0 && (
          <Task
            count={counts.rescreen}
            title={t('ui:today.rescreen')}
            onOpen={() => go({ at: 'lists', tab: 'queue' })}
          />
        )}
        {counts.listDrafts > 0 && (
          <Task
            count={counts.listDrafts}
            title={t('ui:today.list-drafts')}
            onOpen={() => go({ at: 'lists', tab: 'versions' })}
          />
        )}
        <Task
          count={counts.military}
          title={t('ruledesk:today')}
          onOpen={() => go({ at: 'orders', tab: 'signals' })}
        />
        {counts.templates > 0 && (
          <Task
            count={counts.templates}
            title={t('templates:today')}
            onOpen={() => go({ at: 'papers', tab: 'templates' })}
          />
        )}
        <Task count={counts.drafts} title={t('ui:today.drafts')} onOpen={() => go({ at: 'papers' })} />
        <Task
          count={counts.out.count}
          title={
            counts.out.oldestDays === null
              ? t('life:today')
              : t('life:today-oldest', { days: counts.out.oldestDays })
          }
          onOpen={() => go({ at: 'papers', tab: 'out' })}
        />
      </div>
      <div className={`banner ${lists.stale ? 'ask' : ''}`}>
        <div className="spread">
          <span>{t('ui:today.lists', { day: lists.checkedThrough, days: lists.ageDays })}</span>
          <button type="button" onClick={() => go({ at: 'lists' })}>
            {t('ui:today.open-lists')}
          </button>
        </div>
      </div>
      <Fault error={open.error ?? books.error} />
      <NextHits />
      {books.value !== null && books.value.length === 0 && (
        <Empty title={t('ui:today.no-orders')} text={t('ui:today.no-orders-text')}>
          <FirstFile open={open} />
        </Empty>
      )}
      {books.value !== null && books.value.length > 0 && (
        <section className="stack" aria-labelledby="books">
          <h2 id="books">{t('ui:today.books')}</h2>
          {newest.slice(0, 8).map((book) => (
            <Book key={book.id} book={book} onOpen={() => go({ at: 'orders', bookId: book.id })} />
          ))}
        </section>
      )}
    </>
  );
}

function Task({ count, title, onOpen }: { readonly count: number; readonly title: string; onOpen(): void }) {
  const { locale } = useSpeech();
  return (
    <button type="button" className={`task ${count > 0 ? 'open' : ''}`} onClick={onOpen}>
      <span className="task-count">{count.toLocaleString(locale)}</span>
      <span>{title}</span>
    </button>
  );
}

function Book({ book, onOpen }: { readonly book: BookSummary; onOpen(): void }) {
  const { t, locale } = useSpeech();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(book.importedAt),
  );
  const total = Math.max(1, book.lines);
  return (
    <button type="button" className="book" onClick={onOpen}>
      <span className="spread">
        <strong className="clip">{book.fileName}</strong>
        <span className="soft small">
          {t('ui:today.book-meta', { when, by: book.importedBy, lines: book.lines })}
        </span>
      </span>
      <span className="bar" aria-hidden="true">
        {OUTCOMES.map((outcome) => (
          <span
            key={outcome}
            className={`part ${outcome}`}
            style={{ width: `${(100 * book.outcomes[outcome]) / total}%` }}
          />
        ))}
      </span>
      <span className="row">
        {OUTCOMES.filter((outcome) => book.outcomes[outcome] > 0).map((outcome) => (
          <span key={outcome} className="row small">
            <OutcomeTag outcome={outcome} /> {book.outcomes[outcome].toLocaleString(locale)}
          </span>
        ))}
      </span>
    </button>
  );
}
