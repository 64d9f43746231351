import { useState } from 'react';
import type { TemplateRow, TemplateTypeView } from '../../../shared/contract/template-channels.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { useRefusal, WhyNot } from '../../rights.tsx';
import { Fault } from '../../ui/pieces.tsx';
import { type Asked, VersionForm } from './version-form.tsx';

export interface TypePaneProps {
  readonly type: TemplateTypeView;
  onEdit(id: string): void;
  onCompare(row: TemplateRow): void;
}

/** One paper: which version is in effect and on what it rests, and what became of every other version. */
export function TypePane({ type, onEdit, onCompare }: TypePaneProps) {
  const { t } = useSpeech();
  const refusal = useRefusal('templates.create');
  const active = type.versions.find(({ id }) => id === type.activeId);
  const builtin = type.versions.find(({ id }) => id === type.builtinId);
  return (
    <article className="stack" aria-labelledby="template-type">
      <div className="spread">
        <h2 id="template-type">{t(`rules:code.${type.type}`)}</h2>
        {active !== undefined && (
          <span className="soft">
            {t('templates:in-effect')}: {active.version}
          </span>
        )}
      </div>
      <p className="banner ask">{t('templates:warning')}</p>
      {active !== undefined && builtin !== undefined && active.base !== builtin.version && (
        <p className="banner">
          {t('templates:newer-builtin', { version: builtin.version, base: active.base })}
        </p>
      )}
      <dl className="facts">
        <dt>{t('templates:basis')}</dt>
        {/* The makers write the basis in English; it names sources in their own languages. */}
        <dd lang="en">{active?.basis}</dd>
      </dl>
      <h3>{t('templates:versions')}</h3>
      <WhyNot refusal={refusal} />
      {type.versions.map((row) => (
        <Version
          key={row.id}
          row={row}
          alone={type.versions.length === 1}
          off={refusal !== null}
          onEdit={onEdit}
          onCompare={onCompare}
        />
      ))}
    </article>
  );
}

function Version(props: {
  readonly row: TemplateRow;
  readonly alone: boolean;
  /** The role may read only. */
  readonly off: boolean;
  onEdit(id: string): void;
  onCompare(row: TemplateRow): void;
}) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const { row, alone, off, onEdit, onCompare } = props;
  const create = useAction('templates.create');
  const [asked, setAsked] = useState<Asked | null>(null);
  const own = row.origin === 'own';
  const writing = own && (row.state === 'draft' || row.state === 'returned');
  const usable = own && ['approved', 'scheduled', 'replaced'].includes(row.state);
  const make = async () => {
    const made = await create.run({ from: row.id });
    if (!made.ok) return;
    await refresh();
    notify(t('templates:said.created', { version: made.value.id.split('/')[1] ?? '' }));
    onEdit(made.value.id);
  };
  const ask = (what: Asked, primary = false) => (
    <button
      type="button"
      className={primary ? 'primary' : ''}
      disabled={off}
      aria-expanded={asked === what}
      onClick={() => setAsked(asked === what ? null : what)}
    >
      {t(`templates:do.${what}`)}
    </button>
  );
  return (
    <section className="card stack" aria-label={row.version}>
      <div className="spread">
        <span className="row">
          <strong className="code">{row.version}</strong>
          <span className={own ? 'tag own' : 'tag plain'}>
            {t(own ? 'templates:own' : 'templates:built-in')}
          </span>
          <span className={`tag ${TONES[row.state] ?? 'plain'}`}>{t(`templates:state.${row.state}`)}</span>
        </span>
        <span className="soft small">{t('templates:papers', { count: row.papers })}</span>
      </div>
      <VersionHistory row={row} />
      <Fault error={create.error} />
      <div className="row">
        <button type="button" onClick={() => onEdit(row.id)}>
          {t(writing && !off ? 'templates:do.edit' : 'templates:do.look')}
        </button>
        {!alone && (
          <button type="button" onClick={() => onCompare(row)}>
            {t('templates:do.compare')}
          </button>
        )}
        {writing && ask('submit', true)}
        {row.canReview && ask('review', true)}
        {usable && ask('activate', true)}
        {row.state !== 'retired' && own && ask('retire')}
        {!writing && row.state !== 'to-review' && (
          <button type="button" disabled={off || create.busy} onClick={() => void make()}>
            {t('templates:do.create')}
          </button>
        )}
      </div>
      {row.state === 'to-review' && !row.canReview && <p className="soft small">{t('templates:own-text')}</p>}
      {asked !== null && <VersionForm row={row} what={asked} onDone={() => setAsked(null)} />}
    </section>
  );
}

const TONES: Readonly<Partial<Record<TemplateRow['state'], string>>> = {
  active: 'good',
  'to-review': 'review',
  returned: 'need-info',
  scheduled: 'papers',
};

/** Who made, approved, used and retired it. */
function VersionHistory({ row }: { readonly row: TemplateRow }) {
  const { t, locale } = useSpeech();
  const time = (instant: string) => new Date(instant).toLocaleString(locale);
  const { review, active, retired } = row;
  if (row.origin === 'built-in') return null;
  return (
    <ul className="plain-list small">
      <li>
        {t('templates:by', { name: row.createdBy, at: time(row.createdAt) })} ·{' '}
        {t('templates:rests-on', { base: row.base })}
      </li>
      {row.note !== '' && (
        <li>
          {t('templates:note')}: {row.note}
        </li>
      )}
      {review !== null && (
        <li>
          {review.agree
            ? t('templates:reviewed.agree', { name: review.by })
            : t('templates:reviewed.disagree', { name: review.by, text: review.text })}{' '}
          <span className="soft">{time(review.at)}</span>
        </li>
      )}
      {active !== null && <li>{t('templates:from', { day: active.from })}</li>}
      {retired !== null && (
        <li>
          {t('templates:retired', { name: retired.by, reason: retired.reason })}{' '}
          <span className="soft">{time(retired.at)}</span>
        </li>
      )}
    </ul>
  );
}
