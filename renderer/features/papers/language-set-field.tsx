import { LANGUAGE_SETS, type LanguageSet } from '../../../shared/papers/paper.ts';
import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';

/** The languages that a paper is made in. */
export function LanguageSetField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: LanguageSet;
  onChange(set: LanguageSet): void;
}) {
  const { t } = useSpeech();
  return (
    <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(tie) => (
        <select
          {...tie}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as LanguageSet)}
        >
          {LANGUAGE_SETS.map((set) => (
            <option key={set} value={set}>
              {t(`paperdesk:languages.${set}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
