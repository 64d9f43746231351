import { type FormEvent, useState } from 'react';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { DialogBox, Fault, Field } from '../../ui/pieces.tsx';
import { announcementIn } from './designation-words.tsx';
import type { SuspendedMeasure } from './suspended.ts';
import { SwitchTable } from './switch-table.tsx';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly measures: readonly SuspendedMeasure[];
  readonly today: string;
  onClose(): void;
  onConfirmed(): void;
}

/** What the officer has read at the source of a suspended measure; every line that it touches is decided anew. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useSpeech();
  return (
    <DialogBox title={t('designations:confirm.title')} open={props.open} onClose={props.onClose}>
      <div className="stack list-confirm">
        <p className="soft">{t('designations:confirm.why')}</p>
        <ConfirmForm {...props} />
        <SwitchTable />
      </div>
    </DialogBox>
  );
}

function ConfirmForm({ measures, today, onClose, onConfirmed }: ConfirmDialogProps) {
  const { t, locale } = useSpeech();
  const { notify } = useDesk();
  const { busy, error, run } = useAction('lists.confirm');
  const first = measures.find((measure) => measure.unconfirmed) ?? measures[0];
  const [announcement, setAnnouncement] = useState(first?.announcement ?? '');
  const [state, setState] = useState<'in-force' | 'suspended' | ''>('');
  const [source, setSource] = useState('');
  const [date, setDate] = useState(today);
  const [tried, setTried] = useState(false);
  const good = state !== '' && source.trim().length >= 3 && /^\d{4}-\d{2}-\d{2}$/.test(date) && date <= today;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!good) return;
    const answer = await run({ announcement, state, source: source.trim(), date });
    if (!answer.ok) return;
    onConfirmed();
    notify(t('designations:confirm.recorded', { announcement: announcementIn(announcement, locale) }));
    const next = measures.find((one) => one.unconfirmed && one.announcement !== announcement);
    if (next !== undefined) setAnnouncement(next.announcement);
    setState('');
    setTried(false);
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <div className="columns-2">
        <Field label={t('designations:announcement')}>
          {(tie) => (
            <select {...tie} value={announcement} onChange={(event) => setAnnouncement(event.target.value)}>
              {measures.map((measure) => (
                <option key={measure.announcement} value={measure.announcement}>
                  {announcementIn(measure.announcement, locale)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('designations:confirm.date')}
          wrong={tried && (date === '' || date > today) ? t('designations:confirm.date-wrong') : undefined}
        >
          {(tie) => (
            <input
              {...tie}
              type="date"
              max={today}
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Field>
      </div>
      <fieldset className="list-choices">
        <legend className="label">{t('designations:confirm.state')}</legend>
        {(['in-force', 'suspended'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="state" checked={state === one} onChange={() => setState(one)} />
            {t(`designations:confirm.${one}`)}
          </label>
        ))}
        {tried && state === '' && (
          <span className="wrong" role="alert">
            {t('designations:confirm.state-lacks')}
          </span>
        )}
      </fieldset>
      <Field
        label={t('designations:confirm.source')}
        hint={t('designations:confirm.source-hint')}
        wrong={tried && source.trim().length < 3 ? t('designations:confirm.source-lacks') : undefined}
      >
        {(tie) => (
          <input
            {...tie}
            value={source}
            maxLength={500}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <Fault error={error} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy}>
          {t('designations:confirm.save')}
        </button>
        <button type="button" onClick={onClose}>
          {t('ui:close')}
        </button>
      </div>
    </form>
  );
}
