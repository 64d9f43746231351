import { useSpeech } from '../../i18n.ts';
import { onlyFor } from '../../rights.tsx';
import type { useOpenFile } from './open-file.ts';

/** The two ways to a first order book, under an empty state. */
export const FirstFile = onlyFor('intake.import', FirstFileInside);

function FirstFileInside({ open }: { readonly open: ReturnType<typeof useOpenFile> }) {
  const { t } = useSpeech();
  return (
    <>
      <div className="row">
        <button type="button" className="primary" onClick={() => void open.choose()}>
          {t('orderdesk:choose')}
        </button>
        <button type="button" onClick={() => void open.openSample()}>
          {t('orderdesk:sample')}
        </button>
      </div>
      <p className="small">{t('orderdesk:sample-text')}</p>
    </>
  );
}
