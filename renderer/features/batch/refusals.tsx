import type { BatchRefusal } from '../../../shared/contract/batch-channels.ts';
import { useSpeech } from '../../i18n.ts';

const SHOWN = 50;

/** Cases or papers with the reasons why not; a long list ends with what was left out. */
export function Refusals({ rows }: { readonly rows: readonly BatchRefusal[] }) {
  const { t, say } = useSpeech();
  return (
    <>
      <ul className="batch-refusals">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.paperId ?? row.caseId}>
            <strong>{row.paperId ?? row.orderNo}</strong> <span className="soft">{row.endUser}</span>
            {row.reasons.map((reason) => (
              <span key={say(reason)} className="reason">
                {say(reason)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <span className="soft small">{t('batch:first', { shown: SHOWN, count: rows.length })}</span>
      )}
    </>
  );
}
