import { useState } from 'react';
import type { ListCard } from '../../../shared/contract/list-views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Fault, Field } from '../../ui/pieces.tsx';
import { listTitle } from './list-title.ts';

/** "I looked at the source through that day, and there is nothing newer": recorded with name and source. */
export const CheckedForm = onlyFor('lists.checked', CheckedFormInside);

function CheckedFormInside({ card }: { readonly card: ListCard }) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const { busy, error, run } = useAction('lists.checked');
  const [through, setThrough] = useState('');
  const [source, setSource] = useState(card.kind === 'mofcom' ? 'mofcom.gov.cn' : '');
  if (card.active === null || card.kind === 'own') return null;
  const save = async () => {
    const answer = await run({ listId: card.listId, through, source });
    if (answer.ok) notify(t('lists:check.recorded', { list: listTitle(card, t), day: through }));
  };
  return (
    <section className="card list-import stack" aria-labelledby="list-checked">
      <h2 id="list-checked">{t('lists:check.title', { list: listTitle(card, t) })}</h2>
      {card.lastCheck !== null && (
        <p className="soft small">
          {t('lists:check.last', {
            day: card.lastCheck.through,
            by: card.lastCheck.by,
            source: card.lastCheck.source,
          })}
        </p>
      )}
      <div className="row">
        <Field label={t('lists:check.through')}>
          {(tie) => (
            <input
              {...tie}
              type="date"
              value={through}
              onChange={(event) => setThrough(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('lists:check.source')}>
          {(tie) => <input {...tie} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <button
          type="button"
          disabled={busy || through === '' || source.trim().length < 3}
          onClick={() => void save()}
        >
          {t('lists:check.save')}
        </button>
      </div>
      <Fault error={error} />
    </section>
  );
}
