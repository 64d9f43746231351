import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';
import { SHORTEST, strengthOf } from './passphrase.ts';

export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
}
export const NO_PASSPHRASE: NewPassphrase = { first: '', again: '' };

export function isComplete({ first, again }: NewPassphrase): boolean {
  return first.length >= SHORTEST && first === again;
}

/** A new passphrase, twice, with a hint of how good it is. */
export function NewPassphraseFields(props: {
  readonly value: NewPassphrase;
  onChange(value: NewPassphrase): void;
  readonly label: string;
  readonly wrong?: string | undefined;
}) {
  const { t } = useSpeech();
  const { first, again } = props.value;
  const short = first.length > 0 && first.length < SHORTEST;
  const differs = again !== '' && again !== first;
  const hint = t(first === '' ? 'ui:start.passphrase-hint' : `ui:strength.${strengthOf(first)}`);
  return (
    <>
      <Field
        label={props.label}
        hint={short ? undefined : hint}
        wrong={short ? t('ui:start.too-short', { have: first.length, need: SHORTEST }) : props.wrong}
      >
        {(tie) => (
          <input
            {...tie}
            type="password"
            autoComplete="new-password"
            value={first}
            onChange={(event) => props.onChange({ first: event.target.value, again })}
          />
        )}
      </Field>
      <Field label={t('ui:start.again')} wrong={differs ? t('ui:start.differs') : undefined}>
        {(tie) => (
          <input
            {...tie}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => props.onChange({ first, again: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
