import { useDesk } from '../../place.ts';
import { BookView } from './book-view.tsx';
import { BooksList } from './books-list.tsx';
import { IntakeView } from './intake-view.tsx';
import './orders.css';

/** Orders: the books, a file on its way in, or the lines of one book. */
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
  return <BooksList />;
}
