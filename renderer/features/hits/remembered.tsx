import { useState } from 'react';
import type { RememberedView } from '../../../shared/contract/knowledge.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Empty, Fault, ListTag } from '../../ui/pieces.tsx';
import { ReasonDialog } from '../lists/reason-dialog.tsx';
import '../lists/knowledge.css';
import { onlyFor } from '../../rights.tsx';
import { languageOf } from './language.ts';

const STEP = 200;
const MONTHS = [0, 1, 3, 6, 12, 18, 24, 36];

/** False positives that are applied in new order files, and for how long. */
export function Remembered() {
  const { t } = useSpeech();
  const { notify, go } = useDesk();
  const [limit, setLimit] = useState(STEP);
  const list = useCall('goodguys.list', { offset: 0, limit: Math.min(1000, limit) });
  const revoke = useAction('goodguys.revoke');
  const [revoking, setRevoking] = useState<RememberedView | null>(null);
  const rows = list.value?.rows ?? [];
  return (
    <div className="remembered stack">
      <div className="spread remembered-head">
        <p className="soft own-what">{t('knowledge:guys.what')}</p>
        {list.value !== null && <Months months={list.value.months} />}
      </div>
      <Fault error={list.error} />
      {list.value !== null && rows.length === 0 && (
        <Empty title={t('knowledge:guys.none')} text={t('knowledge:guys.none-text')}>
          <button type="button" onClick={() => go({ at: 'hits' })}>
            {t('knowledge:guys.to-queue')}
          </button>
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="own-table">
          <table className="plain" aria-label={t('knowledge:guys.tab')}>
            <thead>
              <tr>
                <th scope="col">{t('knowledge:guys.party')}</th>
                <th scope="col">{t('knowledge:guys.entity')}</th>
                <th scope="col">{t('knowledge:guys.decision')}</th>
                <th scope="col">{t('knowledge:guys.valid-to')}</th>
                <th scope="col" className="number">
                  {t('knowledge:guys.applied')}
                </th>
                <th scope="col">{t('knowledge:guys.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} onRevoke={() => setRevoking(row)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(list.value?.total ?? 0) > rows.length && limit < 1000 && (
        <div className="row">
          <button type="button" onClick={() => setLimit(limit + STEP)}>
            {t('knowledge:guys.more')}
          </button>
        </div>
      )}
      <ReasonDialog
        open={revoking !== null}
        title={t('knowledge:guys.revoke-title')}
        why={t('knowledge:guys.revoke-why')}
        action={t('knowledge:guys.revoke')}
        busy={revoke.busy}
        error={revoke.error}
        onClose={() => setRevoking(null)}
        onGiven={(reason) =>
          void revoke.run({ id: revoking?.id ?? '', reason }).then((answer) => {
            if (!answer.ok) return;
            setRevoking(null);
            notify(t('knowledge:guys.revoked'));
          })
        }
      >
        <p className="anywhere">
          <strong>{revoking?.party}</strong> · {revoking?.entityId} {revoking?.entityName}
        </p>
      </ReasonDialog>
    </div>
  );
}

const Months = onlyFor('goodguys.months', MonthsInside);

function MonthsInside({ months }: { readonly months: number }) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const { busy, error, run } = useAction('goodguys.months');
  const choices = MONTHS.includes(months) ? MONTHS : [...MONTHS, months].sort((a, b) => a - b);
  return (
    <div className="remembered-months">
      <label>
        <span className="small">{t('knowledge:guys.months')}</span>{' '}
        <select
          value={months}
          disabled={busy}
          onChange={(event) =>
            void run({ months: Number(event.target.value) }).then(
              (answer) => answer.ok && notify(t('knowledge:guys.months-saved')),
            )
          }
        >
          {choices.map((count) => (
            <option key={count} value={count}>
              {count === 0 ? t('knowledge:guys.never') : t('knowledge:guys.months-of', { count })}
            </option>
          ))}
        </select>
      </label>
      <Fault error={error} />
    </div>
  );
}

function Row({ row, onRevoke }: { readonly row: RememberedView; onRevoke(): void }) {
  const { t, locale } = useSpeech();
  const { decision, ended } = row;
  const more = [row.address, row.country, row.registrationId].filter((part) => part !== null).join(' · ');
  return (
    <tr className={row.state === 'valid' ? '' : 'own-retired'}>
      <td className="anywhere">
        <strong lang={languageOf(row.party, locale)}>{row.party}</strong>
        {more !== '' && <span className="soft small own-line">{more}</span>}
      </td>
      <td className="anywhere">
        <ListTag list={row.list} /> <code className="nowrap">{row.entityId}</code>
        <span className="soft small own-line" lang={languageOf(row.entityName, 'ja')}>
          {row.entityName}
        </span>
      </td>
      <td className="anywhere">
        {t(`app:reason-code.${decision.reasonCode}`)}
        <span className="small own-line">{decision.text}</span>
        <span className="soft small own-line">
          {t('knowledge:own-view.by', { by: decision.by, day: decision.at.slice(0, 10) })}
          {decision.review !== null && ` · ${t('knowledge:guys.second', { who: decision.review.by })}`} ·{' '}
          {row.fileName}
        </span>
      </td>
      <td className="nowrap">{row.validTo}</td>
      <td className="number">{row.applied}</td>
      <td>
        {ended === null ? (
          <>
            <span className={row.state === 'valid' ? 'tag good' : 'tag plain'}>
              {t(`knowledge:guys.state-${row.state}`)}
            </span>{' '}
            <button type="button" onClick={onRevoke}>
              {t('knowledge:guys.revoke')}
            </button>
          </>
        ) : (
          <span className="small">
            {t(`knowledge:guys.how-${ended.how}`, {
              by: ended.by,
              day: ended.at.slice(0, 10),
              reason: ended.reason,
            })}
          </span>
        )}
      </td>
    </tr>
  );
}
