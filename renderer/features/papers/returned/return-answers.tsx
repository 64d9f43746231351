import { type ReactNode, useState } from 'react';
import type { ReturnView } from '../../../../shared/contract/return-channels.ts';
import {
  openPoints,
  RETURN_KINDS,
  type ReturnAnswers,
  type ReturnDetails,
} from '../../../../shared/papers/returned.ts';
import { useAction } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { Fault, Field } from '../../../ui/pieces.tsx';
import { Checklist } from './checklist.tsx';
import { PointList } from './point-list.tsx';
import type { ReturnSource } from './return-desk.tsx';
import { SignerQuestion } from './signer-question.tsx';

type Found = NonNullable<ReturnView['found']>;

/** What a person says of the file, what is still open after that, and the two ways out: register or set aside. */
export function ReturnAnswersForm({
  source,
  found,
}: {
  readonly source: ReturnSource;
  readonly found: Found;
}) {
  const { t } = useSpeech();
  const { kept, base, paperId } = found;
  const [kind, setKind] = useState(kept?.kind ?? base.findings.suggested);
  const [checklist, setChecklist] = useState(kept?.checklist ?? {});
  const [details, setDetails] = useState<ReturnDetails>(kept?.details ?? {});
  const answers: ReturnAnswers = { kind, checklist, details: withoutBlanks(details) };
  const points = openPoints(answers, base);
  const change = (more: Partial<ReturnDetails>) => setDetails({ ...details, ...more });

  if (kept !== null && kept.state !== 'incomplete')
    return (
      <div className="banner" role="status">
        <strong>{`${kept.id} · ${t(`returned:state.${kept.state}`)}`}</strong> ·{' '}
        {t(`returned:kind.${kept.kind}`)}
        {kept.reason !== null && <p>{kept.reason}</p>}
      </div>
    );
  if ('token' in source && kept !== null)
    return <div className="banner ask">{t('returned:kept-already', { id: kept.id })}</div>;
  return (
    <>
      <fieldset className="return-kinds">
        <legend>{t('returned:part.kind')}</legend>
        {RETURN_KINDS.map((one) => (
          <label key={one} className="return-kind">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {t(`returned:kind.${one}`)}
              <span className="soft small return-what">{t(`returned:kind-text.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {kind === 'scan-of-wet-original' && (
        <Checklist
          base={base}
          checklist={checklist}
          details={details}
          onChecklist={setChecklist}
          onDetails={change}
        />
      )}
      {kind === 'digital-signature' && base.findings.signatures.length > 0 && (
        <SignerQuestion found={found} details={details} onDetails={change} />
      )}
      <section
        className={`banner stack ${points.length === 0 ? 'good' : 'ask'}`}
        aria-labelledby="return-open"
      >
        <strong id="return-open">{t(points.length === 0 ? 'returned:ready' : 'returned:part.open')}</strong>
        {points.length > 0 && <PointList points={points} />}
      </section>
      <Ways source={source} paperId={paperId} answers={answers} complete={points.length === 0} />
    </>
  );
}

function Ways(props: {
  readonly source: ReturnSource;
  readonly paperId: string;
  readonly answers: ReturnAnswers;
  readonly complete: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const { go, notify } = useDesk();
  const { source, paperId, answers, complete } = props;
  const register = useAction('papers.return');
  const aside = useAction('papers.return-aside');
  const [reason, setReason] = useState<string | null>(null);
  const done = (docNo: string, state: 'accepted' | 'incomplete' | 'set-aside') => {
    notify(t(`returned:done.${state}`, { docNo }));
    go({ at: 'papers', paperId });
  };
  const doRegister = async () => {
    const made = await register.run({ ...source, paperId, ...answers });
    if (made.ok) done(made.value.docNo, made.value.state);
  };
  const doAside = async () => {
    const made = await aside.run({ ...source, paperId, reason: reason ?? '' });
    if (made.ok) done(made.value.docNo, made.value.state);
  };
  const busy = register.busy || aside.busy;
  return (
    <>
      <Fault error={register.error ?? aside.error} />
      <div className="row">
        <button
          type="button"
          className={complete ? 'primary' : ''}
          disabled={busy}
          onClick={() => void doRegister()}
        >
          {t(complete ? 'returned:action.register' : 'returned:action.keep')}
        </button>
        {reason === null && (
          <button type="button" disabled={busy} onClick={() => setReason('')}>
            {t('returned:action.aside')}
          </button>
        )}
      </div>
      {reason !== null && (
        <div className="card stack">
          <Field label={t('returned:action.aside-reason')} hint={t('returned:action.aside-what')}>
            {(tie) => (
              <textarea
                {...tie}
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <button type="button" disabled={busy || reason.trim().length < 5} onClick={() => void doAside()}>
              {t('returned:action.aside')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

function withoutBlanks(details: ReturnDetails): ReturnDetails {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined && value !== ''),
  );
}
