import { type FormEvent, useState } from 'react';
import type { Outputs } from '../../../shared/contract/channels.ts';
import type { HeadReport } from '../../../shared/contract/people-channels.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

/** What a verified journal says besides being whole: who has signed it, and whether the clock went back. */
export function ProofNotes({ proof }: { readonly proof: Outputs['journal.verify'] }) {
  const { t } = useSpeech();
  const { checkpoints, lastCheckpoint, clockBack } = proof;
  return (
    <>
      <div className="small">
        {lastCheckpoint === null
          ? t('people:proof.unsigned')
          : t('people:proof.signed', { checkpoints, user: lastCheckpoint.user, seq: lastCheckpoint.seq })}
      </div>
      {clockBack > 0 && <div className="small">{t('people:proof.clock', { times: clockBack })}</div>}
    </>
  );
}

/** Compares a head that an export shows with the journal of today. */
export function HeadCheck() {
  const { t } = useSpeech();
  const [hash, setHash] = useState('');
  const [count, setCount] = useState('');
  const [report, setReport] = useState<HeadReport | null>(null);
  const { busy, error, run } = useAction('journal.check-head');
  const clean = hash.replace(/\s/g, '');
  const ready = /^[0-9a-f]{64}$/i.test(clean) && /^\d*$/.test(count.trim());

  const check = async (event: FormEvent) => {
    event.preventDefault();
    setReport(null);
    const answer = await run({ hash: clean, ...(count.trim() === '' ? {} : { count: Number(count) }) });
    if (answer.ok) setReport(answer.value);
  };

  return (
    <details>
      <summary>{t('people:head.title')}</summary>
      <form className="stack head-check" onSubmit={(event) => void check(event)}>
        <p className="soft small">{t('people:head.what')}</p>
        <div className="head-fields">
          <Field label={t('people:head.count')}>
            {(tie) => (
              <input
                {...tie}
                inputMode="numeric"
                value={count}
                onChange={(event) => setCount(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('people:head.hash')}>
            {(tie) => (
              <input
                {...tie}
                className="code"
                spellCheck={false}
                autoComplete="off"
                value={hash}
                onChange={(event) => setHash(event.target.value)}
              />
            )}
          </Field>
          <button type="submit" disabled={busy || !ready}>
            {t('people:head.do')}
          </button>
        </div>
        <Fault error={error} />
        {report !== null && <Answer report={report} />}
      </form>
    </details>
  );
}

function Answer({ report }: { readonly report: HeadReport }) {
  const { t } = useSpeech();
  const good = report.verdict === 'in-chain' && report.whole;
  return (
    <div className={`banner ${good ? 'good' : 'bad'}`} role="status">
      {t(`people:head.${report.verdict}`, { seq: report.seq ?? 0, count: report.count })}
      {!report.whole && <div>{t('people:head.not-whole')}</div>}
    </div>
  );
}
