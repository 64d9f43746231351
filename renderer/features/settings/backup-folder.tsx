import type { KeepingView } from '../../../shared/contract/views.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault } from '../../ui/pieces.tsx';

/** Where backups go by themselves, on a host that can; elsewhere the window reminds. */
export function BackupFolder({ keeping, onDone }: { readonly keeping: KeepingView; onDone(): void }) {
  const { t } = useSpeech();
  const choose = useAction('vault.backup-folder');
  const now = useAction('vault.backup-now');
  if (!keeping.folders) return <p className="soft small">{t('people:backup.no-folders')}</p>;
  return (
    <>
      <p>
        {keeping.folder === null
          ? t('people:backup.none')
          : t('people:backup.folder', { folder: keeping.folder })}
      </p>
      <Fault error={choose.error ?? now.error} />
      <div className="row">
        <button
          type="button"
          disabled={choose.busy}
          onClick={() => void choose.run({}).then((done) => done.ok && onDone())}
        >
          {t('people:backup.choose')}
        </button>
        {keeping.folder !== null && (
          <button
            type="button"
            disabled={now.busy}
            onClick={() => void now.run({}).then((done) => done.ok && onDone())}
          >
            {t('people:backup.now')}
          </button>
        )}
      </div>
    </>
  );
}
