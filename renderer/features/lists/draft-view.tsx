import { useState } from 'react';
import type { DraftView as Draft } from '../../../shared/contract/list-views.ts';
import {
  addressOf,
  isDesignation,
  type ListedEntity,
  namesByLanguage,
} from '../../../shared/lists/entity.ts';
import { client, useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field, ListTag } from '../../ui/pieces.tsx';
import { DraftFacts, type Facts, lackingFacts, NO_FACTS } from './draft-facts.tsx';
import { NoticeDraft } from './notice-draft.tsx';

/** A draft against the active version: what it would add, take away and change, before it takes effect. */
export function DraftView({ versionId }: { readonly versionId: string }) {
  const { t } = useSpeech();
  const { go } = useDesk();
  const draft = useCall('lists.draft', { versionId });
  return (
    <div className="list-draft stack">
      <div>
        <button type="button" onClick={() => go({ at: 'lists', tab: 'versions' })}>
          {t('lists:draft.back')}
        </button>
      </div>
      <Fault error={draft.error} />
      {draft.value !== null && draft.error === null && <Body draft={draft.value} onChanged={draft.reload} />}
    </div>
  );
}

function Body({ draft, onChanged }: { readonly draft: Draft; onChanged(): void }) {
  const { t, say } = useSpeech();
  const { counts, version } = draft;
  return (
    <>
      <header className="card list-import stack">
        <h2>{version.title}</h2>
        <p className="small">
          {version.announcement !== null && `${version.announcement} · `}
          {t('lists:draft.against', { base: draft.base?.id ?? '–' })} ·{' '}
          {t('lists:draft.imported', { day: version.importedAt.slice(0, 10), by: version.importedBy })}
        </p>
        <p>
          <strong>{t('lists:difference.counts', { ...counts })}</strong>{' '}
          <span className="soft">{t('lists:difference.unchanged', { unchanged: counts.unchanged })}</span>
        </p>
        {draft.warnings.map((warning) => (
          <div key={warning.code} className={warning.stops ? 'banner ask' : 'banner'}>
            {say(warning.message)}
          </div>
        ))}
        {draft.problems.length > 0 && (
          <details>
            <summary>{t('lists:draft.problems', { count: draft.problemCount })}</summary>
            <ul className="small">
              {draft.problems.map((problem) => (
                <li key={`${problem.line} ${problem.reason.key}`}>
                  {t('lists:draft.line', { line: problem.line })} {say(problem.reason)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </header>
      <Settle draft={draft} />
      {draft.notice !== null && (
        <NoticeDraft versionId={version.id} notice={draft.notice} onCorrected={onChanged} />
      )}
      <Changes versionId={version.id} />
    </>
  );
}

const Settle = onlyFor('lists.accept', SettleInside);

function SettleInside({ draft }: { readonly draft: Draft }) {
  const { t, say } = useSpeech();
  const { go, notify } = useDesk();
  const accept = useAction('lists.accept');
  const discard = useAction('lists.discard');
  const [facts, setFacts] = useState<Facts>(NO_FACTS);
  const [overruled, setOverruled] = useState(false);
  const [reason, setReason] = useState('');
  const { version } = draft;
  const stops = draft.warnings.filter(({ stops: stop, code }) => stop && !code.startsWith('no-'));
  const lacking = lackingFacts(draft, facts);
  const doAccept = async () => {
    const answer = await accept.run({
      versionId: version.id,
      confirmed: overruled ? stops.map(({ code }) => code) : [],
      ...(facts.published === '' ? {} : { published: facts.published }),
      ...(facts.announcement === '' ? {} : { announcement: facts.announcement }),
      ...(facts.clause === '' ? {} : { clause: facts.clause === 'yes' }),
      ...(reason.trim() === '' ? {} : { reason }),
    });
    if (!answer.ok) return;
    const { rescreen } = answer.value;
    notify(t('lists:rescreen.done', { ...rescreen }));
    go({ at: 'lists', tab: rescreen.changedLines + rescreen.newHits > 0 ? 'queue' : 'versions' });
  };
  const doDiscard = async () => {
    const answer = await discard.run({ versionId: version.id, reason });
    if (answer.ok) go({ at: 'lists', tab: 'versions' });
  };
  return (
    <section className="card list-import stack" aria-label={t('lists:draft.settle')}>
      <DraftFacts draft={draft} facts={facts} onChange={setFacts} />
      {stops.length > 0 && (
        <label className="row">
          <input
            type="checkbox"
            checked={overruled}
            onChange={(event) => setOverruled(event.target.checked)}
          />
          {t('lists:draft.overrule', { warning: stops.map(({ message }) => say(message)).join(' ') })}
        </label>
      )}
      <Field label={t('lists:draft.reason')} hint={t('lists:draft.reason-hint')}>
        {(tie) => <input {...tie} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={accept.busy || lacking || (stops.length > 0 && !overruled)}
          onClick={() => void doAccept()}
        >
          {t(accept.busy ? 'lists:draft.accepting' : 'lists:draft.accept')}
        </button>
        {accept.busy ? (
          <button type="button" onClick={() => void client.call('lists.cancel', {})}>
            {t('lists:draft.stop')}
          </button>
        ) : (
          <button
            type="button"
            disabled={discard.busy || reason.trim().length < 3}
            onClick={() => void doDiscard()}
          >
            {t('lists:draft.discard')}
          </button>
        )}
      </div>
      <Fault error={accept.error ?? discard.error} />
    </section>
  );
}

/** What a new entry says of itself: its other names, where it is, under which programme. */
function aboutOf(entity: ListedEntity): string {
  const names = namesByLanguage(entity);
  const programs = isDesignation(entity) ? [] : entity.programs;
  return [names.en, addressOf(entity), ...programs].filter(Boolean).join(' · ');
}

const SHOWN = 200;

function Changes({ versionId }: { readonly versionId: string }) {
  const { t } = useSpeech();
  const [kind, setKind] = useState<'' | 'added' | 'removed' | 'changed' | 'status'>('');
  const page = useCall('lists.difference', {
    versionId,
    offset: 0,
    limit: SHOWN,
    ...(kind === '' ? {} : { kind }),
  });
  const rows = page.value?.rows ?? [];
  return (
    <section className="stack" aria-labelledby="changes">
      <div className="spread">
        <h2 id="changes">{t('lists:difference.title')}</h2>
        <select
          aria-label={t('lists:difference.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        >
          <option value="">{t('lists:difference.every')}</option>
          {(['added', 'removed', 'changed', 'status'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`lists:change.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Fault error={page.error} />
      <table className="plain list-changes">
        <thead>
          <tr>
            <th scope="col">{t('lists:difference.change')}</th>
            <th scope="col">{t('lists:difference.entry')}</th>
            <th scope="col">{t('lists:difference.fields')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">
                <span className={`tag ${row.kind === 'added' ? 'prohibited' : 'plain'}`}>
                  {t(`lists:change.${row.kind}`)}
                </span>
              </td>
              <td>
                {row.name} <ListTag list={row.list} />
                <span className="soft small own-line">{row.id}</span>
              </td>
              <td>
                {row.kind === 'added' && <span className="small">{aboutOf(row.after)}</span>}
                {row.fields.map((field) => (
                  <div key={field.field} className="small anywhere">
                    <code>{field.field}</code>: <del>{field.before ?? '–'}</del> →{' '}
                    <ins>{field.after ?? '–'}</ins>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(page.value?.total ?? 0) > rows.length && (
        <p className="soft small">
          {t('lists:difference.more', { shown: rows.length, total: page.value?.total ?? 0 })}
        </p>
      )}
    </section>
  );
}
