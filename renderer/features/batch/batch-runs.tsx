import type { BatchView } from '../../../shared/contract/batch-channels.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';

const STATES = ['made', 'left', 'refused', 'failed', 'present'] as const;

/** The runs of the vault, the newest first. */
export function BatchRuns(props: {
  readonly running: boolean;
  readonly shown: string | null;
  onShow(batchId: string): void;
  onRunning(running: boolean): void;
}) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const runs = useCall('batch.list', {});
  const resume = useAction('batch.resume');
  const save = useAction('batch.save');
  const mayResume = useRefusal('batch.resume') === null;
  const goOn = async (batchId: string) => {
    props.onRunning(true);
    const done = await resume.run({ batchId });
    props.onRunning(false);
    if (done.ok) props.onShow(batchId);
  };
  const keep = async (batchId: string) => {
    const saved = await save.run({ batchId });
    if (!saved.ok || saved.value === null) return;
    const { name, papers, sha256 } = saved.value;
    notify(t('batch:saved', { name, count: papers, sha256: sha256.slice(0, 12) }));
  };
  return (
    <section className="stack" aria-labelledby="runs">
      <h2 id="runs">{t('batch:runs')}</h2>
      <Fault error={runs.error ?? resume.error ?? save.error} />
      {runs.value?.length === 0 && <p className="soft">{t('batch:runs-none')}</p>}
      {(runs.value ?? []).map((run) => (
        <article key={run.id} className="card stack" aria-label={run.id}>
          <Line run={run} />
          <div className="row">
            <button
              type="button"
              aria-current={run.id === props.shown ? 'true' : undefined}
              onClick={() => props.onShow(run.id)}
            >
              {t('batch:show')}
            </button>
            {run.state === 'stopped' && mayResume && (
              <button
                type="button"
                className="primary"
                disabled={props.running}
                onClick={() => void goOn(run.id)}
              >
                {t('batch:resume')}
              </button>
            )}
            {run.papers > 0 && (
              <button type="button" disabled={props.running || save.busy} onClick={() => void keep(run.id)}>
                {t('batch:save')}
              </button>
            )}
          </div>
        </article>
      ))}
    </section>
  );
}

const TONES = { running: 'plain', stopped: 'amber', done: 'good' } as const;

function Line({ run }: { readonly run: BatchView }) {
  const { t, locale } = useSpeech();
  const number = new Intl.NumberFormat(locale);
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <div className="spread">
        <strong>{t('batch:run-line', { id: run.id, fileName: run.fileName })}</strong>
        <span className={`tag ${TONES[run.state]}`}>{t(`batch:view.${run.state}`)}</span>
      </div>
      <span className="soft small">
        {t(`batch:action.${run.action}`)}
        {run.languages !== null && ` · ${t(`paperdesk:languages.${run.languages}`)}`} ·{' '}
        {t('batch:by', { at: at.format(new Date(run.createdAt)), by: run.createdBy })}
      </span>
      <span>
        {STATES.filter((state) => run.counts[state] > 0)
          .map((state) => t(`batch:count.${state}`, { count: number.format(run.counts[state]) }))
          .join(' · ')}
      </span>
    </>
  );
}
