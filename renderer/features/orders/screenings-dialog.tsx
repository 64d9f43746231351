import { useState } from 'react';
import type { RepeatReport, ScreeningView } from '../../../shared/contract/list-views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { onlyFor } from '../../rights.tsx';
import { DialogBox, Fault, Field } from '../../ui/pieces.tsx';

interface Props {
  readonly bookId: string;
  readonly open: boolean;
  onClose(): void;
}

/** On which list versions a book was screened, the proof by repetition, and the mark that an order is done with. */
export function ScreeningsDialog({ bookId, open, onClose }: Props) {
  const { t } = useSpeech();
  return (
    <DialogBox title={t('lists:screening.title')} open={open} onClose={onClose}>
      <div className="stack">
        <Screenings bookId={bookId} />
        <Closings bookId={bookId} />
      </div>
    </DialogBox>
  );
}

function Screenings({ bookId }: { readonly bookId: string }) {
  const { t } = useSpeech();
  const screenings = useCall('books.screenings', { bookId });
  const repeat = useAction('books.repeat');
  const [report, setReport] = useState<RepeatReport | null>(null);
  const run = async (number: number) => {
    setReport(null);
    const answer = await repeat.run({ bookId, number });
    if (answer.ok) setReport(answer.value);
  };
  return (
    <>
      <Fault error={screenings.error ?? repeat.error} />
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('lists:screening.when')}</th>
            <th scope="col">{t('lists:screening.versions')}</th>
            <th scope="col">{t('lists:screening.proof')}</th>
          </tr>
        </thead>
        <tbody>
          {screenings.value?.map((screening) => (
            <Screening
              key={screening.number}
              screening={screening}
              busy={repeat.busy}
              onRepeat={() => void run(screening.number)}
            />
          ))}
        </tbody>
      </table>
      {repeat.busy && <p role="status">{t('lists:screening.repeating')}</p>}
      {report !== null && <Report report={report} />}
    </>
  );
}

function Screening(props: { readonly screening: ScreeningView; readonly busy: boolean; onRepeat(): void }) {
  const { t } = useSpeech();
  const { at, by, asOf, cause, engine, versions } = props.screening;
  return (
    <tr>
      <td>
        {at.slice(0, 16).replace('T', ' ')}
        <span className="soft small own-line">
          {t(`lists:screening.cause-${cause}`)} · {by} · {t('lists:screening.as-of', { day: asOf })}
        </span>
      </td>
      <td>
        {versions.map((version) => (
          <span key={version.versionId} className="small own-line">
            {version.versionId} <code>{version.hash.slice(0, 12)}</code> ({version.entries})
          </span>
        ))}
        <span className="soft small own-line">{engine}</span>
      </td>
      <td>
        <button type="button" disabled={props.busy} onClick={props.onRepeat}>
          {t('lists:screening.repeat')}
        </button>
      </td>
    </tr>
  );
}

function Report({ report }: { readonly report: RepeatReport }) {
  const { t } = useSpeech();
  const params = { parties: report.parties, lines: report.lines };
  return (
    <div className={report.same ? 'banner' : 'banner bad'} role="status">
      <p>
        {t(report.same ? 'lists:screening.same' : 'lists:screening.different', params)}{' '}
        {!report.outcomesCompared && t('lists:screening.parties-only')}{' '}
        {!report.sameEngine && t('lists:screening.other-engine')}
      </p>
      <code className="small own-line anywhere">SHA-256 {report.repeatedHash}</code>
      {report.differences.length > 0 && (
        <ul className="small">
          {report.differences.map((difference) => (
            <li key={`${difference.party} ${difference.stored}`}>{difference.party}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const Closings = onlyFor('books.close', ClosingsInside);

function ClosingsInside({ bookId }: { readonly bookId: string }) {
  const { t } = useSpeech();
  const closings = useCall('books.closings', { bookId });
  const close = useAction('books.close');
  const reopen = useAction('books.reopen');
  const [orderNo, setOrderNo] = useState('');
  const [reason, setReason] = useState('');
  const busy = close.busy || reopen.busy || reason.trim().length < 3;
  const order = orderNo.trim() === '' ? {} : { orderNo: orderNo.trim() };
  const done = (good: boolean) => {
    if (good) setReason('');
  };
  return (
    <section className="stack" aria-labelledby="closings">
      <h3 id="closings">{t('lists:closing.title')}</h3>
      <p className="soft small">{t('lists:closing.why')}</p>
      <ul className="bare-list">
        {closings.value?.map((closing) => (
          <li key={closing.orderNo ?? ''} className="spread">
            <span>
              {closing.orderNo ?? t('lists:closing.whole')}{' '}
              <span className="soft small">
                {closing.by}: {closing.reason}
              </span>
            </span>
            <button
              type="button"
              disabled={busy}
              onClick={() =>
                void reopen
                  .run({
                    bookId,
                    reason,
                    ...(closing.orderNo === null ? {} : { orderNo: closing.orderNo }),
                  })
                  .then((answer) => done(answer.ok))
              }
            >
              {t('lists:closing.reopen')}
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        <Field label={t('lists:closing.order')} hint={t('lists:closing.order-hint')}>
          {(tie) => <input {...tie} value={orderNo} onChange={(event) => setOrderNo(event.target.value)} />}
        </Field>
        <Field label={t('lists:closing.reason')}>
          {(tie) => <input {...tie} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <button
          type="button"
          disabled={busy}
          onClick={() => void close.run({ bookId, reason, ...order }).then((answer) => done(answer.ok))}
        >
          {t('lists:closing.close')}
        </button>
      </div>
      <Fault error={close.error ?? reopen.error} />
    </section>
  );
}
