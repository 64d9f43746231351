import type { ReturnCandidate, ReturnView } from '../../../../shared/contract/return-channels.ts';
import type { PaperRow } from '../../../../shared/contract/views.ts';
import { useCall } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';

/** The paper that was found with the reasons; where there is doubt the officer chooses from the candidates and what is out. */
export function PaperChoice(props: {
  readonly view: ReturnView;
  /** The paper that was open when the file was dropped. */
  readonly likely: string | undefined;
  onChoose(paperId: string): void;
}) {
  const { t } = useSpeech();
  const { view, onChoose, likely } = props;
  const papers = useCall('papers.list', {});
  const { candidates, found } = view;
  const listed = new Set(candidates.map((one) => one.paperId));
  const others = (papers.value ?? []).filter((row) => row.status === 'issued' && !listed.has(row.id));
  const sorted = others.sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
  const settled = found?.kept != null && found.kept.state !== 'incomplete';
  const reasonsOf = (candidate: ReturnCandidate) =>
    candidate.reasons
      .map((reason) => t(`returned:reason.${reason}`, { pages: candidate.numberOnPages }))
      .join(' · ');
  const chosen = candidates.find((one) => one.paperId === found?.paperId);

  return (
    <section className="stack" aria-labelledby="return-paper">
      <h3 id="return-paper">{t('returned:part.paper')}</h3>
      {found === null && (
        <div className="banner ask" role="status">
          {t(candidates.length === 0 ? 'returned:not-found' : 'returned:several')}
        </div>
      )}
      <select
        aria-labelledby="return-paper"
        value={found?.paperId ?? ''}
        disabled={settled}
        onChange={(event) => event.target.value !== '' && onChoose(event.target.value)}
      >
        {found === null && <option value="">{t('returned:choose-paper')}</option>}
        {candidates.map((one) => (
          <option key={one.paperId} value={one.paperId}>
            {`${one.docNo} · ${one.pledgor} · ${t(`app:paper-status.${one.status}`)}`}
          </option>
        ))}
        {sorted.map((row: PaperRow) => (
          <option key={row.id} value={row.id}>
            {`${row.docNo} · ${row.pledgor}`}
          </option>
        ))}
      </select>
      {(chosen === undefined ? candidates : [chosen]).map((one) => (
        <span key={one.paperId} className="soft small">
          {chosen === undefined && `${one.docNo}: `}
          {reasonsOf(one)}
        </span>
      ))}
    </section>
  );
}
