import { useCallback, useMemo, useRef, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/views.ts';
import { OUTCOMES, type Outcome } from '../../../shared/rules/outcome.ts';
import { type Speech, useSpeech } from '../../i18n.ts';
import { usePages } from '../../pages.ts';
import { useDesk } from '../../place.ts';
import { DataGrid, type GridColumn } from '../../ui/data-grid.tsx';
import { Empty, Fault, OutcomeTag, PlaceHead } from '../../ui/pieces.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { languageOf } from '../hits/language.ts';
import { CasePanel } from './case-panel.tsx';
import { OrderTabs } from './order-tabs.tsx';

/** Cases: one end user under one contract of one order, with the strictest outcome of their lines. */
export function CasesView({ caseId }: { readonly caseId: string | undefined }) {
  const speech = useSpeech();
  const { t } = speech;
  const { go } = useDesk();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [search, setSearch] = useState('');
  const cases = usePages('cases.list', {
    ...(outcome === null ? {} : { outcome }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  });
  const narrow = caseId !== undefined;
  const columns = useMemo(() => caseColumns(speech, narrow), [speech, narrow]);
  const open = useCallback((row: CaseRow) => go({ at: 'orders', tab: 'cases', caseId: row.caseId }), [go]);
  const body = useRef<HTMLDivElement>(null);
  const close = () => {
    go({ at: 'orders', tab: 'cases' });
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus(),
    );
  };
  return (
    <>
      <PlaceHead title={t('ui:place.orders')}>
        <OrderTabs tab="cases" />
        <span className="spacer" />
        <SearchField label={t('ruledesk:case.search')} value={search} onSearch={setSearch} />
      </PlaceHead>
      <fieldset className="filters">
        <legend className="visually-hidden">{t('orderdesk:line.filter')}</legend>
        <button type="button" aria-pressed={outcome === null} onClick={() => setOutcome(null)}>
          {t('orderdesk:line.every')}
        </button>
        {OUTCOMES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={outcome === each}
            onClick={() => setOutcome(outcome === each ? null : each)}
          >
            <OutcomeTag outcome={each} />
          </button>
        ))}
        <span className="spacer" />
        {cases.total !== null && (
          <span className="soft small" role="status">
            {t('ruledesk:case.shown', { count: cases.total })}
          </span>
        )}
      </fieldset>
      <Fault error={cases.error} />
      <div ref={body} className={`book-body ${narrow ? 'with-panel' : ''}`}>
        {cases.total === 0 ? (
          <Empty title={t('ruledesk:case.none')} text={t('ruledesk:case.none-text')} />
        ) : (
          <DataGrid
            key={`${outcome ?? ''}/${search}`}
            label={t('ruledesk:case.grid')}
            columns={columns}
            count={cases.total ?? 0}
            rowAt={cases.at}
            keyOf={(row) => row.caseId}
            selected={caseId}
            onOpen={open}
            onView={cases.show}
          />
        )}
        {caseId !== undefined && <CasePanel key={caseId} caseId={caseId} onClose={close} />}
      </div>
    </>
  );
}

function caseColumns({ t, locale }: Speech, narrow: boolean): readonly GridColumn<CaseRow>[] {
  const papers = (row: CaseRow) =>
    row.asked
      .map((code) => (row.issued.includes(code) ? `${code}✓` : row.drafts.includes(code) ? `${code}…` : code))
      .join(' ');
  const all: readonly GridColumn<CaseRow>[] = [
    {
      id: 'outcome',
      title: t('orderdesk:column.outcome'),
      width: '172px',
      cell: (row) => <OutcomeTag outcome={row.outcome} />,
      text: (row) => t(`app:outcome.${row.outcome}`),
    },
    {
      id: 'order',
      title: t('orderdesk:column.orderNo'),
      width: '120px',
      cell: (row) => row.orderNo,
      text: (row) => row.orderNo,
    },
    {
      id: 'endUser',
      title: t('orderdesk:column.endUser'),
      width: 'minmax(140px, 1.4fr)',
      cell: (row) =>
        row.endUser === '' ? (
          <span className="soft">{t('ruledesk:case.no-end-user')}</span>
        ) : (
          <span lang={languageOf(row.endUser, locale)}>{row.endUser}</span>
        ),
      text: (row) => row.endUser,
    },
    {
      id: 'contract',
      title: t('intake:field.contract_no'),
      width: '130px',
      cell: (row) => row.contractNo,
      text: (row) => row.contractNo,
    },
    {
      id: 'lines',
      title: t('orderdesk:book.lines'),
      width: '60px',
      number: true,
      cell: (row) => row.lines,
      text: (row) => String(row.lines),
    },
    {
      id: 'papers',
      title: t('ruledesk:case.papers'),
      width: 'minmax(150px, 1fr)',
      cell: papers,
      text: papers,
    },
    {
      id: 'file',
      title: t('orderdesk:book.file'),
      width: 'minmax(110px, 0.8fr)',
      cell: (row) => row.fileName,
      text: (row) => row.fileName,
    },
  ];
  return narrow ? all.filter(({ id }) => !['contract', 'papers', 'file'].includes(id)) : all;
}
