import { useState } from 'react';
import type { HitDetail } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { ReasonDialog } from '../lists/reason-dialog.tsx';

/** The party's name as it stands in the order becomes a name of the entity, with the basis that the officer gives. */
export function AliasFromHit({ hit }: { readonly hit: HitDetail }) {
  const { t } = useSpeech();
  const { notify } = useDesk();
  const { busy, error, run } = useAction('knowledge.add');
  const [open, setOpen] = useState(false);
  const params = { party: hit.party, entity: `${hit.entityId} ${hit.entityName}` };
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('knowledge:from-hit.button')}
      </button>
      <ReasonDialog
        open={open}
        title={t('knowledge:from-hit.title')}
        why={t('knowledge:from-hit.text', params)}
        label={t('knowledge:own-view.basis')}
        action={t('knowledge:own-form.save')}
        busy={busy}
        error={error}
        onClose={() => setOpen(false)}
        onGiven={(basis) =>
          void run({ fact: { kind: 'alias', entityId: hit.entityId, text: hit.party }, basis }).then(
            (answer) => {
              if (!answer.ok) return;
              setOpen(false);
              notify(t('knowledge:from-hit.done', { party: hit.party }));
            },
          )
        }
      />
    </>
  );
}
