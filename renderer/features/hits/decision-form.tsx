import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { HitDetail } from '../../../shared/contract/views.ts';
import { secondReviewNeeded } from '../../../shared/rules/decide.ts';
import { FITTING_REASONS, type ReasonCode, VERDICTS, type Verdict } from '../../../shared/rules/outcome.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { completed, type Draft, numbered, VERDICT_KEYS, withVerdict } from './verdicts.ts';

export const REASON_ID = 'hit-reason';
export const TEXT_ID = 'hit-text';

export interface DecisionFormProps {
  readonly hit: HitDetail;
  readonly draft: Draft;
  onDraft(draft: Draft): void;
  onRecorded(hit: HitDetail): void;
}

/** Verdict, reason and text. Nothing is recorded without all three. */
export const DecisionForm = onlyFor('hits.decide', DecisionFormInside);

function DecisionFormInside({ hit, draft, onDraft, onRecorded }: DecisionFormProps) {
  const { t } = useSpeech();
  const { busy, error, run } = useAction('hits.decide');
  const [lacks, setLacks] = useState<'verdict' | 'reason' | 'text' | null>(null);
  const noteId = useId();
  const form = useRef<HTMLFormElement>(null);
  const change = (next: Draft) => {
    setLacks(null);
    onDraft(next);
  };
  const record = async () => {
    if (busy) return;
    const ready = completed(draft);
    if (typeof ready === 'string') {
      setLacks(ready);
      form.current?.querySelector<HTMLElement>(`[data-part="${ready}"]`)?.focus();
      return;
    }
    const answer = await run({ hitId: hit.hitId, ...ready });
    if (answer.ok) onRecorded(answer.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void record();
    } else if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
  };
  const { state } = useDesk();
  const second =
    draft.verdict !== null &&
    (state.secondAlways.includes(draft.verdict) || secondReviewNeeded(draft.verdict, hit.tier, hit.score));
  const wrong = (part: typeof lacks) => (lacks === part ? { 'aria-invalid': true as const } : {});
  return (
    <form
      ref={form}
      className="hit-decision"
      aria-label={t('hits:decide.title')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <fieldset className="hit-verdicts">
        <legend className="visually-hidden">{t('hits:decide.verdict')}</legend>
        {VERDICTS.map((verdict, i) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={draft.verdict === verdict}
            aria-keyshortcuts={VERDICT_KEYS[verdict]}
            {...(i === 0 ? { 'data-part': 'verdict' } : {})}
            onClick={() => change(withVerdict(draft, verdict))}
          >
            {t(`app:verdict.${verdict}`)} <kbd>{VERDICT_KEYS[verdict]}</kbd>
          </button>
        ))}
        <ReasonSelect
          verdict={draft.verdict}
          value={draft.reasonCode}
          invalid={lacks === 'reason'}
          onChange={(reasonCode) => change({ ...draft, reasonCode })}
        />
      </fieldset>
      <div className="hit-text">
        <label className="visually-hidden" htmlFor={TEXT_ID}>
          {t('hits:decide.text')}
        </label>
        <textarea
          id={TEXT_ID}
          data-part="text"
          rows={2}
          maxLength={4000}
          placeholder={t('hits:decide.text-hint')}
          value={draft.text}
          aria-describedby={noteId}
          {...wrong('text')}
          onChange={(event) => change({ ...draft, text: event.target.value })}
        />
        <button
          type="submit"
          className="primary"
          disabled={busy}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          {t('hits:decide.record')} <kbd>{isMac() ? '⌘↵' : 'Ctrl+↵'}</kbd>
        </button>
      </div>
      <p id={noteId} className={lacks === null ? 'small soft' : 'small hit-lacks'} aria-live="polite">
        {lacks !== null
          ? t(`hits:decide.lacks.${lacks}`)
          : draft.verdict === null
            ? t('hits:decide.start')
            : t(second ? 'hits:decide.second' : 'hits:decide.alone')}
      </p>
      <Fault error={error} />
    </form>
  );
}

function ReasonSelect(props: {
  readonly verdict: Verdict | null;
  readonly value: ReasonCode | null;
  readonly invalid: boolean;
  onChange(code: ReasonCode | null): void;
}) {
  const { t } = useSpeech();
  const codes = props.verdict === null ? [] : FITTING_REASONS[props.verdict];
  return (
    <select
      id={REASON_ID}
      data-part="reason"
      aria-label={t('hits:decide.reason')}
      value={props.value ?? ''}
      disabled={props.verdict === null}
      {...(props.invalid ? { 'aria-invalid': true as const } : {})}
      onChange={(event) => props.onChange(codes.find((code) => code === event.target.value) ?? null)}
      onKeyDown={(event) => {
        const code = numbered(codes, event.key);
        if (code === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        props.onChange(code);
        document.getElementById(TEXT_ID)?.focus();
      }}
    >
      <option value="">
        {t(props.verdict === null ? 'hits:decide.verdict-first' : 'hits:decide.choose')}
      </option>
      {codes.map((code, i) => (
        // The number in front is what the officer types to choose it.
        <option key={code} value={code}>
          {i + 1} {t(`app:reason-code.${code}`)}
        </option>
      ))}
    </select>
  );
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}
