import { useSpeech } from '../../i18n.ts';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
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
  /** Said instead of how good the passphrase is. */
  readonly hint?: string | undefined;
}) {
  const { t } = useSpeech();
  const { first, again } = props.value;
  const short = first.length > 0 && first.length < SHORTEST;
  const differs = again !== '' && again !== first;
  const hint = t(first === '' ? 'ui:start.passphrase-hint' : `ui:strength.${strengthOf(first)}`);
  return (
    <>
      <PassphraseField
        label={props.label}
        use="new"
        hint={short ? undefined : (props.hint ?? hint)}
        wrong={short ? t('ui:start.too-short', { have: first.length, need: SHORTEST }) : props.wrong}
        value={first}
        onChange={(value) => props.onChange({ first: value, again })}
      />
      <PassphraseField
        label={t('ui:start.again')}
        use="new"
        wrong={differs ? t('ui:start.differs') : undefined}
        value={again}
        onChange={(value) => props.onChange({ first, again: value })}
      />
    </>
  );
}
