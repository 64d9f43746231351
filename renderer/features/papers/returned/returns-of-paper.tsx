import type { ReturnedRow } from '../../../../shared/contract/return-channels.ts';
import { useAction, useCall } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { useRefusal, WhyNot } from '../../../rights.tsx';
import { Fault } from '../../../ui/pieces.tsx';
import { PointList } from './point-list.tsx';
import './returned.css';

const TONES = { accepted: 'good', incomplete: 'need-info', 'set-aside': 'plain' } as const;

/** What came back for this paper, the newest first; nothing is shown where nothing did. */
export function ReturnsOfPaper({ paperId }: { readonly paperId: string }) {
  const { t } = useSpeech();
  const returns = useCall('papers.returns', { paperId });
  const refusal = useRefusal('papers.return-read');
  const rows = returns.value ?? [];
  if (rows.length === 0) return <Fault error={returns.error} />;
  return (
    <section className="card stack" aria-labelledby="returns">
      <h3 id="returns">{t('returned:part.kept')}</h3>
      <WhyNot refusal={refusal} />
      <ul className="return-list">
        {rows.map((row) => (
          <ReturnLine key={row.id} row={row} off={refusal !== null} />
        ))}
      </ul>
    </section>
  );
}

function ReturnLine({ row, off }: { readonly row: ReturnedRow; readonly off: boolean }) {
  const { t, locale } = useSpeech();
  const { go, notify } = useDesk();
  const base = useAction('papers.return-base');
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(row.at),
  );
  const doBase = async () => {
    const done = await base.run({ returnId: row.id });
    if (done.ok) notify(t('returned:action.based', { id: row.id }));
  };
  return (
    <li className="stack">
      <div className="spread">
        <span className="clip">
          <span className="code">{row.id}</span> {row.fileName}
        </span>
        <span className={`tag ${TONES[row.state]}`}>{t(`returned:state.${row.state}`)}</span>
      </div>
      <span className="soft small">
        {t('returned:kept-line', { kind: t(`returned:kind.${row.kind}`), by: row.by, at })}
      </span>
      {row.reason !== null && <span className="small">{row.reason}</span>}
      {row.points.length > 0 && (
        <div className="small">
          <PointList points={row.points} />
        </div>
      )}
      <Fault error={base.error} />
      <div className="row">
        <button
          type="button"
          disabled={off}
          onClick={() => go({ at: 'papers', paperId: row.paperId, returnId: row.id })}
        >
          {t(row.state === 'incomplete' ? 'returned:action.continue' : 'returned:action.look')}
        </button>
        {row.canBeBase && (
          <button type="button" disabled={off || base.busy} onClick={() => void doBase()}>
            {t('returned:action.base')}
          </button>
        )}
      </div>
    </li>
  );
}
