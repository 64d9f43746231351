import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { TemplateRow } from '../../../shared/contract/template-channels.ts';
import type { LanguageSet } from '../../../shared/papers/paper.ts';
import type { TemplateEdit } from '../../../shared/papers/templates/index.ts';
import { client, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';
import { LanguageSetField } from '../papers/language-set-field.tsx';
import { drawPages } from '../papers/pdf-pages.ts';

/** Printing is work: pages follow when the writing rests for a moment. */
const REST = 700;

/** The pages as they would be printed, with the facts of a made-up or of a real case. */
export function PagePreview({ row, edit }: { readonly row: TemplateRow; readonly edit: TemplateEdit }) {
  const { t } = useSpeech();
  const [paperId, setPaperId] = useState('');
  const [languages, setLanguages] = useState<LanguageSet>('zh-ja');
  const [ground, setGround] = useState<'watch' | 'announcement-1'>('watch');
  const [variant, setVariant] = useState<'N' | 'W'>('N');
  const papers = useCall('papers.list', {});
  const mine = (papers.value ?? []).filter((paper) => paper.type === row.type);
  const sample = paperId === '';
  const hasVariants = edit.clauses.some((clause) => clause.variants !== undefined);
  const listedOnly = row.type === 'D2' || row.type === 'D5';
  return (
    <section className="stack" aria-label={t('templates:preview.title')}>
      <div className="template-preview-choices">
        <Field label={t('templates:preview.facts')}>
          {(tie) => (
            <select {...tie} value={paperId} onChange={(event) => setPaperId(event.target.value)}>
              <option value="">{t('templates:preview.sample')}</option>
              {mine.map((paper) => (
                <option key={paper.id} value={paper.id}>
                  {paper.docNo} · {paper.pledgor}
                </option>
              ))}
            </select>
          )}
        </Field>
        <LanguageSetField
          label={t('templates:preview.languages')}
          value={languages}
          onChange={setLanguages}
        />
        {sample && !listedOnly && (
          <Field label={t('templates:preview.ground')}>
            {(tie) => (
              <select
                {...tie}
                value={ground}
                onChange={(event) => setGround(event.target.value as typeof ground)}
              >
                <option value="watch">{t('templates:ground.watch')}</option>
                <option value="announcement-1">{t('templates:ground.announcement-1')}</option>
              </select>
            )}
          </Field>
        )}
        {hasVariants && (
          <Field label={t('templates:preview.variant')}>
            {(tie) => (
              <select
                {...tie}
                value={variant}
                onChange={(event) => setVariant(event.target.value as typeof variant)}
              >
                <option value="N">{t('templates:wording.narrow')}</option>
                <option value="W">{t('templates:wording.wide')}</option>
              </select>
            )}
          </Field>
        )}
      </div>
      <Pages id={row.id} edit={edit} view={{ languages, ground, variant, ...(sample ? {} : { paperId }) }} />
    </section>
  );
}

interface View {
  readonly languages: LanguageSet;
  readonly ground: 'watch' | 'announcement-1';
  readonly variant: 'N' | 'W';
  readonly paperId?: string;
}

function Pages({
  id,
  edit,
  view,
}: {
  readonly id: string;
  readonly edit: TemplateEdit;
  readonly view: View;
}) {
  const { t } = useSpeech();
  const [state, setState] = useState<
    AppError | 'printing' | { missing: number; unresolved: readonly string[] }
  >('printing');
  const place = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify(view);
  const first = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of the view stands for the view
  useEffect(() => {
    let current = true;
    const show = async () => {
      setState('printing');
      const printed = await client.call('templates.preview', { id, edit, ...view, languageClause: 'A' });
      if (!current) return;
      if (!printed.ok) return setState(printed.error);
      const { bytes, missing, unresolved } = printed.value;
      const pages = await drawPages(bytes, (page, pages) => t('paperdesk:preview.page', { page, pages }));
      if (!current) return;
      place.current?.replaceChildren(...pages);
      setState({ missing, unresolved });
    };
    const wait = setTimeout(() => void show(), first.current ? 0 : REST);
    first.current = false;
    return () => {
      current = false;
      clearTimeout(wait);
    };
  }, [id, edit, asked]);

  return (
    <>
      <p className="soft small">{t('templates:preview.mark')}</p>
      {state === 'printing' && <p role="status">{t('ui:loading')}</p>}
      {typeof state === 'object' && 'code' in state && <Fault error={state} />}
      {typeof state === 'object' && 'missing' in state && state.missing > 0 && (
        <p className="small">{t('templates:preview.missing', { count: state.missing })}</p>
      )}
      {typeof state === 'object' && 'missing' in state && state.unresolved.length > 0 && (
        <p className="small">
          {t('templates:preview.unresolved', { variables: state.unresolved.join(', ') })}
        </p>
      )}
      <div className="paper-preview" ref={place} />
    </>
  );
}
