import { type FormEvent, useState } from 'react';
import type { PackReport } from '../../../shared/contract/knowledge.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';

/** Trust rests on a comparison that a person has made over another way than the file came. */
export const TrustForm = onlyFor('signers.trust', TrustFormInside);

function TrustFormInside(props: { readonly token: string; readonly report: PackReport; onTrusted(): void }) {
  const { t } = useSpeech();
  const { signer } = props.report;
  const { busy, error, run } = useAction('signers.trust');
  const [name, setName] = useState(signer.name);
  const [compared, setCompared] = useState(false);
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const good = compared && basis.trim().length >= 3 && name.trim() !== '';
  const trust = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!good) return;
    const answer = await run({
      token: props.token,
      fingerprint: signer.fingerprint,
      name: name.trim(),
      basis: basis.trim(),
    });
    if (answer.ok) props.onTrusted();
  };
  return (
    <form
      className="stack trust-form"
      aria-label={t('knowledge:pass.trust-title')}
      onSubmit={(e) => void trust(e)}
    >
      <label className="trust-compared">
        <input type="checkbox" checked={compared} onChange={(event) => setCompared(event.target.checked)} />
        {t('knowledge:pass.trust-compared')}
      </label>
      <div className="columns-2">
        <Field label={t('knowledge:pass.trust-name')}>
          {(tie) => (
            <input {...tie} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Field label={t('knowledge:pass.trust-basis')}>
          {(tie) => (
            <input
              {...tie}
              maxLength={1000}
              value={basis}
              onChange={(event) => setBasis(event.target.value)}
            />
          )}
        </Field>
      </div>
      {tried && !good && (
        <p className="hit-lacks small" role="alert">
          {t('knowledge:pass.trust-lacks')}
        </p>
      )}
      <Fault error={error} />
      <div className="row">
        <button type="submit" disabled={busy}>
          {t('knowledge:pass.trust-save')}
        </button>
      </div>
    </form>
  );
}
