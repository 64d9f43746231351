import { useEffect, useState } from 'react';
import { client } from './desk.ts';
import { useSpeech } from './i18n.ts';
import { useDesk } from './place.ts';

/** Days after which the age of the lists turns amber. */
const OLD_DAYS = 30;

interface Progress {
  readonly job: string;
  readonly done: number;
  readonly total: number;
}

/** The bar that carries trust: lists as of, vault, user, running job. */
export function StatusBar() {
  const { t } = useSpeech();
  const { state } = useDesk();
  const [job, setJob] = useState<Progress | null>(null);

  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.type !== 'progress') return;
        setJob(event.done >= event.total ? null : event);
      }),
    [],
  );

  const { checkedThrough, ageDays, entries } = state.lists;
  return (
    <footer className="status" aria-label={t('ui:status.label')}>
      <span className={ageDays > OLD_DAYS ? 'amber' : ''}>
        {t('ui:status.lists', { day: checkedThrough, days: ageDays, entries })}
      </span>
      <span>{t('ui:status.vault-open')}</span>
      <span>{t('ui:status.offline')}</span>
      <span className="spacer" />
      {job !== null && (
        <span role="status">
          {t(`ui:job.${job.job}`)}{' '}
          <progress
            className="progress"
            value={job.done}
            max={job.total}
            aria-label={t(`ui:job.${job.job}`)}
          />{' '}
          {job.done}/{job.total}
        </span>
      )}
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
