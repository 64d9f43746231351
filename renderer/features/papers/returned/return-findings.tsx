import type { ReturnView } from '../../../../shared/contract/return-channels.ts';
import type { PageFinding, ReturnFindings } from '../../../../shared/papers/returned.ts';
import { useSpeech } from '../../../i18n.ts';
import { SignatureReportView } from '../signature-report.tsx';

const TONES: Readonly<Record<ReturnFindings['text'], 'good' | 'ask' | 'bad'>> = {
  'same-bytes': 'good',
  'same-drawing': 'good',
  'same-words': 'bad',
  changed: 'bad',
  'no-text': 'ask',
};

/** What the program found, in sentences; pages that are as issued need none. */
export function ReturnFindingsView({
  view,
  findings,
}: {
  readonly view: ReturnView;
  readonly findings: ReturnFindings;
}) {
  const { t } = useSpeech();
  const { text, data, pages, signatures, overall } = findings;
  return (
    <section className="stack" aria-labelledby="return-found">
      <h3 id="return-found">{t('returned:part.found')}</h3>
      <div className={`banner ${TONES[text]}`}>{t(`returned:text.${text}`)}</div>
      {data !== 'issued' && (
        <div className={`banner ${data === 'none' ? 'plain' : 'bad'}`}>{t(`returned:data.${data}`)}</div>
      )}
      {pages
        .filter((page) => page.state !== 'same' || page.annotations.length > 0)
        .map((page) => (
          <PageLine key={page.page} page={page} />
        ))}
      {signatures.length === 0 ? (
        <p className="soft">{t('returned:no-signature')}</p>
      ) : (
        <>
          <SignatureReportView
            report={{ fileName: view.fileName, sha256: view.sha256, signatures, overall, notes: [] }}
          />
          {overall === 'intact' && (text === 'changed' || text === 'same-words') && (
            <div className="banner bad">{t('returned:signed-other')}</div>
          )}
          <ul className="plain-list small">
            {signatures.map((one) => (
              <li key={`${one.fieldName}-${one.fingerprintSha256}`}>
                <strong>{one.subject}</strong>
                {!one.added && ` (${t('returned:earlier-signature')})`}
                {' – '}
                {t(`returned:trust.${one.trust}`, { docNo: one.knownFrom ?? '' })}
              </li>
            ))}
          </ul>
          <p className="soft small">{t('returned:proof')}</p>
        </>
      )}
    </section>
  );
}

function PageLine({ page }: { readonly page: PageFinding }) {
  const { t } = useSpeech();
  const nothing = t('returned:change.nothing');
  return (
    <div className="stack return-page-line">
      <span>{t(`returned:page.${page.state}`, { page: page.page })}</span>
      {page.annotations.length > 0 && (
        <span className="small">
          {t('returned:page-notes', { kinds: [...new Set(page.annotations)].join(', ') })}
        </span>
      )}
      {page.changes.length > 0 && (
        <table className="return-changes">
          <thead>
            <tr>
              <th scope="col">{t('returned:change.removed')}</th>
              <th scope="col">{t('returned:change.added')}</th>
            </tr>
          </thead>
          <tbody>
            {page.changes.map((change, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a page never changes
              <tr key={i}>
                <td title={change.before && t('returned:change.after', { before: change.before })}>
                  <span className="soft">{change.before.slice(-12)}</span>
                  <del>{change.removed === '' ? nothing : change.removed}</del>
                </td>
                <td>
                  <ins>{change.added === '' ? nothing : change.added}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.more > 0 && <span className="soft small">{t('returned:change.more', { count: page.more })}</span>}
    </div>
  );
}
