import { useEffect, useState } from 'react';
import { client } from './desk.ts';
import { useSpeech } from './i18n.ts';
import { useDesk } from './place.ts';

interface Progress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
}

/** The bar that carries trust: lists as of, vault, user, running job. */
export function StatusBar() {
  const { t } = useSpeech();
  const { state } = useDesk();
  const { checkedThrough, ageDays, entries, stale, index } = state.lists;
  return (
    <footer className="status">
      <span className={stale ? 'amber' : ''}>
        {t('ui:status.lists', { day: checkedThrough, days: ageDays, entries })}
      </span>
      {index.state === 'building' && (
        <span role="status">{t('ui:status.index', { done: index.done, total: index.total })}</span>
      )}
      <span>{t('ui:status.vault-open')}</span>
      <span>{t('ui:status.offline')}</span>
      <span className="spacer" />
      <JobProgress />
      {state.session !== null && (
        <span>
          {state.session.name} · {t(`ui:user.${state.session.role}`)}
        </span>
      )}
      <span>
        {state.version} · {t(`ui:host.${state.host}`)}
      </span>
    </footer>
  );
}

/** The job that runs, with true numbers; nothing while none runs. */
export function JobProgress({ large = false }: { readonly large?: boolean }) {
  const { t, say, locale } = useSpeech();
  const [job, setJob] = useState<Progress | null>(null);
  useEffect(
    () =>
      client.subscribe((event) => {
        // A finished job says so by its change of the state, too: the last step may not have been reported.
        if (event.type === 'state-changed') setJob(null);
        else setJob(event.done >= event.total ? null : event);
      }),
    [],
  );
  if (job === null) return null;
  const stop = () => void client.call('jobs.cancel', { job: job.job });
  const name = say({ key: `ui:job.${job.job}` });
  const count = new Intl.NumberFormat(locale);
  return (
    <span className={large ? 'job large' : 'job'} role="status">
      {name}
      <progress className="progress" value={job.done} max={job.total} aria-label={name} />
      {count.format(job.done)} / {count.format(job.total)}
      <button type="button" className="quiet" onClick={stop}>
        {t('ui:job.stop')}
      </button>
    </span>
  );
}
