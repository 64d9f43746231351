import { useState } from 'react';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { listTitle } from './list-title.ts';

/** The chosen lists, and own knowledge where it is ticked, into one signed file. */
export const PackExport = onlyFor('packs.export', PackExportInside);

function PackExportInside() {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const registry = useCall('lists.registry', {});
  const known = useCall('knowledge.list', {});
  const { busy, error, run } = useAction('packs.export');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState(false);
  const lists = (registry.value?.lists ?? []).filter((list) => list.active !== null && list.kind !== 'own');
  const records = (known.value?.records ?? []).filter((record) => record.retired === null).length;
  const chosen = lists.filter((list) => !left.has(list.listId));
  const toggle = (listId: string, on: boolean) =>
    setLeft((now) => new Set(on ? [...now].filter((id) => id !== listId) : [...now, listId]));
  const save = async () => {
    const answer = await run({ listIds: chosen.map((list) => list.listId), own });
    if (answer.ok && answer.value !== null) notify(t('knowledge:pass.saved', { name: answer.value.name }));
  };
  return (
    <section className="card stack" aria-labelledby="pack-export">
      <h2 id="pack-export">{t('knowledge:pass.export')}</h2>
      <p className="soft">{t('knowledge:pass.export-why')}</p>
      <Fault error={registry.error ?? error} />
      <ul className="bare-list pack-choices">
        {lists.map((list) => (
          <li key={list.listId}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(list.listId)}
                onChange={(event) => toggle(list.listId, event.target.checked)}
              />
              <span>
                {listTitle(list, t)}{' '}
                <span className="soft small">
                  {t('knowledge:pass.entries', {
                    entries: list.active?.entries ?? 0,
                    day: list.checkedThrough ?? '—',
                  })}
                </span>
              </span>
            </label>
          </li>
        ))}
        <li>
          <label>
            <input
              type="checkbox"
              checked={own}
              disabled={records === 0}
              onChange={(event) => setOwn(event.target.checked)}
            />
            {t('knowledge:pass.with-own', { count: records })}
          </label>
        </li>
      </ul>
      <div className="row">
        <button type="button" disabled={busy || (chosen.length === 0 && !own)} onClick={() => void save()}>
          {t('knowledge:pass.save')}
        </button>
      </div>
    </section>
  );
}
