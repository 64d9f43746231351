import type { LineRow } from '../../../shared/contract/views.ts';
import type { Locale } from '../../../shared/message.ts';
import type { Speech } from '../../i18n.ts';
import type { GridColumn } from '../../ui/data-grid.tsx';
import { OutcomeTag } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';

/** Beside an open line there is room for one company: the end user, else the buyer. */
function company(t: Speech['t'], locale: Locale): GridColumn<LineRow> {
  const named = (row: LineRow) => (row.endUser === '' ? row.buyer : row.endUser);
  return {
    id: 'company',
    title: `${t('orderdesk:column.endUser')} / ${t('orderdesk:column.buyer')}`,
    width: 'minmax(120px, 1fr)',
    cell: (row) => <span lang={languageOf(named(row), locale)}>{named(row)}</span>,
    text: named,
  };
}

/** The columns of the line grid; beside an open line only those that tell one line from another. */
export function lineColumns(t: Speech['t'], locale: Locale, narrow: boolean): readonly GridColumn<LineRow>[] {
  const text = (id: 'buyer' | 'endUser' | 'item' | 'quantity' | 'destination', width: string) => ({
    id,
    title: t(`orderdesk:column.${id}`),
    width,
    sortable: true,
    cell: (row: LineRow) => <span lang={languageOf(row[id], locale)}>{row[id]}</span>,
    text: (row: LineRow) => row[id],
  });
  const code = (id: 'orderNo' | 'lineNo', width: string) => ({
    id,
    title: t(`orderdesk:column.${id}`),
    width,
    sortable: true,
    cell: (row: LineRow) => row[id],
    text: (row: LineRow) => row[id],
  });
  const outcome: GridColumn<LineRow> = {
    id: 'outcome',
    title: t('orderdesk:column.outcome'),
    width: '172px',
    sortable: true,
    cell: (row) => <OutcomeTag outcome={row.outcome} />,
    text: (row) => t(`app:outcome.${row.outcome}`),
  };
  const hits: GridColumn<LineRow> = {
    id: 'hits',
    title: t('orderdesk:column.hits'),
    width: '68px',
    sortable: true,
    cell: (row) =>
      row.hits === 0 ? (
        <span className="soft">–</span>
      ) : row.undecided > 0 ? (
        <span className="count">
          <span aria-hidden="true">
            {row.undecided}/{row.hits}
          </span>
          <span className="visually-hidden">
            {t('orderdesk:line.open-hits', { open: row.undecided, all: row.hits })}
          </span>
        </span>
      ) : (
        row.hits
      ),
    text: (row) => t('orderdesk:line.open-hits', { open: row.undecided, all: row.hits }),
  };
  const papers: GridColumn<LineRow> = {
    id: 'papers',
    title: t('orderdesk:column.papers'),
    width: 'minmax(132px, 0.7fr)',
    sortable: true,
    cell: (row) => row.papers.join(' '),
    text: (row) => row.papers.join(' '),
  };
  if (narrow) {
    return [outcome, code('orderNo', '104px'), code('lineNo', '48px'), company(t, locale), hits];
  }
  return [
    outcome,
    code('orderNo', '112px'),
    code('lineNo', '48px'),
    text('buyer', 'minmax(110px, 1fr)'),
    text('endUser', 'minmax(110px, 1fr)'),
    text('item', 'minmax(120px, 1.2fr)'),
    text('quantity', '96px'),
    text('destination', '72px'),
    hits,
    papers,
  ];
}
