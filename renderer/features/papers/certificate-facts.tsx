import type { CertificateView } from '../../../shared/contract/signing-channels.ts';
import { useSpeech } from '../../i18n.ts';
import { TrustGuide } from './trust-guide.tsx';

const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

/** A certificate before it signs: its facts, what stands in the way, and what a reader program will say. */
export function CertificateFacts({
  certificate,
  paperId,
}: {
  readonly certificate: CertificateView;
  readonly paperId?: string;
}) {
  const { t, say, locale } = useSpeech();
  const day = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
  const usage = certificate.usages.map((one) => {
    const known = USAGES.find((name) => name === one);
    if (known !== undefined) return t(`signing:certificate.usages.${known}`);
    return one === DOCUMENT_SIGNING ? t('signing:certificate.document') : one;
  });
  return (
    <section className="stack" aria-label={t('signing:certificate.title')}>
      <dl className="facts">
        <dt>{t('signing:certificate.subject')}</dt>
        <dd>{certificate.subject}</dd>
        <dt>{t('signing:certificate.issuer')}</dt>
        <dd>{certificate.selfSigned ? t('signing:certificate.itself') : certificate.issuer}</dd>
        <dt>{t('signing:certificate.validity')}</dt>
        <dd>
          {day(certificate.notBefore)} – {day(certificate.notAfter)}
        </dd>
        {certificate.key !== '' && (
          <>
            <dt>{t('signing:certificate.key')}</dt>
            <dd>{certificate.key}</dd>
          </>
        )}
        <dt>{t('signing:certificate.usage')}</dt>
        <dd>{usage.length > 0 ? usage.join(' · ') : t('signing:certificate.any-usage')}</dd>
        <dt>{t('signing:certificate.fingerprint')}</dt>
        <dd className="code small fingerprint">{grouped(certificate.fingerprintSha256)}</dd>
      </dl>
      {certificate.problem !== null && (
        <div className="banner bad" role="alert">
          {say(certificate.problem)}
        </div>
      )}
      {certificate.warnings.length > 0 && (
        <div className="banner ask stack">
          {certificate.warnings.map((warning) => (
            <p key={warning.key}>{say(warning)}</p>
          ))}
        </div>
      )}
      {certificate.problem === null && (
        <>
          <p className="soft small">{say(certificate.adobe)}</p>
          <TrustGuide
            fingerprint={certificate.fingerprintSha256}
            {...(paperId === undefined ? {} : { paperId })}
          />
        </>
      )}
    </section>
  );
}

/** Two lines of eight groups, to be read aloud. */
function grouped(hex: string): string {
  const groups = hex.toUpperCase().match(/.{1,4}/g) ?? [];
  return `${groups.slice(0, 8).join(' ')}\n${groups.slice(8).join(' ')}`;
}
