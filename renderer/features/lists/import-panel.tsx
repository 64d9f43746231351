import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../shared/contract/channels.ts';
import type { ListCard } from '../../../shared/contract/list-views.ts';
import { client, useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { listTitle } from './list-title.ts';
import { TableColumnsForm } from './table-columns.tsx';

const NEW_LIST = '+';

/** A file by dialog or drop, or the text of a notice: read into a draft, which takes effect for nobody yet. */
export const ImportPanel = onlyFor('lists.read', ImportPanelInside);

function ImportPanelInside({ lists }: { readonly lists: readonly ListCard[] }) {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const { busy, error, run } = useAction('lists.read');
  const [text, setText] = useState('');
  const [target, setTarget] = useState('');
  const [title, setTitle] = useState('');
  const [table, setTable] = useState<string | null>(null);
  const dropped = place.at === 'lists' ? place.file : undefined;
  const seen = useRef<string | null>(null);

  const read = useCallback(
    async (input: Input<'lists.read'>) => {
      const answer = await run(input);
      if (answer.ok) go({ at: 'lists', tab: 'versions', versionId: answer.value.version.id });
    },
    [go, run],
  );
  const into = useCallback((): Partial<Input<'lists.read'>> => {
    if (target === '') return {};
    if (target !== NEW_LIST) return { listId: target };
    return { listId: idOf(title, lists), title };
  }, [lists, target, title]);
  const pick = async (asTable: boolean) => {
    const picked = await client.call('files.pick', { kind: 'list' });
    if (!picked.ok || picked.value === null) return;
    setTable(asTable ? picked.value.token : null);
    if (!asTable) await read({ token: picked.value.token, ...into() });
  };
  useEffect(() => {
    if (dropped === undefined || seen.current === dropped.token) return;
    seen.current = dropped.token;
    void read({ token: dropped.token, ...into() });
  }, [dropped, into, read]);

  return (
    <section className="card list-import stack" aria-labelledby="list-import">
      <h2 id="list-import">{t('lists:bring.title')}</h2>
      <div className="row">
        <Field label={t('lists:bring.into')}>
          {(tie) => (
            <select {...tie} value={target} onChange={(event) => setTarget(event.target.value)}>
              <option value="">{t('lists:bring.by-file')}</option>
              {lists.map((card) => (
                <option key={card.listId} value={card.listId}>
                  {listTitle(card, t)}
                </option>
              ))}
              <option value={NEW_LIST}>{t('lists:bring.new')}</option>
            </select>
          )}
        </Field>
        {target === NEW_LIST && (
          <Field label={t('lists:bring.name')}>
            {(tie) => <input {...tie} value={title} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
        )}
      </div>
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={busy || (target === NEW_LIST && title.trim() === '')}
          onClick={() => void pick(false)}
        >
          {t('lists:bring.pick')}
        </button>
        <button
          type="button"
          disabled={busy || target === '' || (target === NEW_LIST && title.trim() === '')}
          title={target === '' ? t('lists:columns.list-first') : undefined}
          onClick={() => void pick(true)}
        >
          {t('lists:columns.pick')}
        </button>
        <span className="soft small">{t('lists:bring.or')}</span>
      </div>
      {table !== null && (
        <TableColumnsForm
          key={table}
          token={table}
          busy={busy}
          onRead={(mapping) => void read({ token: table, source: 'table', mapping, ...into() })}
        />
      )}
      <Field label={t('lists:bring.text')}>
        {(tie) => (
          <textarea
            {...tie}
            rows={4}
            lang="zh-CN"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <button
          type="button"
          disabled={busy || text.trim() === ''}
          onClick={() => void read({ text, ...into() })}
        >
          {t(busy ? 'lists:bring.reading' : 'lists:bring.read')}
        </button>
      </div>
      <Fault error={error} />
    </section>
  );
}

/** An id that no list has: letters of the title where it has any, and a number. */
function idOf(title: string, lists: readonly ListCard[]): string {
  const word = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24);
  const taken = new Set(lists.map((card) => card.listId));
  for (let number = 1; ; number++) {
    const id = `list-${word === '' ? '' : `${word}-`}${number}`;
    if (!taken.has(id)) return id;
  }
}
