import { useState } from 'react';
import type { OutRow } from '../../../../shared/contract/life.ts';
import { useCall } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { Empty, Fault } from '../../../ui/pieces.tsx';
import { languageOf } from '../../hits/language.ts';
import { copiedTable, OUT_FILTERS, OUT_SORTS, type OutFilter, type OutSort, outRows } from './out-rows.ts';
import './life.css';

/** The chasing list: what is awaited, from whom, since when. A click opens the paper. */
export function OutTab() {
  const { t } = useSpeech();
  const { go, notify } = useDesk();
  const out = useCall('papers.out', {});
  const [filter, setFilter] = useState<OutFilter>('all');
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<{ by: OutSort; descending: boolean }>({ by: 'since', descending: false });
  const all = out.value ?? [];
  const rows = outRows(all, { filter, search, sort });
  const cells = useCells();

  const copy = async () => {
    const heads = [...OUT_SORTS.map((column) => t(`life:out.${column}`)), t('life:out.days')];
    const table = rows.map((row) => [...OUT_SORTS.map((column) => cells(row)[column]), String(row.days)]);
    await navigator.clipboard.writeText(copiedTable([heads, ...table]));
    notify(t('life:out.copied', { count: rows.length }));
  };

  return (
    <div className="out-tab stack" id="out-panel" role="tabpanel">
      <Fault error={out.error} />
      {out.value !== null && all.length === 0 && (
        <Empty title={t('life:out.none')} text={t('life:out.none-text')} />
      )}
      {all.length > 0 && (
        <>
          <div className="spread">
            <div className="out-tools">
              <fieldset className="out-filter">
                <legend className="visually-hidden">{t('life:out.filter')}</legend>
                {OUT_FILTERS.map((one) => (
                  <button
                    key={one}
                    type="button"
                    className="chip"
                    aria-pressed={filter === one}
                    onClick={() => setFilter(one)}
                  >
                    {t(`life:out.${one}`)}
                  </button>
                ))}
              </fieldset>
              <input
                type="search"
                aria-label={t('life:out.search')}
                placeholder={t('life:out.search')}
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </div>
            <button type="button" disabled={rows.length === 0} onClick={() => void copy()}>
              {t('life:out.copy')}
            </button>
          </div>
          {rows.length === 0 ? (
            <Empty title={t('life:out.no-match')} />
          ) : (
            <table className="plain out-table">
              <Heads sort={sort} onSort={setSort} />
              <tbody>
                {rows.map((row) => (
                  <Row
                    key={row.paperId}
                    row={row}
                    onOpen={() => go({ at: 'papers', paperId: row.paperId })}
                  />
                ))}
              </tbody>
            </table>
          )}
          <p className="soft small">{t('life:out.not-due')}</p>
        </>
      )}
    </div>
  );
}

function Heads(props: {
  readonly sort: { readonly by: OutSort; readonly descending: boolean };
  onSort(sort: { by: OutSort; descending: boolean }): void;
}) {
  const { t } = useSpeech();
  const { sort, onSort } = props;
  const head = (column: OutSort) => (
    <th
      key={column}
      scope="col"
      aria-sort={sort.by === column ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={t('life:out.sort', { column: t(`life:out.${column}`) })}
        onClick={() => onSort({ by: column, descending: sort.by === column && !sort.descending })}
      >
        {t(`life:out.${column}`)}
        {sort.by === column && <span aria-hidden="true">{sort.descending ? ' ▼' : ' ▲'}</span>}
      </button>
    </th>
  );
  return (
    <thead>
      <tr>
        {(['paper', 'for', 'order', 'with', 'since'] as const).map(head)}
        <th scope="col" className="number">
          {t('life:out.days')}
        </th>
        {(['next', 'ask'] as const).map(head)}
      </tr>
    </thead>
  );
}

function Row({ row, onOpen }: { readonly row: OutRow; onOpen(): void }) {
  const { locale } = useSpeech();
  const cell = useCells()(row);
  return (
    <tr>
      <td>
        <button type="button" className="link nowrap" onClick={onOpen}>
          {row.docNo}
        </button>
        <span className="soft small"> {row.type}</span>
      </td>
      <td lang={languageOf(cell.for, locale)}>{cell.for}</td>
      <td className="nowrap">{cell.order}</td>
      <td>{row.out ? cell.with : <span className="soft">{cell.with}</span>}</td>
      <td className="nowrap">{cell.since}</td>
      <td className="number">{row.days}</td>
      <td>
        <span className={`tag ${row.awaited === 'look' ? 'need-info' : 'plain'}`}>{cell.next}</span>
      </td>
      <td>
        <span className={row.askNow ? 'tag need-info' : ''}>{row.askAgain?.on ?? ''}</span>{' '}
        {row.askAgain !== null && <span className="soft small">{row.askAgain.text}</span>}
      </td>
    </tr>
  );
}

/** The words of a row, as they are shown and copied. */
function useCells(): (row: OutRow) => Readonly<Record<OutSort, string>> {
  const { t } = useSpeech();
  return (row) => ({
    paper: row.docNo,
    for: row.pledgor,
    order: row.orderNo,
    with: row.with ?? t('life:out.in-house'),
    since: row.since,
    next: t(`life:awaited.${row.awaited}`),
    ask: row.askAgain === null ? '' : `${row.askAgain.on} ${row.askAgain.text}`.trim(),
  });
}
