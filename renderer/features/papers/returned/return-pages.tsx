import { useEffect, useRef, useState } from 'react';
import type { ReturnFindings } from '../../../../shared/papers/returned.ts';
import { client } from '../../../desk.ts';
import { useSpeech } from '../../../i18n.ts';
import { drawPages, plainBytes } from '../pdf-pages.ts';
import type { ReturnSource } from './return-desk.tsx';

type Pages = readonly HTMLElement[] | 'broken' | null;

/** The issued page beside the returned one, drawn in the window itself; the returned one alone until its paper is known. */
export function ReturnPages(props: {
  readonly source: ReturnSource;
  readonly pageCount: number;
  readonly paper: { readonly paperId: string; readonly findings: ReturnFindings } | null;
}) {
  const { t } = useSpeech();
  const { source, paper, pageCount } = props;
  const paperId = paper?.paperId ?? '';
  const [page, setPage] = useState(() => (paper === null ? 1 : firstToLookAt(paper.findings)));
  const [large, setLarge] = useState(false);
  const label = (n: number, pages: number) => t('returned:view.page', { page: n, pages });
  const issued = usePages(`issued ${paperId}`, async () => {
    if (paperId === '') return null;
    const file = await client.call('papers.pdf', { paperId });
    return file.ok ? drawPages(file.value.bytes, label) : 'broken';
  });
  const returned = usePages(`returned ${JSON.stringify(source)}`, async () => {
    const file = await client.call('papers.return-file', source);
    if (!file.ok) return 'broken';
    const { bytes, format, name } = file.value;
    return format === 'pdf' ? drawPages(bytes, label) : [await pictureOf(bytes, format, name)];
  });
  const count = Math.max(paper?.findings.pages.length ?? pageCount, 1);

  return (
    <section className="stack" aria-label={t('returned:part.pages')}>
      <div className="row">
        <button
          type="button"
          aria-label={t('returned:view.earlier')}
          disabled={page <= 1}
          onClick={() => setPage(page - 1)}
        >
          ‹
        </button>
        <span>{t('returned:view.page', { page, pages: count })}</span>
        <button
          type="button"
          aria-label={t('returned:view.later')}
          disabled={page >= count}
          onClick={() => setPage(page + 1)}
        >
          ›
        </button>
        <button type="button" aria-pressed={large} onClick={() => setLarge(!large)}>
          {t(large ? 'returned:view.fit' : 'returned:view.large')}
        </button>
      </div>
      <div className={`return-sides ${large ? 'large' : ''}`}>
        {paper !== null && <Side title={t('returned:view.issued')} pages={issued} page={page} />}
        <Side title={t('returned:view.returned')} pages={returned} page={page} />
      </div>
    </section>
  );
}

/** The first page on which something differs; of a scan the last one, where the signature is. */
function firstToLookAt(findings: ReturnFindings): number {
  const different = findings.pages.find((page) => page.state !== 'same' && page.state !== 'picture');
  if (different !== undefined) return different.page;
  return Math.max(1, findings.issuedPages === 0 ? 1 : findings.pages.length);
}

function Side(props: { readonly title: string; readonly pages: Pages; readonly page: number }) {
  const { t } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const { pages, page, title } = props;
  const shown = Array.isArray(pages) ? pages[page - 1] : undefined;
  useEffect(() => {
    place.current?.replaceChildren(...(shown === undefined ? [] : [shown]));
  }, [shown]);
  return (
    <figure className="return-side">
      <figcaption className="soft small">{title}</figcaption>
      {pages === null && <p role="status">{t('ui:loading')}</p>}
      {pages === 'broken' && <p>{t('returned:view.broken')}</p>}
      {Array.isArray(pages) && shown === undefined && <p className="soft">{t('returned:view.none')}</p>}
      <div ref={place} />
    </figure>
  );
}

function usePages(key: string, draw: () => Promise<Pages>): Pages {
  const [pages, setPages] = useState<Pages>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is drawn
  useEffect(() => {
    let current = true;
    setPages(null);
    draw()
      .catch((): Pages => 'broken')
      .then((drawn) => current && setPages(drawn));
    return () => {
      current = false;
    };
  }, [key]);
  return pages;
}

/** A picture goes into the window as data: the window loads nothing from an address. */
async function pictureOf(bytes: Uint8Array, format: 'png' | 'jpeg', name: string): Promise<HTMLElement> {
  const blob = new Blob([plainBytes(bytes)], { type: `image/${format}` });
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(blob);
  });
  const image = document.createElement('img');
  image.alt = name;
  image.src = url;
  await image.decode();
  return image;
}
