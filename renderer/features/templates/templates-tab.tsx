import { useState } from 'react';
import type { TemplateRow, TemplateTypeView } from '../../../shared/contract/template-channels.ts';
import { useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { Empty, Fault } from '../../ui/pieces.tsx';
import { CompareView } from './compare-view.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { TypePane } from './type-pane.tsx';
import './templates.css';

type Shown =
  | { readonly what: 'type' }
  | { readonly what: 'texts'; readonly id: string }
  | { readonly what: 'compare'; readonly row: TemplateRow };

/** The texts of the eight papers: which are in effect, who made and approved them, and a desk to write one's own. */
export function TemplatesTab() {
  const { t } = useSpeech();
  const types = useCall('templates.list', {});
  const [code, setCode] = useState<string | null>('D1');
  const [shown, setShown] = useState<Shown>({ what: 'type' });
  const type = types.value?.find((one) => one.type === code);
  const back = () => setShown({ what: 'type' });
  if (shown.what === 'texts') return <Texts key={shown.id} id={shown.id} onBack={back} />;
  if (shown.what === 'compare' && type !== undefined) {
    const others = type.versions.filter(({ id }) => id !== shown.row.id);
    const against = others.find(({ id }) => id === type.activeId) ?? others[0];
    if (against !== undefined)
      return <CompareView row={shown.row} others={others} against={against.id} onBack={back} />;
  }
  return (
    <div className="papers-split">
      <div className="papers-list">
        <p className="soft small">{t('templates:what')}</p>
        <Fault error={types.error} />
        {types.value === null && types.error === null && <p role="status">{t('ui:loading')}</p>}
        {(types.value ?? []).map((one) => (
          <TypeItem key={one.type} type={one} current={one.type === code} onOpen={() => setCode(one.type)} />
        ))}
      </div>
      <div className="papers-pane">
        {type === undefined ? (
          <Empty title={t('templates:choose')} />
        ) : (
          <TypePane
            key={type.type}
            type={type}
            onEdit={(id) => setShown({ what: 'texts', id })}
            onCompare={(row) => setShown({ what: 'compare', row })}
          />
        )}
      </div>
    </div>
  );
}

function TypeItem({
  type,
  current,
  onOpen,
}: {
  readonly type: TemplateTypeView;
  readonly current: boolean;
  onOpen(): void;
}) {
  const { t } = useSpeech();
  const active = type.versions.find(({ id }) => id === type.activeId);
  const waiting = type.versions.filter(({ state }) => state === 'to-review').length;
  return (
    <button type="button" className="paper-item" aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span className="spread">
        <strong>{t(`rules:code.${type.type}`)}</strong>
        <span className={active?.origin === 'own' ? 'tag own' : 'tag plain'}>
          {t(active?.origin === 'own' ? 'templates:own' : 'templates:built-in')}
        </span>
      </span>
      <span className="soft small">
        {active?.version}
        {waiting > 0 && ` · ${t('templates:state.to-review')}`}
      </span>
    </button>
  );
}

function Texts({ id, onBack }: { readonly id: string; onBack(): void }) {
  const { t } = useSpeech();
  const detail = useCall('templates.get', { id });
  if (detail.value === null)
    return detail.error === null ? <p role="status">{t('ui:loading')}</p> : <Fault error={detail.error} />;
  return <TemplateEditor detail={detail.value} onBack={onBack} />;
}
