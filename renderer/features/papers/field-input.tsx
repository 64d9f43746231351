import { useState } from 'react';
import type { PaperFieldView } from '../../../shared/contract/paper-channels.ts';
import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { useFieldLabel, useWording } from './wording.ts';

interface InputProps {
  readonly field: PaperFieldView;
  readonly value: string;
  onChange(value: string): void;
}

/** A field with its label. */
export function FieldInput(props: InputProps) {
  const { t } = useSpeech();
  const label = useFieldLabel()(props.field);
  const { field, value, onChange } = props;
  if (field.kind === 'rows') {
    return <RowsEditor label={label} columns={field.columns ?? []} value={value} onChange={onChange} />;
  }
  return (
    <Field label={label} hint={field.kind === 'date' ? t('paperdesk:fill.date') : undefined}>
      {(tie) => <Control {...props} tie={tie} />}
    </Field>
  );
}

/** The control of a field alone: choice, long text, date or line. */
export function Control({
  field,
  value,
  onChange,
  tie,
}: InputProps & { readonly tie: { readonly id?: string; readonly 'aria-label'?: string } }) {
  const { t, say } = useSpeech();
  const wording = useWording();
  const choices = field.choices ?? [];
  const [ownWords, setOwnWords] = useState(value !== '' && !choices.includes(value));
  if (field.kind === 'choice' && !ownWords) {
    return (
      <select
        {...tie}
        value={value}
        onChange={(event) => {
          if (event.target.value === OWN_WORDS) setOwnWords(true);
          else onChange(event.target.value);
        }}
      >
        <option value="">{t('paperdesk:fill.choose')}</option>
        {choices.map((choice) => {
          const words = field.choiceWords?.[choice];
          return (
            <option key={choice} value={choice}>
              {words === undefined ? say({ key: `papers:choice.${choice}` }) : wording(words)}
            </option>
          );
        })}
        {field.closed !== true && <option value={OWN_WORDS}>{t('paperdesk:fill.own-words')}</option>}
      </select>
    );
  }
  if (field.long) {
    const rows = field.cell === undefined ? 3 : 2;
    return <textarea {...tie} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <input
      {...tie}
      type={field.kind === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const OWN_WORDS = '\u0000own';
