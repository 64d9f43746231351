import type { HitRow } from '../../../shared/contract/views.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { ListTag } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';

const SHOWN = 6;

/** The hits that come next for this user: to decide for the officer, to review for the second person. */
export function NextHits() {
  const { t } = useSpeech();
  const { state, go } = useDesk();
  const reviewer = state.session?.role === 'reviewer';
  const hits = useCall('hits.queue', { state: reviewer ? 'to-review' : 'open', offset: 0, limit: SHOWN });
  const rows = hits.value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="next-hits">
      <h2 id="next-hits">{t(reviewer ? 'ui:today.next-reviews' : 'ui:today.next-hits')}</h2>
      <ul className="next-hits">
        {rows.map((row) => (
          <li key={row.hitId}>
            <NextHit row={row} onOpen={() => go({ at: 'hits', hitId: row.hitId })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextHit({ row, onOpen }: { readonly row: HitRow; onOpen(): void }) {
  const { t, locale } = useSpeech();
  return (
    <button type="button" className="next-hit" onClick={onOpen}>
      <ListTag list={row.list} />
      <strong className="clip" lang={languageOf(row.party, locale)}>
        {row.party}
      </strong>
      <span className="clip soft" lang={languageOf(row.entityName, 'ja')}>
        {row.entityId} {row.entityName}
      </span>
      <span className="soft small">
        {t(`app:tier.${row.tier}`)} {row.score.toFixed(2)}
      </span>
    </button>
  );
}
