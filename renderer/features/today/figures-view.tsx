import { OUTCOMES } from '../../../shared/rules/outcome.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { ColumnsChart } from '../../ui/columns-chart.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { entriesByDay, LISTED, OPEN_PAPERS, openPapersByAge, outcomesByMonth } from './figures.ts';

/** What is easier seen than read: outcomes by month, papers that wait, and when the lists grew. */
export function FiguresView() {
  const { t } = useSpeech();
  const books = useCall('books.list', {});
  const papers = useCall('papers.list', {});
  const lists = useCall('lists.get', {});
  const now = new Date();
  const age = (label: string) =>
    label.endsWith('+')
      ? t('ui:figures.older', { days: label.slice(0, -1) })
      : t('ui:figures.up-to', { days: label });
  return (
    <div className="figures">
      <div className="spread">
        <span className="soft">{t('ui:figures.what')}</span>
        <button type="button" className="no-print" onClick={() => window.print()}>
          {t('ui:figures.print')}
        </button>
      </div>
      <Fault error={books.error ?? papers.error ?? lists.error} />
      {books.value !== null && (
        <ColumnsChart
          title={t('ui:figures.outcomes')}
          of={t('ui:figures.month')}
          columns={outcomesByMonth(books.value, localDay(now))}
          parts={OUTCOMES.map((id) => ({ id, text: t(`app:outcome.${id}`) }))}
          empty={t('ui:figures.no-outcomes')}
        />
      )}
      {papers.value !== null && (
        <ColumnsChart
          title={t('ui:figures.papers')}
          of={t('ui:figures.age')}
          columns={openPapersByAge(papers.value, now.getTime()).map((column) => ({
            ...column,
            label: age(column.label),
          }))}
          parts={OPEN_PAPERS.map((id) => ({ id, text: t(`life:stage.${id}`) }))}
          empty={t('ui:figures.no-papers')}
        />
      )}
      {lists.value !== null && (
        <ColumnsChart
          title={t('ui:figures.lists', { day: lists.value.status.checkedThrough })}
          of={t('ui:figures.day')}
          columns={entriesByDay(lists.value.designations)}
          parts={LISTED.map((id) => ({ id, text: t(`app:list.${id}`) }))}
          empty={t('ui:figures.no-lists')}
        />
      )}
    </div>
  );
}

/** The day on this computer's clock, as `importedAt` counts it. */
function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
