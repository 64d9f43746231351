import { useMemo, useState } from 'react';
import { OWN_KINDS, type OwnKind, type OwnRecord } from '../../../shared/lists/own.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { DialogBox, Empty, Fault } from '../../ui/pieces.tsx';
import { languageOf } from '../hits/language.ts';
import { OwnForm } from './own-form.tsx';
import { entityOf, ownText } from './own-words.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import './knowledge.css';

/** What the company knows beyond the lists: every record with its basis, who and when. */
export function OwnKnowledge() {
  const { t, locale } = useSpeech();
  const { notify } = useDesk();
  const known = useCall('knowledge.list', {});
  const [kind, setKind] = useState<OwnKind | ''>('');
  const [search, setSearch] = useState('');
  const [withRetired, setWithRetired] = useState(false);
  const [form, setForm] = useState<OwnRecord | 'new' | null>(null);
  const [retiring, setRetiring] = useState<OwnRecord | null>(null);
  const retire = useAction('knowledge.retire');
  const rows = useMemo(() => {
    const wanted = search.normalize('NFKC').trim().toLowerCase();
    return (known.value?.records ?? []).filter(
      (record) =>
        (kind === '' || record.fact.kind === kind) &&
        (withRetired || record.retired === null) &&
        `${entityOf(record.fact) ?? ''} ${ownText(record.fact, t)} ${record.basis}`
          .normalize('NFKC')
          .toLowerCase()
          .includes(wanted),
    );
  }, [known.value, kind, search, withRetired, t]);
  const none = known.value !== null && known.value.records.length === 0;
  return (
    <div className="own stack">
      <p className="soft own-what">{t('knowledge:own-view.what')}</p>
      <div className="list-filters">
        <input
          type="search"
          aria-label={t('knowledge:own-view.search')}
          placeholder={t('knowledge:own-view.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select
          aria-label={t('knowledge:own-view.kind')}
          value={kind}
          onChange={(event) => setKind(OWN_KINDS.find((one) => one === event.target.value) ?? '')}
        >
          <option value="">{t('knowledge:own-view.all-kinds')}</option>
          {OWN_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`knowledge:kind.${one}`)}
            </option>
          ))}
        </select>
        <label className="nowrap">
          <input
            type="checkbox"
            checked={withRetired}
            onChange={(event) => setWithRetired(event.target.checked)}
          />
          {t('knowledge:own-view.with-retired')}
        </label>
        <button type="button" className="primary" onClick={() => setForm('new')}>
          {t('knowledge:own-view.add')}
        </button>
      </div>
      <Fault error={known.error} />
      {rows.length === 0 && known.value !== null && (
        <Empty
          title={t(none ? 'knowledge:own-view.none' : 'knowledge:own-view.none-found')}
          {...(none ? { text: t('knowledge:own-view.none-text') } : {})}
        />
      )}
      {rows.length > 0 && (
        <div className="own-table">
          <table className="plain" aria-label={t('knowledge:own-view.grid')}>
            <thead>
              <tr>
                <th scope="col">{t('knowledge:own-view.kind')}</th>
                <th scope="col">{t('knowledge:own-view.entity')}</th>
                <th scope="col">{t('knowledge:own-view.says')}</th>
                <th scope="col">{t('knowledge:own-view.basis')}</th>
                <th scope="col">{t('knowledge:own-view.who')}</th>
                <th scope="col">{t('knowledge:own-view.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((record) => (
                <tr key={record.id} className={record.retired === null ? '' : 'own-retired'}>
                  <td className="nowrap">{t(`knowledge:kind.${record.fact.kind}`)}</td>
                  <td className="nowrap">
                    <code>{entityOf(record.fact) ?? '—'}</code>
                  </td>
                  <td className="anywhere" lang={languageOf(ownText(record.fact, t), locale)}>
                    {ownText(record.fact, t)}
                  </td>
                  <td className="anywhere">
                    {record.basis}
                    {record.from !== null && (
                      <span className="soft small own-line">
                        {t('knowledge:own-view.from', { signer: record.from })}
                      </span>
                    )}
                  </td>
                  <td className="small">
                    {record.by}
                    <span className="own-line nowrap soft">{record.at.slice(0, 10)}</span>
                  </td>
                  <td>
                    <State
                      record={record}
                      onCorrect={() => setForm(record)}
                      onRetire={() => setRetiring(record)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <DialogBox
        title={t(form === 'new' ? 'knowledge:own-form.title-add' : 'knowledge:own-form.title-correct')}
        open={form !== null}
        onClose={() => setForm(null)}
      >
        {form !== null && (
          <OwnForm
            record={form === 'new' ? null : form}
            onClose={() => setForm(null)}
            onSaved={() => {
              setForm(null);
              notify(t('knowledge:own-form.saved'));
            }}
          />
        )}
      </DialogBox>
      <ReasonDialog
        open={retiring !== null}
        title={t('knowledge:own-form.retire-title')}
        why={t('knowledge:own-form.retire-why')}
        action={t('knowledge:own-view.retire')}
        busy={retire.busy}
        error={retire.error}
        onClose={() => setRetiring(null)}
        onGiven={(reason) =>
          void retire.run({ id: retiring?.id ?? '', reason }).then((answer) => {
            if (!answer.ok) return;
            setRetiring(null);
            notify(t('knowledge:own-form.retired'));
          })
        }
      >
        <p className="anywhere">
          <strong>{retiring === null ? '' : ownText(retiring.fact, t)}</strong>
        </p>
      </ReasonDialog>
    </div>
  );
}

function State(props: { readonly record: OwnRecord; onCorrect(): void; onRetire(): void }) {
  const { t } = useSpeech();
  const { retired } = props.record;
  if (retired !== null) {
    const { by, at, reason } = retired;
    return (
      <span className="small">
        {t('knowledge:own-view.retired-by', { by, day: at.slice(0, 10), reason })}
      </span>
    );
  }
  return (
    <span className="row own-actions">
      <button type="button" onClick={props.onCorrect}>
        {t('knowledge:own-view.correct')}
      </button>
      <button type="button" onClick={props.onRetire}>
        {t('knowledge:own-view.retire')}
      </button>
    </span>
  );
}
