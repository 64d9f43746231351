import { useState } from 'react';
import type { ListCard } from '../../../shared/contract/list-views.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault } from '../../ui/pieces.tsx';
import { CheckedForm } from './checked-form.tsx';
import { DraftView } from './draft-view.tsx';
import { ImportPanel } from './import-panel.tsx';
import { listTitle } from './list-title.ts';
import { Timeline } from './timeline.tsx';

/** Every list of the registry: how old, which version, what waits; and the way to bring a new one in. */
export function VersionsTab() {
  const { t } = useSpeech();
  const { place } = useDesk();
  const registry = useCall('lists.registry', {});
  const versionId = place.at === 'lists' ? place.versionId : undefined;
  const [listId, setListId] = useState<string | null>(null);
  if (versionId !== undefined) return <DraftView key={versionId} versionId={versionId} />;
  const lists = registry.value?.lists ?? [];
  const open = lists.find((card) => card.listId === listId) ?? lists[0];
  return (
    <div className="list-versions">
      <div className="stack">
        <ImportPanel lists={lists} />
        <Fault error={registry.error} />
        {(registry.value?.drafts.length ?? 0) > 0 && <Drafts />}
        <section className="stack" aria-labelledby="registry">
          <h2 id="registry">{t('lists:card.all')}</h2>
          {lists.map((card) => (
            <Card
              key={card.listId}
              card={card}
              open={card.listId === open?.listId}
              onOpen={() => setListId(card.listId)}
            />
          ))}
        </section>
      </div>
      {open !== undefined && (
        <div className="stack">
          <CheckedForm key={open.listId} card={open} />
          <Timeline listId={open.listId} active={open.active?.id ?? null} />
        </div>
      )}
    </div>
  );
}

function Drafts() {
  const { t } = useSpeech();
  const { go } = useDesk();
  const registry = useCall('lists.registry', {});
  return (
    <section className="stack" aria-labelledby="drafts">
      <h2 id="drafts">{t('lists:draft.waiting')}</h2>
      {registry.value?.drafts.map((draft) => (
        <button
          key={draft.id}
          type="button"
          className="card list-card open"
          onClick={() => go({ at: 'lists', tab: 'versions', versionId: draft.id })}
        >
          <strong>{draft.title}</strong>
          <span className="soft small">
            {t('lists:draft.imported', { day: draft.importedAt.slice(0, 10), by: draft.importedBy })}
          </span>
        </button>
      ))}
    </section>
  );
}

function Card({ card, open, onOpen }: { readonly card: ListCard; readonly open: boolean; onOpen(): void }) {
  const { t, say } = useSpeech();
  return (
    <button type="button" className="card list-card" aria-pressed={open} onClick={onOpen}>
      <span className="spread">
        <strong>{listTitle(card, t)}</strong>
        <code className="small">{card.active?.id ?? '–'}</code>
      </span>
      <span className="spread small">
        <span>
          {t('lists:card.entries', { entries: card.active?.entries ?? 0, versions: card.versions })}
        </span>
        <span className={card.stale ? 'tag need-info' : 'tag plain'}>
          {card.checkedThrough === null || card.ageDays === null
            ? t('lists:card.no-day')
            : t('lists:card.age', { day: card.checkedThrough, days: card.ageDays })}
        </span>
      </span>
      <span className="soft small">{say(card.unknown)}</span>
    </button>
  );
}
