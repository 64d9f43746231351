import type { BookSummary } from '../../../shared/contract/views.ts';
import { OUTCOMES } from '../../../shared/rules/outcome.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal } from '../../rights.tsx';
import { Empty, Fault, OutcomeTag, PlaceHead } from '../../ui/pieces.tsx';
import { FirstFile } from './first-file.tsx';
import { useOpenFile } from './open-file.ts';
import { OrderTabs } from './order-tabs.tsx';

/** Every imported file, newest first, with how its lines came out. */
export function BooksList() {
  const mayImport = useRefusal('intake.import') === null;
  const { t } = useSpeech();
  const { go } = useDesk();
  const books = useCall('books.list', {});
  const open = useOpenFile();
  const rows = [...(books.value ?? [])].sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
  return (
    <>
      <PlaceHead title={t('ui:place.orders')}>
        <OrderTabs tab="files" />
        <span className="spacer" />
        {mayImport && (
          <button type="button" className="primary" disabled={open.busy} onClick={() => void open.choose()}>
            {t('orderdesk:choose')}
          </button>
        )}
      </PlaceHead>
      <div className="place-body stack">
        <Fault error={open.error ?? books.error} />
        {books.value !== null && rows.length === 0 && (
          <Empty title={t('orderdesk:none')} text={t('orderdesk:none-text')}>
            <FirstFile open={open} />
          </Empty>
        )}
        {rows.length > 0 && (
          <table className="plain books">
            <thead>
              <tr>
                <th>{t('orderdesk:book.file')}</th>
                <th>{t('orderdesk:book.imported')}</th>
                <th className="number">{t('orderdesk:book.lines')}</th>
                {OUTCOMES.map((outcome) => (
                  <th key={outcome} className="number">
                    <OutcomeTag outcome={outcome} />
                  </th>
                ))}
                <th className="number">{t('orderdesk:book.undecided')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((book) => (
                <BookLine key={book.id} book={book} onOpen={() => go({ at: 'orders', bookId: book.id })} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

function BookLine({ book, onOpen }: { readonly book: BookSummary; onOpen(): void }) {
  const { locale } = useSpeech();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(book.importedAt),
  );
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={onOpen}>
          {book.fileName}
        </button>
      </td>
      <td className="soft">
        {when} · {book.importedBy}
      </td>
      <td className="number">{book.lines.toLocaleString(locale)}</td>
      {OUTCOMES.map((outcome) => (
        <td key={outcome} className="number">
          {book.outcomes[outcome] === 0 ? (
            <span className="soft">0</span>
          ) : (
            book.outcomes[outcome].toLocaleString(locale)
          )}
        </td>
      ))}
      <td className="number">{book.undecided.toLocaleString(locale)}</td>
    </tr>
  );
}
