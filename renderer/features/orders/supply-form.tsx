import { type FormEvent, useState } from 'react';
import type { LineDetail } from '../../../shared/contract/views.ts';
import { FIELD_KEYS, type FieldKey } from '../../../shared/orders/order.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';

const isField = (key: string): key is FieldKey => (FIELD_KEYS as readonly string[]).includes(key);

/** Facts that the sheet did not give. Each is put down with where it comes from; what the sheet gives is never overwritten. */
export const SupplyForm = onlyFor('lines.supply', SupplyFormInside);

function SupplyFormInside({ line }: { readonly line: LineDetail }) {
  const { t } = useSpeech();
  const { notify, refresh } = useDesk();
  const missing = line.missing.filter(isField);
  const [field, setField] = useState<FieldKey | null>(null);
  const [value, setValue] = useState('');
  const [basis, setBasis] = useState('');
  const supply = useAction('lines.supply');
  const chosen = field !== null && missing.includes(field) ? field : missing[0];
  if (chosen === undefined) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await supply.run({
      bookId: line.bookId,
      key: line.key,
      field: chosen,
      value: value.trim(),
      basis: basis.trim(),
    });
    if (!done.ok) return;
    setValue('');
    notify(t('orderdesk:supply.done', { field: t(`intake:field.${chosen}`) }));
    await refresh();
  };
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)} aria-labelledby="supply">
      <h3 id="supply">{t('orderdesk:supply.title', { count: missing.length })}</h3>
      <div className="columns-2">
        <Field label={t('orderdesk:supply.field')}>
          {(tie) => (
            <select {...tie} value={chosen} onChange={(event) => setField(event.target.value as FieldKey)}>
              {missing.map((each) => (
                <option key={each} value={each}>
                  {t(`intake:field.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('orderdesk:supply.value')}>
          {(tie) => (
            <input
              {...tie}
              type={chosen === 'contract_date' ? 'date' : 'text'}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('orderdesk:supply.basis')} hint={t('orderdesk:supply.basis-hint')}>
        {(tie) => <input {...tie} value={basis} onChange={(event) => setBasis(event.target.value)} />}
      </Field>
      <Fault error={supply.error} />
      <div className="row">
        <button type="submit" disabled={supply.busy || value.trim() === '' || basis.trim().length < 3}>
          {t('orderdesk:supply.start')}
        </button>
      </div>
    </form>
  );
}
