import { useId, useMemo, useState } from 'react';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Field } from '../../ui/pieces.tsx';

const SHOWN = 30;

/** Chooses a listed entity by id or any of its names; `value` is its id, or nothing while the text fits none. */
export function EntityField(props: {
  readonly value: string;
  readonly wrong: string | undefined;
  onChange(entityId: string): void;
}) {
  const { t } = useSpeech();
  const lists = useCall('lists.get', {});
  const [text, setText] = useState<string | null>(null);
  const listId = useId();
  const options = useMemo(
    () =>
      (lists.value?.designations ?? []).map((d) => ({
        id: d.id,
        label: `${d.id} ${d.ja ?? d.zhHans} / ${d.en}`,
        names: [d.id, d.zhHans, d.ja, d.en, ...d.aliases].join(' ').normalize('NFKC').toLowerCase(),
      })),
    [lists.value],
  );
  const chosen = options.find((option) => option.id === props.value);
  const shown = text ?? chosen?.label ?? props.value;
  const wanted = shown.normalize('NFKC').trim().toLowerCase();
  const fitting = options.filter((option) => option.names.includes(wanted)).slice(0, SHOWN);
  const choose = (given: string) => {
    setText(given);
    const exact = options.find(
      (option) => option.label === given || option.id === given.trim().toUpperCase(),
    );
    props.onChange(exact?.id ?? '');
  };
  return (
    <Field
      label={t('knowledge:own-view.entity')}
      hint={chosen === undefined ? t('knowledge:own-form.entity-hint') : chosen.label}
      wrong={props.wrong}
    >
      {(tie) => (
        <>
          <input
            {...tie}
            list={listId}
            autoComplete="off"
            value={shown}
            onChange={(event) => choose(event.target.value)}
          />
          <datalist id={listId}>
            {fitting.map((option) => (
              <option key={option.id} value={option.label} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
