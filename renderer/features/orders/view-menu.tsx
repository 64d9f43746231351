import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { LineRow } from '../../../shared/contract/views.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import type { GridColumn } from '../../ui/data-grid.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { type LineView, WHOLE_BOOK } from './line-view.ts';

/** Which columns are shown, and the views that the user keeps under a name. */
export function ViewMenu(props: {
  readonly view: LineView;
  onView(view: LineView): void;
  readonly columns: readonly GridColumn<LineRow>[];
}) {
  const { t } = useSpeech();
  const { view, onView } = props;
  const views = useCall('views.list', {});
  const save = useAction('views.save');
  const remove = useAction('views.remove');
  const [name, setName] = useState('');

  const toggle = (id: string) => {
    const hidden = view.hidden.includes(id)
      ? view.hidden.filter((each) => each !== id)
      : [...view.hidden, id];
    onView({ ...view, hidden });
  };
  const keep = async () => {
    const saved = await save.run({ ...view, hidden: [...view.hidden], name });
    if (!saved.ok) return;
    setName('');
    views.reload();
  };
  const drop = async (which: string) => {
    const removed = await remove.run({ name: which });
    if (removed.ok) views.reload();
  };

  return (
    <DialogTrigger>
      <Button className="quiet">{t('orderdesk:view.menu')}</Button>
      <Popover className="menu" placement="bottom end">
        <Dialog className="stack" aria-label={t('orderdesk:view.menu')}>
          <fieldset className="checks">
            <legend className="label">{t('orderdesk:view.columns')}</legend>
            {props.columns.map((column) => {
              const shown = !view.hidden.includes(column.id);
              const last = shown && props.columns.length - view.hidden.length === 1;
              return (
                <label key={column.id}>
                  <input type="checkbox" checked={shown} disabled={last} onChange={() => toggle(column.id)} />{' '}
                  {column.title}
                </label>
              );
            })}
          </fieldset>
          <div className="stack">
            <span className="label">{t('orderdesk:view.saved')}</span>
            {(views.value ?? []).length === 0 && <p className="soft small">{t('orderdesk:view.none')}</p>}
            {(views.value ?? []).map(({ name: known, ...kept }) => (
              <div key={known} className="row">
                <button type="button" onClick={() => onView(kept)}>
                  {known}
                </button>
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('orderdesk:view.remove', { name: known })}
                  onClick={() => void drop(known)}
                >
                  ×
                </button>
              </div>
            ))}
            <button type="button" onClick={() => onView(WHOLE_BOOK)}>
              {t('orderdesk:view.whole')}
            </button>
          </div>
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <Field label={t('orderdesk:view.name')}>
              {(tie) => (
                <input
                  {...tie}
                  maxLength={60}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <button type="submit" disabled={save.busy || name.trim() === ''}>
              {t('orderdesk:view.save')}
            </button>
          </form>
          <Fault error={views.error ?? save.error ?? remove.error} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
