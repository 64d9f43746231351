import { useState } from 'react';
import type { LifeView } from '../../../../shared/contract/life.ts';
import type { PaperRow } from '../../../../shared/contract/views.ts';
import type { SignedBy, TrailEntry } from '../../../../shared/papers/trail.ts';
import { useAction, useCall } from '../../../desk.ts';
import { type Speech, useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { useRefusal, WhyNot } from '../../../rights.tsx';
import { Fault } from '../../../ui/pieces.tsx';
import { localDay } from './day.ts';
import { type Entering, LifeDialog } from './life-dialog.tsx';
import { LookDialog } from './look-dialog.tsx';
import './life.css';

/** What happened to a paper and who entered it, what is awaited, and what can be entered now. */
export function PaperLife({ paper }: { readonly paper: PaperRow }) {
  const { t, say } = useSpeech();
  const life = useCall('papers.life', { paperId: paper.id });
  const [entering, setEntering] = useState<Entering | null>(null);
  const [looking, setLooking] = useState(false);
  const { value } = life;
  if (value === null) return <Fault error={life.error} />;
  const done = () => {
    setEntering(null);
    setLooking(false);
    life.reload();
  };
  return (
    <section className="card stack" aria-labelledby="paper-life">
      <div className="spread">
        <h3 id="paper-life">{t('life:line.title')}</h3>
        {paper.status === 'issued' && (
          <span className={value.awaited === 'look' ? 'tag need-info' : 'soft small'}>
            {value.awaited === null
              ? t('life:line.nothing')
              : t('life:line.next', { what: t(`life:awaited.${value.awaited}`) })}
          </span>
        )}
      </div>
      {value.supersedes !== null && (
        <p className="soft small">{t('life:line.replaces', { docNo: value.supersedes })}</p>
      )}
      {value.nextDraft !== null && (
        <p className="soft small">{t('life:line.draft-next', { docNo: value.nextDraft })}</p>
      )}
      {value.notes.map((note) => (
        <p key={JSON.stringify(note)} className="banner ask">
          {say(note)}
        </p>
      ))}
      <Steps life={value} onWithdraw={(no) => setEntering({ kind: 'withdraw', no })} />
      <Actions
        paper={paper}
        life={value}
        onEnter={(kind) => setEntering({ kind })}
        onLook={() => setLooking(true)}
      />
      {entering !== null && (
        <LifeDialog paper={paper} entering={entering} onClose={() => setEntering(null)} onDone={done} />
      )}
      {looking && <LookDialog paper={paper} onClose={() => setLooking(false)} onDone={done} />}
    </section>
  );
}

function Steps({ life, onWithdraw }: { readonly life: LifeView; onWithdraw(no: number): void }) {
  const { t } = useSpeech();
  const wrong = new Set(life.trail.flatMap((entry) => (entry.kind === 'withdrawn' ? [entry.of] : [])));
  const speech = useSpeech();
  const mayEnter = useRefusal('papers.withdraw') === null;
  return (
    <ol className="life-line">
      <Step day={localDay(new Date(life.draftedAt))} by={life.draftedBy} text={t('life:line.drafted')} />
      {life.issuedOn !== null && (
        <Step day={life.issuedOn} by={life.issuedBy ?? ''} text={t('life:line.issued')} />
      )}
      {life.trail.map((entry) => (
        <Step
          key={entry.no}
          day={entry.kind === 'ask-again' || entry.on === null ? localDay(new Date(entry.at)) : entry.on}
          by={entry.by}
          text={textOf(speech, entry)}
          detail={detailOf(speech, entry)}
          remark={entry.text}
          wrong={wrong.has(entry.no)}
        >
          {mayEnter && CORRECTABLE.has(entry.kind) && !wrong.has(entry.no) && (
            <button type="button" className="link small" onClick={() => onWithdraw(entry.no)}>
              {t('life:do.withdraw')}
            </button>
          )}
        </Step>
      ))}
    </ol>
  );
}

const CORRECTABLE: ReadonlySet<TrailEntry['kind']> = new Set(['sent', 'returned', 'original']);

function Step(props: {
  readonly day: string;
  readonly by: string;
  readonly text: string;
  readonly detail?: string;
  readonly remark?: string;
  readonly wrong?: boolean;
  readonly children?: React.ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <li className={props.wrong === true ? 'wrong-entry' : ''}>
      <span className="life-day">{props.day}</span>
      <span className="life-text">
        <span>{props.wrong === true ? <s>{props.text}</s> : props.text}</span>
        {props.wrong === true && <span className="tag plain">{t('life:line.wrong')}</span>}
        {props.detail !== undefined && props.detail !== '' && (
          <span className="soft small">{props.detail}</span>
        )}
        {props.remark !== undefined && props.remark !== '' && (
          <span className="soft small">{props.remark}</span>
        )}
      </span>
      <span className="soft small">{props.by}</span>
      <span>{props.children}</span>
    </li>
  );
}

function textOf({ t }: Speech, entry: TrailEntry): string {
  switch (entry.kind) {
    case 'sent':
      return t('life:line.sent', { how: t(`life:way.${entry.how}`), to: entry.to });
    case 'returned':
      return t('life:line.returned', { form: t(`life:form.${entry.form}`) });
    case 'original':
      return t('life:line.original', { place: entry.storagePlace });
    case 'look':
      return t('life:line.look', { list: entry.to });
    case 'superseded':
      return t('life:line.superseded', { docNo: entry.byDocNo });
    case 'void':
      return t('life:line.void');
    case 'ask-again':
      return entry.on === null ? t('life:line.ask-off') : t('life:line.ask-again', { day: entry.on });
    case 'withdrawn':
      return t('life:line.withdrawn', { no: entry.of });
  }
}

function detailOf(speech: Speech, entry: TrailEntry): string {
  const { t } = speech;
  switch (entry.kind) {
    case 'sent':
      return joined([courier(speech, entry.courierNo), entry.comesBack ? '' : t('life:line.no-return')]);
    case 'returned':
      return signature(speech, entry);
    case 'original':
      return joined([courier(speech, entry.courierNo), signature(speech, entry)]);
    default:
      return '';
  }
}

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

function courier({ t }: Speech, no: string | undefined): string {
  return no === undefined ? '' : t('life:line.courier', { no });
}

function signature({ t }: Speech, signed: SignedBy): string {
  const { signedBy, signerTitle, signedOn, signedWay, delegation, seamSeal } = signed;
  return joined([
    t('life:line.signed', { by: joined([signerTitle ?? '', signedBy]) }),
    signedOn === undefined ? '' : t('life:line.signed-on', { day: signedOn }),
    signedWay === undefined ? '' : t(`life:signed-way.${signedWay}`),
    delegation === undefined ? '' : t('life:line.delegation', { tick: t(`life:tick.${delegation}`) }),
    seamSeal === undefined ? '' : t('life:line.seam-seal', { tick: t(`life:tick.${seamSeal}`) }),
  ]);
}

function Actions(props: {
  readonly paper: PaperRow;
  readonly life: LifeView;
  onEnter(kind: 'send' | 'original' | 'ask' | 'void'): void;
  onLook(): void;
}) {
  const { t } = useSpeech();
  const { go, notify, refresh } = useDesk();
  const redraft = useAction('papers.redraft');
  const { paper, life, onEnter, onLook } = props;
  // Every entry in the life of a paper is the work of the same role; only the look may be another's.
  const refusal = useRefusal('papers.sent');
  const off = refusal !== null;
  const again = async () => {
    const made = await redraft.run({ paperId: paper.id });
    if (!made.ok) return;
    notify(t('life:made-next', { docNo: made.value.docNo }));
    await refresh();
    go({ at: 'papers', paperId: made.value.id });
  };
  const wasIssued = life.issuedOn !== null;
  const issued = paper.status === 'issued';
  const { nextDraft } = life;
  return (
    <>
      <div className="row">
        {life.awaited === 'look' && (
          <button type="button" className="primary" onClick={onLook}>
            {t('life:do.look')}
          </button>
        )}
        {issued && life.awaited !== 'look' && (
          <button type="button" disabled={off} onClick={() => onEnter('send')}>
            {t('life:do.send')}
          </button>
        )}
        {wasIssued && life.stage !== 'original' && (
          <button type="button" disabled={off} onClick={() => onEnter('original')}>
            {t('life:do.original')}
          </button>
        )}
        {issued && life.awaited !== null && (
          <button type="button" disabled={off} onClick={() => onEnter('ask')}>
            {t('life:do.ask')}
          </button>
        )}
        {nextDraft === null && paper.status !== 'draft' && (
          <button type="button" disabled={off || redraft.busy} onClick={() => void again()}>
            {t('life:do.redraft')}
          </button>
        )}
        {nextDraft !== null && (
          <button type="button" onClick={() => go({ at: 'papers', paperId: nextDraft })}>
            {t('life:do.open-draft')}
          </button>
        )}
        {(issued || paper.status === 'draft') && (
          <button type="button" disabled={off} onClick={() => onEnter('void')}>
            {t('life:do.void')}
          </button>
        )}
      </div>
      <WhyNot refusal={refusal} />
      <Fault error={redraft.error} />
    </>
  );
}
