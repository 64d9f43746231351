import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DraftView, NoticeEntry, NoticeView } from '../../../shared/contract/list-views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';

const NEW_ENTRY: NoticeEntry = { key: '', no: null, line: null, zh: '', en: '', address: '' };

/** The notice as it reads beside what was read from it: a person compares, and puts right what the reader got wrong. */
export function NoticeDraft(props: {
  readonly versionId: string;
  readonly notice: NoticeView;
  onCorrected(draft: DraftView): void;
}) {
  const { t } = useSpeech();
  const { versionId, notice, onCorrected } = props;
  const [chosen, setChosen] = useState<NoticeEntry | null>(null);
  return (
    <section className="stack" aria-labelledby="notice">
      <h2 id="notice">{t('lists:notice.title')}</h2>
      {notice.measures.length > 0 && (
        <div className="card list-import">
          <h3>{t('lists:notice.measures')}</h3>
          {notice.measures.map((measure) => (
            <blockquote key={measure} lang="zh-CN">
              {measure}
            </blockquote>
          ))}
        </div>
      )}
      <div className="list-notice">
        <NoticeText text={notice.text} line={chosen?.line ?? null} />
        <div className="stack">
          <ol className="list-read">
            {notice.entries.map((entry) => (
              <li key={entry.key}>
                <button
                  type="button"
                  aria-pressed={chosen?.key === entry.key}
                  onClick={() => setChosen(entry)}
                >
                  <span className="soft">{entry.no ?? '–'}</span> <span lang="zh-CN">{entry.zh || '–'}</span>
                  <span className="soft small own-line">
                    {[entry.en, entry.address].filter(Boolean).join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {chosen === null ? (
            <div className="row">
              <button type="button" onClick={() => setChosen(NEW_ENTRY)}>
                {t('lists:notice.add')}
              </button>
              <span className="soft small">{t('lists:notice.choose')}</span>
            </div>
          ) : (
            <EntryForm
              key={chosen.key}
              versionId={versionId}
              entry={chosen}
              onDone={(draft) => {
                setChosen(null);
                if (draft !== null) onCorrected(draft);
              }}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function NoticeText({ text, line }: { readonly text: string; readonly line: number | null }) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (line !== null)
      box.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' });
  }, [line]);
  return (
    <section
      ref={box}
      className="list-text"
      lang="zh-CN"
      aria-label={t('lists:notice.text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {text.split('\n').map((words, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
        <div key={i} data-line={i + 1} className={line === i + 1 ? 'marked' : undefined}>
          <span className="soft small" aria-hidden="true">
            {i + 1}
          </span>
          <span>{words}</span>
        </div>
      ))}
    </section>
  );
}

function EntryForm(props: {
  readonly versionId: string;
  readonly entry: NoticeEntry;
  onDone(draft: DraftView | null): void;
}) {
  const { t } = useSpeech();
  const { versionId, entry, onDone } = props;
  const [no, setNo] = useState(entry.no === null ? '' : String(entry.no));
  const [zh, setZh] = useState(entry.zh);
  const [en, setEn] = useState(entry.en);
  const [address, setAddress] = useState(entry.address);
  const { busy, error, run } = useAction('lists.correct');
  const key = entry.key === '' ? null : entry.key;
  const noFits = no === '' || /^[1-9]\d{0,3}$/.test(no);
  const send = async (fresh: { no: number | null; zh: string; en: string; address: string } | null) => {
    const answer = await run({ versionId, key, entry: fresh });
    if (answer.ok) onDone(answer.value);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void send({ no: no === '' ? null : Number(no), zh, en, address });
  };
  return (
    <form className="card list-import stack" onSubmit={save} aria-label={t('lists:notice.form')}>
      <Field label={t('lists:notice.no')} wrong={noFits ? undefined : t('lists:notice.no-wrong')}>
        {(tie) => (
          <input
            {...tie}
            inputMode="numeric"
            value={no}
            onChange={(event) => setNo(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={t('lists:notice.zh')}>
        {(tie) => <input {...tie} lang="zh-CN" value={zh} onChange={(event) => setZh(event.target.value)} />}
      </Field>
      <Field label={t('lists:notice.en')}>
        {(tie) => <input {...tie} lang="en" value={en} onChange={(event) => setEn(event.target.value)} />}
      </Field>
      <Field label={t('lists:notice.address')}>
        {(tie) => (
          <input {...tie} lang="zh-CN" value={address} onChange={(event) => setAddress(event.target.value)} />
        )}
      </Field>
      <Fault error={error} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy || !noFits}>
          {t('lists:notice.save')}
        </button>
        {key !== null && (
          <button type="button" disabled={busy} onClick={() => void send(null)}>
            {t('lists:notice.drop')}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => onDone(null)}>
          {t('lists:notice.back')}
        </button>
      </div>
    </form>
  );
}
