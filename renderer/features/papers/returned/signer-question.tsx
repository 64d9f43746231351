import type { ReturnView } from '../../../../shared/contract/return-channels.ts';
import type { ReturnDetails } from '../../../../shared/papers/returned.ts';
import { useSpeech } from '../../../i18n.ts';
import { Field } from '../../../ui/pieces.tsx';

/** Names of the paper beside those of the certificates. Whether they are one person is for a person to say. */
export function SignerQuestion(props: {
  readonly found: NonNullable<ReturnView['found']>;
  readonly details: ReturnDetails;
  onDetails(more: Partial<ReturnDetails>): void;
}) {
  const { t } = useSpeech();
  const { found, details, onDetails } = props;
  const { expected, base } = found;
  const named = (name: string | undefined, title: string | undefined) =>
    name === undefined ? '–' : [name, title].filter(Boolean).join(' · ');
  return (
    <section className="card stack" aria-labelledby="return-signer">
      <h3 id="return-signer">{t('returned:part.signer')}</h3>
      <div className="columns-2">
        <div>
          <strong className="small">{t('returned:signer.expected')}</strong>
          <dl className="facts small">
            <dt>{t('returned:signer.company')}</dt>
            <dd>
              {[expected.names.zh, expected.names.ja, expected.names.en].filter(Boolean).map((name) => (
                <div key={name}>{name}</div>
              ))}
            </dd>
            <dt>{t('returned:signer.representative')}</dt>
            <dd>{named(expected.representative, expected.representativeTitle)}</dd>
            <dt>{t('returned:signer.signer')}</dt>
            <dd>{named(expected.signer, expected.signerTitle)}</dd>
          </dl>
        </div>
        <div>
          <strong className="small">{t('returned:signer.certificate')}</strong>
          {base.findings.signatures
            .filter((one) => one.added)
            .map((one) => (
              <div key={`${one.fieldName}${one.fingerprintSha256}`} className="small">
                {one.subject}
              </div>
            ))}
        </div>
      </div>
      <fieldset className="return-kinds">
        <legend className="small">{t('returned:signer.question')}</legend>
        <div className="row">
          {(['yes', 'no'] as const).map((answer) => (
            <label key={answer} className="row">
              <input
                type="radio"
                name="signer-is-right"
                checked={details.signerIsRight === answer}
                onChange={() => onDetails({ signerIsRight: answer })}
              />
              {t(`returned:answer.${answer}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t('returned:signer.basis')} hint={t('returned:signer.basis-hint')}>
        {(tie) => (
          <input
            {...tie}
            value={details.signerBasis ?? ''}
            onChange={(event) => onDetails({ signerBasis: event.target.value })}
          />
        )}
      </Field>
    </section>
  );
}
