import { useState } from 'react';
import type { SignerView } from '../../../shared/contract/knowledge.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault } from '../../ui/pieces.tsx';
import { Fingerprint } from './own-key.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** The signers whose packs are opened; trust is withdrawn with a reason, and what was is kept. */
export function TrustedSigners() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const signers = useCall('signers.list', {});
  const { busy, error, run } = useAction('signers.remove');
  const [removing, setRemoving] = useState<SignerView | null>(null);
  const rows = signers.value?.signers ?? [];
  return (
    <section className="card stack" aria-labelledby="trusted-signers">
      <h2 id="trusted-signers">{t('knowledge:pass.signers')}</h2>
      {signers.value !== null && rows.length === 0 && (
        <p className="soft">{t('knowledge:pass.signers-none')}</p>
      )}
      <ul className="bare-list stack">
        {rows.map((signer) => (
          <li key={signer.fingerprint} className={signer.removed === null ? 'signer' : 'signer own-retired'}>
            <div className="spread">
              <strong className="anywhere">{signer.name}</strong>
              {signer.removed === null ? (
                <button type="button" onClick={() => setRemoving(signer)}>
                  {t('knowledge:pass.remove')}
                </button>
              ) : (
                <span className="tag plain">{t('knowledge:pass.trust-removed')}</span>
              )}
            </div>
            <Fingerprint text={signer.fingerprint} />
            <p className="small soft anywhere">
              {t('knowledge:own-view.by', { by: signer.by, day: signer.at.slice(0, 10) })} · {signer.basis}
            </p>
            {signer.removed !== null && (
              <p className="small anywhere">
                {t('knowledge:own-view.by', { by: signer.removed.by, day: signer.removed.at.slice(0, 10) })} ·{' '}
                {signer.removed.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={removing !== null}
        title={t('knowledge:pass.remove-title', { name: removing?.name ?? '' })}
        why={t('knowledge:pass.remove-why')}
        action={t('knowledge:pass.remove')}
        busy={busy}
        error={error}
        onClose={() => setRemoving(null)}
        onGiven={(reason) =>
          void run({ fingerprint: removing?.fingerprint ?? '', reason }).then((answer) => {
            if (!answer.ok) return;
            setRemoving(null);
            notify(t('knowledge:pass.removed-done'));
          })
        }
      />
      <Fault error={signers.error} />
    </section>
  );
}
