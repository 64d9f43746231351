import { useState } from 'react';
import type { PaperRow } from '../../../shared/contract/views.ts';
import type { LanguageSet } from '../../../shared/papers/paper.ts';
import { useAction, useCall } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { onlyFor } from '../../rights.tsx';
import { Empty, Fault, PlaceHead } from '../../ui/pieces.tsx';
import { BatchTab } from '../batch/batch-tab.tsx';
import { languageOf } from '../hits/language.ts';
import { TemplatesTab } from '../templates/templates-tab.tsx';
import { LanguageSetField } from './language-set-field.tsx';
import { OutTab } from './life/out-tab.tsx';
import { PaperTabs } from './life/paper-tabs.tsx';
import { PaperPane } from './paper-pane.tsx';
import { ReturnButton } from './returned/return-button.tsx';
import { ReturnDesk } from './returned/return-desk.tsx';
import './papers.css';

/** The papers of the house, by order; a case that asks for papers is made here, a paper is completed, issued and signed. */
export function PapersPlace() {
  const { t } = useSpeech();
  const { place } = useDesk();
  const at = place.at === 'papers' ? place : null;
  const tab = at?.tab ?? 'papers';
  if (at?.file !== undefined)
    return <ReturnDesk key={at.file.token} source={{ token: at.file.token }} paperId={at.paperId} />;
  if (at?.returnId !== undefined)
    return <ReturnDesk key={at.returnId} source={{ returnId: at.returnId }} paperId={at.paperId} />;
  return (
    <>
      <PlaceHead title={t('ui:place.papers')}>
        <PaperTabs current={tab} />
        <span className="spacer" />
        {tab === 'papers' && <span className="soft clip">{t('paperdesk:what')}</span>}
        {(tab === 'papers' || tab === 'out') && <ReturnButton paperId={at?.paperId} />}
      </PlaceHead>
      {tab === 'papers' && <Papers />}
      {tab === 'many' && <BatchTab />}
      {tab === 'out' && <OutTab />}
      {tab === 'templates' && <TemplatesTab />}
    </>
  );
}

function Papers() {
  const { t } = useSpeech();
  const { place, go } = useDesk();
  const at = place.at === 'papers' ? place : null;
  const papers = useCall('papers.list', {});
  const rows = papers.value ?? [];
  const open = rows.find((row) => row.id === at?.paperId);

  return (
    <div className="papers-split" id="papers-panel" role="tabpanel">
      <div className="papers-list">
        {at?.caseId !== undefined && <MakeDrafts key={at.caseId} caseId={at.caseId} />}
        <Fault error={papers.error} />
        {papers.value !== null && rows.length === 0 && (
          <Empty title={t('paperdesk:none')} text={t('paperdesk:none-text')}>
            <button type="button" onClick={() => go({ at: 'orders', tab: 'cases' })}>
              {t('paperdesk:to-cases')}
            </button>
          </Empty>
        )}
        {casesOf(rows).map((group) => (
          <CaseGroup
            key={group.caseId}
            group={group}
            openId={open?.id}
            onOpen={(paperId) =>
              go({
                at: 'papers',
                paperId,
                ...(at?.caseId === undefined ? {} : { caseId: at.caseId }),
              })
            }
          />
        ))}
      </div>
      <div className="papers-pane">
        {open === undefined ? (
          rows.length > 0 && <Empty title={t('paperdesk:choose')} />
        ) : (
          <PaperPane key={open.id} paper={open} />
        )}
      </div>
    </div>
  );
}

interface PaperCase {
  readonly caseId: string;
  readonly orderNo: string;
  /** For whom: the pledgor of the case. */
  readonly name: string;
  readonly live: readonly PaperRow[];
  readonly old: readonly PaperRow[];
}

/** Papers by case, the newest case first; drafts and issued papers in the order of their kinds. */
function casesOf(rows: readonly PaperRow[]): readonly PaperCase[] {
  const byCase = new Map<string, PaperRow[]>();
  for (const row of rows) byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row]);
  const newest = (group: readonly PaperRow[]) =>
    group
      .map((row) => row.createdAt)
      .sort()
      .at(-1) ?? '';
  return [...byCase.values()]
    .sort((a, b) => (newest(a) < newest(b) ? 1 : -1))
    .map((group) => {
      const sorted = [...group].sort((a, b) => (`${a.type}${a.id}` < `${b.type}${b.id}` ? -1 : 1));
      const standing = (row: PaperRow) => row.status === 'draft' || row.status === 'issued';
      const named = sorted.find((row) => row.type === 'D1') ?? sorted[0];
      return {
        caseId: named?.caseId ?? '',
        orderNo: named?.orderNo ?? '',
        name: named?.pledgor ?? '',
        live: sorted.filter(standing),
        old: sorted.filter((row) => !standing(row)),
      };
    });
}

function CaseGroup(props: {
  readonly group: PaperCase;
  readonly openId: string | undefined;
  onOpen(paperId: string): void;
}) {
  const { t, locale } = useSpeech();
  const { group, openId, onOpen } = props;
  const issued = group.live.filter((row) => row.status === 'issued').length;
  const item = (row: PaperRow) => (
    <PaperItem key={row.id} row={row} current={row.id === openId} onOpen={() => onOpen(row.id)} />
  );
  return (
    <section className="stack" aria-label={t('paperdesk:order', { orderNo: group.orderNo })}>
      <div className="spread">
        <h3>{t('paperdesk:order', { orderNo: group.orderNo })}</h3>
        <span className="soft small">
          {t('paperdesk:case-progress', { issued, count: group.live.length })}
        </span>
      </div>
      <span className="clip soft" lang={languageOf(group.name, locale)}>
        {group.name}
      </span>
      {group.live.map(item)}
      {group.old.length > 0 && (
        <details open={group.old.some((row) => row.id === openId)}>
          <summary className="soft small">{t('paperdesk:earlier', { count: group.old.length })}</summary>
          <div className="stack">{group.old.map(item)}</div>
        </details>
      )}
    </section>
  );
}

function PaperItem({
  row,
  current,
  onOpen,
}: {
  readonly row: PaperRow;
  readonly current: boolean;
  onOpen(): void;
}) {
  const { t, locale } = useSpeech();
  return (
    <button type="button" className="paper-item" aria-current={current ? 'true' : undefined} onClick={onOpen}>
      <span className="spread">
        <strong>{t(`rules:code.${row.type}`)}</strong>
        <span className={`tag ${row.status === 'issued' ? 'good' : 'plain'}`}>
          {t(`life:stage.${row.stage}`)}
        </span>
      </span>
      <span className="clip" lang={languageOf(row.pledgor, locale)}>
        {row.pledgor}
      </span>
      <span className="soft small">
        {row.docNo} · {t(`paperdesk:languages.${row.languages}`)}
        {row.status === 'draft' && row.missing.length > 0 && (
          <>
            {' · '}
            <span className="nowrap">{t('paperdesk:missing-count', { count: row.missing.length })}</span>
          </>
        )}
        {row.signatures > 0 && (
          <>
            {' · '}
            <span className="nowrap">{t('paperdesk:signed-count', { count: row.signatures })}</span>
          </>
        )}
      </span>
    </button>
  );
}

/** Drafts for one case. A case that must not have papers says why. */
const MakeDrafts = onlyFor('papers.draft', MakeDraftsInside);

function MakeDraftsInside({ caseId }: { readonly caseId: string }) {
  const { t } = useSpeech();
  const { go, notify } = useDesk();
  const [languages, setLanguages] = useState<LanguageSet>('zh-ja');
  const { busy, error, run } = useAction('papers.draft');
  const make = async (types?: ['D7' | 'D8']) => {
    const made = await run({ caseId, languages, ...(types === undefined ? {} : { types }) });
    if (!made.ok) return;
    notify(t('paperdesk:made', { count: made.value.length }));
    const first = made.value[0];
    if (first !== undefined) go({ at: 'papers', caseId, paperId: first.id });
  };
  return (
    <section className="card stack" aria-labelledby="make">
      <h2 id="make">{t('paperdesk:make.title')}</h2>
      <LanguageSetField
        label={t('paperdesk:make.languages')}
        hint={t('paperdesk:make.hint')}
        value={languages}
        onChange={setLanguages}
      />
      <Fault error={error} />
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => void make()}>
          {busy ? t('paperdesk:make.running') : t('paperdesk:make.start')}
        </button>
        <button type="button" disabled={busy} onClick={() => void make(['D7'])}>
          {t('paperdesk:make.record')}
        </button>
        <button type="button" disabled={busy} onClick={() => void make(['D8'])}>
          {t('paperdesk:make.customs')}
        </button>
      </div>
    </section>
  );
}
