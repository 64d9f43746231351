import type { ItemsPage } from '../../../shared/contract/items.ts';
import { useSpeech } from '../../i18n.ts';
import type { TextKey } from '../../text-keys.ts';
import { announcementIn } from '../lists/designation-words.tsx';

export interface Wanted {
  readonly query: string;
  readonly family: string;
  readonly announcement: string;
  /** Empty: today. */
  readonly asOf: string;
}
export const EVERYTHING: Wanted = { query: '', family: '', announcement: '', asOf: '' };

/** One search box for words, codes and numbers; family, announcement and day beside it. */
export function ItemFilters(props: {
  readonly wanted: Wanted;
  readonly page: ItemsPage | null;
  onChange(wanted: Wanted): void;
}) {
  const { wanted, page, onChange } = props;
  const { t, locale } = useSpeech();
  const families = withChosen(
    (page?.families ?? []).map(({ family, count }) => [family, count] as const),
    wanted.family,
  );
  const announcements = withChosen(
    (page?.announcements ?? []).map(({ announcement, count }) => [announcement, count] as const),
    wanted.announcement,
  ).sort(([a], [b]) => b.localeCompare(a, 'en', { numeric: true }));
  return (
    <search className="item-filters">
      <input
        type="search"
        aria-label={t('items:place.search')}
        placeholder={t('items:place.search')}
        maxLength={200}
        value={wanted.query}
        onChange={(event) => onChange({ ...wanted, query: event.target.value })}
      />
      <select
        aria-label={t('items:place.family')}
        value={wanted.family}
        onChange={(event) => onChange({ ...wanted, family: event.target.value })}
      >
        <option value="">{t('items:place.every-family')}</option>
        {families.map(([family, count]) => (
          <option key={family} value={family}>
            {t(`items:family.${family}` as TextKey)} ({count})
          </option>
        ))}
      </select>
      <select
        aria-label={t('items:place.announcement')}
        value={wanted.announcement}
        onChange={(event) => onChange({ ...wanted, announcement: event.target.value })}
      >
        <option value="">{t('items:place.every-announcement')}</option>
        {announcements.map(([announcement, count]) => (
          <option key={announcement} value={announcement}>
            {announcementIn(announcement, locale)} ({count})
          </option>
        ))}
      </select>
      <label className="item-day">
        {t('items:place.day')}
        <input
          type="date"
          value={wanted.asOf === '' ? (page?.asOf ?? '') : wanted.asOf}
          onChange={(event) => onChange({ ...wanted, asOf: event.target.value })}
        />
      </label>
      <span className="soft small nowrap" aria-live="polite">
        {page !== null && t('items:place.shown', { shown: page.total, entries: page.all })}
      </span>
    </search>
  );
}

/** The chosen value stays among the choices, also where nothing fits it any more. */
function withChosen(choices: readonly (readonly [string, number])[], chosen: string) {
  const known = chosen === '' || choices.some(([value]) => value === chosen);
  return known ? [...choices] : [...choices, [chosen, 0] as const];
}
