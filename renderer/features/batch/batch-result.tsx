import { useState } from 'react';
import type { BatchItemState } from '../../../shared/contract/batch-channels.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

const STATES: readonly BatchItemState[] = ['failed', 'refused', 'left', 'made', 'present'];
const SHOWN = 200;

/** What became of every case of a run, each made one with the way to its papers. */
export function BatchResult({ batchId }: { readonly batchId: string }) {
  const { t, say } = useSpeech();
  const { go } = useDesk();
  const [only, setOnly] = useState<BatchItemState | null>(null);
  const batch = useCall('batch.get', { batchId });
  const items = (batch.value?.items ?? []).filter(({ state }) => only === null || state === only);
  return (
    <section className="stack" aria-label={t('batch:show')}>
      <Fault error={batch.error} />
      <Field label={t('batch:filter')}>
        {(tie) => (
          <select
            {...tie}
            value={only ?? ''}
            onChange={(e) => setOnly(STATES.find((state) => state === e.target.value) ?? null)}
          >
            <option value="">{t('batch:every')}</option>
            {STATES.filter((state) => (batch.value?.counts[state] ?? 0) > 0).map((state) => (
              <option key={state} value={state}>
                {t(`batch:state.${state}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <table className="plain">
        <thead>
          <tr>
            {(['order', 'end-user', 'state', 'papers', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`batch:table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.slice(0, SHOWN).map((item) => (
            <tr key={item.paperId ?? item.caseId}>
              <td>{item.orderNo}</td>
              <td>{item.endUser}</td>
              <td>{t(`batch:state.${item.state}`)}</td>
              <td>
                {item.paperIds.map((paperId) => (
                  <button
                    key={paperId}
                    type="button"
                    className="quiet"
                    onClick={() => go({ at: 'papers', caseId: item.caseId, paperId })}
                  >
                    {paperId}
                  </button>
                ))}
                {item.paperIds.length === 0 && item.paperId}
              </td>
              <td>
                {item.reasons.map((reason) => (
                  <div key={say(reason)}>{say(reason)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > SHOWN && (
        <span className="soft small">{t('batch:first', { shown: SHOWN, count: items.length })}</span>
      )}
    </section>
  );
}
