import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import { client } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault } from '../../ui/pieces.tsx';
import { drawPages } from './pdf-pages.ts';

/** The pages of the PDF itself, as it would be sent. Shown when asked for: a long report has many. */
export function PaperPreview({ paperId, sha256 }: { readonly paperId: string; readonly sha256: string }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState(false);
  const [state, setState] = useState<'reading' | 'there' | AppError>('reading');
  const place = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newly printed paper has another hash
  useEffect(() => {
    const target = place.current;
    if (!shown || target === null) return;
    let current = true;
    setState('reading');
    const show = async () => {
      const file = await client.call('papers.pdf', { paperId });
      if (!current) return;
      if (!file.ok) return setState(file.error);
      const pages = await drawPages(file.value.bytes, (page, pageCount) =>
        t('paperdesk:preview.page', { page, pages: pageCount }),
      );
      if (!current) return;
      target.replaceChildren(...pages);
      setState('there');
    };
    void show();
    return () => {
      current = false;
    };
  }, [shown, paperId, sha256]);

  return (
    <section className="stack" aria-label={t('paperdesk:preview.title')}>
      <div className="row">
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'paperdesk:preview.hide' : 'paperdesk:preview.show')}
        </button>
      </div>
      {shown && state === 'reading' && <p role="status">{t('ui:loading')}</p>}
      {shown && typeof state === 'object' && <Fault error={state} />}
      {shown && <div className="paper-preview" ref={place} />}
    </section>
  );
}
