import type { ListVersion } from '../../../shared/lists/version.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault } from '../../ui/pieces.tsx';
import { versionTitle } from './list-title.ts';

/** The versions of one list, latest first: who brought what, when, with which hash, and what it changed. */
export function Timeline({ listId, active }: { readonly listId: string; readonly active: string | null }) {
  const { t } = useSpeech();
  const versions = useCall('lists.versions', { listId });
  return (
    <section className="stack" aria-labelledby="timeline">
      <h2 id="timeline">{t('lists:timeline.title')}</h2>
      <Fault error={versions.error} />
      <ol className="list-timeline">
        {[...(versions.value ?? [])].reverse().map((version) => (
          <Version key={version.id} version={version} active={version.id === active} />
        ))}
      </ol>
    </section>
  );
}

function Version({ version, active }: { readonly version: ListVersion; readonly active: boolean }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const { difference } = version;
  return (
    <li className={active ? 'active' : undefined}>
      <span className="spread">
        <strong>{versionTitle(version, t)}</strong>
        <span className={`tag ${version.state === 'draft' ? 'need-info' : 'plain'}`}>
          {t(active ? 'lists:timeline.active' : `lists:timeline.${version.state}`)}
        </span>
      </span>
      <span className="small">
        <code>{version.id}</code>
        {version.published !== null && ` · ${t('lists:timeline.published', { day: version.published })}`}
        {' · '}
        {t('lists:draft.imported', { day: version.importedAt.slice(0, 10), by: version.importedBy })}
      </span>
      {difference !== null && (
        <span className="small">
          {t('lists:difference.counts', {
            added: difference.added,
            removed: difference.removed,
            changed: difference.changed,
            status: difference.status,
          })}
        </span>
      )}
      {version.reason !== null && <span className="small">{version.reason}</span>}
      <code className="small soft clip">SHA-256 {version.fileHash}</code>
      {version.state === 'draft' && (
        <button type="button" onClick={() => go({ at: 'lists', tab: 'versions', versionId: version.id })}>
          {t('lists:draft.open')}
        </button>
      )}
    </li>
  );
}
