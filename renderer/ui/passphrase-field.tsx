import { type KeyboardEvent, useState } from 'react';
import { useSpeech } from '../i18n.ts';
import { Field } from './pieces.tsx';

/** A passphrase: hidden unless shown on purpose, with a word where Caps Lock is on. Never remembered by the window. */
export function PassphraseField(props: {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  /** `current`: one that exists; `new`: one that is being chosen; `file`: of a file, not of this program. */
  readonly use: 'current' | 'new' | 'file';
}) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const watch = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <Field
      label={props.label}
      hint={caps ? t('ui:passphrase-field.caps') : props.hint}
      {...(props.wrong === undefined ? {} : { wrong: props.wrong })}
    >
      {(tie) => (
        <span className="passphrase-field">
          <input
            {...tie}
            type={shown ? 'text' : 'password'}
            autoComplete={props.use === 'file' ? 'off' : `${props.use}-password`}
            autoCapitalize="off"
            spellCheck={false}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            onKeyDown={watch}
            onKeyUp={watch}
            onBlur={() => {
              setCaps(false);
            }}
          />
          <button
            type="button"
            className="quiet"
            aria-pressed={shown}
            aria-controls={tie.id}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'ui:passphrase-field.hide' : 'ui:passphrase-field.show')}
          </button>
        </span>
      )}
    </Field>
  );
}
