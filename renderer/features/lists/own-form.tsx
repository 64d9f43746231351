import { type FormEvent, useState } from 'react';
import type { Input } from '../../../shared/contract/channels.ts';
import { OWN_KINDS, OWN_RELATIONS, type OwnKind, type OwnRecord } from '../../../shared/lists/own.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { EntityField } from './entity-field.tsx';
import { completedFact, draftOf, type OwnDraft, wrongIn } from './own-draft.ts';

/** One piece of own knowledge with its basis; a correction retires the record that it replaces. */
export const OwnForm = onlyFor('knowledge.add', OwnFormInside);

function OwnFormInside(props: { readonly record: OwnRecord | null; onClose(): void; onSaved(): void }) {
  const { t } = useSpeech();
  const { busy, error, run } = useAction('knowledge.add');
  const [draft, setDraft] = useState<OwnDraft>(() => draftOf(props.record));
  const [tried, setTried] = useState(false);
  const wrong = wrongIn(draft);
  const set = (change: Partial<OwnDraft>) => setDraft((now) => ({ ...now, ...change }));
  const fault = (part: keyof OwnDraft, key: Parameters<typeof t>[0]) =>
    tried && wrong.has(part) ? t(key) : undefined;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.size > 0) return;
    const input: Input<'knowledge.add'> = {
      fact: completedFact(draft),
      basis: draft.basis.trim(),
      ...(props.record === null ? {} : { replaces: props.record.id }),
    };
    const answer = await run(input);
    if (answer.ok) props.onSaved();
  };
  const text = (part: keyof OwnDraft, label: Parameters<typeof t>[0], faultKey?: Parameters<typeof t>[0]) => (
    <Field label={t(label)} wrong={faultKey === undefined ? undefined : fault(part, faultKey)}>
      {(tie) => (
        <input
          {...tie}
          maxLength={500}
          value={draft[part]}
          onChange={(event) => set({ [part]: event.target.value })}
        />
      )}
    </Field>
  );
  const { kind } = draft;
  return (
    <form className="stack dialog-form" onSubmit={(event) => void save(event)}>
      <Field label={t('knowledge:own-view.kind')}>
        {(tie) => (
          <select
            {...tie}
            value={kind}
            disabled={props.record !== null}
            onChange={(event) => set({ kind: event.target.value as OwnKind })}
          >
            {OWN_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`knowledge:kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind !== 'blocked' && (
        <EntityField
          value={draft.entityId}
          wrong={fault('entityId', 'knowledge:own-form.entity-lacks')}
          onChange={(entityId) => set({ entityId })}
        />
      )}
      {kind === 'alias' && text('name', 'knowledge:own-form.name', 'knowledge:own-form.name-lacks')}
      {kind === 'reading' && text('name', 'knowledge:own-form.reading', 'knowledge:own-form.name-lacks')}
      {kind === 'relation' && (
        <>
          {text('name', 'knowledge:own-form.name', 'knowledge:own-form.name-lacks')}
          <div className="columns-2">
            <Field label={t('knowledge:own-form.relation')}>
              {(tie) => (
                <select
                  {...tie}
                  value={draft.relation}
                  onChange={(event) => set({ relation: event.target.value as OwnDraft['relation'] })}
                >
                  {OWN_RELATIONS.map((one) => (
                    <option key={one} value={one}>
                      {t(`knowledge:relation.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field
              label={t('knowledge:own-form.percent')}
              hint={t('knowledge:own-form.percent-hint')}
              wrong={fault('percent', 'knowledge:own-form.percent-wrong')}
            >
              {(tie) => (
                <input
                  {...tie}
                  inputMode="decimal"
                  value={draft.percent}
                  onChange={(event) => set({ percent: event.target.value })}
                />
              )}
            </Field>
          </div>
        </>
      )}
      {kind === 'blocked' && (
        <>
          <Field label={t('knowledge:own-form.names')} wrong={fault('name', 'knowledge:own-form.name-lacks')}>
            {(tie) => (
              <textarea
                {...tie}
                rows={2}
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
          {text('address', 'knowledge:own-form.address')}
          <div className="columns-2">
            {text('registrationId', 'knowledge:own-form.id')}
            {text('country', 'knowledge:own-form.country', 'knowledge:own-form.country-wrong')}
          </div>
        </>
      )}
      <Field
        label={t('knowledge:own-view.basis')}
        hint={t('knowledge:own-form.basis-hint')}
        wrong={fault('basis', 'knowledge:own-form.basis-lacks')}
      >
        {(tie) => (
          <textarea
            {...tie}
            rows={2}
            maxLength={1000}
            value={draft.basis}
            onChange={(event) => set({ basis: event.target.value })}
          />
        )}
      </Field>
      <Fault error={error} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy}>
          {t('knowledge:own-form.save')}
        </button>
        <button type="button" onClick={props.onClose}>
          {t('knowledge:own-form.cancel')}
        </button>
      </div>
    </form>
  );
}
