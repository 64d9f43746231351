import type { VerifyReport } from '../../../shared/contract/views.ts';
import type { SignatureReport } from '../../../shared/papers/paper.ts';
import { useSpeech } from '../../i18n.ts';

/** What checking the signatures of a PDF found, in words an officer can act on. */
export function SignatureReportView({ report }: { readonly report: VerifyReport }) {
  const { t, say } = useSpeech();
  const tone = report.overall === 'intact' ? 'good' : report.overall === 'unsigned' ? 'ask' : 'bad';
  return (
    <section className="stack" aria-label={t('paperdesk:report.title')}>
      <div className={`banner ${tone}`} role="status">
        <strong>{t(`paperdesk:report.overall.${report.overall}`)}</strong>
        <div className="small code clip" title={report.sha256}>
          {report.fileName} · SHA-256 {report.sha256}
        </div>
      </div>
      {report.signatures.map((signature) => (
        <Signature key={`${signature.fieldName}-${signature.serial}`} signature={signature} />
      ))}
      {report.notes.length > 0 && (
        <div className="banner ask stack">
          {report.notes.map((note) => (
            <p key={`${note.key}${JSON.stringify(note.params ?? {})}`}>{say(note)}</p>
          ))}
        </div>
      )}
    </section>
  );
}

type ReportLabel =
  | 'kind'
  | 'integrity'
  | 'coverage'
  | 'subject'
  | 'issuer'
  | 'serial'
  | 'fingerprint'
  | 'validity'
  | 'valid-then'
  | 'time'
  | 'revocation'
  | 'form';

function Signature({ signature }: { readonly signature: SignatureReport }) {
  const { t, locale } = useSpeech();
  const day = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
  const instant = (text: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(text));
  const rows: readonly (readonly [ReportLabel, string])[] = [
    ['kind', t(signature.certifies ? 'paperdesk:report.certifies' : 'paperdesk:report.approves')],
    ['integrity', t(`paperdesk:report.integrity.${signature.integrity}`)],
    [
      'coverage',
      t(signature.coversWholeFile ? 'paperdesk:report.whole-file' : 'paperdesk:report.part-of-file'),
    ],
    ['subject', signature.subject],
    ['issuer', signature.selfSigned ? t('paperdesk:report.self-signed') : signature.issuer],
    ['serial', signature.serial],
    ['fingerprint', signature.fingerprintSha256],
    ['validity', `${day(signature.notBefore)} – ${day(signature.notAfter)}`],
    ['valid-then', t(signature.certificateValidAtSigning ? 'app:yes' : 'app:no')],
    [
      'time',
      signature.signedAt === undefined
        ? '–'
        : t('paperdesk:report.clock', { at: instant(signature.signedAt) }),
    ],
    ['revocation', t('paperdesk:report.not-checked')],
    ['form', signature.subFilter],
  ];
  return (
    <dl className="facts card">
      {rows.map(([key, value]) => (
        <FactRow
          key={key}
          label={t(`paperdesk:report.label.${key}`)}
          value={value}
          code={key === 'fingerprint' || key === 'serial'}
        />
      ))}
    </dl>
  );
}

function FactRow(props: { readonly label: string; readonly value: string; readonly code: boolean }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd className={props.code ? 'code small' : ''}>{props.value}</dd>
    </>
  );
}
