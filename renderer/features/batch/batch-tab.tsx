import { useState } from 'react';
import { useSpeech } from '../../i18n.ts';
import { JobProgress } from '../../status-bar.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchResult } from './batch-result.tsx';
import { BatchRuns } from './batch-runs.tsx';
import './batch.css';

/** Papers for many cases: plan, run, result. */
export function BatchTab() {
  const { t } = useSpeech();
  const [shown, setShown] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  return (
    <div className="batch-split" id="many-panel" role="tabpanel">
      <div className="batch-side">
        <h2>{t('batch:title')}</h2>
        <p className="soft">{t('batch:what')}</p>
        <BatchForm running={running} onRunning={setRunning} onDone={setShown} />
      </div>
      <div className="batch-main">
        {running && (
          <section className="card stack" aria-live="polite">
            <p>{t('batch:run.busy')}</p>
            <JobProgress large />
          </section>
        )}
        <BatchRuns running={running} shown={shown} onShow={setShown} onRunning={setRunning} />
        {shown !== null && <BatchResult key={shown} batchId={shown} />}
      </div>
    </div>
  );
}
