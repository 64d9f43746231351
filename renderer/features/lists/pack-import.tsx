import { useState } from 'react';
import type { PackReport } from '../../../shared/contract/knowledge.ts';
import type { FileToken } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { Fingerprint } from './own-key.tsx';
import { PackDifference } from './pack-difference.tsx';
import { TrustForm } from './trust-form.tsx';

const TONE = { own: 'plain', trusted: 'good', unknown: 'need-info', removed: 'prohibited' } as const;

/** Opens a pack or key file: first who signed it, then what differs, then what is taken over. */
export const PackImport = onlyFor('packs.open', PackImportInside);

function PackImportInside() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const pick = useAction('files.pick');
  const open = useAction('packs.open');
  const [file, setFile] = useState<FileToken | null>(null);
  const [report, setReport] = useState<PackReport | null>(null);
  const look = async (chosen: FileToken) => {
    const answer = await open.run({ token: chosen.token });
    setReport(answer.ok ? answer.value : null);
  };
  const choose = async () => {
    const picked = await pick.run({ kind: 'pack' });
    if (!picked.ok || picked.value === null) return;
    setFile(picked.value);
    await look(picked.value);
  };
  return (
    <section className="card stack" aria-labelledby="pack-import">
      <h2 id="pack-import">{t('knowledge:pass.import')}</h2>
      <p className="soft">{t('knowledge:pass.import-why')}</p>
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={pick.busy || open.busy}
          onClick={() => void choose()}
        >
          {t('knowledge:pass.pick')}
        </button>
        {file !== null && <span className="anywhere">{file.name}</span>}
      </div>
      <Fault error={pick.error ?? open.error} />
      {file !== null && report !== null && (
        <>
          <Signer report={report} />
          <Refusal report={report} />
          {(report.trust === 'unknown' || report.trust === 'removed') && (
            <TrustForm
              key={report.sha256}
              token={file.token}
              report={report}
              onTrusted={() => {
                notify(t('knowledge:pass.trusted'));
                void look(file);
              }}
            />
          )}
          {report.kind === 'pack' && report.refusal === null && (
            <PackDifference
              key={report.sha256}
              token={file.token}
              report={report}
              onTaken={(lists, own) => {
                notify(t('knowledge:pass.taken', { lists, own }));
                setReport(null);
                setFile(null);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Signer({ report }: { readonly report: PackReport }) {
  const { t } = useSpeech();
  const { signer, createdAt, trust } = report;
  return (
    <dl className="facts">
      <dt>{t('knowledge:pass.signer')}</dt>
      <dd>
        {trust === 'unknown' ? (
          t('knowledge:pass.signer-says', { name: signer.name })
        ) : (
          <strong>{signer.name}</strong>
        )}{' '}
        <span className={`tag ${TONE[trust]}`}>{t(`knowledge:pass.trust-${trust}`)}</span>
      </dd>
      <dt>{t('knowledge:pass.fingerprint')}</dt>
      <dd>
        <Fingerprint text={signer.fingerprint} />
      </dd>
      {createdAt !== null && (
        <>
          <dt>{t('knowledge:pass.made')}</dt>
          <dd>{t('knowledge:pass.made-by', { day: createdAt.slice(0, 10), by: signer.by })}</dd>
        </>
      )}
      <dt>{t('knowledge:pass.hash')}</dt>
      <dd>
        <code className="small anywhere">{report.sha256}</code>
      </dd>
    </dl>
  );
}

function Refusal({ report }: { readonly report: PackReport }) {
  const { t, say } = useSpeech();
  if (report.refusal !== null) {
    return (
      <div className={report.trust === 'unknown' ? 'banner ask' : 'banner bad'} role="alert">
        {say(report.refusal)}
      </div>
    );
  }
  return report.kind === 'key' ? <div className="banner good">{t('knowledge:pass.key-known')}</div> : null;
}
