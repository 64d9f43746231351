import { type FormEvent, useState } from 'react';
import type { FileToken, VerifyReport } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

/** Signs with a PKCS#12 file. The passphrase leaves this form only with the call and is not kept. */
export function SignForm({
  paperId,
  onSigned,
}: {
  readonly paperId: string;
  onSigned(report: VerifyReport): void;
}) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const [file, setFile] = useState<FileToken | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const pick = useAction('files.pick');
  const sign = useAction('papers.sign');

  const choose = async () => {
    const picked = await pick.run({ kind: 'p12' });
    if (picked.ok && picked.value !== null) setFile(picked.value);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const signed = await sign.run({ paperId, token: file.token, passphrase });
    setPassphrase('');
    if (!signed.ok) return;
    setFile(null);
    onSigned(signed.value);
    await refresh();
  };

  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} aria-labelledby="sign">
      <h3 id="sign">{t('paperdesk:sign.title')}</h3>
      <p className="soft small">{t('paperdesk:sign.what')}</p>
      <div className="row">
        <button type="button" onClick={() => void choose()}>
          {t('paperdesk:sign.choose')}
        </button>
        <span className="clip">{file === null ? t('paperdesk:sign.no-file') : file.name}</span>
      </div>
      <Field label={t('paperdesk:sign.passphrase')}>
        {(tie) => (
          <input
            {...tie}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Fault error={pick.error ?? sign.error} />
      <div className="row">
        <button type="submit" className="primary" disabled={file === null || passphrase === '' || sign.busy}>
          {sign.busy ? t('paperdesk:sign.running') : t('paperdesk:sign.start')}
        </button>
      </div>
    </form>
  );
}
