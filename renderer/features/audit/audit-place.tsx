import { useState } from 'react';
import type { AuditReport, VerifyReport } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field, PlaceHead } from '../../ui/pieces.tsx';
import { SignatureReportView } from '../papers/signature-report.tsx';
import { JournalView } from './journal-view.tsx';
import './audit.css';

/** Export, verification and the journal: what stands up years later. */
export function AuditPlace() {
  const { t } = useSpeech();
  return (
    <>
      <PlaceHead title={t('ui:place.audit')} />
      <div className="place-body stack">
        <div className="audit-columns">
          <Export />
          <Verify />
        </div>
        <JournalView />
      </div>
    </>
  );
}

function Export() {
  const { t } = useSpeech();
  const books = useCall('books.list', {});
  const [bookId, setBookId] = useState('');
  const [done, setDone] = useState<{ readonly name: string; readonly sha256: string } | null>(null);
  const { busy, error, run } = useAction('audit.export');
  const start = async () => {
    setDone(null);
    const answer = await run(bookId === '' ? {} : { bookId });
    if (answer.ok) setDone(answer.value);
  };
  return (
    <section className="card stack" aria-labelledby="export">
      <h2 id="export">{t('auditdesk:export.title')}</h2>
      <p className="soft">{t('auditdesk:export.what')}</p>
      <Field label={t('auditdesk:export.scope')}>
        {(tie) => (
          <select {...tie} value={bookId} onChange={(event) => setBookId(event.target.value)}>
            <option value="">{t('auditdesk:export.all')}</option>
            {books.value?.map((book) => (
              <option key={book.id} value={book.id}>
                {book.fileName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={busy || books.value?.length === 0}
          onClick={() => void start()}
        >
          {busy ? t('auditdesk:export.running') : t('auditdesk:export.start')}
        </button>
        {books.value?.length === 0 && <span className="soft small">{t('auditdesk:export.nothing')}</span>}
      </div>
      <Fault error={error} />
      {done !== null && (
        <div className="banner good" role="status">
          {t('auditdesk:export.done', { name: done.name })}
          <div className="code small wrap">SHA-256 {done.sha256}</div>
        </div>
      )}
    </section>
  );
}

function Verify() {
  const { t } = useSpeech();
  const [audit, setAudit] = useState<AuditReport | null>(null);
  const [pdf, setPdf] = useState<VerifyReport | null>(null);
  const pick = useAction('files.pick');
  const check = useAction('audit.verify');
  const signatures = useAction('papers.verify');

  const verify = async (kind: 'audit' | 'pdf') => {
    setAudit(null);
    setPdf(null);
    const picked = await pick.run({ kind });
    if (!picked.ok || picked.value === null) return;
    const { token } = picked.value;
    if (kind === 'audit') {
      const answer = await check.run({ token });
      if (answer.ok) setAudit(answer.value);
    } else {
      const answer = await signatures.run({ token });
      if (answer.ok) setPdf(answer.value);
    }
  };
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">{t('auditdesk:verify.title')}</h2>
      <p className="soft">{t('auditdesk:verify.what')}</p>
      <div className="row">
        <button type="button" onClick={() => void verify('audit')}>
          {t('auditdesk:verify.workbook')}
        </button>
        <button type="button" onClick={() => void verify('pdf')}>
          {t('auditdesk:verify.pdf')}
        </button>
      </div>
      <Fault error={pick.error ?? check.error ?? signatures.error} />
      {audit !== null && <AuditResult report={audit} />}
      {pdf !== null && <SignatureReportView report={pdf} />}
    </section>
  );
}

function AuditResult({ report }: { readonly report: AuditReport }) {
  const { t } = useSpeech();
  return (
    <>
      <div className={`banner ${report.ok ? 'good' : 'bad'}`} role="status">
        {t(report.ok ? 'app:verify.audit-good' : 'app:verify.audit-bad')}
      </div>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('auditdesk:verify.sheet')}</th>
            <th className="number">{t('auditdesk:verify.rows')}</th>
            <th>{t('auditdesk:verify.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {report.sheets.map((sheet) => (
            <tr key={sheet.name}>
              <td>{sheet.name}</td>
              <td className="number">{sheet.rows}</td>
              <td>
                <span className={`tag ${sheet.ok ? 'good' : 'prohibited'}`}>
                  {sheet.ok ? '✓' : '✕'} {t(sheet.ok ? 'auditdesk:verify.equal' : 'auditdesk:verify.differs')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
