import { useState } from 'react';
import type { Outputs } from '../../../shared/contract/channels.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault } from '../../ui/pieces.tsx';
import { HeadCheck, ProofNotes } from './head-check.tsx';

const PAGE = 100;

/** The journal, newest first, and the proof that no event was changed, removed or moved. */
export function JournalView() {
  const { t, say, locale } = useSpeech();
  const [turned, setTurned] = useState(0);
  const head = useCall('journal.page', { offset: 0, limit: 1 });
  const total = head.value?.total ?? 0;
  const end = Math.max(0, total - turned * PAGE);
  const offset = Math.max(0, end - PAGE);
  const page = useCall('journal.page', end > offset ? { offset, limit: end - offset } : null);
  const [proof, setProof] = useState<Outputs['journal.verify'] | null>(null);
  const verify = useAction('journal.verify');
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' });
  const rows = [...(page.value?.rows ?? [])].reverse();

  return (
    <section className="card stack" aria-labelledby="journal">
      <div className="spread">
        <h2 id="journal">{t('auditdesk:journal.title')}</h2>
        <button
          type="button"
          disabled={verify.busy}
          onClick={() => void verify.run({}).then((answer) => answer.ok && setProof(answer.value))}
        >
          {t('auditdesk:journal.verify')}
        </button>
      </div>
      <Fault error={verify.error ?? page.error ?? head.error} />
      {proof !== null && (
        <div className={`banner ${proof.ok ? 'good' : 'bad'}`} role="status">
          {proof.ok
            ? t('auditdesk:journal.whole', { count: proof.count })
            : t('auditdesk:journal.broken', { seq: proof.brokenAt ?? 0 })}
          <div className="code small wrap">{t('auditdesk:journal.head', { hash: proof.head })}</div>
          <ProofNotes proof={proof} />
        </div>
      )}
      <HeadCheck />
      <table className="plain journal">
        <thead>
          <tr>
            <th className="number">{t('auditdesk:journal.seq')}</th>
            <th>{t('auditdesk:journal.time')}</th>
            <th>{t('auditdesk:journal.user')}</th>
            <th>{t('auditdesk:journal.action')}</th>
            <th>{t('auditdesk:journal.object')}</th>
            <th>{t('auditdesk:journal.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seq}>
              <td className="number">{row.seq}</td>
              <td className="nowrap">{time.format(new Date(row.at))}</td>
              <td>{row.user}</td>
              <td>{say({ key: `auditdesk:action.${row.action.replace('.', '-')}` })}</td>
              <td className="code small clip" title={row.object}>
                {row.object}
              </td>
              <td className="small clip" title={row.detail}>
                {row.detail}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <button type="button" disabled={turned === 0} onClick={() => setTurned(turned - 1)}>
          {t('auditdesk:journal.newer')}
        </button>
        <button type="button" disabled={offset === 0} onClick={() => setTurned(turned + 1)}>
          {t('auditdesk:journal.older')}
        </button>
        <span className="soft small">
          {t('auditdesk:journal.of', { from: Math.min(offset + 1, end), to: end, total })}
        </span>
      </div>
    </section>
  );
}
