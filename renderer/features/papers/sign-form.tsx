import { type FormEvent, useState } from 'react';
import type { CertificateView, SignatureFieldView } from '../../../shared/contract/signing-channels.ts';
import type { FileToken, VerifyReport } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { nextOf, SignatureFields, useSignerName } from './signature-fields.tsx';

/** Who signs where, with which certificate. The passphrase leaves this form only with the calls and is not kept. */
export const SignForm = onlyFor('papers.sign', SignFormInside);

function SignFormInside(props: {
  readonly paperId: string;
  readonly sha256: string;
  onSigned(report: VerifyReport): void;
}) {
  const { t } = useSpeech();
  const fields = useCall('signing.fields', { paperId: props.paperId });
  const list = fields.value;
  const open = list?.some((field) => !field.signed) === true;
  return (
    <section className="card stack" aria-labelledby="sign">
      <h3 id="sign">{t('signing:form.title')}</h3>
      <p className="soft small">{t('paperdesk:sign.what')}</p>
      <Fault error={fields.error} />
      {list !== null && list.length > 0 && <SignatureFields fields={list} />}
      {list !== null && list.length > 0 && !open && <p>{t('signing:form.all')}</p>}
      {list !== null && list.length === 0 && <p className="soft">{t('signing:form.no-fields')}</p>}
      {list !== null && (open || list.length === 0) && (
        <SignNow
          key={props.sha256}
          paperId={props.paperId}
          fields={list}
          onSigned={(report) => {
            fields.reload();
            props.onSigned(report);
          }}
        />
      )}
    </section>
  );
}

function SignNow(props: {
  readonly paperId: string;
  readonly fields: readonly SignatureFieldView[];
  onSigned(report: VerifyReport): void;
}) {
  const { t } = useSpeech();
  const { refresh } = useDesk();
  const [file, setFile] = useState<FileToken | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [found, setFound] = useState<readonly CertificateView[] | null>(null);
  const pick = useAction('files.pick');
  const look = useAction('signing.look');
  const sign = useAction('papers.sign');

  const choose = async () => {
    const picked = await pick.run({ kind: 'p12' });
    if (!picked.ok || picked.value === null) return;
    setFile(picked.value);
    setFound(null);
    setPassphrase('');
  };
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    const looked = await look.run({ token: file.token, passphrase });
    if (looked.ok) setFound(looked.value);
    else setPassphrase('');
  };
  const submit = async (chosen: Chosen) => {
    if (file === null) return;
    const signed = await sign.run({ paperId: props.paperId, token: file.token, passphrase, ...chosen });
    if (!signed.ok) return;
    setPassphrase('');
    setFile(null);
    setFound(null);
    props.onSigned(signed.value);
    await refresh();
  };

  return (
    <div className="stack">
      <div className="row">
        <button type="button" onClick={() => void choose()}>
          {t(found === null ? 'paperdesk:sign.choose' : 'signing:form.another')}
        </button>
        <span className="clip">{file === null ? t('paperdesk:sign.no-file') : file.name}</span>
      </div>
      {file !== null && found === null && (
        <form className="stack sign-narrow" onSubmit={(event) => void open(event)}>
          <PassphraseField
            label={t('paperdesk:sign.passphrase')}
            use="file"
            value={passphrase}
            onChange={setPassphrase}
          />
          <div className="row">
            <button type="submit" className="primary" disabled={look.busy}>
              {t(look.busy ? 'signing:form.looking' : 'signing:form.look')}
            </button>
          </div>
        </form>
      )}
      <Fault error={pick.error ?? look.error ?? sign.error} />
      {found !== null && (
        <Statements
          fields={props.fields}
          certificates={found}
          busy={sign.busy}
          paperId={props.paperId}
          onSign={(chosen) => void submit(chosen)}
        />
      )}
    </div>
  );
}

interface Chosen {
  readonly fingerprint: string;
  readonly field?: string;
  readonly name?: string;
  readonly title?: string;
  readonly company?: string;
}

/** The certificate as it is, and what the signer says of themselves: kept apart, since only the first is checked. */
function Statements(props: {
  readonly fields: readonly SignatureFieldView[];
  readonly certificates: readonly CertificateView[];
  readonly busy: boolean;
  readonly paperId: string;
  onSign(chosen: Chosen): void;
}) {
  const { t } = useSpeech();
  const [at, setAt] = useState(0);
  const [fieldName, setFieldName] = useState(nextOf(props.fields)?.name ?? '');
  const [own, setOwn] = useState<Partial<Record<'name' | 'title' | 'company', string>>>({});
  const certificate = props.certificates[at];
  if (certificate === undefined) return null;
  const field = props.fields.find((one) => one.name === fieldName);
  const given = {
    name: own.name ?? (field?.expected.name || certificate.commonName),
    title: own.title ?? (field?.expected.title || certificate.title),
    company: own.company ?? (field?.expected.company || certificate.organisation),
  };
  const fits = certificate.problem === null && given.name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSign({
      fingerprint: certificate.fingerprintSha256,
      ...(fieldName ? { field: fieldName } : {}),
      ...given,
    });
  };
  const parts = [
    ['name', t('signing:form.name')],
    ['title', t('signing:form.title-of')],
    ['company', t('signing:form.company')],
  ] as const;
  return (
    <form className="stack" onSubmit={submit}>
      {props.certificates.length > 1 && (
        <Field label={t('signing:form.which')}>
          {(tie) => (
            <select {...tie} value={at} onChange={(event) => setAt(Number(event.target.value))}>
              {props.certificates.map((one, i) => (
                <option key={one.fingerprintSha256} value={i}>
                  {one.subject} · {one.notAfter.slice(0, 10)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <CertificateFacts certificate={certificate} paperId={props.paperId} />
      {props.fields.length > 0 && certificate.problem === null && (
        <fieldset className="sign-claims">
          <legend className="label">{t('signing:form.claims')}</legend>
          <p className="soft small">{t('signing:form.claims-why')}</p>
          <SignatureFieldPick fields={props.fields} value={fieldName} onChange={setFieldName} />
          {parts.map(([key, label]) => (
            <Field key={key} label={label}>
              {(tie) => (
                <input
                  {...tie}
                  value={given[key]}
                  maxLength={key === 'company' ? 200 : 120}
                  onChange={(event) => setOwn({ ...own, [key]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </fieldset>
      )}
      {props.fields.length > 0 && certificate.problem === null && (
        <p className="soft small">
          {t(props.fields.every((one) => !one.signed) ? 'signing:form.first' : 'signing:form.later')}
        </p>
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={!fits || props.busy}>
          {props.busy ? t('paperdesk:sign.running') : t('paperdesk:sign.start')}
        </button>
      </div>
    </form>
  );
}

function SignatureFieldPick(props: {
  readonly fields: readonly SignatureFieldView[];
  readonly value: string;
  onChange(name: string): void;
}) {
  const { t } = useSpeech();
  const nameOf = useSignerName();
  return (
    <Field label={t('signing:form.field')}>
      {(tie) => (
        <select {...tie} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          {props.fields
            .filter((field) => !field.signed)
            .map((field) => (
              <option key={field.name} value={field.name}>
                {nameOf(field)}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}
