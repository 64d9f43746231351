import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CaseDetail, CasePaper } from '../../../shared/contract/views.ts';
import { STOP_GROUNDS, type StopReport } from '../../../shared/rules/outcome.ts';
import { belongsToText } from '../../commands.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field, OutcomeTag } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { Duties } from './outcome-reasons.tsx';

/** One case: what it comes to, which licence, which papers are asked, there or missing, and its lines. */
export function CasePanel({ caseId, onClose }: { readonly caseId: string; onClose(): void }) {
  const { t } = useSpeech();
  const found = useCall('cases.get', { caseId });
  const heading = useRef<HTMLHeadingElement>(null);
  const there = found.value !== null;
  useEffect(() => {
    if (there) heading.current?.focus({ preventScroll: true });
  }, [there]);
  return (
    <aside
      className="line-panel"
      aria-label={t('ruledesk:case.panel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !belongsToText(event.nativeEvent)) onClose();
      }}
    >
      <Fault error={found.error} />
      {found.value !== null && (
        <div className="stack">
          <header className="stack">
            <div className="spread">
              <h2 ref={heading} tabIndex={-1}>
                {t('ruledesk:case.title', { order: found.value.orderNo })}
              </h2>
              <button type="button" className="quiet" onClick={onClose} aria-keyshortcuts="Escape">
                {t('ui:close')}
              </button>
            </div>
            <Head one={found.value} />
          </header>
          <Stop one={found.value} />
          <Papers one={found.value} />
          <Duties obligations={found.value.obligations} />
          <Lines one={found.value} />
        </div>
      )}
    </aside>
  );
}

function Head({ one }: { readonly one: CaseDetail }) {
  const { t, say, locale } = useSpeech();
  return (
    <>
      <div className="row">
        <OutcomeTag outcome={one.outcome} />
        {one.codes.map((code) => (
          <span key={code} className="tag plain">
            {t(`rules:case-code.${code}`)}
          </span>
        ))}
      </div>
      <dl className="facts">
        <dt>{t('orderdesk:column.endUser')}</dt>
        <dd lang={languageOf(one.endUser, locale)}>
          {one.endUser === '' ? t('ruledesk:case.no-end-user') : one.endUser}
        </dd>
        <dt>{t('intake:field.contract_no')}</dt>
        <dd>{one.contractNo === '' ? t('ruledesk:case.no-contract') : one.contractNo}</dd>
        <dt>{t('ruledesk:case.licence')}</dt>
        <dd>
          {t(`ruledesk:licence.${one.licence}`)}
          {one.licence !== 'none' && (
            <span className="soft small under">
              {one.clockDays === null
                ? t(one.licence === 'single' ? 'ruledesk:licence.no-clock' : 'ruledesk:licence.later')
                : t('ruledesk:licence.clock', { days: one.clockDays })}
            </span>
          )}
        </dd>
        {one.refused.length > 0 && (
          <>
            <dt>{t('ruledesk:case.refused')}</dt>
            <dd>
              {one.refused.map((message) => (
                <span key={message.key} className="under">
                  {say(message)}
                </span>
              ))}
            </dd>
          </>
        )}
        {one.missing.length > 0 && (
          <>
            <dt>{t('ruledesk:case.missing')}</dt>
            <dd>{one.missing.map((field) => say({ key: `intake:field.${field}` })).join(' · ')}</dd>
          </>
        )}
      </dl>
    </>
  );
}

const TONES: Readonly<Record<CasePaper['state'], string>> = {
  missing: 'need-info',
  draft: 'papers',
  issued: 'good',
  signed: 'good',
  withheld: 'prohibited',
};

function Papers({ one }: { readonly one: CaseDetail }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  if (one.papers.length === 0) return null;
  const makeable = one.papers.some(
    ({ code, state }) => (code === 'D1' || code === 'D2') && state !== 'withheld',
  );
  return (
    <section className="stack" aria-labelledby="case-papers">
      <div className="spread">
        <h3 id="case-papers">{t('ruledesk:case.papers')}</h3>
        {makeable && (
          <button type="button" onClick={() => go({ at: 'papers', caseId: one.caseId })}>
            {t('orderdesk:line.make-papers')}
          </button>
        )}
      </div>
      <ul className="case-papers">
        {one.papers.map((paper) => (
          <li key={`${paper.code} ${paper.variant}`}>
            <span>
              {t(`rules:code.${paper.code}`)}
              {paper.papers.length > 0 && (
                <span className="soft small under">{paper.papers.map(({ docNo }) => docNo).join(' · ')}</span>
              )}
            </span>
            <span className={`tag ${TONES[paper.state]}`}>{t(`ruledesk:case.paper.${paper.state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ one }: { readonly one: CaseDetail }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  return (
    <section className="stack" aria-labelledby="case-lines">
      <h3 id="case-lines">{t('ruledesk:case.lines', { count: one.lines })}</h3>
      {one.lineRows.map((row) => (
        <button
          key={row.key}
          type="button"
          className="line-hit"
          onClick={() => go({ at: 'orders', bookId: row.bookId, lineKey: row.key })}
        >
          <span className="spread">
            <span>{[row.lineNo, row.item, row.quantity].filter((text) => text !== '').join(' · ')}</span>
            <OutcomeTag outcome={row.outcome} />
          </span>
        </button>
      ))}
    </section>
  );
}

/** Stop and report (Regulations art. 25): set by one person, lifted by another. */
const Stop = onlyFor('cases.stop', StopInside);

function StopInside({ one }: { readonly one: CaseDetail }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState<StopReport['ground']>('end-use-changed');
  const [text, setText] = useState('');
  const stop = useAction('cases.stop');
  const resume = useAction('cases.resume');
  const stopped = one.stop;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done =
      stopped === null
        ? await stop.run({ caseId: one.caseId, ground, text: text.trim() })
        : await resume.run({ caseId: one.caseId, text: text.trim() });
    if (!done.ok) return;
    setOpen(false);
    setText('');
    notify(t(stopped === null ? 'ruledesk:stop.done' : 'ruledesk:stop.lifted'));
    await refresh();
  };
  return (
    <div className="stack">
      {stopped !== null && (
        <div className="banner bad">
          <strong>{t('ruledesk:stop.stopped', { ground: t(`rules:stop-ground.${stopped.ground}`) })}</strong>
          <p>
            {stopped.text} <span className="soft small">{stopped.by}</span>
          </p>
          {!stopped.canLift && <p className="small">{t('ruledesk:stop.other-person')}</p>}
        </div>
      )}
      {!open && (stopped === null || stopped.canLift) && (
        <div className="row">
          <button type="button" onClick={() => setOpen(true)}>
            {t(stopped === null ? 'ruledesk:stop.start' : 'ruledesk:stop.lift')}
          </button>
        </div>
      )}
      {open && (
        <form
          className="card stack"
          onSubmit={(event) => void submit(event)}
          aria-label={t('ruledesk:stop.start')}
        >
          {stopped === null && (
            <Field label={t('ruledesk:stop.ground')}>
              {(tie) => (
                <select
                  {...tie}
                  value={ground}
                  onChange={(event) => setGround(event.target.value as StopReport['ground'])}
                >
                  {STOP_GROUNDS.map((each) => (
                    <option key={each} value={each}>
                      {t(`rules:stop-ground.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <Field label={t('ruledesk:stop.text')}>
            {(tie) => (
              <textarea {...tie} rows={2} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <Fault error={stop.error ?? resume.error} />
          <div className="row">
            <button
              type="submit"
              className="primary"
              disabled={stop.busy || resume.busy || text.trim().length < 10}
            >
              {t('ruledesk:stop.save')}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {t('orderdesk:intake.cancel')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
