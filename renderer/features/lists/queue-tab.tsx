import { useState } from 'react';
import type { RescreenRow } from '../../../shared/contract/list-views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, Field, ListTag, OutcomeTag } from '../../ui/pieces.tsx';
import { announcementIn } from './designation-words.tsx';

const SHOWN = 500;

/** What a new list version changed for whom. Every row stays until a person has seen it. */
export function QueueTab() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const [state, setState] = useState<'open' | 'all'>('open');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  const page = useCall('rescreen.list', { state, offset: 0, limit: SHOWN });
  const { busy, error, run } = useAction('rescreen.acknowledge');
  const rows = page.value?.rows ?? [];
  const open = rows.filter((row) => row.acknowledged === null);
  const acknowledge = async () => {
    const ids = open.filter((row) => picked.has(row.id)).map((row) => row.id);
    const answer = await run({ ids, text });
    if (!answer.ok) return;
    notify(t('lists:queue.done', { count: ids.length, open: answer.value.open }));
    setPicked(new Set());
    setText('');
  };
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  return (
    <div className="list-queue stack">
      <div className="row">
        <select
          aria-label={t('lists:queue.show')}
          value={state}
          onChange={(event) => setState(event.target.value as 'open' | 'all')}
        >
          <option value="open">{t('lists:queue.open')}</option>
          <option value="all">{t('lists:queue.all')}</option>
        </select>
        <button
          type="button"
          disabled={open.length === 0}
          onClick={() => setPicked(new Set(picked.size === open.length ? [] : open.map((row) => row.id)))}
        >
          {t('lists:queue.select-all')}
        </button>
        <Field label={t('lists:queue.note')}>
          {(tie) => <input {...tie} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <button
          type="button"
          className="primary"
          disabled={busy || picked.size === 0}
          onClick={() => void acknowledge()}
        >
          {t('lists:queue.acknowledge', { count: picked.size })}
        </button>
      </div>
      <Fault error={error ?? page.error} />
      {page.value !== null && rows.length === 0 ? (
        <Empty title={t('lists:queue.none')} text={t('lists:queue.none-text')} />
      ) : (
        <table className="plain list-changes">
          <thead>
            <tr>
              <th scope="col">{t('lists:queue.seen')}</th>
              <th scope="col">{t('lists:queue.order')}</th>
              <th scope="col">{t('lists:queue.party')}</th>
              <th scope="col">{t('lists:queue.entity')}</th>
              <th scope="col">{t('lists:queue.outcome')}</th>
              <th scope="col">{t('lists:queue.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} picked={picked.has(row.id)} onToggle={() => toggle(row.id)} />
            ))}
          </tbody>
        </table>
      )}
      {(page.value?.total ?? 0) > rows.length && (
        <p className="soft small">
          {t('lists:difference.more', { shown: rows.length, total: page.value?.total ?? 0 })}
        </p>
      )}
    </div>
  );
}

function Row(props: { readonly row: RescreenRow; readonly picked: boolean; onToggle(): void }) {
  const { t, say, locale } = useSpeech();
  const { go } = useDesk();
  const { row } = props;
  return (
    <tr>
      <td>
        {row.acknowledged === null ? (
          <input
            type="checkbox"
            checked={props.picked}
            aria-label={t('lists:queue.pick', { order: row.orderNo, party: row.party })}
            onChange={props.onToggle}
          />
        ) : (
          <span className="small">
            {row.acknowledged.by}
            <span className="soft own-line">{row.acknowledged.text}</span>
          </span>
        )}
      </td>
      <td>
        <button
          type="button"
          className="link"
          onClick={() => go({ at: 'orders', bookId: row.bookId, lineKey: row.lineKey })}
        >
          {row.orderNo} / {row.lineNo}
        </button>
        <span className="soft small own-line">{row.fileName}</span>
      </td>
      <td>{row.party}</td>
      <td>
        <button type="button" className="link" onClick={() => go({ at: 'hits', hitId: row.hitId })}>
          {row.entityName}
        </button>{' '}
        <ListTag list={row.list} />
        <span className="soft small own-line">
          {announcementIn(row.listing, locale)} · {t(`lists:change.${row.change}`)}
        </span>
      </td>
      <td>
        <span className="row">
          <OutcomeTag outcome={row.before} /> → <OutcomeTag outcome={row.after} />
        </span>
      </td>
      <td>
        <span className="small">{say(row.reason)}</span>
        {row.fallen !== null && (
          <span className="small own-line">
            {t('lists:queue.fallen', { by: row.fallen.by, text: row.fallen.text })}
          </span>
        )}
      </td>
    </tr>
  );
}
