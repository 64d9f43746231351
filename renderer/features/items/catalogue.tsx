import { useEffect, useMemo, useState } from 'react';
import type { ItemRow } from '../../../shared/contract/items.ts';
import type { Locale } from '../../../shared/message.ts';
import { useCall } from '../../desk.ts';
import { type Speech, useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { DataGrid, type GridColumn } from '../../ui/data-grid.tsx';
import { Empty, Fault } from '../../ui/pieces.tsx';
import { shortNumber } from '../lists/designation-words.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { EVERYTHING, ItemFilters } from './filters.tsx';

/** More than the catalogue holds: it comes in one page, and the grid draws what is in view. */
const WHOLE = 1000;

/** Search, filters, grid and the entry that is open beside it. */
export function Catalogue({ onHeading }: { onHeading(text: string): void }) {
  const speech = useSpeech();
  const { t } = speech;
  const { place, go } = useDesk();
  const here = place.at === 'items' ? place : null;
  const [wanted, setWanted] = useState(EVERYTHING);
  const page = useCall('items.search', {
    query: wanted.query,
    ...(wanted.family === '' ? {} : { family: wanted.family }),
    ...(wanted.announcement === '' ? {} : { announcement: wanted.announcement }),
    ...(wanted.asOf === '' ? {} : { asOf: wanted.asOf }),
    offset: 0,
    limit: WHOLE,
  });
  const found = page.value;
  const heading = found === null ? '' : t('items:place.as-of', { entries: found.all, day: found.asOf });
  useEffect(() => onHeading(heading), [heading, onHeading]);
  const code = here?.code;
  const columns = useMemo(
    () => columnsOf(speech.t, speech.locale, code !== undefined),
    [speech.t, speech.locale, code],
  );
  const open = (chosen?: string) =>
    go({
      at: 'items',
      ...(chosen === undefined ? {} : { code: chosen }),
      ...(here?.from === undefined ? {} : { from: here.from }),
    });
  return (
    <>
      <p className="banner small">{t('items:place.limits-known')}</p>
      <ItemFilters wanted={wanted} page={found} onChange={setWanted} />
      <Fault error={page.error} />
      <div className={code === undefined ? 'items-body' : 'items-body with-entry'}>
        {found === null && page.error === null && (
          <p className="soft" role="status">
            {t('items:place.loading')}
          </p>
        )}
        {found?.total === 0 && (
          <Empty title={t('items:place.none')} text={t('items:place.none-text')}>
            <button type="button" onClick={() => setWanted({ ...EVERYTHING, asOf: wanted.asOf })}>
              {t('items:place.clear')}
            </button>
          </Empty>
        )}
        {found !== null && found.total > 0 && (
          <DataGrid
            label={t('items:place.grid')}
            columns={columns}
            count={found.total}
            rowAt={(index) => found.rows[index]}
            keyOf={(row) => row.code}
            selected={code}
            onOpen={(row) => open(row.code)}
          />
        )}
        {code !== undefined && (
          <EntryPanel
            key={code}
            code={code}
            asOf={wanted.asOf === '' ? undefined : wanted.asOf}
            from={here?.from}
            onClose={() => open()}
          />
        )}
      </div>
    </>
  );
}

function columnsOf(t: Speech['t'], locale: Locale, narrow: boolean): readonly GridColumn<ItemRow>[] {
  const name = (id: 'zh' | 'ja' | 'en', lang: Locale, width: string): GridColumn<ItemRow> => ({
    id,
    title: t(`items:entry.${id}`),
    width,
    text: (row) => row[id],
    cell: (row) => <span lang={lang}>{row[id] === '' ? '—' : row[id]}</span>,
  });
  const names = {
    zh: name('zh', 'zh-CN', 'minmax(110px, 1.3fr)'),
    ja: name('ja', 'ja', 'minmax(100px, 1.1fr)'),
    en: name('en', 'en', 'minmax(110px, 1.2fr)'),
  };
  const order: readonly ('zh' | 'ja' | 'en')[] =
    locale === 'ja' ? ['ja', 'zh', 'en'] : locale === 'en' ? ['en', 'zh', 'ja'] : ['zh', 'ja', 'en'];
  const own = order[0] ?? 'zh';
  const limit = (row: ItemRow) => row.limit?.[own] ?? '';
  const state = (row: ItemRow) => t(`items:state.${row.state}`);
  const all: readonly GridColumn<ItemRow>[] = [
    {
      id: 'code',
      title: t('items:place.code'),
      width: '104px',
      text: (row) => row.code,
      cell: (row) => <code>{row.code}</code>,
    },
    ...order.map((each) => names[each]),
    {
      id: 'limit',
      title: t('items:place.limit'),
      width: 'minmax(90px, 1fr)',
      text: limit,
      cell: limit,
    },
    {
      id: 'hs',
      title: t('items:place.hs'),
      width: '128px',
      text: (row) => row.hs.join(' '),
      cell: (row) => (
        <span className="code">
          {row.hs[0] ?? '—'}
          {row.hs.length > 1 && <span className="soft"> +{row.hs.length - 1}</span>}
        </span>
      ),
    },
    {
      id: 'announcement',
      title: t('items:place.announcement'),
      width: '76px',
      text: (row) => row.announcement ?? '',
      cell: (row) => (row.announcement === null ? '—' : shortNumber(row.announcement)),
    },
    {
      id: 'state',
      title: t('items:place.state'),
      width: '148px',
      text: state,
      cell: (row) => (
        <span className={row.state === 'unconfirmed' ? 'tag need-info' : 'clip'}>{state(row)}</span>
      ),
    },
  ];
  const aside = new Set(['limit', 'hs', 'announcement', order[2]]);
  return narrow ? all.filter(({ id }) => !aside.has(id)) : all;
}
