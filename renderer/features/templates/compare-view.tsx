import { useState } from 'react';
import type { TemplateDetail, TemplateRow } from '../../../shared/contract/template-channels.ts';
import type { Wording } from '../../../shared/papers/clauses.ts';
import { changedTexts, TEXT_LANGUAGES, textDifference } from '../../../shared/papers/templates/index.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Fault, Field } from '../../ui/pieces.tsx';
import { usePlaceLabel } from './place-label.ts';
import { HTML_LANG } from './text-block.tsx';

/** What one version changes against another, text by text in all three languages. */
export function CompareView(props: {
  readonly row: TemplateRow;
  readonly others: readonly TemplateRow[];
  readonly against: string;
  onBack(): void;
}) {
  const { t } = useSpeech();
  const { row, others, onBack } = props;
  const [againstId, setAgainstId] = useState(props.against);
  const after = useCall('templates.get', { id: row.id });
  const before = useCall('templates.get', { id: againstId });
  const ready = after.value !== null && before.value !== null && before.value.id === againstId;
  return (
    <div className="template-compare stack">
      <div className="row">
        <button type="button" onClick={onBack}>
          {t('templates:do.back')}
        </button>
        <h2>
          {t(`rules:code.${row.type}`)} ·{' '}
          {t('templates:compare.title', {
            before: others.find(({ id }) => id === againstId)?.version ?? '',
            after: row.version,
          })}
        </h2>
      </div>
      <Field label={t('templates:compare.with')}>
        {(tie) => (
          <select {...tie} value={againstId} onChange={(event) => setAgainstId(event.target.value)}>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.version} · {t(`templates:state.${other.state}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Fault error={after.error ?? before.error} />
      {ready && <Changes before={before.value} after={after.value} />}
    </div>
  );
}

function Changes({
  before,
  after,
}: {
  readonly before: TemplateDetail | null;
  readonly after: TemplateDetail | null;
}) {
  const { t } = useSpeech();
  const placeLabel = usePlaceLabel();
  if (before === null || after === null) return null;
  const { texts, reordered } = changedTexts(before.template, after.template);
  return (
    <>
      <p className="soft">
        {texts.length === 0
          ? t('templates:compare.none')
          : t('templates:compare.count', { count: texts.length })}{' '}
        {reordered && t('templates:compare.reordered')}
      </p>
      {texts.map(({ path, before: was, after: is }) => (
        <section key={path} className="card stack" aria-label={placeLabel(path)}>
          <div className="row">
            <h3>{placeLabel(path)}</h3>
            {was === null && <span className="tag good">{t('templates:compare.new')}</span>}
            {is === null && <span className="tag prohibited">{t('templates:compare.gone')}</span>}
          </div>
          <div className="template-languages">
            {TEXT_LANGUAGES.map((lang) => (
              <p key={lang} lang={HTML_LANG[lang]} className="template-difference">
                <Difference before={was} after={is} lang={lang} />
              </p>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Difference(props: {
  readonly before: Wording | null;
  readonly after: Wording | null;
  readonly lang: keyof Wording;
}) {
  const { t } = useSpeech();
  const [was, is] = [props.before?.[props.lang] ?? '', props.after?.[props.lang] ?? ''];
  if (was === is) return <span className="soft">{is}</span>;
  let at = 0;
  return textDifference(was, is).map(({ kind, text }) => {
    at += text.length;
    const key = `${kind}-${at}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    return kind === 'gone' ? (
      <del key={key} title={t('templates:compare.gone')}>
        {text}
      </del>
    ) : (
      <ins key={key} title={t('templates:compare.new')}>
        {text}
      </ins>
    );
  });
}
