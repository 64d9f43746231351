import { useDesk } from '../../place.ts';
import { BookView } from './book-view.tsx';
import { BooksList } from './books-list.tsx';
import { CasesView } from './cases-view.tsx';
import { IntakeView } from './intake-view.tsx';
import { SignalsView } from './signals-view.tsx';
import './orders.css';

/** Orders: the books, the cases, what waits for a decision on military words, a file on its way in, or the lines of one book. */
export function OrdersPlace() {
  const { place } = useDesk();
  if (place.at !== 'orders') return null;
  if (place.file !== undefined) return <IntakeView key={place.file.token} file={place.file} />;
  if (place.bookId !== undefined)
    return (
      <BookView
        key={place.bookId}
        bookId={place.bookId}
        {...(place.lineKey === undefined ? {} : { lineKey: place.lineKey })}
      />
    );
  if (place.tab === 'cases') return <CasesView caseId={place.caseId} />;
  if (place.tab === 'signals') return <SignalsView />;
  return <BooksList />;
}
