import { useSpeech } from '../../i18n.ts';
import { announcementIn } from './designation-words.tsx';
import { ENTRY_STATES, type Entry, type Wanted } from './find.ts';

export interface FiltersProps {
  readonly entries: readonly Entry[];
  readonly wanted: Wanted;
  readonly shown: number;
  onChange(wanted: Wanted): void;
}

/** Search in any script; list, announcement and state beside it. */
export function Filters({ entries, wanted, shown, onChange }: FiltersProps) {
  const { t, locale } = useSpeech();
  const announcements = [...new Set(entries.map((entry) => entry.designation.announcement))].sort(byNumber);
  return (
    <search className="list-filters">
      <input
        type="search"
        aria-label={t('designations:search')}
        placeholder={t('designations:search')}
        value={wanted.search}
        onChange={(event) => onChange({ ...wanted, search: event.target.value })}
      />
      <select
        aria-label={t('designations:list')}
        value={wanted.list}
        onChange={(event) => {
          const { value } = event.target;
          onChange({ ...wanted, list: value === 'control' || value === 'watch' ? value : '' });
        }}
      >
        <option value="">{t('designations:every-list')}</option>
        <option value="control">{t('app:list.control')}</option>
        <option value="watch">{t('app:list.watch')}</option>
      </select>
      <select
        aria-label={t('designations:announcement')}
        value={wanted.announcement}
        onChange={(event) => onChange({ ...wanted, announcement: event.target.value })}
      >
        <option value="">{t('designations:every-announcement')}</option>
        {announcements.map((announcement) => (
          <option key={announcement} value={announcement}>
            {announcementIn(announcement, locale)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('designations:status')}
        value={wanted.state}
        onChange={(event) =>
          onChange({ ...wanted, state: ENTRY_STATES.find((state) => state === event.target.value) ?? '' })
        }
      >
        <option value="">{t('designations:every-state')}</option>
        {ENTRY_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`designations:state.${state}`)}
          </option>
        ))}
      </select>
      <span className="soft small nowrap" aria-live="polite">
        {t('designations:shown', { shown, entries: entries.length })}
      </span>
    </search>
  );
}

/** Newest announcement first. */
function byNumber(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}
