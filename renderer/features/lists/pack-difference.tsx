import { useState } from 'react';
import type { PackedListView, PackReport } from '../../../shared/contract/knowledge.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault } from '../../ui/pieces.tsx';
import { entityOf, ownText } from './own-words.tsx';

/** What a pack would change here, list by list, and what of it is taken over. */
export function PackDifference(props: {
  readonly token: string;
  readonly report: PackReport;
  onTaken(lists: number, own: number): void;
}) {
  const { t } = useSpeech();
  const { lists, own } = props.report;
  const news = own.filter((record) => !record.known);
  const { busy, error, run } = useAction('packs.accept');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(lists.filter((list) => list.acceptable && list.notes.length === 0).map((list) => list.listId)),
  );
  const [withOwn, setWithOwn] = useState(false);
  const toggle = (listId: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, listId] : [...now].filter((id) => id !== listId)));
  const take = async () => {
    const answer = await run({ token: props.token, listIds: [...chosen], own: withOwn });
    if (answer.ok) props.onTaken(answer.value.drafts.length, answer.value.own);
  };
  return (
    <div className="stack">
      {lists.length > 0 && (
        <table className="plain">
          <caption className="visually-hidden">{t('knowledge:pass.difference')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('knowledge:pass.list')}</th>
              {(['added', 'removed', 'changed'] as const).map((change) => (
                <th key={change} scope="col" className="number">
                  {t(`knowledge:pass.${change}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lists.map((list) => (
              <ListRow
                key={list.listId}
                list={list}
                chosen={chosen.has(list.listId)}
                onToggle={(on) => toggle(list.listId, on)}
              />
            ))}
          </tbody>
        </table>
      )}
      {own.length > 0 && (
        <fieldset className="pack-own">
          <legend className="label">{t('knowledge:pass.own-title')}</legend>
          <ul>
            {own.map((record) => (
              <li key={record.id} className="anywhere">
                {t(`knowledge:kind.${record.fact.kind}`)} {entityOf(record.fact) ?? ''}{' '}
                {ownText(record.fact, t)} <span className="soft small">{record.basis}</span>{' '}
                {record.known && <span className="tag plain">{t('knowledge:pass.own-known')}</span>}
              </li>
            ))}
          </ul>
          <label>
            <input
              type="checkbox"
              checked={withOwn}
              disabled={news.length === 0}
              onChange={(event) => setWithOwn(event.target.checked)}
            />
            {t('knowledge:pass.with-own', { count: news.length })}
          </label>
        </fieldset>
      )}
      <p className="soft small">{t('knowledge:pass.take-hint')}</p>
      <Fault error={error} />
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={busy || (chosen.size === 0 && !withOwn)}
          onClick={() => void take()}
        >
          {t('knowledge:pass.take')}
        </button>
      </div>
    </div>
  );
}

function ListRow(props: {
  readonly list: PackedListView;
  readonly chosen: boolean;
  onToggle(on: boolean): void;
}) {
  const { t, say } = useSpeech();
  const { list } = props;
  const names = list.examples.map((example) => `${t(`knowledge:pass.${example.change}`)} ${example.name}`);
  return (
    <tr>
      <td>
        <label className="trust-compared">
          <input
            type="checkbox"
            checked={props.chosen}
            disabled={!list.acceptable}
            onChange={(event) => props.onToggle(event.target.checked)}
          />
          <span>
            {list.title}{' '}
            <span className="soft small">
              {t('knowledge:pass.entries', { entries: list.entries, day: list.checkedThrough })}
            </span>
          </span>
        </label>
        {list.notes.map((note) => (
          <p key={note.key} className="small soft">
            {say(note)}
          </p>
        ))}
        {names.length > 0 && (
          <p className="small anywhere">{t('knowledge:pass.examples', { names: names.join('; ') })}</p>
        )}
      </td>
      <td className="number">{list.added}</td>
      <td className="number">{list.removed}</td>
      <td className="number">{list.changed}</td>
    </tr>
  );
}
