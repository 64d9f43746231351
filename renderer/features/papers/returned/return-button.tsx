import { useAction } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { useDesk } from '../../../place.ts';
import { useRefusal } from '../../../rights.tsx';

/** Opens a file that came back; dropping it on the papers does the same. */
export function ReturnButton({ paperId }: { readonly paperId?: string | undefined }) {
  const { t, say } = useSpeech();
  const { go, notify } = useDesk();
  const refusal = useRefusal('papers.return-read');
  const pick = useAction('files.pick');
  const choose = async () => {
    const picked = await pick.run({ kind: 'returned' });
    if (!picked.ok) notify(say(picked.error.message), 'bad');
    else if (picked.value !== null)
      go({ at: 'papers', file: picked.value, ...(paperId === undefined ? {} : { paperId }) });
  };
  return (
    <button
      type="button"
      disabled={pick.busy || refusal !== null}
      title={refusal === null ? undefined : say(refusal)}
      onClick={() => void choose()}
    >
      {t('returned:register')}
    </button>
  );
}
