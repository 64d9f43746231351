import { type FormEvent, useState } from 'react';
import type { CertificateView } from '../../../shared/contract/signing-channels.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault, Field } from '../../ui/pieces.tsx';
import { CertificateFacts } from '../papers/certificate-facts.tsx';
import { isComplete, NewPassphraseFields, NO_PASSPHRASE } from '../start/new-passphrase.tsx';

const YEARS = [1, 2, 3, 5] as const;

/** Makes a self-signed certificate. It goes into a file of the user's choice and is not kept here. */
export function SigningCertificate() {
  const { t, locale } = useSpeech();
  const { state, notify } = useDesk();
  const names = state.profile?.names;
  const company = names?.zh ?? names?.ja ?? names?.en ?? '';
  const [who, setWho] = useState({
    commonName: state.profile?.representativeName ?? '',
    title: state.profile?.representativeTitle ?? '',
    organisation: company,
    email: '',
  });
  const [years, setYears] = useState(2);
  const [algorithm, setAlgorithm] = useState<'RSA-3072' | 'P-256'>('RSA-3072');
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [made, setMade] = useState<{ readonly name: string; readonly certificate: CertificateView } | null>(
    null,
  );
  const { busy, error, run } = useAction('signing.create');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ ...who, years, algorithm, passphrase: passphrase.first });
    if (!answer.ok || answer.value === null) return;
    setPassphrase(NO_PASSPHRASE);
    setMade(answer.value);
    notify(t('signing:make.made', { name: answer.value.name }));
  };
  const parts = [
    ['commonName', t('signing:make.for-whom'), 64],
    ['title', t('signing:make.title-of'), 64],
    ['organisation', t('signing:make.organisation'), 64],
    ['email', t('signing:make.email'), 120],
  ] as const;

  return (
    <section className="card stack" aria-labelledby="certificate">
      <h2 id="certificate">{t('signing:make.title')}</h2>
      <p className="soft small">{t('signing:make.what')}</p>
      {made !== null && (
        <div className="stack">
          <div className="banner good" role="status">
            <strong>{t('signing:make.made', { name: made.name })}</strong>
            <p>{t('signing:make.kept')}</p>
          </div>
          <CertificateFacts certificate={made.certificate} />
        </div>
      )}
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <div className="certificate-form">
          {parts.map(([key, label, longest]) => (
            <Field key={key} label={label}>
              {(tie) => (
                <input
                  {...tie}
                  type={key === 'email' ? 'email' : 'text'}
                  maxLength={longest}
                  value={who[key]}
                  onChange={(event) => setWho({ ...who, [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field label={t('signing:make.years')}>
            {(tie) => (
              <select {...tie} value={years} onChange={(event) => setYears(Number(event.target.value))}>
                {YEARS.map((count) => (
                  <option key={count} value={count}>
                    {new Intl.NumberFormat(locale, {
                      style: 'unit',
                      unit: 'year',
                      unitDisplay: 'long',
                    }).format(count)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('signing:make.algorithm')}>
            {(tie) => (
              <select
                {...tie}
                value={algorithm}
                onChange={(event) => setAlgorithm(event.target.value === 'P-256' ? 'P-256' : 'RSA-3072')}
              >
                <option value="RSA-3072">{t('signing:make.rsa')}</option>
                <option value="P-256">{t('signing:make.ec')}</option>
              </select>
            )}
          </Field>
          <NewPassphraseFields
            label={t('signing:make.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            hint={/^[\x20-\x7e]+$/.test(passphrase.first) ? undefined : t('signing:make.ascii')}
          />
        </div>
        <Fault error={error} />
        <div className="row">
          <button
            type="submit"
            className="primary"
            disabled={busy || who.commonName.trim() === '' || !isComplete(passphrase)}
          >
            {t(busy ? 'signing:make.doing' : 'signing:make.do')}
          </button>
        </div>
      </form>
    </section>
  );
}
