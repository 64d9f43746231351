import { useMemo, useState } from 'react';
import type { ListsView } from '../../../shared/contract/views.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import type { TextKey } from '../../text-keys.ts';
import { DataGrid, type GridColumn } from '../../ui/data-grid.tsx';
import { Empty, Fault, PlaceHead } from '../../ui/pieces.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DesignationDetail } from './designation-detail.tsx';
import { announcementIn, countryName, shortNumber } from './designation-words.tsx';
import { Filters } from './filters.tsx';
import { type Entry, EVERYTHING, entriesOf, found } from './find.ts';
import { OwnKnowledge } from './own-knowledge.tsx';
import { PassOn } from './pass-on.tsx';
import { QueueTab } from './queue-tab.tsx';
import { dayAfter, type SuspendedMeasure, suspendedMeasures } from './suspended.ts';
import { ListTabs } from './tabs.tsx';
import { VersionsTab } from './versions-tab.tsx';
import './lists.css';

/** The lists that names are screened against: what is in them, on what it rests, and what they cannot know. */
export function ListsPlace() {
  const { t } = useSpeech();
  const { place } = useDesk();
  const lists = useCall('lists.get', {});
  const tab = (place.at === 'lists' ? place.tab : undefined) ?? 'entries';
  return (
    <>
      <PlaceHead title={t('ui:place.lists')}>
        <ListTabs current={tab} />
        <span className="spacer" />
        {lists.value !== null && (
          <span className="soft">
            {t('designations:as-of', {
              checkedThrough: lists.value.status.checkedThrough,
              entries: lists.value.status.entries,
              days: lists.value.status.ageDays,
            })}
          </span>
        )}
      </PlaceHead>
      <div className="lists">
        {tab === 'versions' && <VersionsTab />}
        {tab === 'queue' && <QueueTab />}
        {tab === 'knowledge' && <OwnKnowledge />}
        {tab === 'pass-on' && <PassOn />}
        <Fault error={lists.error} />
        {lists.value === null && lists.error === null && <p className="soft">{t('designations:loading')}</p>}
        {tab === 'entries' && lists.value !== null && <Lists view={lists.value} onChanged={lists.reload} />}
      </div>
    </>
  );
}

function Lists({ view, onChanged }: { readonly view: ListsView; onChanged(): void }) {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const entityId = place.at === 'lists' ? place.entityId : undefined;
  const [wanted, setWanted] = useState(EVERYTHING);
  const [confirming, setConfirming] = useState(false);
  const { checkedThrough, ageDays } = view.status;
  const today = dayAfter(checkedThrough, ageDays);
  const entries = useMemo(() => entriesOf(view.designations, view.confirmations, today), [view, today]);
  const suspended = useMemo(
    () => suspendedMeasures(view.designations, view.confirmations, today),
    [view, today],
  );
  const rows = useMemo(() => found(entries, wanted), [entries, wanted]);
  const chosen = entries.find((entry) => entry.designation.id === entityId);
  const columns = useColumns(chosen !== undefined);
  return (
    <>
      <div className={view.status.stale ? 'banner ask list-limits' : 'banner list-limits'}>
        <p>{t('designations:cannot-know', { checkedThrough })}</p>
        <Suspended measures={suspended} onConfirm={() => setConfirming(true)} />
      </div>
      <Filters entries={entries} wanted={wanted} onChange={setWanted} shown={rows.length} />
      <div className={chosen === undefined ? 'lists-body' : 'lists-body with-detail'}>
        {rows.length === 0 ? (
          <Empty title={t('designations:none')} text={t('designations:none-text', { checkedThrough })}>
            <button type="button" onClick={() => setWanted(EVERYTHING)}>
              {t('designations:clear')}
            </button>
          </Empty>
        ) : (
          <DataGrid
            label={t('designations:grid')}
            columns={columns}
            count={rows.length}
            rowAt={(index) => rows[index]}
            keyOf={(entry) => entry.designation.id}
            selected={entityId}
            onOpen={(entry) => go({ at: 'lists', entityId: entry.designation.id })}
          />
        )}
        {chosen !== undefined && (
          <DesignationDetail key={chosen.designation.id} entry={chosen} onClose={() => go({ at: 'lists' })} />
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        measures={suspended}
        today={today}
        onClose={() => setConfirming(false)}
        onConfirmed={onChanged}
      />
    </>
  );
}

function Suspended(props: { readonly measures: readonly SuspendedMeasure[]; onConfirm(): void }) {
  const { t } = useSpeech();
  const open = props.measures.filter((measure) => measure.unconfirmed);
  const named = (of: SuspendedMeasure['of']) =>
    open
      .filter((one) => one.of === of)
      .map((one) => shortNumber(one.announcement))
      .join(t('designations:and'));
  const entities = named('entities');
  const items = named('items');
  return (
    <div className="list-suspended">
      <div>
        {open.length === 0 && t('designations:suspended.all-confirmed', { count: props.measures.length })}
        {entities !== '' && <p>{t('designations:suspended.entities', { announcements: entities })}</p>}
        {items !== '' && <p>{t('designations:suspended.items', { announcements: items })}</p>}
      </div>
      <button type="button" onClick={props.onConfirm}>
        {t(open.length > 0 ? 'designations:suspended.confirm' : 'designations:suspended.look')}
      </button>
    </div>
  );
}

function useColumns(narrow: boolean): readonly GridColumn<Entry>[] {
  const { t, locale } = useSpeech();
  return useMemo(() => {
    const plain = (
      id: string,
      title: TextKey,
      width: string,
      text: (entry: Entry) => string,
      lang?: string,
    ) => ({
      id,
      title: t(title),
      width,
      text,
      cell: (entry: Entry) => (lang === undefined ? text(entry) : <span lang={lang}>{text(entry)}</span>),
    });
    const all: readonly GridColumn<Entry>[] = [
      plain('id', 'designations:id', '92px', (e) => e.designation.id),
      {
        ...plain('list', 'designations:list', '108px', (e) => t(`app:list.${e.designation.list}`)),
        cell: (e) => (
          <span className={`tag ${e.designation.list}`}>{t(`designations:short.${e.designation.list}`)}</span>
        ),
      },
      {
        ...plain('announcement', 'designations:announcement', '104px', (e) =>
          announcementIn(e.designation.announcement, locale),
        ),
        cell: (e) => shortNumber(e.designation.announcement),
      },
      { ...plain('no', 'designations:no', '44px', (e) => String(e.designation.no)), number: true },
      plain('zh', 'designations:name.zh', 'minmax(120px, 1.2fr)', (e) => e.designation.zhHans, 'zh-CN'),
      plain('ja', 'designations:name.ja', 'minmax(110px, 1.1fr)', (e) => e.designation.ja ?? '—', 'ja'),
      plain('en', 'designations:name.en', 'minmax(120px, 1.3fr)', (e) => e.designation.en, 'en'),
      plain('country', 'designations:country', '100px', (e) => countryName(e.designation.country, locale)),
      {
        ...plain('state', 'designations:status', '140px', (e) => t(`designations:state.${e.state}`)),
        cell: (e) => (
          <span className={e.state === 'unconfirmed' ? 'tag need-info' : ''}>
            {t(`designations:state.${e.state}`)}
          </span>
        ),
      },
    ];
    return narrow ? all.filter(({ id }) => !['announcement', 'no', 'country'].includes(id)) : all;
  }, [narrow, t, locale]);
}
