import { type FormEvent, useState } from 'react';
import type { AnswerRow } from '../../../shared/contract/items.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal } from '../../rights.tsx';
import { DialogBox, Empty, Fault, Field } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';

/** The answers that are remembered for articles: what, on what paper, until when, and their revocation. */
export function Answers() {
  const { t } = useSpeech();
  const { go } = useDesk();
  const answers = useCall('items.answers', {});
  const [revoking, setRevoking] = useState<AnswerRow | null>(null);
  if (answers.value === null) {
    return answers.error === null ? (
      <p className="soft" role="status">
        {t('ui:loading')}
      </p>
    ) : (
      <Fault error={answers.error} />
    );
  }
  if (answers.value.length === 0) {
    return (
      <Empty title={t('items:answers.empty')} text={t('items:answers.empty-text')}>
        <button type="button" onClick={() => go({ at: 'orders' })}>
          {t('items:answers.to-orders')}
        </button>
      </Empty>
    );
  }
  return (
    <>
      <Fault error={answers.error} />
      <div className="answers">
        <table className="plain" aria-label={t('items:answers.grid')}>
          <thead>
            <tr>
              <th>{t('items:answers.article')}</th>
              <th>{t('items:answers.answer')}</th>
              <th>{t('items:answers.paper')}</th>
              <th>{t('items:answers.by')}</th>
              <th>{t('items:answers.valid-to')}</th>
              <th className="number">{t('items:answers.lines')}</th>
              <th>{t('items:answers.state')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.value.map((answer) => (
              <Answer key={answer.id} answer={answer} onRevoke={() => setRevoking(answer)} />
            ))}
          </tbody>
        </table>
      </div>
      {revoking !== null && <Revoke answer={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Answer({ answer, onRevoke }: { readonly answer: AnswerRow; onRevoke(): void }) {
  const { t, say, locale } = useSpeech();
  const { go } = useDesk();
  const refusal = useRefusal('items.revoke');
  const day = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
  return (
    <tr>
      <td className="anywhere">
        <strong lang={languageOf(answer.model, locale)}>{answer.model}</strong>
        <span className="own-line" lang={languageOf(answer.spec, locale)}>
          {answer.spec}
        </span>
        <span className="soft small own-line" lang={languageOf(answer.supplier, locale)}>
          {answer.supplier}
        </span>
      </td>
      <td>
        {t(`app:controlled.${answer.controlled}`)}{' '}
        {answer.code !== null && (
          <button
            type="button"
            className="quiet code to-entry"
            aria-label={t('items:line.open-entry', { code: answer.code })}
            onClick={() => go({ at: 'items', code: answer.code ?? '' })}
          >
            {answer.code}
          </button>
        )}
      </td>
      <td className="anywhere">
        {t(`items:paper.${answer.paper}`)}
        <span className="soft small own-line">{answer.basis}</span>
      </td>
      <td>
        {answer.by}
        <span className="soft small own-line">{day(answer.at)}</span>
      </td>
      <td className="nowrap">{answer.validTo}</td>
      <td className="number">{answer.lines}</td>
      <td>
        <span className={`tag ${answer.state === 'valid' ? 'good' : 'need-info'}`}>
          {t(`items:answers.state-${answer.state}`)}
        </span>
        {answer.revoked === null ? (
          <button
            type="button"
            className="quiet own-line to-entry"
            disabled={refusal !== null}
            title={refusal === null ? undefined : say(refusal)}
            onClick={onRevoke}
          >
            {t('items:answers.revoke')}
          </button>
        ) : (
          <span className="soft small own-line anywhere">
            {t('items:answers.revoked-by', {
              by: answer.revoked.by,
              at: day(answer.revoked.at),
              reason: answer.revoked.reason,
            })}
          </span>
        )}
      </td>
    </tr>
  );
}

function Revoke({ answer, onClose }: { readonly answer: AnswerRow; onClose(): void }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const [reason, setReason] = useState('');
  const revoke = useAction('items.revoke');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await revoke.run({ id: answer.id, reason: reason.trim() });
    if (!done.ok) return;
    notify(t('items:answers.done'));
    await refresh();
    onClose();
  };
  return (
    <DialogBox title={t('items:answers.revoke-title')} open onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>
          <strong>{answer.model}</strong> · {answer.spec}
        </p>
        <p>{t('items:answers.revoke-what', { count: answer.lines })}</p>
        <Field label={t('items:answers.reason')}>
          {(tie) => (
            <textarea {...tie} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Fault error={revoke.error} />
        <div className="row">
          <button type="submit" className="primary" disabled={revoke.busy || reason.trim().length < 3}>
            {t('items:answers.revoke-title')}
          </button>
          <button type="button" onClick={onClose}>
            {t('items:answers.cancel')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}
