import type { DraftView } from '../../../shared/contract/list-views.ts';
import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';

/** What the officer says of a draft that its file does not. Empty: not said. */
export interface Facts {
  readonly published: string;
  readonly announcement: string;
  readonly clause: '' | 'yes' | 'no';
}

export const NO_FACTS: Facts = { published: '', announcement: '', clause: '' };

const isNotice = ({ version }: DraftView) =>
  version.source === 'mofcom-control' || version.source === 'mofcom-watch';

export function lackingFacts(draft: DraftView, facts: Facts): boolean {
  if (draft.version.published === null && facts.published === '') return true;
  const number = draft.version.announcement ?? facts.announcement;
  return isNotice(draft) && !/^MOFCOM 20\d{2}-[1-9]\d{0,2}$/.test(number);
}

export function DraftFacts(props: {
  readonly draft: DraftView;
  readonly facts: Facts;
  onChange(facts: Facts): void;
}) {
  const { t } = useSpeech();
  const { draft, facts, onChange } = props;
  return (
    <div className="row">
      {draft.version.published === null && (
        <Field label={t('lists:draft.published')}>
          {(tie) => (
            <input
              {...tie}
              type="date"
              value={facts.published}
              onChange={(event) => onChange({ ...facts, published: event.target.value })}
            />
          )}
        </Field>
      )}
      {isNotice(draft) && draft.version.announcement === null && (
        <Field label={t('lists:draft.announcement')} hint="MOFCOM 2026-11">
          {(tie) => (
            <input
              {...tie}
              value={facts.announcement}
              onChange={(event) => onChange({ ...facts, announcement: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
      {isNotice(draft) && (
        <Field label={t('lists:draft.clause')} hint={t('lists:draft.clause-hint')}>
          {(tie) => (
            <select
              {...tie}
              value={facts.clause}
              onChange={(event) => onChange({ ...facts, clause: event.target.value as Facts['clause'] })}
            >
              <option value="">{t('designations:clause-unknown')}</option>
              <option value="yes">{t('designations:clause-yes')}</option>
              <option value="no">{t('designations:clause-no')}</option>
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
